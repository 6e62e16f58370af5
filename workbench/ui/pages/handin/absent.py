"""What stands in place of the documents when the case that was asked for is in the trash or does not exist."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.kernel.i18n import sentences, tr
from workbench.ui.pages.handin.reading import Absence
from workbench.ui.widgets.basics import button, fill, label, picture, row


class AbsentCase(QWidget):
    """Says why, what to do, and offers one button. Signals say what somebody wants; the page does it."""

    untrash_wanted = Signal()
    cases_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._absence = Absence.UNKNOWN
        self._why = label("", "strong", wrap=True)
        self._how = label("", "small", wrap=True)
        for words in (self._why, self._how):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.way_out = button("", pressed=self._tell)
        icon = row(None, picture("missing", "text3", 32), None)
        parts = [None, icon, self._why, self._how, row(None, self.way_out, None), None]
        fill(QVBoxLayout(self), parts, 8, (24, 24))

    def show_absence(self, absence: Absence, ref: str) -> None:
        """Say what is the matter with a case."""
        self._absence = absence
        if absence is Absence.TRASHED:
            why = tr("The case {case} is in the trash.", case=ref)
            how = tr("Take it out of the trash to export its documents, or go on with another case.")
            way_out = tr("Take out of the trash")
        else:
            why = tr("There is no case “{case}”.", case=ref)
            how = tr("Go on with one of the cases there are.")
            way_out = tr("Show all cases")
        self._why.setText(why)
        self._how.setText(how)
        self.way_out.setText(way_out)
        self.way_out.setAccessibleName(way_out)
        self.way_out.setAccessibleDescription(sentences(why, how))

    def _tell(self) -> None:
        (self.untrash_wanted if self._absence is Absence.TRASHED else self.cases_wanted).emit()
