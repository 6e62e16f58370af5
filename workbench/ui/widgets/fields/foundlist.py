"""The list of what was found for words typed elsewhere: two texts in a line, moved through from outside."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QToolTip, QWidget

from workbench.ui import theme
from workbench.ui.models.lines import Index, LinesModel
from workbench.ui.widgets.basics import draw_text, plain_tip
from workbench.ui.widgets.rowground import RowDelegate

Line = tuple[str, str]  # what is chosen, and what is said of it
_EDGE, _GAP, _END = 10, 14, 8


class _Model(LinesModel[Line]):
    """The lines that were found."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return both texts of a line."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _whole(self.lines[index.row()])
        return None


class _Delegate(RowDelegate):
    """Paints both texts in one line; `column` is the width of the first in px at 100 %, 0 for its own."""

    def __init__(self, view: QListView, column: int, height: int) -> None:
        super().__init__(view, always_active=True)
        self._column = column
        self._height = height
        self.headings: frozenset[int] = frozenset()

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one line."""
        model = index.model()
        if not isinstance(model, _Model):
            return
        first, second = model.lines[index.row()]
        ahead, rest = self._boxes(box, first)
        heading = index.row() in self.headings
        draw_text(
            painter,
            ahead,
            first,
            "text2" if heading else "text",
            "body",
            bold=bool(self._column) and not heading,
        )
        if rest.width() > 0:
            draw_text(painter, rest, second, "text" if heading else "text2", "small", bold=heading)

    def is_shortened(self, box: QRect, line: Line) -> bool:
        """Return whether a line has no room in a row."""
        first, second = line
        ahead, rest = self._boxes(box, first)
        needed = theme.metrics("small").horizontalAdvance(second)
        return needed > max(rest.width(), 0) or _needed(first) > ahead.width()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole line under the pointer where it is shortened."""
        model, box = index.model(), option.rect
        if event.type() != QEvent.Type.ToolTip or not isinstance(model, _Model):
            return super().helpEvent(event, view, option, index)
        line = model.lines[index.row()]
        words = plain_tip(_whole(line)) if self.is_shortened(box, line) else ""
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _boxes(self, box: QRect, first: str) -> tuple[QRect, QRect]:
        """Return where both texts stand in a row."""
        width = theme.px(self._column) if self._column else _needed(first)
        width = min(width, box.width() - _EDGE - _END)
        ahead = QRect(box.left() + _EDGE, box.top(), width, box.height())
        return ahead, box.adjusted(_EDGE + width + (0 if self._column else _GAP) + 4, 0, -_END, 0)

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
        self._delegate = _Delegate(self, column, height)
        self.setItemDelegate(self._delegate)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._found.rowCount()

    @property
    def place(self) -> int:
        """The number of the line that is chosen, -1 if none is."""
        return self.currentIndex().row()

    def show_lines(self, lines: Sequence[Line], headings: Collection[int] = ()) -> None:
        """Show what was found, the lines with the numbers `headings` as such; nothing is chosen."""
        self._delegate.headings = frozenset(headings)
        self._found.show_lines(lines)

    def line(self, place: int) -> Line:
        """Return what stands in a line."""
        return self._found.lines[place]

    def spoken(self) -> str:
        """Return all of the line that is chosen, an empty text if none is."""
        return _whole(self.line(self.place)) if self.place >= 0 else ""

    def is_shortened(self, place: int) -> bool:
        """Return whether a line says more than its row has room for."""
        return self._delegate.is_shortened(self.visualRect(self._found.index(place)), self.line(place))

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


def announce(line: QWidget, words: str) -> None:
    """Tell what is chosen in a list to screen readers: the focus stays in the line that steers it."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(line, words))


def _whole(line: Line) -> str:
    return " ".join(filter(None, line))


def _needed(text: str) -> int:
    return theme.metrics("body").horizontalAdvance(text) + 1
