"""Cut, copy, paste and select all for whatever has the focus, as menu and palette offer them.

The keys themselves reach texts first; this is for those who use the menu, and for lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_Text = QLineEdit | QPlainTextEdit | QTextEdit


class TextCommands(QObject):
    """Remembers what had the focus before a menu took it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._focused: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the commands do."""
        return {
            "text.cut": lambda: self._on_text(lambda text: text.cut()),
            "text.copy": self._copy,
            "text.paste": lambda: self._on_text(_paste),
            "text.all": self._select_all,
        }

    def selected(self) -> str:
        """Return the words that are selected in the text that has the focus; empty if they go over lines."""
        from workbench.ui.widgets.fields.selecting import selected_words  # editors are not there at the start

        return selected_words(self._focused) if isinstance(self._focused, _Text) else ""

    def _note(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isinstance(new, QMenuBar | QMenu):
            self._focused = new

    def _on_text(self, act: Callable[[_Text], None]) -> None:
        if isinstance(self._focused, _Text):
            act(self._focused)

    def _select_all(self) -> None:
        if isinstance(self._focused, _Text | QAbstractItemView):
            self._focused.selectAll()

    def _copy(self) -> None:
        if isinstance(self._focused, QAbstractItemView):
            words = self._focused.currentIndex().data(Qt.ItemDataRole.DisplayRole)
            QApplication.clipboard().setText(str(words or ""))
        else:
            self._on_text(lambda text: text.copy())


def _paste(text: _Text) -> None:
    """Press the keys of pasting, for which texts have rules of their own, such as that of a table in a list."""
    control = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(text, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, control))
