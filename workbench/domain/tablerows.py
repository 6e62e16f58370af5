"""Rows of a table as they are read, in which a cell may reach over several columns and rows.

What such a cell covers becomes empty cells, so that all others stay in their columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.domain.blocks import MOST_COLUMNS, Cell, Table

SPANS = ("colspan", "rowspan")
_MOST_ROWS = 10_000
_SPAN = re.compile("[0-9]{1,9}")
_EMPTY: Cell = ((),)


def span_of(attributes: Mapping[str, str], name: str) -> int:
    """Return over how many columns (`colspan`) or rows (`rowspan`) a cell reaches, 1 for what is no number."""
    given = attributes.get(name, "")
    most = MOST_COLUMNS if name == "colspan" else _MOST_ROWS
    return min(max(int(given), 1), most) if _SPAN.fullmatch(given) else 1


class TableRows:
    """Takes cells row by row."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._covered: dict[int, int] = {}  # how many rows below are covered in a column
        self._begun: dict[int, int] = {}  # the same of cells of this row, which counts from the next one

    def __bool__(self) -> bool:
        return bool(self._rows)

    def begin_row(self) -> None:
        """Begin a row below."""
        below = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        self._covered = {**below, **self._begun}
        self._begun = {}
        self._rows.append([])

    def add(self, cell: Cell, columns: int = 1, rows: int = 1) -> None:
        """Put a cell behind those of the row, with as many empty ones as it or those above it cover."""
        row = self._rows[-1]
        while len(row) in self._covered:
            row.append(_EMPTY)
        place = len(row)
        row.append(cell)
        row += [_EMPTY] * (min(columns, MOST_COLUMNS - place) - 1)
        if rows > 1:
            self._begun |= dict.fromkeys(range(place, len(row)), rows - 1)

    def table(self) -> Table:
        """Return the table; rows may still differ in length."""
        return Table(tuple(tuple(row) for row in self._rows))
