"""The choice of the case whose documents are shown, in the header of the hand-in page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.pages.handin.reading import Sheet
from workbench.ui.widgets.basics import plain_tip
from workbench.ui.widgets.quietcombo import QuietCombo

_WIDTH, _FRAME = 240, 52


class CaseChooser(QuietCombo):
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
        metrics, room = theme.metrics("body"), _WIDTH - _FRAME
        for row, (ref, title) in enumerate(sheet.cases):
            full = tr("{ref} {title}", ref=ref, title=title)
            # A style sheet cuts the text of a combo box off; shortened words are better.
            self.addItem(metrics.elidedText(full, Qt.TextElideMode.ElideRight, room), ref)
            self.setItemData(row, full, Qt.ItemDataRole.AccessibleTextRole)
            self.setItemData(row, plain_tip(full), Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(self.findData(sheet.ref))
