"""Opening the menu of a row as the system does it for a right click or the menu key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu


def asked_for_menu(view: QAbstractItemView, at: QPoint | None) -> QMenu:
    """Ask for the menu of a row with the mouse at a place of the viewport, or with the key for it."""
    by_mouse = at is not None
    reason = QContextMenuEvent.Reason.Mouse if by_mouse else QContextMenuEvent.Reason.Keyboard
    target, place = (view.viewport(), at) if at is not None else (view, QPoint(1, 1))
    event = QContextMenuEvent(reason, place, target.mapToGlobal(place), Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
