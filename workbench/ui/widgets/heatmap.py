"""A map of counts: one thin row per item, one narrow column per kind, numbers on shades, hatched where unknown.

A table view like any other for keyboard and screen reader; what is counted and what a press does is decided by
who uses it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from workbench.kernel.i18n import tr
from workbench.ui import theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_LEAST_ROW, _ROW, _MOST_ROW = 16, 19, 22
_CELL, _MOST_CELL = 46, 60
_SHADES = ((8, 5), (5, 4), (3, 3), (2, 2), (1, 1))  # from which count on which step
_INKS = ("text", "surface", "on_accent")


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A kind that is counted; an `optional` one may be left out where there is no room and nothing to show."""

    key: str
    title: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    """An item with one count per column and a total; `hatched`: nothing is known of it, `spoken`: its name."""

    key: str
    spoken: str
    counts: tuple[int, ...]
    total: int
    hatched: bool = False


class HeatModel(QAbstractTableModel):
    """Column 0 holds the names of the rows, the last one the totals."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[HeatColumn, ...] = ()
        self.rows: tuple[HeatRow, ...] = ()

    def set_map(self, columns: Sequence[HeatColumn], rows: Sequence[HeatRow]) -> bool:
        """Show other counts; return whether rows or columns were exchanged."""
        same = tuple(columns) == self.columns and [row.key for row in rows] == [row.key for row in self.rows]
        if same:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) + 1))
            return False
        self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        self.endResetModel()
        return True

    def count_at(self, index: Index) -> int:
        """Return the count in a cell."""
        row, column = self.rows[index.row()], index.column()
        return row.total if column == len(self.columns) + 1 else row.counts[column - 1]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are, names and totals included."""
        return 0 if parent.isValid() else len(self.columns) + 2

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the number in a cell, or the sentence that is spoken for it."""
        if not index.isValid() or role not in (_DISPLAY, _SPOKEN):
            return None
        row, column = self.rows[index.row()], index.column()
        if column == 0:
            return row.key if role == _DISPLAY else row.spoken
        count = self.count_at(index)
        if role == _DISPLAY:
            return str(count) if count else ""
        return tr("{row}, {column}: {count}", row=row.spoken, column=self._title(column), count=count)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal or role not in (_DISPLAY, _SPOKEN):
            return None
        return "" if section == 0 else self._title(section)

    def _title(self, column: int) -> str:
        return tr("total") if column > len(self.columns) else self.columns[column - 1].title


class HeatMap(QTableView):
    """`pressed_at(row, column)`: a press (column empty: name or total); `moved(row)`: another row is current.

    `fitted(left_out)` tells whether columns were left out for want of room.
    All rows stand without scrolling where there is room; columns are as wide as the widest word in their heads.
    """

    pressed_at = Signal(str, str)
    moved = Signal(str)
    fitted = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.map = HeatModel()
        self.map.setParent(self)
        self._heads = _Heads(self)
        self.setHorizontalHeader(self._heads)
        self.setModel(self.map)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(theme.px(120))
        self.setMouseTracking(True)
        self.clicked.connect(self._tell_press)

    def set_map(self, columns: Sequence[HeatColumn], rows: Sequence[HeatRow]) -> None:
        """Show other counts; the current cell stays where it can."""
        index = self.currentIndex()
        key = self.row_key(index)
        if self.map.set_map(columns, rows):
            self._fit()
            self.select_row(key, index.column() if index.isValid() else -1)

    def row_key(self, index: Index) -> str:
        """Return the key of the row of an index."""
        return self.map.rows[index.row()].key if index.isValid() and index.row() < len(self.map.rows) else ""

    def select_row(self, key: str, column: int = -1) -> None:
        """Make a row current without telling it; the column stays if none is given."""
        row = next((place for place, one in enumerate(self.map.rows) if one.key == key), -1)
        if column < 0:
            column = max(self.currentIndex().column(), 1)
        blocked = self.blockSignals(True)
        index = self.map.index(row, min(column, self.map.columnCount() - 1)) if row >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.blockSignals(blocked)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row is current."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and current.row() != previous.row():
            self.moved.emit(self.row_key(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the current cell with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell_press(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit rows and columns into the room there is."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the map, and the outline of the current row over it."""
        super().paintEvent(event)
        row = self.currentIndex().row()
        if row < 0:
            return
        first, last = self._shown_columns()[0], self._shown_columns()[-1]
        left = self.visualRect(self.map.index(row, first))
        right = self.visualRect(self.map.index(row, last))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(left.united(right)).adjusted(1, 0, -1, 0), 3, 3)

    def least_width(self) -> int:
        """Return the width of a cell that every head fits into."""
        titles = (
            str(self.map.headerData(section, Qt.Orientation.Horizontal)) for section in self._shown_columns()
        )
        metrics = theme.metrics("caption")
        widest = max((metrics.horizontalAdvance(word) for title in titles for word in title.split()), default=0)
        return widest + 4

    def _shown_columns(self) -> list[int]:
        return [column for column in range(1, self.map.columnCount()) if not self.isColumnHidden(column)]

    def _tell_press(self, index: Index) -> None:
        if index.isValid():
            place = index.column() - 1
            key = self.map.columns[place].key if 0 <= place < len(self.map.columns) else ""
            self.pressed_at.emit(self.row_key(index), key)

    def _fit(self) -> None:
        """Set the sizes; from the end, columns that may be left out give way until the others fit."""
        if not self.map.columns:
            return
        metrics = theme.metrics("caption", bold=True)
        names = max((metrics.horizontalAdvance(row.key) for row in self.map.rows), default=0) + 14
        room = self.width() - names - 2
        for column in range(1, self.map.columnCount()):
            self.setColumnHidden(column, False)
        spare = [place + 1 for place, one in enumerate(self.map.columns) if one.optional]
        while spare and self.least_width() * len(self._shown_columns()) > room:
            self.setColumnHidden(spare.pop(), True)
        shown = self._shown_columns()
        self.fitted.emit(len(shown) < self.map.columnCount() - 1)
        share = min(room // len(shown), max(theme.px(_MOST_CELL), self.least_width()))
        self.setColumnWidth(0, names)
        for column in shown:
            self.setColumnWidth(column, max(share, self.least_width()))
        self._heads.updateGeometry()
        self.updateGeometries()
        height = self.viewport().height() // max(1, len(self.map.rows))
        size = max(theme.px(_LEAST_ROW), min(theme.px(_MOST_ROW), height))
        self.verticalHeader().setDefaultSectionSize(size)

    def sizeHint(self) -> QSize:
        """Return the size at which every row has its usual height."""
        return QSize(theme.px(_CELL) * 8, theme.px(_ROW) * len(self.map.rows) + self._heads.sizeHint().height())


class _Heads(QHeaderView):
    """Column heads in up to two lines, without lines or grounds."""

    def __init__(self, view: HeatMap) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._map = view.map
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Heads of the columns"))

    def sizeHint(self) -> QSize:
        """Return room for two lines if any head has two words."""
        lines = max((len(column.title.split()) for column in self._map.columns), default=1)
        height = theme.metrics("caption").height()
        return QSize(super().sizeHint().width(), height * min(lines, 2) + 8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one head."""
        painter.save()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        words = str(self._map.headerData(section, Qt.Orientation.Horizontal))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        box = rect.adjusted(0, 0, 0, -4)
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextWordWrap), words)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Paints names, counts on their shades, and totals."""

    def __init__(self, view: HeatMap) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        box: QRect = option.rect
        chart, column = self._view.map, index.column()
        current = self._view.currentIndex()
        painter.save()
        if column == 0:
            own = index.row() == current.row()
            painter.setFont(theme.font("caption", bold=own))
            painter.setPen(theme.colour("accent" if own else "text2"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box.adjusted(0, 0, -8, 0), int(flags), chart.rows[index.row()].key)
        else:
            self._paint_count(painter, box, index, column == len(chart.columns) + 1)
            if self._view.hasFocus() and index == current:
                painter.setPen(QPen(theme.colour("text"), 2))
                painter.drawRect(box.adjusted(3, 3, -3, -3))
        painter.restore()

    def _paint_count(self, painter: QPainter, box: QRect, index: Index, is_total: bool) -> None:
        chart = self._view.map
        count = chart.count_at(index)
        step = 0 if is_total else next((step for least, step in _SHADES if count >= least), 0)
        ground, ink = theme.hex_of(f"heat{step}"), theme.hex_of("text")
        inner = box.adjusted(1, 1, -1, -1)
        if not is_total:
            painter.fillRect(inner, QColor(ground))
            ink = max((theme.hex_of(shade) for shade in _INKS), key=lambda shade: theme.contrast(shade, ground))
        if chart.rows[index.row()].hatched and not is_total:
            painter.fillRect(inner, QBrush(theme.colour("field_line"), Qt.BrushStyle.BDiagPattern))
        if count:
            painter.setFont(theme.font("caption", bold=is_total))
            painter.setPen(QColor(ink))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(count))
