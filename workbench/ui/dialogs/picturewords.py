"""Asking for the words that stand for a picture where it can't be seen."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.widgets.basics import Part, buddy, button, fill, label, row

_WIDTH = 460


class PictureWordsDialog(HelpedDialog):
    """One line; none at all is an answer too, it takes the words away."""

    help_topic: ClassVar[str] = "editor"

    def __init__(self, parent: QWidget, present: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Alternative text"))
        self.words = QLineEdit(present)
        self.words.setPlaceholderText(tr("for example: cross section of the battery container"))
        self.words.selectAll()
        name = label(tr("What does the picture show?"), "strong")
        buddy(name, self.words)
        why = label(
            tr("It is read to those who can't see the picture, also in the Word document; it is no caption."),
            "small",
            wrap=True,
        )
        self.describe = button(tr("Describe"), "primary", pressed=self.accept)
        self.describe.setDefault(True)
        foot = row(None, button(tr("Cancel"), pressed=self.reject), self.describe)
        parts: list[Part] = [name, why, self.words, 8, foot]
        fill(QVBoxLayout(self), parts, 6, (24, 20))
        give_size(self, _WIDTH)
        self.words.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, present: str) -> str | None:
        """Return the words, None if they shall stay as they are."""
        dialog = cls(parent, present)
        return dialog.words.text().strip() if accepted(dialog) else None
