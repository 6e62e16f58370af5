"""Keeps what has the focus in sight where Tab did not lead there: rows that were just added, rows that move.

With it what belongs to it, such as the sum below the last row, as far as there is room for both.

Qt brings what Tab comes to into view, nothing else. What one points at or scrolls away from stays where it is.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_AROUND = 24  # px that stay free above and below
_WITHIN = 1000  # ms in which what was just built finds its place, and what is found of the field before is told


@runtime_checkable
class SeenTogether(Protocol):
    """Something around a control that knows what is to be seen together with it."""

    def seen_with(self, focused: QWidget) -> QWidget | None:
        """Return what belongs to the control that has the focus."""


class FocusInSight(QObject):
    """Scrolls an area so that the control with the focus is seen when it gets the focus and at every key."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._changing = QTimer(self)
        self._changing.setSingleShot(True)
        self._changing.setInterval(_WITHIN)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        area.verticalScrollBar().rangeChanged.connect(self._look_again)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look after every key: a row may have moved with the focus in it."""
        if event.type() == QEvent.Type.KeyPress:
            self._look_soon()
        return False

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None and self._area.isAncestorOf(new):
            new.installEventFilter(self)
            if not QApplication.mouseButtons():  # else the button would be let go over something else
                self._look_soon()

    def _look_soon(self) -> None:
        """Look once the layout is done."""
        self._changing.start()
        self._soon.start()

    @Slot()
    def _look_again(self) -> None:
        if self._changing.isActive():
            self._soon.start()

    @Slot()
    def _look(self) -> None:
        focused, content, port = QApplication.focusWidget(), self._area.widget(), self._area.viewport()
        if focused is None or content is None or not content.isAncestorOf(focused):
            return
        box = _box(focused, content)
        together = box.united(_box(_seen_with(focused, content) or focused, content))
        if together.height() + _AROUND <= port.height():
            box = together
        seen_from = self._area.verticalScrollBar().value()
        if box.height() > port.height():
            return
        if box.top() < seen_from or box.bottom() >= seen_from + port.height():
            around = min(_AROUND, (port.height() - box.height()) // 2 - 1)
            self._area.ensureVisible(0, box.center().y(), 0, box.height() // 2 + 1 + max(around, 0))


def _seen_with(focused: QWidget, content: QWidget) -> QWidget | None:
    around = focused.parentWidget()
    while around is not None and around is not content and not isinstance(around, SeenTogether):
        around = around.parentWidget()
    return around.seen_with(focused) if isinstance(around, SeenTogether) else None


def _box(widget: QWidget, content: QWidget) -> QRect:
    return QRect(widget.mapTo(content, QPoint()), widget.size())
