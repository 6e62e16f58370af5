"""What an examination of the workspace found, as calm lines: the state of the data, then missing helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from workbench.app.wording import examination_words, helper_notes
from workbench.kernel.i18n import tr
from workbench.ui.widgets.basics import button, fill, label, picture, row

if TYPE_CHECKING:
    from workbench.services.maintaining import Examination


class ExaminationDialog(QDialog):
    """Shows one examination."""

    def __init__(self, parent: QWidget, found: Examination) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Examine the workspace"))
        self.setMinimumWidth(560)
        verdict = tr("The workspace is sound.") if found.sound else tr("Something is wrong with the workspace.")
        icon = picture("done", "ok", 22) if found.sound else picture("error", "error", 22)
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, (name, words) in enumerate(examination_words(found)):
            grid.addWidget(label(name, "quiet"), number, 0)
            grid.addWidget(label(words, "body", wrap=True), number, 1)
        notes: list[QLabel] = [label(note, "small", wrap=True) for note in helper_notes(found.office)]
        close = button(tr("Close"), pressed=self.accept)
        parts = [row(icon, (label(verdict, "section", wrap=True), 1)), lines, *notes, row(None, close)]
        fill(QVBoxLayout(self), parts, 16, (24, 20))
        close.setFocus()
