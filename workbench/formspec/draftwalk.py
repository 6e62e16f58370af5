"""Walking through a draft from top to bottom: which text stands at which label of a form, and what is left.

What the texts mean as values is decided by `draftplacing`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.domain import blocks
from workbench.domain.blocks import Content, Picture
from workbench.domain.draftparts import Cell, Paragraph, Table, content_text, pictures_in, table_content
from workbench.formspec.computing import is_total
from workbench.formspec.draftlabels import Labels, plain
from workbench.formspec.drafttexts import FieldText, behind_label
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kind_rich import RICH
from workbench.formspec.model import Field

_TEXT_KINDS = frozenset({"long_text", RICH.name})
_LONG_KINDS = _TEXT_KINDS | {"rows"}


@dataclass(frozen=True, slots=True)
class _Open:
    """The label that was passed last, whose text is still being read; `level` is that of its heading."""

    field: Field
    level: int


@dataclass(frozen=True, slots=True)
class _List:
    """The head row that was passed last: the column of each cell, empty for cells that hold none."""

    field: Field
    columns: tuple[str, ...]


class DraftWalk:
    """Passes every part of a draft once.

    `lists` holds the rows of lists that stood in tables, `pictures` those that stood where only words can be.
    """

    def __init__(self, labels: Labels) -> None:
        self.lists: dict[str, list[dict[str, str]]] = {}
        self.unplaced: list[str] = []
        self.pictures: list[Picture] = []
        self.titled = False
        self._labels = labels
        self._texts: dict[str, FieldText] = {}
        self._open: _Open | None = None
        self._list: _List | None = None

    def text_of(self, field: Field) -> str:
        """Return the words at the label of a field, an empty text for none."""
        return self._texts[field.id].text if field.id in self._texts else ""

    def rich_of(self, field: Field) -> str:
        """Return what stands at the label of a field as a rich text, an empty text for nothing."""
        return self._texts[field.id].rich if field.id in self._texts else ""

    def paragraph(self, part: Paragraph) -> None:
        """Pass a paragraph: a label, a label with its text, or text below a label."""
        text = part.text.strip()
        if not text:
            self._continue("", part.content)
            return
        field = self._labels.field(text)
        if field is not None:
            self._begin(field, part.level, text)
            self._continue("", pictures_in(part.content))
            return
        field, rest = self._labels.split(text)
        if field is not None and not self._labels.holds_nothing(text):
            self._begin(field, part.level, text)
            self._continue(rest, behind_label(part.content, rest))
        elif part.level and not self._is_deeper(part.level):
            self._open = None
            self._leave(text, part.content)
        elif not self._continue(part.text.rstrip(), part.content):
            self._leave(text)

    def table(self, part: Table) -> None:
        """Pass a table: labels beside their values, or a list below its head row."""
        self._list = self._headed(part.rows[0]) if part.rows else None
        if self._list is None and self._is_within_text(part):
            lines = [kind_words().between_cells.join(cell.text for cell in row) for row in part.rows]
            self._continue("\n".join(lines), table_content(part.rows) if part.drawn else ())
            return
        for row in part.rows[1 if self._list else 0 :]:
            self._row(row)
        self._open = self._list = None

    def _is_within_text(self, part: Table) -> bool:
        """Return whether a table stands in a long text: below its label, without a label of another field."""
        inside = self._open is not None and self._open.field.kind in _TEXT_KINDS
        return inside and not any(self._labels.field(cell.text) for row in part.rows for cell in row[:1])

    def _begin(self, field: Field, level: int, text: str) -> None:
        """Take a field as the one whose text follows; a second time its label is text without a place."""
        known = self._texts.setdefault(field.id, FieldText())
        if not known.holds_nothing or self.lists.get(field.id):
            self._open = None
            self.unplaced.append(text)
            return
        self._open = _Open(field, level)

    def _continue(self, text: str, content: Content = ()) -> bool:
        """Give a text to the field that is open; return whether one was. Short fields take one line.

        Pictures are left where they have no place; all other structure falls by itself.
        """
        if self._open is None:
            self.pictures += pictures_in(content)
            return False
        field = self._open.field
        self._add(field, text, content)
        if text and field.kind not in _LONG_KINDS:
            self._open = None
        return True

    def _add(self, field: Field, text: str, content: Content) -> None:
        if field.kind != RICH.name:
            self.pictures += pictures_in(content)
        known = self._texts.setdefault(field.id, FieldText())
        if text or content or not known.holds_nothing:
            known.add(text, content)

    def _is_deeper(self, level: int) -> bool:
        return self._open is not None and 0 < self._open.level < level

    def _leave(self, text: str, content: Content = ()) -> None:
        self.pictures += pictures_in(content)
        self.titled = self.titled or self._labels.is_title(text)
        if not self._labels.holds_nothing(text):
            self.unplaced.append(text)

    def _headed(self, cells: Sequence[Cell]) -> _List | None:
        """Return the list of the label passed last if the first row of a table is its head."""
        field = self._open.field if self._open is not None else None
        columns = self._columns(field, cells) if field is not None else ()
        return _List(field, columns) if field is not None and any(columns) else None

    def _columns(self, field: Field, cells: Sequence[Cell]) -> tuple[str, ...]:
        return tuple(self._labels.column(field, cell.text) for cell in cells)

    def _row(self, cells: Sequence[Cell]) -> None:
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
            self._list = _List(field, ("", *columns))
        elif len(cells) == 1:
            self._lines(cells[0])
        else:
            self._pairs(cells)

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
        for cell, column in zip(cells, known.columns, strict=False):
            if column:
                row[column] = cell.text.strip()
                self.pictures += pictures_in(cell.content)
            elif not cell.continues:
                self._leave(cell.text, cell.content)
        for cell in cells[len(known.columns) :]:
            self._leave(cell.text, cell.content)
        if any(plain(text) and plain(text) not in self._labels.empty_lists for text in row.values()):
            self.lists.setdefault(known.field.id, []).append(row)

    def _pairs(self, cells: Sequence[Cell]) -> None:
        """Take each label with the cell behind it; other cells have no place."""
        self._open = None
        place = 0
        while place < len(cells):
            cell = cells[place]
            text = cell.text.strip()
            field = self._labels.field(text)
            if field is not None and place + 1 < len(cells):
                self._put(field, text, cells[place + 1])
                self.pictures += pictures_in(cell.content)
                place += 2
                continue
            inner, rest = self._labels.split(text)
            if inner is not None and not self._labels.holds_nothing(text):
                self._put(inner, text, Cell(rest, content=behind_label(cell.content, rest)))
            else:
                self._leave(text, cell.content)
            place += 1

    def _put(self, field: Field, label: str, cell: Cell) -> None:
        if field.columns and plain(cell.text) in self._labels.empty_lists:
            return
        known = self._texts.get(field.id)
        if known is None or known.holds_nothing:
            self._texts.pop(field.id, None)
            self._add(field, cell.text, cell.content)
        elif plain(cell.text) and plain(cell.text) != plain(known.text):
            self.unplaced.append(f"{label}: {cell.text.strip()}")
            self.pictures += pictures_in(cell.content)
