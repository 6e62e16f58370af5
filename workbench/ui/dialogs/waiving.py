"""Asking why a rule shall be set aside for a case: without a reason it is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.showing import accepted, give_size, until_written
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.widgets.basics import Part, buddy, button, fill, label, row

_MOST_OTHERS = 3  # findings that are named beside the one that was chosen
_LINES = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WaiveDialog(WritingDialog):
    """Asks for the reason; an empty one is told at the field. Ctrl+Enter sets the rule aside.

    A rule is set aside for the whole case: `others` are the messages of what else goes with it.
    """

    help_topic: ClassVar[str] = "findings"

    def __init__(self, parent: QWidget, rule: str, message: str, others: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Waive rule {rule}", rule=rule))
        self._reason = QPlainTextEdit()
        self._reason.setMinimumHeight(_LINES * self._reason.fontMetrics().lineSpacing())
        self._reason.setTabChangesFocus(True)
        name = label(tr("Reason"), "strong")
        buddy(name, self._reason)
        self._missing = label(tr("Say why the rule does not fit this case."), "error", wrap=True)
        self._missing.hide()
        until_written(self._missing, self._reason)
        waive = button(tr("Waive rule {rule}", rule=rule), "primary", pressed=self._accept)
        cancel = button(tr("Cancel"), pressed=self.reject)
        head = label(message, "quiet", wrap=True)
        note = label(tr("The reason stands in the report with your name."), "small", wrap=True)
        aside = [label(words, "small", wrap=True) for words in _told(others)]
        foot = row(label(tr("Ctrl+Enter waives"), "caption"), None, cancel, waive)
        parts: list[Part] = [head, *aside, 4, name, note, (self._reason, 1), self._missing, 4, foot]
        fill(QVBoxLayout(self), parts, 8, (24, 20))
        give_size(self, 480)
        self.keep_watch(self._reason)
        self._reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, rule: str, message: str, others: Sequence[str]) -> str:
        """Return the reason, or an empty text if the rule shall count on."""
        dialog = cls(parent, rule, message, others)
        return dialog._reason.toPlainText().strip() if accepted(dialog) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the rule aside with Ctrl+Enter from anywhere."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._accept()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if self._reason.toPlainText().strip():
            self.accept()
            return
        self._missing.show()
        self._reason.setFocus()


def _told(others: Sequence[str]) -> list[str]:
    if not others:
        return []
    count = tr_count(
        "The rule is set aside for the whole case; {count} more finding goes with it:",
        "The rule is set aside for the whole case; {count} more findings go with it:",
        len(others),
    )
    left = ["…"] if len(others) > _MOST_OTHERS else []
    return [count, *others[:_MOST_OTHERS], *left]
