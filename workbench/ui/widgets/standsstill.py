"""Keeps what one works at where it is on the screen when something above it grows or shrinks.

Findings come a moment after a field was left; without this the field below would move away from the eyes, and
from under the pointer. Bringing into view what is out of it is the duty of `focusinsight`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid


class StandsStill(QObject):
    """Scrolls an area by as much as the row with the focus, a widget of `row_type`, was moved in it.

    Only as far as the area can be scrolled: what fits into it whole moves all the same. A row that is out of
    sight moves nothing: somebody reads elsewhere.
    """

    def __init__(self, area: QScrollArea, row_type: type[QWidget]) -> None:
        super().__init__(area)
        self._area = area
        self._row_type = row_type
        self._row: QWidget | None = None
        self._top = 0  # where the row stood, in px of the content
        area.verticalScrollBar().rangeChanged.connect(self._stand_still)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        row = new
        while row is not None and not isinstance(row, self._row_type):
            row = row.parentWidget()
        if row is not self._row:
            self._row = row
            self._top = self._place()

    @Slot()
    def _stand_still(self) -> None:
        top = self._place()
        moved, self._top = top - self._top, top
        if moved and self._was_seen(top - moved):
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)

    def _was_seen(self, top: int) -> bool:
        """Return whether the row was in sight when it stood at a place."""
        row, seen_from = self._row, self._area.verticalScrollBar().value()
        if row is None or not isValid(row):
            return False
        return top < seen_from + self._area.viewport().height() and top + row.height() > seen_from

    def _place(self) -> int:
        """Return where the row stands now; where it stood if it is gone."""
        row = self._row
        if row is None or not isValid(row):
            return self._top
        content = self._area.widget()
        return row.mapTo(content, QPoint()).y() if content and content.isAncestorOf(row) else self._top
