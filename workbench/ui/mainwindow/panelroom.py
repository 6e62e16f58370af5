"""How high a panel below the pages stands: it gives way to a page that would be cut, but for what it needs.

When it comes and goes is told by whoever has the panel.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from workbench.ui.mainwindow.pages import PageStack


class PanelRoom(QObject):
    """Shares the height between pages and panel as pages need it, until somebody drags the line between.

    `height` is how high the panel stands where there is room; with `dragged` somebody wants it just so.
    """

    def __init__(self, pages: PageStack, panel: QWidget, height: int, dragged: bool = False) -> None:
        super().__init__(panel)
        self._pages = pages
        self._panel = panel
        self._height = height
        self._dragged = dragged
        both = pages.parentWidget()
        self._both = both if isinstance(both, QSplitter) else None
        if self._both is not None:
            self._both.splitterMoved.connect(self._note_drag)
        pages.needs_changed.connect(self.give_way)
        self.give_way()

    @property
    def is_dragged(self) -> bool:
        """Whether somebody dragged the line between."""
        return self._dragged

    @Slot()
    def give_way(self) -> None:
        """Leave the page that is shown what it needs, as far as the panel keeps what it needs itself."""
        if self._both is None or self._dragged or self._both.count() < 2:
            return
        page, panel = self._both.sizes()
        least = max(self._panel.minimumSizeHint().height(), self._panel.minimumHeight())
        fitting = max(least, min(self._height, page + panel - self._pages.needed_height))
        if page > 0 and panel != fitting:
            self._both.setSizes([page + panel - fitting, fitting])

    @Slot(int, int)
    def _note_drag(self, _place: int, _index: int) -> None:
        self._dragged = True
