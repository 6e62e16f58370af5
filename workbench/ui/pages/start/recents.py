"""The workspaces that were opened last: opened by Enter or double click, taken off the list by Delete."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem

from workbench.kernel.i18n import tr
from workbench.kernel.paths import shown_path, workspace_name
from workbench.ui import theme
from workbench.ui.pages.start.rows import draw_ground, row_state
from workbench.ui.widgets.basics import draw_text, plain_tip
from workbench.ui.widgets.mnemonics import with_letters
from workbench.ui.widgets.textmenu import asks_for_menu

LOCATION = int(Qt.ItemDataRole.UserRole)
_MISSING = int(Qt.ItemDataRole.UserRole) + 1
_OPEN = int(Qt.ItemDataRole.UserRole) + 2
_ROW = 52
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RecentsModel(QAbstractListModel):
    """Locations of workspaces, which of them is open, and which are gone."""

    def __init__(self) -> None:
        super().__init__()
        self._locations: tuple[str, ...] = ()
        self._missing: frozenset[str] = frozenset()
        self._open = ""

    def show_recents(self, locations: Sequence[str], missing: frozenset[str], opened: str) -> None:
        """Show other workspaces."""
        self.beginResetModel()
        self._locations, self._missing, self._open = tuple(locations), missing, opened
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._locations)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, spoken and shown, and its location."""
        location = self._locations[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return workspace_name(location)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(location)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{workspace_name(location)} · {self.standing(location)}"
        if role == LOCATION:
            return location
        if role == _MISSING:
            return location in self._missing
        return location == self._open if role == _OPEN else None

    def standing(self, location: str) -> str:
        """Return what stands below the name: that it is gone, that it is open, or where it lies."""
        if location in self._missing:
            return tr("File not found")
        if location == self._open:
            return tr("open now")
        return location.rsplit("/", 1)[0] if "://" in location else shown_path(str(PurePath(location).parent))


class _RecentDelegate(QStyledItemDelegate):
    """Paints icon, name and what is known of the place."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(100, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, RecentsModel):
            return
        row = row_state(option)
        missing = bool(index.data(_MISSING))
        painter.save()
        draw_ground(painter, row)
        box = row.box
        size = theme.px(16)
        icon = theme.pixmap("missing" if missing else "file", "text3" if missing else "text2", size)
        painter.drawPixmap(box.left() + 8, box.center().y() - size // 2, icon)
        line = theme.px(20)
        top, left = box.center().y() - line, box.left() + size + 20
        room = box.right() - 8 - left
        name = str(index.data(int(Qt.ItemDataRole.DisplayRole)))
        draw_text(painter, QRect(left, top, room, line), name, "text2" if missing else "text")
        painter.setFont(theme.font("caption"))
        words = model.standing(str(index.data(LOCATION)))
        # A path is known by its end, a sentence by its beginning.
        mode = Qt.TextElideMode.ElideRight if missing else Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(words, mode, room)
        shade = "warn" if missing else "accent" if index.data(_OPEN) else "text3"
        draw_text(painter, QRect(left, top + line, room, line), shown, shade, "caption")
        painter.restore()


class RecentsView(QListView):
    """The list; `chosen`, `locating` and `removing` tell the location of the row concerned."""

    chosen = Signal(str)
    locating = Signal(str)
    removing = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._rows = RecentsModel()
        self._delegate = _RecentDelegate()
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(self._choose)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_recents(self, locations: Sequence[str], missing: frozenset[str], opened: str) -> None:
        """Show other workspaces; the row in hand stays where it was."""
        row = max(0, self.currentIndex().row())
        self._rows.show_recents(locations, missing, opened)
        if locations:
            self.setCurrentIndex(self._rows.index(min(row, len(locations) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, take off the list by Delete."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.removing.emit(_location(index))
        elif asks_for_menu(event):
            self._show_menu(self.visualRect(index).center())
        else:
            super().keyPressEvent(event)

    def menu(self, index: QModelIndex) -> QMenu:
        """Return the menu of a row: open, or find again where it is gone, and remove."""
        location = _location(index)
        menu = with_letters(QMenu(self))
        if index.data(_MISSING):
            menu.addAction(tr("Locate…"), lambda: self.locating.emit(location))
        else:
            menu.addAction(tr("Open"), lambda: self.chosen.emit(location))
        menu.addAction(tr("Remove from the list"), lambda: self.removing.emit(location))
        return menu

    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        index = index if index.isValid() else self.currentIndex()
        if index.isValid():
            menu = self.menu(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    def _choose(self, index: QModelIndex) -> None:
        """Open a workspace; one that is gone is looked for first."""
        (self.locating if index.data(_MISSING) else self.chosen).emit(_location(index))


def _location(index: QModelIndex) -> str:
    return str(index.data(LOCATION))
