"""Walking through a draft from top to bottom: which text stands at which label of a form, and what is left.

What the texts mean as values is decided by `draftplacing`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.domain import blocks
from workbench.domain.blocks import Content
from workbench.domain.draftparts import (
    Cell,
    Paragraph,
    Table,
    content_text,
    lost_tables,
    pictures_in,
    table_content,
)
from workbench.formspec.computing import is_total
from workbench.formspec.draftgathered import Gathered
from workbench.formspec.draftheadings import LONG_KINDS, TEXT_KINDS, Headings, Opened
from workbench.formspec.draftlabels import Labels, plain
from workbench.formspec.draftpairs import Pairs
from workbench.formspec.drafttexts import behind_label
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kind_rich import RICH
from workbench.formspec.model import Field

_LABELLED = re.compile(r"\s*[^:：|｜\t、，。；;]{1,16}[:：]")


@dataclass(frozen=True, slots=True)
class _List:
    """The head row that was passed last: the column of each cell, empty for cells that hold none.

    `counted` tells of each whether its head is one of the paper, below which rows are numbered.
    """

    field: Field
    columns: tuple[str, ...]
    counted: tuple[bool, ...]


class DraftWalk:
    """Passes every part of a draft once; `found` is what was read."""

    def __init__(self, labels: Labels) -> None:
        self.found = Gathered(labels)
        self._labels = labels
        self._open: Opened | None = None
        self._list: _List | None = None
        self._headings = Headings()
        self._head = ""  # the label passed last, below which others may stand

    def paragraph(self, part: Paragraph) -> None:
        """Pass a paragraph: a label, a label with its text, or text below a label; several where they fit."""
        first, *others = self._labels.pieces(part.text)
        self._paragraph(replace(part, text=first) if others else part)
        for piece in others:
            self._paragraph(Paragraph(piece))

    def _paragraph(self, part: Paragraph) -> None:
        text = part.text.strip()
        if not text:
            self._continue("", part.content)
            return
        field, rest = self._label_of(text)
        if field is not None and not self._headings.stays(self._open, part, field):
            content = behind_label(part.content, rest) if rest else pictures_in(part.content)
            if not (self._begin(field, part) and self._continue(rest, content)):
                self.found.leave(text, content)
            self._close_row(rest)
        elif field is None and self._open is not None and self._ends(self._open, part):
            self._open = None
            self._headings.head(part)
            self.found.leave(text, part.content)
        elif self._continue(part.text.rstrip(), part.content):
            self._headings.inside(part)
        else:
            self._headings.head(part)
            self.found.leave(text)

    def _ends(self, opened: Opened, part: Paragraph) -> bool:
        """Return whether a paragraph without a label of the form ends the text that is open.

        Below names that is what stands at a label nobody knows; no name has a colon.
        """
        below_names = bool(opened.field.columns) and not self._labels.holds_nothing(part.text)
        return self._headings.ends(opened, part) or (below_names and _LABELLED.match(part.text) is not None)

    def _label_of(self, text: str) -> tuple[Field | None, str]:
        """Return the field that a line is the label of, and what stands behind the label."""
        field, rest = self._labels.split_beneath(self._head, text) if self._head else (None, "")
        if field is not None:
            return field, rest
        field = self._labels.field(text)
        if field is None:
            field, rest = self._labels.split(text)
            if field is not None and self._labels.holds_nothing(text):
                field = None
        self._head = text if field is not None else ""
        return field, rest

    def table(self, part: Table) -> None:
        """Pass a table: labels beside their values, or a list below its head row."""
        self._list = self._headed(part.rows[0]) if part.rows else None
        if self._list is None and self._is_within_text(part):
            lines = [kind_words().between_cells.join(cell.text for cell in row) for row in part.rows]
            if part.drawn and self._takes_rich():
                self.found.lost += lost_tables(part.rows)
            self._continue("\n".join(lines), table_content(part.rows) if part.drawn else ())
            return
        pairs = Pairs(self._labels, self.found)
        for row in part.rows[1 if self._list else 0 :]:
            self._row(row, pairs)
        self._open = self._list = None

    def _is_within_text(self, part: Table) -> bool:
        """Return whether a table stands in a long text: below its label, and not filled in like a form.

        A word such as 名称 alone may be the head of a column; a form has several labels, or a list beside one.
        """
        if self._open is None or self._open.field.kind not in TEXT_KINDS:
            return False
        met = [field for row in part.rows for cell in row[:1] if (field := self._labels.field(cell.text))]
        several = len({field.id for field in met}) > 1 or len(part.rows) == 1
        return not met or not (several or any(field.columns for field in met))

    def _begin(self, field: Field, part: Paragraph) -> bool:
        """Take a field as the one whose text follows; return whether it is, which a second time it is not."""
        numbering, row = self._headings.head(part), self._labels.row(part.text)
        if row is None and self.found.holds(field):
            self._open = None
            return False
        self._open = Opened(field, part, numbering, row)
        return True

    def _continue(self, text: str, content: Content = ()) -> bool:
        """Give a text to the field that is open; return whether one was. Short fields take one line.

        Pictures are left where they have no place; all other structure falls by itself.
        """
        if self._open is None:
            self.found.leave("", content)
            return False
        field, row = self._open.field, self._open.row
        if row is not None and text:
            taken = self.found.name(row, text, content)
            self._open = self._open if taken else None
            return taken
        self.found.add(field, text, content)
        if text and field.kind not in LONG_KINDS:
            self._open = None
        return True

    def _close_row(self, rest: str) -> None:
        """End the names of a label if they stood behind it; those of a label alone stand below it."""
        if rest and self._open is not None and self._open.row is not None:
            self._open = None

    def _headed(self, cells: Sequence[Cell]) -> _List | None:
        """Return the list of the label passed last if the first row of a table is its head."""
        field = self._open.field if self._open is not None else None
        columns = self._columns(field, cells) if field is not None else ()
        return self._list_of(field, columns, cells) if field is not None and any(columns) else None

    def _list_of(self, field: Field, columns: tuple[str, ...], cells: Sequence[Cell]) -> _List:
        """Return the list below a head; heads of columns that it does not have are kept."""
        for cell, column in zip(cells, columns, strict=True):
            if not column:
                self.found.leave(cell.text, cell.content)
        return _List(field, columns, tuple(self._labels.holds_nothing(cell.text) for cell in cells))

    def _columns(self, field: Field, cells: Sequence[Cell]) -> tuple[str, ...]:
        """Return the column that each cell is the head of, empty for none; of two alike the first counts."""
        found = [self._labels.column(field, cell.text) for cell in cells]
        return tuple("" if column in found[:place] else column for place, column in enumerate(found))

    def _row(self, cells: Sequence[Cell], pairs: Pairs) -> None:
        if not cells:
            return
        if self._list is not None and self._sums(cells, self._list):
            return
        if self._list is not None and self._belongs(cells, self._list):
            self._list_row(cells, self._list)
            return
        self._list = None
        field = self._labels.field(cells[0].text)
        columns = self._columns(field, cells[1:]) if field is not None and field.columns else ()
        if field is not None and any(columns):
            inner = self._list_of(field, columns, cells[1:])
            self._list = _List(field, ("", *columns), (True, *inner.counted))
        elif len(cells) == 1:
            self._lines(cells[0])
        else:
            self._open = None
            pairs.pass_row(cells)

    def _lines(self, cell: Cell) -> None:
        """Pass what stands in a row of one cell like text outside a table."""
        if not cell.content:
            for line in cell.text.split("\n"):
                self.paragraph(Paragraph(line))
        for block in cell.content:
            inner = (block,)
            if isinstance(block, blocks.Table) and not self._takes_rich():
                for line in content_text(inner).split("\n"):
                    self.paragraph(Paragraph(line))
            elif isinstance(block, blocks.Table):
                self._continue(content_text(inner), inner)
            else:
                self.paragraph(Paragraph(content_text(inner), 0, inner))

    def _takes_rich(self) -> bool:
        return self._open is not None and self._open.field.kind == RICH.name

    def _sums(self, cells: Sequence[Cell], known: _List) -> bool:
        """Return whether a row holds the totals of a list, which are worked out and not read."""
        return is_total(known.field, [cell.text for cell in cells if not cell.continues])

    def _belongs(self, cells: Sequence[Cell], known: _List) -> bool:
        """Return whether a row goes on with a list: beside its label, or as wide as a head without a label."""
        if known.columns[0] or cells[0].continues or not cells[0].text.strip():
            return True
        return plain(cells[0].text).isdigit() and len(cells) == len(known.columns)

    def _list_row(self, cells: Sequence[Cell], known: _List) -> None:
        row: dict[str, str] = {}
        for cell, column, counted in zip(cells, known.columns, known.counted, strict=False):
            if column:
                row[column] = cell.text.strip()
                self.found.leave("", cell.content)
            elif not cell.continues and not (counted and plain(cell.text).isdigit()):
                self.found.leave(cell.text, cell.content)
        for cell in cells[len(known.columns) :]:
            self.found.leave(cell.text, cell.content)
        self.found.row(known.field, row)
