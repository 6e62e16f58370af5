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
_LIKE_A_LABEL = re.compile(r"(?!\d+$)[^:：|｜\t\n，。；;]{1,20}[:：]?")


class Pairs:
    """Passes the rows of one table; a label may stand before several rows, as 项目名称 before 中文 and 英文."""

    def __init__(self, labels: Labels, found: Gathered) -> None:
        self._labels = labels
        self._found = found
        self._head = ""

    def pass_row(self, cells: Sequence[Cell]) -> None:
        """Take each label with the cell behind it; other cells have no place."""
        place = 1 if len(cells) > 1 and _ROW_NUMBER.fullmatch(cells[0].text.strip()) else 0
        if len(cells) - place == 2 and self._unknown_pair(*cells[place:]):
            return
        while place < len(cells):
            cell = cells[place]
            if place + 1 < len(cells) and self._pair(cell, cells[place + 1]):
                place += 2
                continue
            if not self._heads(cell, cells[place + 1 : place + 2]):
                self._lone(cell)
            place += 1

    def _unknown_pair(self, cell: Cell, behind: Cell) -> bool:
        """Leave two cells as one text if one looks like the label of the other; return whether it does."""
        head, value = cell.text.strip(), behind.text.strip()
        known = any(self._labels.field(text) or self._labels.split(text)[0] for text in (head, value))
        if known or not value or self._labels.beneath(self._head, head) or not _LIKE_A_LABEL.fullmatch(head):
            return False
        if any(map(self._labels.holds_nothing, (head, value))) or self._heads(cell, [behind]):
            return False
        self._leave_pair(head, cell, behind)
        return True

    def _leave_pair(self, head: str, cell: Cell, behind: Cell) -> None:
        value = behind.text.strip()
        self._found.leave(f"{head.rstrip(':：')}: {value}" if value else "", behind.content)
        self._found.leave("", cell.content)

    def _pair(self, cell: Cell, behind: Cell) -> bool:
        """Take a label with its cell, and return whether it is one."""
        text = cell.text.strip()
        inner = self._labels.beneath(self._head, text)
        field = inner or self._labels.field(text)
        if field is None and self._labels.is_asked(text) and not self._labels.is_asked(behind.text.strip()):
            self._leave_pair(text, cell, behind)
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
