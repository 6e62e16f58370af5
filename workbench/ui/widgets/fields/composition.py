"""What is being composed in an input method: not text yet, and never lost when one leaves it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


class Composition:
    """Follows the input method in the widgets of one editor."""

    def __init__(self) -> None:
        self._text = ""

    @property
    def is_open(self) -> bool:
        """Whether characters are being composed."""
        return bool(self._text)

    def note(self, event: QInputMethodEvent) -> None:
        """Note what an input method shows at the cursor; nothing once it has committed."""
        self._text = event.preeditString()

    def finish_within(self, editor: QWidget) -> None:
        """Take over what is being composed in an editor, as it stands."""
        focused = QApplication.focusWidget()
        if focused is not None and editor.isAncestorOf(focused):
            self.finish(focused)

    def finish(self, widget: QObject) -> None:
        """Ask the input method to commit, then put in what it left, for those that do nothing when asked."""
        if self._text:
            QGuiApplication.inputMethod().commit()
        if self._text:
            event = QInputMethodEvent()
            event.setCommitString(self._text)
            QApplication.sendEvent(widget, event)
            self._text = ""
            QGuiApplication.inputMethod().reset()
