"""The side pane as a drawer: beside the form in a wide window, over it in a narrow one.

Where it lies over the form it never covers what has the focus: it takes the focus when it opens, and closes
when one goes on to what lies below it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from workbench.ui import theme
from workbench.ui.widgets.basics import rule
from workbench.ui.widgets.panes import Panes

SIDE_WIDTH = 368
_NARROW = 1200 - 72  # width of the page without the rail, at 100 %
_LEFT_FREE = 100


class Drawer(QObject):
    """Places the side pane of a page in its splitter, or floating at its right edge behind a hairline.

    `go_back` puts the focus to where one writes, once the pane that had it is closed. `is_wanted` tells whether
    the pane is to be open beside the form; in a narrow window, or when alone, it is closed all the same.
    """

    def __init__(
        self, page: QWidget, beside: Panes, side: QWidget, is_wanted: bool, go_back: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self.is_wanted = is_wanted
        self._page = page
        self._go_back = go_back
        self._beside = beside
        self._side = side
        self._narrow = self._alone = False
        self._chosen = False  # whether somebody opened the pane, not the program for what stands in it
        self._line = rule("v")
        self._line.setParent(page)
        self._line.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        page.installEventFilter(self)
        self._show(is_wanted)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        """Follow the width of the page, but while its text stands alone."""
        if event.type() == QEvent.Type.Resize and not self._alone:
            self._fit()
        return False

    def _fit(self) -> None:
        narrow = self._page.width() < theme.px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show(self.is_wanted and not narrow)
        elif narrow and not self._side.isHidden():
            self._float()

    def stand_back(self, alone: bool) -> None:
        """Leave the form alone, or come back if that is wanted."""
        self._alone = alone
        self._show(self.is_wanted and not alone and not self._narrow)
        if not alone:
            self._fit()

    def toggle(self) -> None:
        """Open the pane, or close it."""
        chosen = not self._side.isVisible()
        self.show(chosen)
        self._chosen = chosen

    def close_floating(self) -> bool:
        """Close the pane if it floats; return whether it did."""
        if not self._narrow or not self._side.isVisible():
            return False
        self._show(False)
        return True

    def make_way(self) -> None:
        """Close the floating pane for a field that was led to; what somebody opened only if it covers it."""
        if not self._chosen or self._covers(QApplication.focusWidget()):
            self.close_floating()

    def show(self, shown: bool) -> None:
        """Open or close the pane as somebody wants it."""
        if not self._narrow:
            self.is_wanted = shown
        self._show(shown)

    def _show(self, shown: bool) -> None:
        """Open or close the pane where it belongs now."""
        self._chosen = self._chosen and shown
        inside = self._beside.indexOf(self._side) >= 0
        if not self._narrow and not inside:
            self._beside.addWidget(self._side)
        if self._narrow and inside:
            self._side.setParent(self._page)
        focused = QApplication.focusWidget()
        left = not shown and focused is not None and self._side.isAncestorOf(focused)
        self._side.setVisible(shown)
        self._beside.settle()
        self._line.setVisible(shown and self._narrow)
        if shown and self._narrow:
            self._float()
            if self._covers(focused):
                self._side.setFocus(Qt.FocusReason.OtherFocusReason)
        elif left:
            self._go_back()

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close the pane when the focus goes to what it covers (WCAG 2.4.11)."""
        if self._narrow and self._side.isVisible() and self._covers(new):
            self._show(False)

    def _covers(self, focused: QWidget | None) -> bool:
        """Return whether the pane lies over the cursor, or over the middle of what has none."""
        if focused is None or not self._page.isAncestorOf(focused) or self._side.isAncestorOf(focused):
            return False
        cursor = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        typed = focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) and isinstance(cursor, QRect)
        spot = cursor.center() if typed else focused.rect().center()
        return self._side.geometry().contains(focused.mapTo(self._page, spot))

    def _float(self) -> None:
        width = min(theme.px(SIDE_WIDTH), self._page.width() - _LEFT_FREE)
        top = self._beside.mapTo(self._page, self._beside.rect().topLeft()).y()
        left, height = self._page.width() - width, self._page.height() - top
        self._side.setGeometry(left, top, width, height)
        self._line.setGeometry(left - 1, top, 1, height)
        self._side.raise_()
        self._line.raise_()
