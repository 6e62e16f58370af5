"""The list of what was found for words typed elsewhere: two texts in a line, moved through from outside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from workbench.ui import theme
from workbench.ui.models.lines import Index, LinesModel
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.rowground import RowDelegate

Line = tuple[str, str]  # what is chosen, and what is said of it
_EDGE, _GAP, _END = 10, 14, 8


class _Model(LinesModel[Line]):
    """The lines that were found."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return both texts of a line."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, self.lines[index.row()]))
        return None


class _Delegate(RowDelegate):
    """Paints both texts in one line; `column` is the width of the first in px at 100 %, 0 for its own."""

    def __init__(self, view: QListView, column: int, height: int) -> None:
        super().__init__(view, always_active=True)
        self._column = column
        self._height = height

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one line."""
        model = index.model()
        if not isinstance(model, _Model):
            return
        first, second = model.lines[index.row()]
        width = theme.px(self._column) if self._column else _needed(first)
        width = min(width, box.width() - _EDGE - _END)
        draw_text(
            painter,
            QRect(box.left() + _EDGE, box.top(), width, box.height()),
            first,
            "text",
            "body",
            bold=bool(self._column),
        )
        rest = box.adjusted(_EDGE + width + (0 if self._column else _GAP) + 4, 0, -_END, 0)
        if rest.width() > 0:
            draw_text(painter, rest, second, "text2", "small")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line; the width is the list's."""
        return QSize(1, theme.px(self._height))


class FoundList(QListView):
    """A list that never takes the focus: whoever has it moves the choice with `step`."""

    def __init__(self, name: str, height: int, column: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found = _Model(self)
        self.setModel(self._found)
        self.setItemDelegate(_Delegate(self, column, height))

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._found.rowCount()

    @property
    def place(self) -> int:
        """The number of the line that is chosen, -1 if none is."""
        return self.currentIndex().row()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what was found; nothing is chosen."""
        self._found.show_lines(lines)

    def line(self, place: int) -> Line:
        """Return what stands in a line."""
        return self._found.lines[place]

    def step(self, by: int) -> None:
        """Choose the line so many further on, the first or last one at the end of the list."""
        if self.count:
            place = min(max(self.place + by, 0), self.count - 1)
            self.setCurrentIndex(self._found.index(place))

    def needed_width(self) -> int:
        """Return the width in px in which no line is shortened."""
        small = theme.metrics("small")
        widths = [
            _needed(first) + (_GAP + 4 + small.horizontalAdvance(second) if second else 0)
            for first, second in self._found.lines
        ]
        return _EDGE + max(widths, default=0) + _END


def _needed(text: str) -> int:
    return theme.metrics("body").horizontalAdvance(text) + 1
