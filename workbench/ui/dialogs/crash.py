"""Something nobody foresaw happened: says so, says what is safe, and gives a report to copy."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.errors import Trouble
from workbench.ui.widgets.basics import buddy, button, fill, label, picture, row


class CrashDialog(QDialog):
    """Shows a report; the window stays open behind it."""

    def __init__(self, parent: QWidget, trouble: Trouble) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Unexpected error"))
        self.resize(640, 420)
        head = label(trouble.message, "strong", wrap=True)
        report = QPlainTextEdit(trouble.details)
        report.setReadOnly(True)
        name = label(tr("Report"), "group")
        buddy(name, report)
        self._text = "\n".join([trouble.message, trouble.details])
        copy = button(tr("Copy the report"), "", "copy", self._copy)
        close = button(tr("Close"), "primary", pressed=self.accept)
        hint = label(trouble.hint, "small", wrap=True)
        parts = [row(picture("error", "error", 22), (head, 1)), hint, name, (report, 1), row(None, copy, close)]
        fill(QVBoxLayout(self), parts, 12, (24, 20))
        close.setFocus()

    @classmethod
    def show_report(cls, parent: QWidget, trouble: Trouble) -> None:
        """Show the report of an error until it is closed."""
        cls(parent, trouble).exec()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)
