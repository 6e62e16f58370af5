"""The list of places at which words were found: one line each, with a box to leave it out if it can change."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models.spotted import SpottedModel
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.rowground import Index, TickDelegate, draw_row_ground

_ROW, _GAP = 30, 12  # px at 100 %
_LEAST_ROWS = 2
_PLACE = 260  # px at 100 % for case and field; what is around the words takes the rest


class SpottedList(QListView):
    """Lines that can be unchecked; `opened(line)` is emitted for Enter and for a double click on the words."""

    opened = Signal(int)

    def __init__(self, places: SpottedModel) -> None:
        super().__init__()
        self.places = places
        self.setModel(places)
        self.setItemDelegate(_Lines(self))
        self.setUniformItemSizes(True)  # with many thousands of lines only those that are seen are made
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Texts with the words"))
        self.setMinimumHeight(_LEAST_ROWS * theme.px(_ROW) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a line, unless its box was meant."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and not (self._has_box(index) and self.box(index).contains(place)):
            self.opened.emit(index.row())
        else:
            super().mouseDoubleClickEvent(event)

    def stand_at(self, line: int) -> None:
        """Mark the first line from one on that is chosen, beginning again at the top; or no line."""
        places, count = self.places, self.places.rowCount()
        order = (number % count for number in range(max(line, 0), max(line, 0) + count))
        index = next((places.index(number) for number in order if places.is_chosen(number)), QModelIndex())
        self.setCurrentIndex(index)

    def box(self, index: Index) -> QRect:
        """Return where the box of a line is, or would be."""
        look = QStyleOptionViewItem()
        self.initViewItemOption(look)
        look.rect = self.visualRect(index)
        look.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        return self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, look, self)

    def _has_box(self, index: QModelIndex) -> bool:
        return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


class _Lines(TickDelegate):
    """Paints the box, the place, and the words as they would read."""

    def __init__(self, places: SpottedList) -> None:
        super().__init__(places)
        self._places = places

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        draw_row_ground(painter, line, state, self._view.hasFocus())
        self.paint_box(painter, option, index)
        box = self._places.box(index)  # a line without one begins where the others do
        where, _, words = str(index.data()).partition("\n")
        place = QRect(box.right() + theme.px(_GAP), line.top(), theme.px(_PLACE), line.height())
        draw_text(painter, place, where, "text2", "small")
        around = QRect(line)
        around.setLeft(place.right() + theme.px(_GAP))
        around.setRight(line.right() - theme.px(_GAP))
        draw_text(painter, around, words, _shade(index.data(Qt.ItemDataRole.CheckStateRole)))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(0, theme.px(_ROW))


def _shade(ticked: object) -> str:
    """Return the shade of the words: of a line without a box they stay as they are."""
    if ticked is None:
        return "text2"
    return "text" if ticked in (Qt.CheckState.Checked, Qt.CheckState.Checked.value) else "text3"
