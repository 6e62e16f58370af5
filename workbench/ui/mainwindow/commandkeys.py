"""Lets the keys of commands reach their commands, whatever has the focus.

Texts claim keys for themselves, on some systems also such as Ctrl+E (to the end of the line), which a command
of the window has. What a text must have itself, the keys of editing and of looks, it keeps.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbench.ui.actions import RICH_KEYS, ActionBook

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
_OF_TEXTS = ("text.", "undo", "redo")  # ids of commands whose keys a text has itself


class CommandKeys(QObject):
    """Watches what has the focus for keys that it is about to claim from the window.

    Not the whole application: each of its events would then go through Python.
    """

    def __init__(self, window: QWidget, actions: ActionBook) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let nobody claim the key of a command that can be used now."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not self._is_command(QKeySequence(event.keyCombination())):
            return False
        event.ignore()
        return True

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, _TEXTS) and self._window.isAncestorOf(new):
            new.installEventFilter(self)

    def _is_command(self, keys: QKeySequence) -> bool:
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        if portable in RICH_KEYS.values():
            return False
        return any(
            keys in self._actions.action(command.id).shortcuts() and self._actions.is_allowed(command.id)
            for command in self._actions.all()
            if command.shortcut and not command.id.startswith(_OF_TEXTS)
        )
