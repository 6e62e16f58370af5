"""Where the pages stand, and below them a panel that comes and goes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Deck(QSplitter):
    """The pages with a line below them that can be dragged while a panel is there.

    `escaped` is emitted for Esc, wherever the focus is, when a panel is there and nothing above wanted the key.
    """

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)

    def show_below(self, panel: QWidget, height: int) -> None:
        """Show a panel below the pages, `height` px high at first; one that is there is taken out for it."""
        if self._has_panel:
            self.replaceWidget(1, panel)
        else:
            self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setSizes([max(1, self.height() - height), height])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Esc that nothing in page or panel took."""
        if event.key() == Qt.Key.Key_Escape and self._has_panel:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _has_panel(self) -> bool:
        return self.count() > 1
