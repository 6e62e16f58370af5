"""The combo box of every page and dialog: the wheel turned over it scrolls what is around it.

Qt's own gives it the focus and changes its value, which nobody sees who only wanted to scroll on.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class QuietCombo(QComboBox):
    """A list to unfold; the wheel chooses nothing in it until it is unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what is around it scroll."""
        event.ignore()
