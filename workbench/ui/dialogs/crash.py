"""Something nobody foresaw happened: says so, says what is safe, and gives a report to copy."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.kernel.i18n import tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import give_size
from workbench.ui.errors import Trouble
from workbench.ui.widgets.basics import Part, buddy, button, column, fill, label, picture, row

_SIZE = (640, 440)
_PARTING = "\n\n" + "─" * 40 + "\n\n"


class CrashDialog(HelpedDialog):
    """Shows a report; the window stays open behind it. Further reports join the one that is shown.

    `stored` tells whether what was being typed could be given to be stored.
    """

    help_topic: ClassVar[str] = "backup"

    _shown: ClassVar[CrashDialog | None] = None

    def __init__(self, parent: QWidget | None, trouble: Trouble, stored: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Unexpected error"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.message = label(trouble.message, "strong", wrap=True)
        self.hint = label(trouble.hint, "small", wrap=True)
        self.hint.setVisible(bool(trouble.hint))
        safe = label(_about_typing(stored), "small", True)
        name = label(tr("Report"), "group")
        self.report = QPlainTextEdit(trouble.details or trouble.message)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        buddy(name, self.report)
        self.copy_button = button(tr("Copy the report"), icon="copy", pressed=self.copy)
        self.close_button = button(tr("Close"), "primary", pressed=self.accept)
        self.close_button.setDefault(True)
        head = row(picture("error", "error", 22), (column(self.message, self.hint, safe, spacing=4), 1))
        foot = row(None, self.copy_button, self.close_button)
        parts: list[Part] = [head, 8, name, (self.report, 1), 8, foot]
        fill(QVBoxLayout(self), parts, 4, (24, 20))
        give_size(self, *_SIZE)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def show_report(cls, parent: QWidget | None, trouble: Trouble, stored: bool = True) -> None:
        """Show the report of an error above a window, without stopping what calls.

        An error that comes again and again would stack dialogs without end: it joins the one that is open.
        """
        shown = CrashDialog._shown
        if shown is not None and isValid(shown) and shown.isVisible():
            shown.report.appendPlainText(_PARTING + (trouble.details or trouble.message))
            return
        CrashDialog._shown = cls(parent, trouble, stored)
        CrashDialog._shown.open()

    def copy(self) -> None:
        """Copy everything that is said."""
        parts = (self.message.text(), self.hint.text(), self.report.toPlainText())
        QApplication.clipboard().setText("\n\n".join(filter(None, parts)))
        self.copy_button.setText(f" {tr('Copied')}")


def _about_typing(stored: bool) -> str:
    if stored:
        return tr("What you typed is not lost. The window stays open.")
    return tr("What you typed last may not be stored: copy it before you close the window, which stays open.")
