"""What was read of a draft so far, by field, and what has no place; nothing that was read is dropped.

What stands where is told by `draftwalk`, what it means as a value by `draftplacing`.
"""

from __future__ import annotations

from workbench.domain.blocks import Content, Picture
from workbench.domain.draftparts import Cell, Lost, pictures_in
from workbench.formspec.draftlabels import Labels, plain
from workbench.formspec.draftnames import are_names
from workbench.formspec.drafttexts import FieldText
from workbench.formspec.draftwords import RowWords
from workbench.formspec.kind_rich import RICH
from workbench.formspec.model import Field


class Gathered:
    """Texts by field.

    `lists` holds the rows of lists that stood in tables, `named` the texts at labels of single rows, `pictures`
    those that stood where only words can be, `lost` what else of a text could not be taken along.
    """

    def __init__(self, labels: Labels) -> None:
        self.lists: dict[str, list[dict[str, str]]] = {}
        self.named: dict[str, list[tuple[RowWords, str]]] = {}
        self.unplaced: list[str] = []
        self.pictures: list[Picture] = []
        self.lost: list[Lost] = []
        self.titled = False
        self._labels = labels
        self._texts: dict[str, FieldText] = {}

    def text_of(self, field: Field) -> str:
        """Return the words at the label of a field, an empty text for none."""
        return self._texts[field.id].text if field.id in self._texts else ""

    def rich_of(self, field: Field) -> str:
        """Return what stands at the label of a field as a rich text, an empty text for nothing."""
        return self._texts[field.id].rich if field.id in self._texts else ""

    def holds(self, field: Field) -> bool:
        """Return whether anything was found for a field."""
        known = self._texts.get(field.id)
        return bool(self.lists.get(field.id)) or (known is not None and not known.holds_nothing)

    def add(self, field: Field, text: str, content: Content = ()) -> None:
        """Add to the text of a field; its pictures are left over where the field holds words only."""
        if field.kind != RICH.name:
            self.pictures += pictures_in(content)
        known = self._texts.setdefault(field.id, FieldText())
        if text or content or not known.holds_nothing:
            known.add(text, content)

    def take(self, field: Field) -> str:
        """Return the words at the label of a field and forget them there."""
        text = self.text_of(field)
        self._texts.pop(field.id, None)
        return text

    def name(self, row: RowWords, text: str, content: Content) -> bool:
        """Add names to the rows of a label, and return whether they are names; a sentence is none."""
        if not are_names(text):
            return False
        self.named.setdefault(row.field, []).append((row, text.strip()))
        self.pictures += pictures_in(content)
        return True

    def row(self, field: Field, row: dict[str, str]) -> None:
        """Add a row of a list, unless it is left empty."""
        if any(plain(text) and plain(text) not in self._labels.empty_lists for text in row.values()):
            self.lists.setdefault(field.id, []).append(row)

    def leave(self, text: str, content: Content = ()) -> None:
        """Take a text that has no place; words of the paper are none."""
        self.pictures += pictures_in(content)
        self.titled = self.titled or self._labels.is_title(text)
        if not self._labels.holds_nothing(text):
            self.unplaced.append(text)

    def put(self, field: Field, label: str, cell: Cell) -> None:
        """Take the cell beside a label; labels may stand in it once more: 中文：… 英文：…"""
        lines = cell.text.split("\n")
        found = [self._labels.split_beneath(label, line) for line in lines]
        if not any(inner for inner, _ in found):
            self._put(field, label, cell)
            return
        self.pictures += pictures_in(cell.content)
        for line, (inner, rest) in zip(lines, found, strict=True):
            if inner is not None:
                self._put(inner, label, Cell(rest))
            elif line.strip():
                self.leave(line.strip())

    def _put(self, field: Field, label: str, cell: Cell) -> None:
        text, row = cell.text.strip(), self._labels.row(label)
        if text and (
            self._labels.is_blank(text) or (field.columns and plain(text) in self._labels.empty_lists)
        ):
            self.pictures += pictures_in(cell.content)
        elif row is not None:
            if text and not self.name(row, text, cell.content):
                self.leave(f"{label}: {text}", cell.content)
        elif not self.holds(field):
            self._texts.pop(field.id, None)
            self.add(field, cell.text, cell.content)
        elif plain(text) and plain(text) != plain(self.text_of(field)):
            self.unplaced.append(f"{label}: {text}")
            self.pictures += pictures_in(cell.content)
