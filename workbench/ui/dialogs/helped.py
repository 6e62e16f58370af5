"""What every dialog of the program has: F1 shows the page of the manual that tells of it, over the dialog.

Nothing in the dialog changes meanwhile; closing the page leads back to where one was.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QWidget


class HelpedDialog(QDialog):
    """A dialog that names its page of the manual."""

    help_topic: ClassVar[str] = "index"

    def __init__(self, parent: QWidget | None, flags: Qt.WindowType = Qt.WindowType.Dialog) -> None:
        super().__init__(parent, flags)
        QShortcut(Qt.Key.Key_F1, self, self.show_help)

    def show_help(self) -> None:
        """Show the page of the manual without stopping what goes on in the dialog."""
        from workbench.ui.dialogs.manualpage import ManualPage  # reads the manual, and is seldom asked for

        ManualPage(self, self.help_topic).open()
