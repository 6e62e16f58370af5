"""The grid in which the rows of a list stand: heads once, then each row on one line, or on two if it is long.

Only where things stand; what they are and do is the affair of the editor of rows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from workbench.ui import theme
from workbench.ui.models.rows import RIGHT
from workbench.ui.widgets.basics import broken, label

_SPACING, _BETWEEN = 6, 8  # px; between rows of two lines there is more room, so that each is seen as one
_APART = 10  # px between the head of a column of figures and one that begins at the left
_MOST = 4  # columns on one line: with more of them nothing could be read in the cells
# px at 100 % of the head of a column of figures: so wide it stands on one line, wider it is broken.
_ONE_LINE, _MOST_HEAD, _HEAD_LINES = 66, 90, 2
_MOST_NEEDED = 3  # of so many parts of the room a column gets one at most, whatever it needs
_ROOM = 40  # px that a cell needs for each part of its stretch to be read, and a button or an icon at all
_Align = Qt.AlignmentFlag


class Need(NamedTuple):
    """The px in which what stands in a column is shown whole; what does not grow takes no more of the room."""

    width: int
    grows: bool = False


class Placed(Protocol):
    """A row, which knows what stands in it."""

    def widgets(self) -> list[QWidget]:
        """Return its widgets, from left to right."""


class RowGrid(QWidget):
    """Rows of a handle, as many cells as there are heads, and a button; a line of totals may stand below.

    `rearranged` asks for the rows anew after the room has changed.
    """

    rearranged = Signal()

    def __init__(
        self,
        heads: Sequence[str],
        stretches: Sequence[int],
        right: Collection[int] = (),
        needs: Mapping[int, Need] = MappingProxyType({}),
    ) -> None:
        """Make the grid for heads with their shares of the room; 0 is for a sign beside the cells.

        Heads of numbers, whose places are given, stand at the `right`, as the numbers do. `needs` tells by
        places which room what stands there asks for.
        """
        super().__init__()
        cells = [place for place, stretch in enumerate(stretches) if stretch]
        self._before, self._after = cells[0], len(stretches) - cells[-1] - 1
        self._stretches = [stretches[place] for place in cells]
        found = {cell: needs[place] for cell, place in enumerate(cells) if place in needs}
        self._fixed = {cell: need.width for cell, need in found.items() if not need.grows}
        self._growing = {cell: need.width for cell, need in found.items() if need.grows}
        self._lines = 1
        self._totals: Sequence[QLabel] = ()
        self._last = 0  # the line of the grid on which the last row begins
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self._heads = [label(words, "caption", wrap=True) for words in heads]
        # The head of a column of figures is its widest part, so the column has the room that two lines need.
        self._widest = [head for head, stretch in zip(self._heads, stretches, strict=True) if stretch == 1]
        for place in right:
            self._heads[place].setAlignment(RIGHT)
            # It would run into a head that begins at the left.
            self._heads[place].setIndent(0 if place + 1 in right else theme.px(_APART))
        self._arrange(self._wanted_lines(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the room without which nothing can be read: fixed columns give up what they need."""
        size, least = super().minimumSizeHint(), theme.px(_ROOM)
        columns = set(map(self._column_of, self._fixed))
        given = sum(max(0, self._grid.columnMinimumWidth(column) - least) for column in columns)
        return QSize(max(0, size.width() - given), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put each row on as many lines as the room asks for; whoever keeps the rows puts them in anew."""
        super().resizeEvent(event)
        wanted = self._wanted_lines(event.size().width())
        if wanted != self._lines:
            self._arrange(wanted)
            self.rearranged.emit()
        self._give_needed(event.size().width())

    def put(self, place: int, widgets: Sequence[QWidget]) -> None:
        """Put a row into its place, from 0: its handle, its cells, its button."""
        top = self._top(place)
        grip, *others, last = widgets
        self._grid.addWidget(grip, top, 0, _Align.AlignVCenter)
        self._put(top, others, _Align.AlignVCenter)
        self._grid.addWidget(last, top, self._before + self._per_line + self._after + 1, _Align.AlignVCenter)
        for widget in widgets:
            widget.show()

    def hold(self, held: bool) -> None:
        """Keep still while many rows are put in: each row that comes into sight lays out the whole page anew.

        Not while somebody is in the grid, who would lose the focus.
        """
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.setVisible(not held)

    def steps(self, moved: Placed, rows: Sequence[Placed], height: int) -> int:
        """Return by how many places a row is to move that is drawn to a height on the screen; 0 to stay."""
        here = self.mapFromGlobal(QPoint(0, height)).y()
        for place, other in enumerate(rows):
            boxes = [widget.geometry() for widget in other.widgets()]
            if other is not moved and boxes[0].top() <= here <= max(box.bottom() for box in boxes):
                return place - rows.index(moved)
        return 0

    def finish(self, rows: int, totals: Sequence[QLabel]) -> None:
        """Close the grid below so many rows, with the line of totals if there is one; heads need a row."""
        self._totals, self._last = totals, self._top(rows - 1)
        self._put(self._top(rows), totals, _Align.AlignVCenter)
        for words in (*self._heads, *totals):
            words.setVisible(rows > 0)
        gaps = {self._top(place) - 1 for place in range(rows)} if self._lines > 1 else set()
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, theme.px(_BETWEEN) if line in gaps else 0)

    def seen_with(self, focused: QWidget) -> QWidget | None:
        """Return what is to be seen together with a control: from the last row on the line of totals."""
        part = focused
        while (above := part.parentWidget()) is not None and above is not self:
            part = above
        shown = [words for words in self._totals if not words.isHidden()]
        if not shown or self._grid.indexOf(part) < 0 or part.y() < self._grid.cellRect(self._last, 0).top():
            return None
        return max(shown, key=lambda words: words.geometry().bottom())

    def remove(self, widgets: Sequence[QWidget]) -> None:
        """Take a row out."""
        for widget in widgets:
            self._grid.removeWidget(widget)

    def _wanted_lines(self, width: int) -> int:
        signs = self._before + self._after + 2
        needed = _ROOM * (sum(self._stretches) + signs)
        if len(self._stretches) > _MOST or width < theme.px(needed):
            return 2
        left = width - sum(self._fixed.values()) - theme.px(_ROOM * signs)
        shares = sum(self._shares())
        fits = (left * self._stretches[cell] >= need * shares for cell, need in self._growing.items())
        return 1 if all(fits) else 2

    def _shares(self) -> list[int]:
        """Return the shares of the room that is left by the columns that do not grow."""
        return [0 if cell in self._fixed else share for cell, share in enumerate(self._stretches)]

    def _arrange(self, lines: int) -> None:
        self._lines = lines
        self._per_line = -(-len(self._stretches) // lines)
        shares = self._shares()
        for column in range(1, self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
            self._grid.setColumnMinimumWidth(column, 0)
        for column, pair in enumerate(zip_longest(shares[: self._per_line], shares[self._per_line :])):
            self._grid.setColumnStretch(self._before + column + 1, max(stretch or 0 for stretch in pair))
        self._give_needed(self.width())
        for head in self._widest:
            head.setMinimumWidth(_least_width(head.text()) + max(0, head.indent()) if lines == 1 else 1)
        self._put(0, self._heads, _Align.AlignBottom)

    def _give_needed(self, width: int) -> None:
        """Give columns what they need, but no more than a part of so many px: the others must be read too."""
        for cell, need in self._fixed.items():
            column, given = self._column_of(cell), min(need, width // _MOST_NEEDED)
            if self._grid.columnMinimumWidth(column) != given:
                self._grid.setColumnMinimumWidth(column, given)

    def _column_of(self, cell: int) -> int:
        return self._before + cell % self._per_line + 1

    def _put(self, top: int, widgets: Sequence[QWidget], alignment: Qt.AlignmentFlag) -> None:
        """Put what belongs to a row into its lines; signs stand on the first one."""
        for place, widget in enumerate(widgets):
            cell = place - self._before
            if 0 <= cell < len(self._stretches):
                line, column = divmod(cell, self._per_line)
            else:
                line, column = 0, cell if cell < 0 else self._per_line + cell - len(self._stretches)
            self._grid.addWidget(widget, top + line, self._before + column + 1, alignment)

    def _top(self, place: int) -> int:
        """Return the line on which a row begins: one line stays free above each row of two."""
        return 1 + place if self._lines == 1 else self._lines + 1 + place * (self._lines + 1)


def _least_width(words: str) -> int:
    """Return the width in px in which the head of a column of figures stands on one line, or else on two."""
    least, most = 1, max(1, theme.metrics("caption").horizontalAdvance(words) + 1)
    if most <= theme.px(_ONE_LINE):
        return most
    while least < most:
        middle = (least + most) // 2
        fits = len(broken(words, "caption", middle)) <= _HEAD_LINES
        least, most = (least, middle) if fits else (middle + 1, most)
    return min(most, theme.px(_MOST_HEAD))
