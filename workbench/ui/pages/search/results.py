"""The list of what was found: a heading for each kind, results with the searched words marked."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from workbench.domain.found import FoundKind
from workbench.kernel.i18n import tr, tr_count
from workbench.search.snippets import Snippet
from workbench.ui import theme
from workbench.ui.pages.search.reading import Result, Results
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.rowground import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
MEASURE = 852  # the widest column of text that reads well, in px at 100 %
_ROW, _HEAD = 84, 40
_LEFT, _RIGHT = 24, 24
_LINE = 21
_LINES = 2


class ResultsModel(QAbstractListModel):
    """Headings are texts, the rest are results."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str | Result] = []

    def set_results(self, results: Results) -> None:
        """Show other results."""
        rows: list[str | Result] = []
        for kind, group in groupby(results.found, lambda result: result.kind):
            found = list(group)
            rows += [_heading(kind, len(found)), *found]
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, number: int) -> str | Result | None:
        """Return what stands in a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def result_at(self, number: int) -> Result | None:
        """Return the result in a row; None for a heading."""
        row = self.row_at(number)
        return row if isinstance(row, Result) else None

    def place_of(self, key: str) -> int:
        """Return the row of a result, else of the first one; -1 if there is none."""
        places = [number for number, row in enumerate(self._rows) if isinstance(row, Result)]
        same = (number for number in places if getattr(self._rows[number], "key", "") == key)
        return next(same, places[0] if places else -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are, headings included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return that there is one column."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings can't be chosen."""
        if self.result_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a row."""
        row = self.row_at(index.row())
        if row is None or role not in (_DISPLAY, _SPOKEN):
            return None
        if isinstance(row, str):
            return row
        title = row.title or tr("Without title")
        spoken = f"{title}, {row.where}"
        return title if role == _DISPLAY else ": ".join(filter(None, (spoken, row.snippet.text)))


class ResultsDelegate(RowDelegate):
    """Paints title, place and the snippet with its marks."""

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint a heading or a result."""
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, ResultsModel) else None
        box.setWidth(min(box.width(), theme.px(MEASURE) + _LEFT + _RIGHT))
        if isinstance(row, str):
            words = box.adjusted(_LEFT, theme.px(10), -_RIGHT, 0)
            draw_text(painter, words, row, "text2", "small", bold=True)
        elif row is not None:
            _paint_result(painter, box, row)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a heading or a result."""
        model = index.model()
        head = isinstance(model, ResultsModel) and model.result_at(index.row()) is None
        return QSize(theme.px(200), theme.px(_HEAD if head else _ROW))


class ResultsList(QListView):
    """`opened(result)` is emitted for Enter and for a click; `left` for the Up key at the top."""

    opened = Signal(object)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = ResultsModel()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(ResultsDelegate(self))
        self.setAccessibleName(tr("What was found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def current(self) -> Result | None:
        """Return the current result."""
        return self.rows.result_at(self.currentIndex().row())

    def show_results(self, results: Results, key: str = "") -> None:
        """Show results, the named one current, else the first."""
        self.rows.set_results(results)
        place = self.rows.place_of(key)
        self.scrollToTop()
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; leave upwards from the first result."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        result = self.rows.result_at(index.row())
        if result is not None:
            self.opened.emit(result)


def _heading(kind: FoundKind, count: int) -> str:
    headings = {
        FoundKind.NUMBER: lambda: tr_count(
            "{count} case by its number", "{count} cases by their numbers", count
        ),
        FoundKind.CASE: lambda: tr_count("{count} place in cases", "{count} places in cases", count),
        FoundKind.LINK: lambda: tr_count("{count} link to an article", "{count} links to articles", count),
        FoundKind.WAIVER: lambda: tr_count("{count} waived rule", "{count} waived rules", count),
        FoundKind.VERSION: lambda: tr_count("{count} named version", "{count} named versions", count),
        FoundKind.PLAN: lambda: tr_count("{count} article of a plan", "{count} articles of plans", count),
        FoundKind.CONTACT: lambda: tr_count(
            "{count} entry of the address book", "{count} entries of the address book", count
        ),
        FoundKind.TOPIC: lambda: tr_count("{count} page of the manual", "{count} pages of the manual", count),
    }
    return headings[kind]()


def _paint_result(painter: QPainter, box: QRect, row: Result) -> None:
    painter.fillRect(box.left() + _LEFT, box.bottom(), box.width() - _LEFT - _RIGHT, 1, theme.colour("line"))
    inner = box.adjusted(_LEFT, theme.px(8), -_RIGHT, -theme.px(6))
    height = theme.px(24) if row.snippet.text else inner.height()  # a title alone stands in the middle
    first = QRect(inner.left(), inner.top(), inner.width(), height)
    needed = theme.metrics("caption").horizontalAdvance(row.where) + 4
    beside = min(needed, inner.width() // 2)
    place = QRect(first.right() - beside, first.top(), beside, first.height())
    draw_text(painter, place, row.where, "text2", "caption", align=Qt.AlignmentFlag.AlignRight)
    title = first.adjusted(0, 0, -beside - 16, 0)
    shade = "text" if row.title else "text3"
    draw_text(painter, title, row.title or tr("Without title"), shade, bold=True)
    below = QRect(inner.left(), first.bottom() + 1, inner.width(), theme.px(_LINE) * _LINES)
    draw_snippet(painter, below, row.snippet)


def draw_snippet(painter: QPainter, box: QRect, snippet: Snippet) -> None:
    """Paint a snippet on up to two lines, what was searched bold on the ground of marks."""
    layout = QTextLayout(snippet.text, theme.font("small"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_mark(start, end) for start, end in snippet.spans])
    layout.beginLayout()
    lines = 0
    while lines < _LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, lines * theme.px(_LINE)))
        lines += 1
    layout.endLayout()
    painter.setPen(theme.colour("text2"))
    layout.draw(painter, QPointF(box.topLeft()), [], QRectF(box))


def _mark(start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    shape = QTextCharFormat()
    shape.setFontWeight(QFont.Weight.Bold)
    shape.setForeground(theme.colour("text"))
    shape.setBackground(theme.colour("mark"))
    found.format = shape
    return found
