"""What the rows of both lists share: reading a paint option, and the ground of a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from workbench.ui import theme


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands: current in a list with or without the focus, or under the pointer."""

    box: QRect
    chosen: bool
    focused: bool
    hovered: bool


def row_state(option: QStyleOptionViewItem) -> RowState:
    """Return what a paint option says of a row."""
    state: QStyle.StateFlag = option.state
    rect: QRect = option.rect
    return RowState(
        QRect(rect),
        bool(state & QStyle.StateFlag.State_Selected),
        bool(state & QStyle.StateFlag.State_HasFocus),
        bool(state & QStyle.StateFlag.State_MouseOver),
    )


def draw_ground(painter: QPainter, row: RowState) -> None:
    """Paint the ground of a row: chosen with an accent edge while its list has the focus."""
    if row.chosen and row.focused:
        painter.fillRect(row.box, theme.colour("selected"))
        painter.fillRect(QRect(row.box.left(), row.box.top(), 3, row.box.height()), theme.colour("accent"))
    elif row.hovered:
        painter.fillRect(row.box, theme.colour("row_hover"))
