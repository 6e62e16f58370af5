"""The line in which the new words of a replacing are typed: it tells when one comes into it or leaves it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit


class ReplaceLine(QLineEdit):
    """A line of words; `focus_moved` is emitted when it gets the focus or loses it, so that hints are true."""

    focus_moved = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that one is here."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that one has left."""
        super().focusOutEvent(event)
        self.focus_moved.emit()
