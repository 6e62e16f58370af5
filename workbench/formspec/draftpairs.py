"""Rows of a table that is filled in like a form: each label with the cell behind it.

Lists and running text within tables are the affair of `draftwalk`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.domain.draftparts import Cell
from workbench.formspec.draftgathered import Gathered
from workbench.formspec.draftlabels import Labels
from workbench.formspec.drafttexts import behind_label

_ROW_NUMBER = re.compile(r"\d{1,3}")


class Pairs:
    """Passes the rows of one table; a label may stand before several rows, as 项目名称 before 中文 and 英文."""

    def __init__(self, labels: Labels, found: Gathered) -> None:
        self._labels = labels
        self._found = found
        self._head = ""

    def pass_row(self, cells: Sequence[Cell]) -> None:
        """Take each label with the cell behind it; other cells have no place."""
        place = 1 if len(cells) > 1 and _ROW_NUMBER.fullmatch(cells[0].text.strip()) else 0
        while place < len(cells):
            cell = cells[place]
            if place + 1 < len(cells) and self._pair(cell, cells[place + 1]):
                place += 2
                continue
            if not self._heads(cell, cells[place + 1 : place + 2]):
                self._lone(cell)
            place += 1

    def _pair(self, cell: Cell, behind: Cell) -> bool:
        """Take a label with its cell, and return whether it is one."""
        text = cell.text.strip()
        inner = self._labels.beneath(self._head, text)
        field = inner or self._labels.field(text)
        if field is None and self._labels.is_asked(text):
            self._found.leave(f"{text}: {behind.text.strip()}" if behind.text.strip() else "", behind.content)
            return True
        if field is None or (inner is None and self._heads(cell, [behind])):
            return False
        self._head = self._head if inner else text
        self._found.put(field, text, behind)
        self._found.leave("", cell.content)
        return True

    def _heads(self, cell: Cell, behind: Sequence[Cell]) -> bool:
        """Return whether a cell stands before labels of its own, which it is kept for."""
        text = cell.text.strip()
        if not text or not any(self._labels.beneath(text, one.text) for one in behind):
            return False
        self._head = text
        return True

    def _lone(self, cell: Cell) -> None:
        """Take a cell that is no label of another one: labels with their values, or text without a place."""
        content = cell.content
        for piece in self._labels.pieces(cell.text.strip()):
            inner, rest = self._labels.split(piece)
            if inner is not None and not self._labels.holds_nothing(piece):
                self._found.put(inner, piece, Cell(rest, content=behind_label(content, rest)))
            else:
                self._found.leave(piece, content)
            content = ()
