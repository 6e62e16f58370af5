"""Texts in which words were found, each as it would read with others in their place, and whether it is chosen.

Lines are made when they are seen: there may be many thousands, and each key of the new words changes all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from workbench.kernel.i18n import tr
from workbench.ui.models.lines import Index, LinesModel

if TYPE_CHECKING:
    from workbench.services.replacing import Spotted

_AROUND = 24  # characters shown before and after a place
_DISPLAY, _CHECKED = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.CheckStateRole
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class SpottedModel(LinesModel["Spotted"]):
    """One row per text, chosen at first. `choice_changed` is emitted when one is chosen or left out."""

    choice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by = ""
        self._is_chosen = bytearray()

    def show_lines(self, lines: Sequence[Spotted]) -> None:
        """Show other texts, all of them chosen."""
        self._is_chosen = bytearray(b"\1" * len(lines))
        super().show_lines(lines)

    def reword(self, by: str) -> None:
        """Show what would stand there with other words put in."""
        self._by = by
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1), [_DISPLAY])

    def chosen(self) -> list[Spotted]:
        """Return the texts that are chosen, in their order."""
        return list(compress(self.lines, self._is_chosen))

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return where a text is and how it would read, or whether it is chosen."""
        if role == _DISPLAY:
            return self._words(self.lines[index.row()])
        if role == _CHECKED:
            chosen = self._is_chosen[index.row()]
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose a text or leave it out."""
        if role != _CHECKED:
            return False
        self._is_chosen[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [_CHECKED])
        self.choice_changed.emit()
        return True

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Return that every line can be chosen and left out."""
        return _FLAGS

    def _words(self, one: Spotted) -> str:
        place = tr("{case} · {field}", case=one.case, field=one.field.label.here())
        return f"{place}\n{_as_it_would_read(one, self._by)}"


def _as_it_would_read(one: Spotted, by: str) -> str:
    """Return the first place with what is around it, and how many more there are."""
    start, end = one.spans[0]
    before, after = one.text[max(0, start - _AROUND) : start], one.text[end : end + _AROUND]
    lead, tail = "…" if start > _AROUND else "", "…" if end + _AROUND < len(one.text) else ""
    words = " ".join(f"{lead}{before}[{one.text[start:end]} → {by}]{after}{tail}".split())
    more = len(one.spans) - 1
    return words if not more else tr("{words} and {count} more", words=words, count=more)
