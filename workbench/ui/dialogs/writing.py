"""Dialogs in which more than a line is typed: they ask before it is lost.

Esc, the cross of the window and the button to cancel all come to the same question; where nothing was typed, or
what stands there is what was there before, they close at once.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import sure

Editor = QLineEdit | QPlainTextEdit


class WritingDialog(HelpedDialog):
    """A dialog that keeps watch over its editors once `keep_watch` was told which."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._known: dict[Editor, str] = {}

    def keep_watch(self, *editors: Editor, stored: bool = True) -> None:
        """Note what stands in the editors now; it can be lost unless it is not `stored` anywhere."""
        self._known = {editor: _words(editor) if stored else "" for editor in editors}

    def reject(self) -> None:
        """Close without an answer, unless that loses what was typed and somebody wants to keep it."""
        typed = any(_words(editor) not in ("", known) for editor, known in self._known.items())
        question = tr("What you typed here is lost when you close this.")
        if not typed or sure(self, self.windowTitle(), question, tr("Lose what I typed")):
            super().reject()


def _words(editor: Editor) -> str:
    return (editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()).strip()
