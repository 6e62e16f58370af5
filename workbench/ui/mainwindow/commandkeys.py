"""Lets the keys of commands reach their commands, whatever has the focus.

Texts claim keys for themselves, on some systems also such as Ctrl+E (to the end of the line), which a command
of the window has. What a text must have itself, the keys of editing and of looks, it keeps; those of undo and
redo only if there is something to undo in it, or anything at all.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbench.ui.actions import RICH_KEYS, ActionBook

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)
_STEPS = ("undo", "redo")
_OF_TEXTS = ("text.", *_STEPS)  # ids of commands whose keys a text has itself


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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nobody claim the key of a command that can be used now."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not self._is_command(QKeySequence(event.keyCombination()), watched):
            return False
        event.ignore()
        return True

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, _TEXTS) and self._window.isAncestorOf(new):
            new.installEventFilter(self)

    def _is_command(self, keys: QKeySequence, text: QObject) -> bool:
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        if portable in RICH_KEYS.values():
            return False
        return any(
            keys in self._actions.action(command.id).shortcuts() and self._actions.is_allowed(command.id)
            for command in self._actions.all()
            if command.shortcut and not _is_for(text, command.id)
        )


def _is_for(text: QObject, command: str) -> bool:
    """Return whether a text keeps the keys of a command to itself: an empty line has nothing to take back."""
    if command in _STEPS and isinstance(text, QLineEdit) and not text.text():
        return text.isUndoAvailable() if command == "undo" else text.isRedoAvailable()
    return command.startswith(_OF_TEXTS)
