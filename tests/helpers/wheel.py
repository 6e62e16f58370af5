"""Turning the wheel over a control, as Qt does it with a real one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers.turning import let_qt_work

_NOTCH = 120  # of a wheel, in eighths of a degree


def turn_wheel(widget: QWidget, place: QPoint, notches: int) -> None:
    """Turn the wheel at a place of a control, away from the hand with positive `notches`.

    What does not care leaves it to what is around it.
    """
    above: QWidget | None = widget
    while above is not None:
        turned = QWheelEvent(
            QPointF(widget.mapTo(above, place) if above is not widget else place),
            QPointF(widget.mapToGlobal(place)),
            QPoint(),
            QPoint(0, notches * _NOTCH),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(above, turned)
        above = above.parentWidget() if not turned.isAccepted() and not above.isWindow() else None
    let_qt_work(0)
