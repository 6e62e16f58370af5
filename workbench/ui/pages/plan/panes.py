"""Tree, article and map side by side; where there is no room, the map becomes a tab beside the article."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import fill, in_area
from workbench.ui.widgets.panes import Panes

_LEFT, _MIDDLE, _RIGHT = 360, 616, 392
_LEFT_NARROW = 300
_LEAST_LEFT, _LEAST = 240, 320
_NARROW = 1128  # width of the page; that of the window is 72 more
_ARTICLE, _MAP = 0, 1


class PlanPanes(QWidget):
    """Holds the three panes and knows which of them can be seen."""

    def __init__(self, left: QWidget, article: QWidget, chart: QWidget) -> None:
        super().__init__()
        self._article, self._chart = article, chart
        self._narrow = False
        self._side = in_area(QWidget(), "window")
        self._home = QVBoxLayout(self._side)
        fill(self._home, [chart], 0)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Article or coverage"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(tr("Article"))
        self.tabs.addTab(tr("Coverage"))
        self.tabs.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(article)
        self._left = left
        self._middle = in_area(QWidget(), "surface")
        fill(QVBoxLayout(self._middle), [self.tabs, (self._stack, 1)], 0)
        widths = (_LEFT, _MIDDLE, _RIGHT)
        self._panes = Panes(left, self._middle, self._side, widths=widths, name="plan")
        fill(QVBoxLayout(self), [self._panes], 0)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def fit(self, width: int) -> None:
        """Put the map where it fits on a page of this width."""
        narrow = width < theme.px(_NARROW)
        # Large text must not push the panes over each other or out of the window.
        self._left.setMinimumWidth(min(theme.px(_LEAST_LEFT), width * 2 // 5))
        for pane in (self._middle, self._side):
            pane.setMinimumWidth(min(theme.px(_LEAST), width * 3 // 5 - 2))
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._stack.addWidget(self._chart)
            self._panes.limit(0, min(theme.px(_LEFT_NARROW), width * 2 // 5))
        else:
            self._panes.limit(0, None)
            self._stack.removeWidget(self._chart)
            self._home.addWidget(self._chart)
            self._chart.show()
            self.tabs.setCurrentIndex(_ARTICLE)
        self._side.setVisible(not narrow)
        self._panes.settle()
        self.tabs.setVisible(narrow)

    def show_article(self) -> None:
        """Bring the article to the front where the map covers it."""
        if self._narrow:
            self.tabs.setCurrentIndex(_ARTICLE)

    def toggle_map(self) -> None:
        """Show or hide the map."""
        if self._narrow:
            self.tabs.setCurrentIndex(_ARTICLE if self.tabs.currentIndex() == _MAP else _MAP)
        else:
            self._side.setVisible(self._side.isHidden())
        if not self._chart.isVisible():
            self._article.setFocus(Qt.FocusReason.OtherFocusReason)
