"""Asking why a rule shall be set aside for a case: without a reason it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.widgets.basics import buddy, button, fill, label, row


class WaiveDialog(QDialog):
    """Asks for the reason; an empty one is told at the field."""

    def __init__(self, parent: QWidget, rule: str, message: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Waive rule {rule}", rule=rule))
        give_size(self, 480)
        self._reason = QPlainTextEdit()
        self._reason.setMaximumHeight(120)
        self._reason.setTabChangesFocus(True)
        name = label(tr("Reason"), "strong")
        buddy(name, self._reason)
        self._missing = label(tr("Say why the rule does not fit this case."), "error", wrap=True)
        self._missing.hide()
        waive = button(tr("Waive rule {rule}", rule=rule), "primary", pressed=self._accept)
        cancel = button(tr("Cancel"), pressed=self.reject)
        head = label(message, "quiet", wrap=True)
        note = label(tr("The reason stands in the report with your name."), "small", wrap=True)
        parts = [head, name, note, self._reason, self._missing, row(None, cancel, waive)]
        fill(QVBoxLayout(self), parts, 8, (24, 20))
        self._reason.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, rule: str, message: str) -> str:
        """Return the reason, or an empty text if the rule shall count on."""
        dialog = cls(parent, rule, message)
        return dialog._reason.toPlainText().strip() if accepted(dialog) else ""

    def _accept(self) -> None:
        if self._reason.toPlainText().strip():
            self.accept()
            return
        self._missing.show()
        self._reason.setFocus()
