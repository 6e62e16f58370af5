"""What an examination of the workspace found, as calm lines: the state of the data, then missing helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.wording import examination_words, helper_notes
from workbench.kernel.i18n import tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import give_size
from workbench.ui.widgets.basics import Part, button, column, fill, in_area, label, picture, row

if TYPE_CHECKING:
    from workbench.services.maintaining import Examination

_WIDTH = 600


class ExaminationDialog(HelpedDialog):
    """Shows one examination; nothing can be changed here."""

    help_topic: ClassVar[str] = "backup"

    def __init__(self, parent: QWidget | None, examination: Examination) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Examine the workspace"))
        self._lines = examination_words(examination)
        self._notes = helper_notes(examination.office)
        self.verdict = tr("The workspace is sound.")
        if not examination.sound:
            self.verdict = tr("Something is wrong with the workspace.")
        self.copy_button = button(tr("Copy result"), icon="copy", pressed=self.copy)
        self.close_button = button(tr("Close"), "primary", pressed=self.accept)
        self.close_button.setDefault(True)
        parts: list[Part] = [self._strip(examination.sound), self._grid()]
        parts += [row(picture("info", "text2"), (label(note, "small", wrap=True), 1)) for note in self._notes]
        parts += [None, row(None, self.copy_button, self.close_button)]
        fill(QVBoxLayout(self), parts, 16, (24, 20))
        give_size(self, _WIDTH)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """Return the whole result as plain text."""
        lines = [f"{name}: {words}" for name, words in self._lines]
        return "\n".join([self.verdict, *lines, *self._notes])

    def copy(self) -> None:
        """Copy the whole result."""
        QApplication.clipboard().setText(self.text())
        self.copy_button.setText(f" {tr('Copied')}")

    def _strip(self, sound: bool) -> QWidget:
        strip = in_area(QWidget(), "ok" if sound else "error")
        words = [label(self.verdict, "strong", wrap=True)]
        if not sound:
            advice = tr(
                "Nothing was changed. Keep your older backups, write a new one under another name, and let "
                "somebody look at it before you go on writing here."
            )
            words.append(label(advice, "small", wrap=True))
        icon = picture("done", "ok", 20) if sound else picture("error", "error", 20)
        fill(QHBoxLayout(strip), [icon, (column(*words, spacing=2), 1)], 10, (14, 12))
        return strip

    def _grid(self) -> QWidget:
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(14, 0, 14, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for number, (name, words) in enumerate(self._lines):
            found = label(words, "body", wrap=True)
            found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label(name, "quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(found, number, 1)
        return host
