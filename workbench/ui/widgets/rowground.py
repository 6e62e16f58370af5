"""The ground of a row in a list: chosen with and without the focus of its list, or under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from workbench.ui import theme

Index = QModelIndex | QPersistentModelIndex
_EDGE = 3


def draw_row_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag, focused: bool) -> None:
    """Paint the ground of a row; the accent edge tells the current row of the list that has the focus."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, theme.colour("selected" if focused else "sunken"))
        if focused:
            painter.fillRect(QRect(box.left(), box.top(), _EDGE, box.height()), theme.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.colour("row_hover"))


class RowDelegate(QStyledItemDelegate):
    """Base of delegates of simple lists: paints the ground, then `paint_row` with what stands on it.

    `always_active` is for a list that is steered from a field above it and never has the focus itself.
    """

    def __init__(self, view: QAbstractItemView, always_active: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._always_active = always_active
        view.setMouseTracking(True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        draw_row_ground(painter, box, state, self._always_active or self._view.hasFocus())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_row(painter, QRect(box), index)
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint what stands in a row."""
        raise NotImplementedError


class TickDelegate(RowDelegate):
    """Base of delegates of lists whose lines can be ticked."""

    def paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Paint the box of a line as the style does and return where it is; empty for a line without one."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if not shown.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            return QRect()
        style = self._view.style() or QApplication.style()
        # Where a click on it is looked for.
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, self._view)
        ticked = shown.checkState == Qt.CheckState.Checked
        shown.rect = place
        shown.state = QStyle.StateFlag.State_Enabled
        shown.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, shown, painter, self._view)
        return place
