"""The messages that were shown lately, with their times, to read again or copy."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import give_size
from workbench.ui.notify import Notices
from workbench.ui.widgets.basics import buddy, button, fill, label, row


class MessagesDialog(HelpedDialog):
    """Shows the recent messages, the newest first."""

    help_topic: ClassVar[str] = "index"

    def __init__(self, parent: QWidget, notices: Notices) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Recent messages"))
        give_size(self, 520, 360)
        head = label(tr("Recent messages"), "section")
        lines = [f"{at.astimezone():%H:%M:%S}  {text}" for at, text in notices.recent]
        shown = QPlainTextEdit("\n".join(lines) or tr("There were no messages yet."))
        shown.setReadOnly(True)
        buddy(head, shown)
        close = button(tr("Close"), pressed=self.accept)
        fill(QVBoxLayout(self), [head, (shown, 1), row(None, close)], 12, (24, 20))
