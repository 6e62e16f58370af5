"""Something nobody foresaw happened: says so, says what is safe, and gives a report to copy."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import give_size
from workbench.ui.errors import Trouble
from workbench.ui.widgets.basics import Part, buddy, button, column, fill, label, picture, row

_SIZE = (640, 440)
_PARTING = "\n\n" + "─" * 40 + "\n\n"
_MOST = 10  # reports that are shown one below the other
_LONGEST = 20_000  # characters of one; its end tells what went wrong


class CrashDialog(HelpedDialog):
    """Shows a report; the window stays open behind it. Further reports join the one that is shown.

    What comes again is only counted: an error while something is painted comes with every painting. `stored`
    tells whether what was being typed could be given to be stored.
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
        self._counts: dict[str, int] = {}
        self._left_out = 0
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        buddy(name, self.report)
        self.repeated = label("", "small", wrap=True)
        self.repeated.hide()
        self.add(trouble)
        self.copy_button = button(tr("Copy the report"), icon="copy", pressed=self.copy)
        self.close_button = button(tr("Close"), "primary", pressed=self.accept)
        self.close_button.setDefault(True)
        head = row(picture("error", "error", 22), (column(self.message, self.hint, safe, spacing=4), 1))
        foot = row(None, self.copy_button, self.close_button)
        parts: list[Part] = [head, 8, name, (self.report, 1), self.repeated, 8, foot]
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
            shown.add(trouble)
            return
        CrashDialog._shown = cls(parent, trouble, stored)
        CrashDialog._shown.open()

    def add(self, trouble: Trouble) -> None:
        """Show the report of one more error, or count it if it is shown already or there are many."""
        report = _shortened(trouble.details or trouble.message)
        if report in self._counts:
            self._counts[report] += 1
        elif len(self._counts) == _MOST:
            self._left_out += 1
        else:
            self._counts[report] = 1
            self.report.appendPlainText((_PARTING if len(self._counts) > 1 else "") + report)
        self.repeated.setText("\n".join(self._repetitions()))
        self.repeated.setVisible(bool(self.repeated.text()))

    def _repetitions(self) -> list[str]:
        """Return what is said of errors that came again, or of which no report is shown."""
        counts = list(self._counts.values())
        again = [(place, count) for place, count in enumerate(counts, 1) if count > 1]
        if len(counts) == 1:
            told = [tr("This error came {count} times.", count=count) for _place, count in again]
        else:
            told = [tr("Error {place} came {count} times.", place=place, count=count) for place, count in again]
        if self._left_out:
            told.append(
                tr_count(
                    "{count} more error is not shown.", "{count} more errors are not shown.", self._left_out
                )
            )
        return told

    def copy(self) -> None:
        """Copy everything that is said."""
        parts = (self.message.text(), self.hint.text(), self.report.toPlainText(), self.repeated.text())
        QApplication.clipboard().setText("\n\n".join(filter(None, parts)))
        self.copy_button.setText(f" {tr('Copied')}")


def _shortened(report: str) -> str:
    """Return a report without the middle of one that is very long."""
    if len(report) <= _LONGEST:
        return report
    return f"{report[: _LONGEST // 4]}\n…\n{report[-3 * _LONGEST // 4 :]}"


def _about_typing(stored: bool) -> str:
    if stored:
        return tr("What you typed is not lost. The window stays open.")
    return tr("What you typed last may not be stored: copy it before you close the window, which stays open.")
