"""The list of groups at the left of the preferences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import draw_text

_KEY = int(Qt.ItemDataRole.UserRole)
_ICON = int(Qt.ItemDataRole.UserRole) + 1
_ROW = 40
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Group:
    """One group of preferences."""

    key: str
    words: str
    icon: str


class GroupsModel(QAbstractListModel):
    """The groups in their order."""

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = tuple(groups)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many groups there are."""
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a group, shown and spoken, its key and its icon."""
        group = self._groups[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return group.words
        return {_KEY: group.key, _ICON: group.icon}.get(role)

    def row_of(self, key: str) -> int:
        """Return the row of a group, the first for a key that is none."""
        return next((row for row, group in enumerate(self._groups) if group.key == key), 0)


class _GroupDelegate(QStyledItemDelegate):
    """Paints icon and words, the chosen group with an accent edge."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(100, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.fillRect(box, theme.colour("selected" if focused else "sunken"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        shade = "accent" if chosen else "text2"
        size = theme.px(18)
        icon = theme.pixmap(str(index.data(_ICON)), shade, size)
        painter.drawPixmap(box.left() + 20, box.center().y() - size // 2, icon)
        words = box.adjusted(size + 32, 0, -8, 0)
        draw_text(painter, words, str(index.data()), "text" if chosen else "text2", bold=chosen)
        painter.restore()


class GroupsView(QListView):
    """Shows the groups; `chosen(key)` when another one becomes current."""

    chosen = Signal(str)

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Groups of settings"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = GroupsModel(groups)
        self._delegate = _GroupDelegate()
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setCurrentIndex(self._rows.index(0))
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit(self.key()))

    def key(self) -> str:
        """Return the key of the current group."""
        return str(self.currentIndex().data(_KEY))

    def show_key(self, key: str) -> None:
        """Make a group the current one."""
        self.setCurrentIndex(self._rows.index(self._rows.row_of(key)))
