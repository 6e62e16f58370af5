"""The menu of the rows of a list: what can be done with the row that is under the pointer or current.

What that is, and whether it can be done now, is told by whoever has the list; the menu only offers it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from workbench.ui.widgets.mnemonics import with_letters
from workbench.ui.widgets.textmenu import asks_for_menu


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be done with a row."""

    words: str
    act: Callable[[], object]
    possible: bool = True


class RowMenu(QObject):
    """Opens the menu of a view by the mouse and by keys; `entries()` are asked for when it opens."""

    def __init__(self, view: QAbstractItemView, entries: Callable[[], Sequence[Entry]]) -> None:
        super().__init__(view)
        self._view = view
        self._entries = entries
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Open the menu: by the mouse at the row below it, by a key at the current row."""
        by_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and asks_for_menu(event)
        if not by_key and not isinstance(event, QContextMenuEvent):
            return False
        viewport = self._view.viewport()
        index = self._view.currentIndex()
        at = self._view.visualRect(index).center()
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Mouse:
            at = viewport.mapFromGlobal(event.globalPos())
            index = self._view.indexAt(at)
        if index.isValid():
            self._open(index, viewport.mapToGlobal(at))
        return True

    def _open(self, index: QModelIndex, at: QPoint) -> None:
        if index != self._view.currentIndex():
            self._view.setCurrentIndex(index)
        menu = with_letters(QMenu(self._view))
        menu.setAccessibleName(self._view.accessibleName())
        for entry in self._entries():
            action = menu.addAction(entry.words)
            action.setEnabled(entry.possible)
            action.triggered.connect(lambda _checked=False, act=entry.act: act())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
