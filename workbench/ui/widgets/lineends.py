"""Ctrl+Home and Ctrl+End in texts of one line, where Qt leaves them without an effect, also on a selection."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_KEYS = QKeySequence.StandardKey


def give_ends(line: QLineEdit) -> None:
    """Let the keys that lead to the ends of a text do so in a line, with Shift selecting."""
    if line.findChild(_Ends, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        _Ends(line)


class _Ends(QObject):
    """Moves the cursor of one line."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of the beginning and the end."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        for keys, selecting, move in (
            (_KEYS.MoveToStartOfDocument, _KEYS.SelectStartOfDocument, self._line.home),
            (_KEYS.MoveToEndOfDocument, _KEYS.SelectEndOfDocument, self._line.end),
        ):
            if event.matches(keys) or event.matches(selecting):
                move(event.matches(selecting))
                return True
        return False
