"""The choice of the case whose documents are shown, in the header of the hand-in page."""

from __future__ import annotations

from PySide6.QtCore import Signal

from workbench.kernel.i18n import tr
from workbench.ui.pages.handin.reading import Sheet
from workbench.ui.widgets.elidedchoice import ElidedChoice

_WIDTH = 240


class CaseChooser(ElidedChoice):
    """Lists all cases, the one shown in hand; `chosen(ref)` when somebody takes another one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Proposal"))
        self.setPlaceholderText(tr("Choose a case"))
        self.setFixedWidth(_WIDTH)
        self.activated.connect(lambda row: self.chosen.emit(str(self.itemData(row))))
        self.hide()

    def show_cases(self, sheet: Sheet) -> None:
        """Show the cases there are; none is in hand while the one asked for is not among them."""
        self.setVisible(bool(sheet.cases))
        self.clear()
        for ref, title in sheet.cases:
            self.addItem(tr("{ref} {title}", ref=ref, title=title), ref)
        self.setCurrentIndex(self.findData(sheet.ref))
