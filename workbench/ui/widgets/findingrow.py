"""The row of a finding in a list: icon by severity, its sentence in up to three lines, place and rule below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView

from workbench.ui import theme
from workbench.ui.widgets.basics import broken, draw_text

_MOST_LINES = 3
_ICON, _GAP, _ABOVE, _BELOW = 16, 8, 8, 10
_LEAST_WIDTH = 60
_LINE_STEP, _NOTE = 1.55, 20


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What stands in a row: the sentence and its colour, the note below it, the icon and its colour."""

    text: str
    note: str
    icon: str
    shade: str
    ink: str = "text"


class SentenceList(QListView):
    """A list of such rows. Their heights follow its width; Qt itself asks anew when its height changes only."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences anew when the width changes."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def finding_height(text: str, note: str, width: int, edge: int) -> int:
    """Return how high a row is in a list so many pixels wide, with an edge left and right."""
    lines = len(broken_lines(text, _text_width(width, edge)))
    return lines * _line_height() + (theme.px(_NOTE) if note else 0) + _ABOVE + _BELOW


def paint_finding(painter: QPainter, box: QRect, row: FindingRow, edge: int) -> None:
    """Paint a row into its box; the ground is there already."""
    step, top = _line_height(), box.top() + _ABOVE
    size = theme.px(_ICON)
    painter.drawPixmap(box.left() + edge, top + (step - size) // 2, theme.pixmap(row.icon, row.shade, size))
    left, width = box.left() + edge + size + _GAP, _text_width(box.width(), edge)
    for line in broken_lines(row.text, width):
        draw_text(painter, QRect(left, top, width, step), line, row.ink)
        top += step
    if row.note:
        draw_text(painter, QRect(left, top, width, theme.px(_NOTE)), row.note, "text3", "caption")


def broken_lines(text: str, width: int) -> list[str]:
    """Return a text as at most three lines, the last one shortened; Chinese may break anywhere."""
    found = broken(text, "body", width)
    if len(found) > _MOST_LINES:
        # One letter less, so that the dots find room.
        found = [*found[: _MOST_LINES - 1], found[_MOST_LINES - 1][:-1] + "…"]
    return found


def _text_width(width: int, edge: int) -> int:
    return max(_LEAST_WIDTH, width - 2 * edge - theme.px(_ICON) - _GAP)


def _line_height() -> int:
    return round(theme.font("body").pixelSize() * _LINE_STEP)
