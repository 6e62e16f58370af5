"""Lays a table of a spreadsheet over the rows of a list, from one cell to the right and down.

What fits no column stays out and is named; too many rows are refused as a whole. Whether a cell is a good value
is decided where the list is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from workbench.formspec.kind_base import check_count, shown
from workbench.formspec.kind_rows import CELL_KINDS, ROW_ID, data_rows, in_one_line, row_ids
from workbench.formspec.model import Field
from workbench.formspec.tabbed import cells_in
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import listed, sentences, tr, tr_count

_CHOSEN = frozenset({"choice", "yes_no"})  # one of them is stored, never what was written
_NAMED = 3  # cells that did not fit are named up to here


@dataclass(frozen=True, slots=True)
class Misfit:
    """A cell that stayed out: its text, the row of the list from 1, the label of its column if it has one."""

    text: str
    row: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """Rows as they stand after a table was laid over them, how many the table had, and what stayed out."""

    rows: list[dict[str, object]]
    count: int
    misfits: tuple[Misfit, ...] = ()
    joined: bool = False

    def told(self) -> str:
        """Return what happened, for the person who pasted."""
        told = [tr_count("{count} row was pasted.", "{count} rows were pasted.", self.count)]
        if self.joined:
            told.append(tr("Line breaks within cells became blanks."))
        if self.misfits:
            names = listed(_named(one) for one in self.misfits[:_NAMED])
            told.append(
                tr_count(
                    "{count} cell did not fit and was left out: {cells}.",
                    "{count} cells did not fit and were left out: {cells}.",
                    len(self.misfits),
                    cells=names + ("…" if len(self.misfits) > _NAMED else ""),
                )
            )
        return sentences(*told)


def laid_over(field: Field, rows: Sequence[Mapping[str, object]], place: tuple[int, int], text: str) -> Laid:
    """Return `rows` (raw cells by column, with their ids) with a table laid over them from `place`.

    `place` is a row and a column from 0; rows are added at the end. The heads of the list and its totals are no
    rows of the table. Raises InvalidValue if the list would have too many rows.
    """
    first, left = place
    table = data_rows(field, cells_in(text), left)
    check_count(field, max(len(rows), first + len(table)))
    items: list[dict[str, object]] = [dict(row) for row in rows]
    items += [{} for _ in range(first + len(table) - len(items))]
    misfits: list[Misfit] = []
    joined = False
    for number, cells in enumerate(table, start=first):
        for column, cell in zip(field.columns[left:], cells, strict=False):
            taken = _fitting(column, cell)
            joined |= "\n" in cell and isinstance(taken, str) and "\n" not in taken
            if taken is None and cell:
                misfits.append(Misfit(cell, number + 1, column.label.here()))
            else:
                items[number][column.id] = taken
        misfits += (Misfit(cell, number + 1) for cell in _beyond(field, cells, left))
    for item, row_id in zip(items, row_ids(field, items), strict=True):
        item[ROW_ID] = row_id
    return Laid(items, len(table), tuple(misfits), joined)


def _fitting(column: Field, cell: str) -> object:
    """Return how a cell stands in a column, None if it can't."""
    line = in_one_line(column, cell)
    if column.kind not in _CHOSEN:
        return line
    try:
        return CELL_KINDS[column.kind].read(column, line) if line else None
    except InvalidValue:
        return None


def _beyond(field: Field, cells: Sequence[str], left: int) -> Iterator[str]:
    """Yield the cells behind the last column, but not what the list itself works out there."""
    behind = islice(cells, max(len(field.heads) - left, 0), None)
    return (cell for cell in behind if cell)


def _named(misfit: Misfit) -> str:
    value = shown(misfit.text)
    if misfit.column:
        return tr("“{value}” ({column}, row {row})", value=value, column=misfit.column, row=misfit.row)
    return tr("“{value}” (row {row})", value=value, row=misfit.row)
