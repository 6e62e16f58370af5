"""Widgets side by side that go on in a new line where there is no more room, and labels that stand in them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QWidget

_GAP = 8
_Line = list[tuple[QLayoutItem, QSize]]


class Flow(QLayout):
    """Puts widgets side by side and goes on in a new line where there is no more room.

    The widget named `last` stands at the right end of its line.
    """

    def __init__(self, parent: QWidget, gap: int, last: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._last = last
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add a widget at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many widgets there are."""
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        """Return the item in a place."""
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        """Take the item out of a place."""
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height needed in a width."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, box: QRect) -> None:
        """Put the widgets into their places."""
        super().setGeometry(box)
        self._lay_out(box, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return self._with_margins(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        """Return the size of the widest widget."""
        least = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in least), default=0)
        return self._with_margins(QSize(width, max((size.height() for size in least), default=0)))

    def _lay_out(self, box: QRect, move: bool) -> int:
        """Return the height of all lines in a box, with the margins; `move` puts the widgets there."""
        margins = self.contentsMargins()
        inner = box.marginsRemoved(margins)
        top = inner.top()
        for number, line in enumerate(self._lines(inner.width())):
            top += self._gap if number else 0
            height = max(size.height() for _, size in line)
            if move:
                self._put(line, QRect(inner.left(), top, inner.width(), height))
            top += height
        return top + margins.bottom() - box.top()

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size_in(item, width)
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self._gap
        return lines

    def _put(self, line: _Line, box: QRect) -> None:
        left = box.left()
        for item, size in line:
            if item.widget() is self._last:
                left = box.left() + box.width() - size.width()
            item.setGeometry(QRect(QPoint(left, box.top() + (box.height() - size.height()) // 2), size))
            left += size.width() + self._gap

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())


class FlowLabel(QLabel):
    """Plain text in one line as long as there is room for it; wrapped where there is not."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setMinimumWidth(1)

    def sizeHint(self) -> QSize:
        """Return the size of the whole text in one line, which Qt would break at a shape it finds pleasing."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.size(0, self.text()).width() + 1, metrics.lineSpacing())


class HighEnough(QWidget):
    """A widget that is never lower than all lines of what flows in it, which are more where it is narrow."""

    def minimumSizeHint(self) -> QSize:
        """Return the least size; a splitter does not ask itself for the height in a width."""
        least, layout = super().minimumSizeHint(), self.layout()
        flowed = layout.minimumHeightForWidth(self.width()) if layout is not None else 0
        return QSize(least.width(), max(least.height(), flowed))


def flowing(*parts: QWidget, last: QWidget | None = None, left: int = 0) -> QWidget:
    """Return widgets side by side that go on in a new line; `last` at the right end, `left` px kept free."""
    host = QWidget()
    flow = Flow(host, _GAP, last)
    flow.setContentsMargins(left, 0, 0, 0)
    for part in (*parts, *([last] if last is not None else [])):
        flow.addWidget(part)
    return host


def _size_in(item: QLayoutItem, width: int) -> QSize:
    """Return the size an item takes in a line of a width of its own."""
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else hint.height())
