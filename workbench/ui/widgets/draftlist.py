"""The list of what was read of a draft, with a check box for each field that can be stored."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem

from workbench.kernel.i18n import listed, tr
from workbench.ui import theme
from workbench.ui.models.draftrows import DraftRow, Standing, standing_words
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.rowground import TickDelegate, draw_row_ground

Index = QModelIndex | QPersistentModelIndex
_HEAD_ROW, _ROW, _LEAST_WIDTH = 34, 48, 300
_BOX = 36  # room of the check box at the left, in px at 100 %
_KEPT = int(Qt.ItemDataRole.UserRole)
_SHADES = {Standing.REPLACES: "warn", Standing.SAME: "text3", Standing.FILLS: "ok"}


class DraftList(QListWidget):
    """`moved(row)` tells the current row, `chosen_changed` that a box was ticked or cleared."""

    moved = Signal(object)
    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(tr("What was read"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(theme.px(_LEAST_WIDTH))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._tell_current)
        self.itemChanged.connect(lambda _item: self.chosen_changed.emit())

    def show_rows(self, rows: Sequence[str | DraftRow], ticked: Collection[str]) -> None:
        """Show headings and rows; the fields in `ticked` are ticked."""
        self.blockSignals(True)
        self.clear()
        for row in rows:
            self.addItem(_heading(row) if isinstance(row, str) else _item(row, ticked))
        self.blockSignals(False)
        if self.count() > 1:
            self.setCurrentRow(1)
        self.chosen_changed.emit()

    def go_near(self, number: int) -> None:
        """Go to the row of a number, or to the nearest one that is no heading."""
        places = [place for place in range(self.count()) if isinstance(self.row_at(place), DraftRow)]
        if places:
            self.setCurrentRow(min(places, key=lambda place: (abs(place - number), place)))

    def chosen(self) -> tuple[str, ...]:
        """Return the fields whose boxes are ticked."""
        items = [self.item(number) for number in range(self.count())]
        ticked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        return tuple(row.field for row in map(_row_of, ticked) if isinstance(row, DraftRow))

    def row_at(self, number: int) -> str | DraftRow:
        """Return what stands in a row."""
        return _row_of(self.item(number))

    def _tell_current(self, item: QListWidgetItem | None) -> None:
        row = _row_of(item) if item is not None else ""
        self.moved.emit(row if isinstance(row, DraftRow) else None)


def _row_of(item: QListWidgetItem) -> str | DraftRow:
    row: str | DraftRow = item.data(_KEPT)
    return row


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setData(_KEPT, words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setSizeHint(QSize(0, theme.px(_HEAD_ROW)))
    return item


def _item(row: DraftRow, ticked: Collection[str]) -> QListWidgetItem:
    item = QListWidgetItem(listed(filter(None, (row.title, standing_words(row.standing), row.line))))
    item.setData(_KEPT, row)
    item.setSizeHint(QSize(0, theme.px(_ROW)))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    if row.field:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if row.field in ticked else Qt.CheckState.Unchecked)
    return item


class _Rows(TickDelegate):
    """Paints the check box as the style does, the label over the text beside it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(_KEPT)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if isinstance(row, DraftRow):
            draw_row_ground(painter, box, state, self._view.hasFocus())
            self.paint_box(painter, option, index)
            _paint_row(painter, box, row)
        else:
            inner = box.adjusted(12, theme.px(4), -12, -theme.px(4))
            draw_text(painter, inner, str(row or ""), "text2", "small", bold=True)
        painter.restore()


def _paint_row(painter: QPainter, box: QRect, row: DraftRow) -> None:
    inner = box.adjusted(theme.px(_BOX), theme.px(4), -12, -theme.px(4))
    upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
    lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - upper.height())
    words = standing_words(row.standing)
    wide = theme.metrics("caption").horizontalAdvance(words) + 4 if words else 0
    place = QRect(upper.right() - wide, upper.top(), wide, upper.height())
    shade = _SHADES.get(row.standing, "text3")
    draw_text(painter, place, words, shade, "caption", align=Qt.AlignmentFlag.AlignRight)
    draw_text(painter, upper.adjusted(0, 0, -wide - 8, 0), row.title, "text")
    below = "warn" if row.standing is Standing.UNREADABLE else "text3"
    draw_text(painter, lower, row.line, below, "caption")
