"""The menu that says how wide the picture at the cursor is: a share of the text, or its own width."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.widgets.fields.richdocument import picture_at
from workbench.ui.widgets.mnemonics import with_letters


class PictureWidths(QMenu):
    """Offers a few widths, the present one ticked; `chosen` has the share in per cent, None for its own."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Width of the picture"), parent)
        self._group = QActionGroup(self)
        with_letters(self)

    def show_at(self, place: QTextCursor) -> bool:
        """Offer the widths for the picture at a cursor; return whether there is one."""
        found = picture_at(place)
        self.menuAction().setEnabled(found is not None)
        if found is not None:
            self._offer(found[1].width)
        return found is not None

    def _offer(self, present: int | None) -> None:
        for action in self.actions():
            self._group.removeAction(action)
            self.removeAction(action)
            action.deleteLater()
        widths = {
            100: tr("As wide as the text"),
            75: tr("Three quarters of the text"),
            50: tr("Half of the text"),
            33: tr("A third of the text"),
            None: tr("Original width"),
        }
        if present not in widths:  # one that a Word file had
            self._add(present, tr("Share of the text: {share} %", share=present))
            self.addSeparator()
        for width, words in widths.items():
            self._add(width, words, width == present)

    def _add(self, width: int | None, words: str, ticked: bool = True) -> None:
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(ticked)
        self._group.addAction(action)
        action.triggered.connect(lambda _checked=False: self.chosen.emit(width))
