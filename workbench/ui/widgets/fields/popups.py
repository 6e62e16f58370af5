"""Where what unfolds from a field stands: below it, above it where there is no room, never off the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget


def room_beside(anchor: QWidget) -> int:
    """Return the height in px that the screen has above or below a field, where there is more of it."""
    screen = anchor.screen().availableGeometry()
    top = anchor.mapToGlobal(QPoint(0, 0)).y()
    return max(top - screen.top(), screen.bottom() + 1 - top - anchor.height())


def place_popup(popup: QWidget, anchor: QWidget) -> None:
    """Move a popup to the field it belongs to; inside the window if there is room, else inside the screen."""
    size = popup.size()
    bounds = anchor.screen().availableGeometry()
    window = bounds.intersected(anchor.window().geometry())
    field = QRect(anchor.mapToGlobal(QPoint(0, 0)), anchor.size())
    above, below = field.top() - size.height(), field.bottom() + 1
    roomy = window.width() >= size.width() and (
        below + size.height() <= window.bottom() + 1 or above >= window.top()
    )
    if roomy:
        bounds = window
    lowest = bounds.bottom() + 1 - size.height()
    top = below
    if below > lowest:
        top = min(above, lowest) if above >= bounds.top() else lowest
    left = min(field.left(), bounds.right() + 1 - size.width())
    popup.setGeometry(QRect(QPoint(max(left, bounds.left()), max(top, bounds.top())), size))
