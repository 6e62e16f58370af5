"""A small picture of stages that follow one another: one bar each, months below.

Only shows what stands in words beside it, so it takes no focus; screen readers get the same in its description.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import draw_text

_ABOVE, _STEP, _BAR, _AXIS = 6, 22, 8, 20  # px: room above, height of a row, of its bar, of the months below
_GAP, _MOST_NAME = 12, 160
_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_LEAST_APART = 36  # px between two numbers on the axis


class Bar(NamedTuple):
    """A stage with its first and last month, counted from 1."""

    name: str
    first: int
    last: int


class Timeline(QWidget):
    """Paints the bars of so many rows; hidden while there is none.

    A row without a bar keeps its room, and while a number is being typed so do all: nothing jumps then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self._rows = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline of the stages"))
        self.hide()

    def show_bars(self, bars: Sequence[Bar], rows: int, typing: bool = False) -> None:
        """Show other bars, those of the first of so many rows."""
        shown = bool(bars) or (typing and rows > 0 and not self.isHidden())
        if (tuple(bars), rows, shown) == (self.bars, self._rows, not self.isHidden()):
            return
        self.bars, self._rows = tuple(bars), rows
        said = [tr("{stage}: months {first} to {last}", stage=b.name, first=b.first, last=b.last) for b in bars]
        self.setAccessibleDescription("; ".join(said))
        self.setVisible(shown)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for all bars and the axis."""
        return QSize(theme.px(320), theme.px(_ABOVE) + theme.px(_STEP) * self._rows + theme.px(_AXIS))

    def minimumSizeHint(self) -> QSize:
        """Return the same height: bars are never cut."""
        return QSize(theme.px(80), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, bars and months."""
        if not self.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, step, above = self._names_width(), theme.px(_STEP), theme.px(_ABOVE)
        left = names + theme.px(_GAP)
        chart = QRectF(left, above, self.width() - left - theme.px(_GAP), step * self._rows)
        self._paint_axis(painter, chart)
        below = QRect(0, int(chart.bottom()), names, theme.px(_AXIS))
        draw_text(painter, below, tr("months"), "text3", "caption")
        for place, bar in enumerate(self.bars):
            top = above + place * step
            draw_text(painter, QRect(0, top, names, step), bar.name or "—", "text2", "small")
            self._paint_bar(painter, chart, top, bar)

    def _names_width(self) -> int:
        metrics = theme.metrics("small")
        widest = max(
            metrics.horizontalAdvance(words) for words in (tr("months"), *(bar.name for bar in self.bars))
        )
        return min(widest + 2, theme.px(_MOST_NAME), self.width() // 3)

    def _paint_bar(self, painter: QPainter, chart: QRectF, top: float, bar: Bar) -> None:
        month = chart.width() / self.bars[-1].last
        height = theme.px(_BAR)
        box = QRectF(
            chart.left() + (bar.first - 1) * month,
            top + (theme.px(_STEP) - height) / 2,
            max((bar.last - bar.first + 1) * month - 1, 2),
            height,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(box, 3, 3)

    def _paint_axis(self, painter: QPainter, chart: QRectF) -> None:
        last = self.bars[-1].last
        month = chart.width() / last
        apart = next((step for step in _MONTHS_APART if step * month >= _LEAST_APART), _MONTHS_APART[-1])
        for count in range(0, last + 1, apart):
            across = chart.left() + count * month
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(int(across), int(chart.top()), int(across), int(chart.bottom()) + 3)
            painter.setPen(theme.colour("text3"))
            painter.setFont(theme.font("caption"))
            box = QRectF(across - 20, chart.bottom() + 2, 40, theme.px(_AXIS) - 2)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), str(count))
