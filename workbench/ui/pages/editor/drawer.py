"""The side pane as a drawer: beside the form in a wide window, over it in a narrow one."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QWidget

from workbench.ui import theme
from workbench.ui.widgets.basics import rule

SIDE_WIDTH = 368
_NARROW = 1200 - 72  # width of the page without the rail
_LEFT_FREE = 100


class Drawer:
    """Places the side pane of a page in its splitter, or floating at its right edge behind a hairline."""

    def __init__(self, page: QWidget, beside: QSplitter, side: QWidget) -> None:
        self._page = page
        self._beside = beside
        self._side = side
        self._narrow = False
        self._line = rule("v")
        self._line.setParent(page)
        self._line.hide()

    def fit(self) -> None:
        """Follow the width of the page."""
        narrow = self._page.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.show(not narrow)
        elif narrow and self._side.isVisible():
            self._float()

    def toggle(self) -> None:
        """Open the pane, or close it."""
        self.show(not self._side.isVisible())

    def close_floating(self) -> bool:
        """Close the pane if it floats; return whether it did."""
        if not self._narrow or not self._side.isVisible():
            return False
        self.show(False)
        return True

    def show(self, shown: bool) -> None:
        """Open or close the pane where it belongs now."""
        inside = self._beside.indexOf(self._side) >= 0
        if not self._narrow and not inside:
            self._beside.addWidget(self._side)
        if self._narrow and inside:
            self._side.setParent(self._page)
        self._side.setVisible(shown)
        self._line.setVisible(shown and self._narrow)
        if shown and self._narrow:
            self._float()

    def _float(self) -> None:
        width = min(theme.px(SIDE_WIDTH), self._page.width() - _LEFT_FREE)
        top = self._beside.mapTo(self._page, self._beside.rect().topLeft()).y()
        left, height = self._page.width() - width, self._page.height() - top
        self._side.setGeometry(left, top, width, height)
        self._line.setGeometry(left - 1, top, 1, height)
        self._side.raise_()
        self._line.raise_()
