"""Choosing the size of a new table by pointing into a grid, with the mouse or with the arrow keys and Enter.

It floats below what asked for it; what is done with the size is decided there.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.fields.popups import place_popup

MOST = 8  # rows and columns; larger tables grow by their own commands
_FIRST = (3, 3)
_CELL, _GAP, _EDGE, _WORDS = 22, 3, 12, 28  # px at 100 %
_STEPS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TableGrid(QWidget):
    """`chosen(rows, columns)` once a size is chosen; `left` when the grid goes, whether one was or not."""

    chosen = Signal(int, int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._size = _FIRST
        self._show_size(_FIRST)

    def sizeHint(self) -> QSize:
        """Return the room for all cells with the words below them."""
        corner = self.cell(MOST, MOST).bottomRight()
        return QSize(corner.x() + 1 + theme.px(_EDGE), corner.y() + 1 + theme.px(_WORDS))

    def unfold(self, anchor: QWidget) -> None:
        """Show the grid beside a control, with the size that is wanted most."""
        self._show_size(_FIRST)
        self.resize(self.sizeHint())
        place_popup(self, anchor)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def cell(self, row: int, column: int) -> QRect:
        """Return where a cell stands, counted from 1."""
        step = theme.px(_CELL) + theme.px(_GAP)
        corner = QPoint(theme.px(_EDGE) + (column - 1) * step, theme.px(_EDGE) + (row - 1) * step)
        return QRect(corner, QSize(theme.px(_CELL), theme.px(_CELL)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the size up to the pointer."""
        self._show_size(self._size_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the size up to the pointer; a release outside, as of the press that opened this, is none."""
        if self.rect().contains(event.position().toPoint()):
            self._show_size(self._size_at(event.position().toPoint()))
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the size with the arrow keys, choose it with Enter, leave with Esc."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            rows, columns = (size + step for size, step in zip(self._size, _STEPS[key], strict=True))
            self._show_size((rows, columns))
        elif key in _CHOOSING:
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the grid goes."""
        super().hideEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, those of the table in the accent, and its size below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setPen(theme.colour("field_line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        rows, columns = self._size
        for row in range(1, MOST + 1):
            for column in range(1, MOST + 1):
                inside = row <= rows and column <= columns
                painter.setPen(theme.colour("accent" if inside else "field_line"))
                painter.setBrush(theme.colour("selected" if inside else "surface"))
                painter.drawRect(self.cell(row, column).adjusted(0, 0, -1, -1))
        below = self.cell(MOST, MOST).bottom() + 1
        words = QRect(0, below, self.width(), self.height() - below)
        draw_text(painter, words, f"{rows} × {columns}", "text2", "small", align=Qt.AlignmentFlag.AlignHCenter)

    def _size_at(self, place: QPoint) -> tuple[int, int]:
        step, edge = theme.px(_CELL) + theme.px(_GAP), theme.px(_EDGE)
        return (place.y() - edge) // step + 1, (place.x() - edge) // step + 1

    def _show_size(self, size: tuple[int, int]) -> None:
        rows, columns = (min(max(number, 1), MOST) for number in size)
        self._size = (rows, columns)
        self.setAccessibleName(tr("Table of {rows} × {columns}", rows=rows, columns=columns))
        self.update()

    def _choose(self) -> None:
        size = self._size
        self.close()
        self.chosen.emit(*size)
