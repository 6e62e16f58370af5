"""Shows a difference: both sides beside each other, or one below the other's marks where there is little room.

What was removed is struck through, what was added underlined, what only looks differently underlined with
dots; colours only support that. Words are drawn with their looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from workbench.domain.blocks import PLAIN_LOOK, Look
from workbench.domain.textdifference import Mark, Piece
from workbench.ui import theme
from workbench.ui.models.differences import LINE, DifferencesModel
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.rowground import RowDelegate

if TYPE_CHECKING:
    from workbench.app.differing import DifferenceLine

Index = QModelIndex | QPersistentModelIndex
_HEADING, _GAP, _NOTE = 40, 28, 20
_EDGE, _ROOM = 20, 6  # px beside the columns, and above and below a text
_SIGN = 14  # px for the sign before a text
_LINE_STEP = 1.45  # times the size of the text
_SCRIPTS = {
    "sup": QTextCharFormat.VerticalAlignment.AlignSuperScript,
    "sub": QTextCharFormat.VerticalAlignment.AlignSubScript,
}
_LINE_BREAK = "\u2028"
_MOST_AT_ONCE = 1_000  # lines that are broken anew while one waits; of more the first


class DifferenceView(QListView):
    """A list of lines; `sides` is 2 for both sides beside each other, 1 for all marks in one text."""

    def __init__(self, name: str, sides: int = 2) -> None:
        super().__init__()
        self.rows = DifferencesModel(self)
        self._delegate = _LineDelegate(self, sides)
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self._wanted = -1  # a row to go to once the view has it
        self._growing = QTimer(self)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self._grow)

    def show_lines(self, lines: Sequence[DifferenceLine]) -> None:
        """Show a difference; where the same one is shown already, what was looked at stays chosen."""
        if tuple(lines) == self.rows.lines:
            return
        self._delegate.heights.clear()
        self._wanted = -1
        self.rows.show_lines(lines)

    def step(self, step: int) -> tuple[int, int]:
        """Go to the next difference, or the one before; return its number from 1 and how many there are.

        After the last one comes the first. (0, 0) if nothing differs.
        """
        changed = self.rows.changed_rows()
        if not changed:
            return 0, 0
        here = max(self.currentIndex().row(), self._wanted)
        if step > 0:
            row = next((one for one in changed if one > here), changed[0])
        else:
            row = next((one for one in reversed(changed) if one < here), changed[-1])
        self._go_to(row)
        return changed.index(row) + 1, len(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew in another width; where they are many, go on from where one was."""
        if event.size().width() != event.oldSize().width():
            self._delegate.heights.clear()
            if self.rows.rowCount() > _MOST_AT_ONCE:
                here = max(self.currentIndex().row(), self.indexAt(QPoint(1, 1)).row(), self._wanted)
                self.rows.take_back()
                self._go_to(here)
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _go_to(self, row: int) -> None:
        """Make a row the current one and scroll to it, to its beginning if it is tall; once the view has it."""
        index = self.rows.index(row)
        if not index.isValid():
            self._wanted = row
            self._growing.start()
            return
        self.setCurrentIndex(index)
        tall = self.visualRect(index).height() > self.viewport().height()
        top, seen = QAbstractItemView.ScrollHint.PositionAtTop, QAbstractItemView.ScrollHint.EnsureVisible
        self.scrollTo(index, top if tall else seen)

    def _grow(self) -> None:
        """Get some more rows; between two times the window does what else is to be done."""
        wanted, self._wanted = self._wanted, -1
        self._growing.stop()
        if wanted >= 0 and self.rows.canFetchMore(QModelIndex()):
            self.rows.fetchMore(QModelIndex())
            self.executeDelayedItemsLayout()
            self._go_to(wanted)


class _LineDelegate(RowDelegate):
    """Paints lines; `heights` remembers how high each one is, for breaking a text into lines is dear."""

    def __init__(self, view: QListView, sides: int) -> None:
        super().__init__(view)
        self._sides = sides
        self.heights: dict[int, int] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line in the width of the view."""
        row, width = index.row(), self._view.viewport().width()
        if row not in self.heights:
            line: DifferenceLine = index.data(LINE)
            fixed = {"heading": _HEADING, "gap": _GAP}.get(line.kind)
            self.heights[row] = theme.px(fixed) if fixed else self._height(line, width)
        return QSize(width, self.heights[row])

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one line."""
        line: DifferenceLine = index.data(LINE)
        inner = box.adjusted(_EDGE, 0, -_EDGE, 0)
        if line.kind == "heading":
            painter.fillRect(box.left(), box.top(), box.width(), 1, theme.colour("line"))
            _draw_heading(painter, inner, line)
        elif line.kind == "gap":
            draw_text(painter, inner.adjusted(_SIGN, 0, 0, 0), f"… {line.note}", "text3", "caption")
        else:
            self._draw_sides(painter, box, line)

    def _draw_sides(self, painter: QPainter, box: QRect, line: DifferenceLine) -> None:
        top = box.top() + _ROOM
        if line.note:
            note = QRect(box.left() + _EDGE + _SIGN, top, box.width() - 2 * _EDGE, theme.px(_NOTE))
            draw_text(painter, note, line.note, "text2", "caption")
            top += theme.px(_NOTE)
        width = self._text_width(box.width())
        for number, (pieces, sign) in enumerate(self._columns(line)):
            left = box.left() + _EDGE + number * (width + _SIGN + _EDGE)
            if sign:
                draw_text(painter, QRect(left, top, _SIGN, theme.px(_NOTE)), sign, "text2", bold=True)
            painter.setPen(theme.colour("text"))
            _laid_out(pieces, width)[0].draw(painter, QPointF(left + _SIGN, top))

    def _height(self, line: DifferenceLine, width: int) -> int:
        each = self._text_width(width)
        columns = [pieces for pieces, _sign in self._columns(line) if pieces]
        different = columns[:1] if all(pieces == columns[0] for pieces in columns) else columns
        return (
            max((_height(pieces, each) for pieces in different), default=0)
            + (theme.px(_NOTE) if line.note else 0)
            + 2 * _ROOM
        )

    def _text_width(self, width: int) -> int:
        return max(40, (width - _EDGE) // self._sides - _SIGN - _EDGE)

    def _columns(self, line: DifferenceLine) -> list[tuple[list[Piece], str]]:
        """Return what stands in each column, with its sign."""
        marks = {piece.mark for piece in line.pieces}
        if self._sides == 1:
            return [(list(line.pieces), "")]
        # Where only the look differs each side is drawn in its own.
        older = [_seen_before(piece) for piece in line.pieces if piece.mark is not Mark.ADDED]
        newer = [piece for piece in line.pieces if piece.mark is not Mark.REMOVED]
        return [(older, "−" if Mark.REMOVED in marks else ""), (newer, "+" if Mark.ADDED in marks else "")]


def _seen_before(piece: Piece) -> Piece:
    return piece._replace(before=piece.after, after=piece.before) if piece.restyled else piece


def _draw_heading(painter: QPainter, box: QRect, line: DifferenceLine) -> None:
    draw_text(painter, box, line.words, "text" if line.differs else "text2", bold=True)
    taken = theme.metrics("body", True).horizontalAdvance(line.words) + 12
    if taken < box.width():
        draw_text(painter, box.adjusted(taken, 0, 0, 0), line.note, "text3", "caption")


def _height(pieces: Sequence[Piece], width: int) -> int:
    """Return the height of a text in px; of the many that fill one line, without laying them out."""
    text = "".join(piece.text for piece in pieces)
    has_looks = any(piece.before != PLAIN_LOOK or piece.after != PLAIN_LOOK for piece in pieces)
    if not has_looks and "\n" not in text and theme.metrics("body").horizontalAdvance(text) <= width:
        return _line_step()
    return _laid_out(pieces, width)[1]


def _line_step() -> int:
    return round(theme.font("body").pixelSize() * _LINE_STEP)


def _laid_out(pieces: Iterable[Piece], width: int) -> tuple[QTextLayout, int]:
    """Return a text with its marks broken into lines of a width, and its height in px."""
    shown = [piece._replace(text=piece.text.replace("\n", _LINE_BREAK)) for piece in pieces]
    layout = QTextLayout("".join(piece.text for piece in shown), theme.font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(shown))
    top = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += max(_line_step(), round(line.height()))
    layout.endLayout()
    return layout, top


def _formats(pieces: Iterable[Piece]) -> list[QTextLayout.FormatRange]:
    found: list[QTextLayout.FormatRange] = []
    start = 0
    for piece in pieces:
        # Qt counts in units of UTF-16, in which rare characters take two.
        length = len(piece.text.encode("utf-16-le")) // 2
        look = piece.before if piece.mark is Mark.REMOVED else piece.after
        if piece.mark is not Mark.SAME or piece.restyled or look != PLAIN_LOOK:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, _format(piece, look)
            found.append(one)
        start += length
    return found


def _format(piece: Piece, look: Look) -> QTextCharFormat:
    """Return the marks of a piece over the look that its words have themselves."""
    result = QTextCharFormat()
    bold, italic, underlined, script = look
    if bold:
        result.setFontWeight(QFont.Weight.Bold)
    if script:
        result.setVerticalAlignment(_SCRIPTS[script])
    result.setFontItalic(italic)
    result.setFontUnderline(underlined)
    if piece.mark is not Mark.SAME:
        result.merge(mark_format(piece.mark))
    elif piece.restyled:
        result.setBackground(theme.colour("accent_soft"))
        result.setForeground(theme.colour("accent"))
        if not underlined:
            result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return result


def mark_format(mark: Mark) -> QTextCharFormat:
    """Return how words look that stand on one side only: struck through or underlined, and coloured."""
    shade = "error" if mark is Mark.REMOVED else "ok"
    result = QTextCharFormat()
    result.setForeground(theme.colour(shade))
    result.setBackground(theme.colour(f"{shade}_soft"))
    if mark is Mark.REMOVED:
        result.setFontStrikeOut(True)
    else:
        result.setFontUnderline(True)
    return result
