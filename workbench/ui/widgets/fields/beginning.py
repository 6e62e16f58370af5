"""A line whose text is longer than itself shows the beginning while nobody is in it, not where one left.

The place of the cursor is kept: one comes back to it, and what is put in from beside goes there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Beginning(QObject):
    """Turns one line back when it is left; its editor hands over what comes to its focus.

    Not by watching the line itself: one that is being deleted still loses the focus, and can't be asked then.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.left_at: int | None = None
        line.textChanged.connect(self._forget)

    def follow(self, event: QFocusEvent) -> None:
        """Turn back when the line is left, and go where one was when somebody comes by keys."""
        if event.reason() in _STAYS:
            return
        if event.type() == QEvent.Type.FocusOut and self._is_too_long():
            self.left_at = self._line.cursorPosition()
            self._line.setCursorPosition(0)
        elif event.type() == QEvent.Type.FocusIn and self.left_at is not None:
            if event.reason() != Qt.FocusReason.MouseFocusReason:  # a click says itself where it goes
                self._line.setCursorPosition(self.left_at)
            self.left_at = None

    def _is_too_long(self) -> bool:
        return self._line.fontMetrics().horizontalAdvance(self._line.text()) > self._line.contentsRect().width()

    def _forget(self, _text: str) -> None:
        self.left_at = None


def cursor_place(line: QLineEdit) -> int:
    """Return where the cursor of a line is, or was when the line was left."""
    kept = line.findChild(Beginning, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return line.cursorPosition() if kept is None or kept.left_at is None else kept.left_at


def go_back(line: QLineEdit) -> None:
    """Put the cursor of a line where it was when the line was left; a selection in a line one is in stays."""
    place = cursor_place(line)
    if place != line.cursorPosition():
        line.setCursorPosition(place)
