"""Paints the lines of the long page: label and value side by side as on the form, rows as a table.

A line is measured once for each width; nothing is a widget, so that hundreds of rows cost only their words.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from workbench.checks.report import severity_word
from workbench.ui import theme
from workbench.ui.models.rows import RIGHT
from workbench.ui.pages.answers.lines import Kind, Line
from workbench.ui.pages.answers.richlines import RichLines
from workbench.ui.widgets.basics import broken, draw_text
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.severity import ICONS, SHADES

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_EDGE, _LABEL, _GAP, _MOST = 24, 176, 16, 960  # px
_LABEL_SHARE = 36  # per cent of the width, at most
_PAD, _CELL_PAD, _ICON = 8, 4, 16
_ABOVE_SECTION = 20
_IN_CELLS = (Kind.HEAD, Kind.ROW, Kind.TOTAL)
_STEP = 1.55
_GROUNDS = {"error": "error_soft", "warn": "warn_soft", "text2": "sunken"}


@dataclass(frozen=True, slots=True)
class _Laid:
    """A line that was measured: its label, and the lines of its text or of each cell."""

    label: list[str]
    cells: list[list[str]]
    height: int


class AnswerDelegate(RowDelegate):
    """Paints and measures lines."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._measured: dict[tuple[Line, int], _Laid] = {}
        self.rich = RichLines()

    def forget(self) -> None:
        """Forget what was measured: other lines are shown."""
        self._measured = {}
        self.rich.forget()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that a line takes at the width of the list."""
        width = self._view.viewport().width()
        return QSize(width, self._laid(index.data(LINE), width).height)

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one line."""
        line: Line = index.data(LINE)
        laid = self._laid(line, self._view.viewport().width())
        if line.kind is Kind.SECTION:
            self._paint_section(painter, box, laid)
        elif line.kind is Kind.FINDING:
            self._paint_finding(painter, box, line, laid)
        elif line.kind in _IN_CELLS:
            self._paint_cells(painter, box, line, laid)
        else:
            self._paint_answer(painter, box, line, laid)

    def _paint_section(self, painter: QPainter, box: QRect, laid: _Laid) -> None:
        top = box.top() + theme.px(_ABOVE_SECTION)
        for words in laid.label:
            step = _step("section")
            draw_text(
                painter, QRect(box.left() + _EDGE, top, _width(box), step), words, "text", "section", True
            )
            top += step
        _paint_words(painter, box.left() + _EDGE, top, _width(box), laid.cells[0], "text2", "small")

    def _paint_answer(self, painter: QPainter, box: QRect, line: Line, laid: _Laid) -> None:
        left, width = box.left() + _EDGE, _width(box)
        painter.fillRect(QRect(left, box.top(), width, 1), theme.colour("line"))
        _paint_words(painter, left, box.top() + _PAD, _label_width(box), laid.label, "text2", "small")
        left, top, width = _value_left(box), box.top() + _PAD, _value_width(box)
        if line.content:
            self.rich.paint(painter, left, top, line.content, width, _step("body"))
            return
        shade = "text3" if line.quiet else "text"
        _paint_words(painter, left, top, width, laid.cells[0], shade, "body")

    def _paint_cells(self, painter: QPainter, box: QRect, line: Line, laid: _Laid) -> None:
        is_head = line.kind is Kind.HEAD
        left, widths = _value_left(box), _cell_widths(_value_width(box), line.shares)
        painter.fillRect(QRect(left, box.bottom(), _value_width(box), 1), theme.colour("line"))
        for place, (words, width) in enumerate(zip(laid.cells, widths, strict=True)):
            size: theme.TypeSize = "caption" if is_head else "small"
            shade = "text3" if is_head else "text"
            is_total = line.kind is Kind.TOTAL
            side = RIGHT if place in line.numbers else Qt.AlignmentFlag.AlignLeft
            _paint_words(painter, left, box.top() + _CELL_PAD, width, words, shade, size, is_total, side)
            left += width + _GAP

    def _paint_finding(self, painter: QPainter, box: QRect, line: Line, laid: _Laid) -> None:
        severity = line.severity
        if severity is None:
            return
        shade = SHADES[severity]
        ground = QRect(_value_left(box), box.top() + 2, _value_width(box), box.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_GROUNDS[shade]))
        painter.drawRoundedRect(ground, 4, 4)
        step, left = _step("small"), ground.left() + _PAD
        size = theme.px(_ICON)
        icon = theme.pixmap(ICONS[severity], shade, size)
        painter.drawPixmap(left, box.top() + _PAD + (step - size) // 2, icon)
        left += size + _PAD
        _paint_words(painter, left, box.top() + _PAD, ground.right() - left, laid.cells[0], "text", "small")

    def _laid(self, line: Line, width: int) -> _Laid:
        key = (line, width)
        if key not in self._measured:
            self._measured[key] = self._with_looks(line, width) if line.content else _measured(line, width)
        return self._measured[key]

    def _with_looks(self, line: Line, width: int) -> _Laid:
        box = QRect(0, 0, width, 0)
        label = _paragraphs(line.label, "small", _label_width(box))
        text = self.rich.height(line.content, _value_width(box), _step("body"))
        return _Laid(label, [], max(len(label) * _step("small"), text) + 2 * _PAD)


def _measured(line: Line, width: int) -> _Laid:
    box = QRect(0, 0, width, 0)
    value = _value_width(box)
    if line.kind is Kind.SECTION:
        label, text = broken(line.label, "section", _width(box)), _paragraphs(line.text, "small", _width(box))
        height = theme.px(_ABOVE_SECTION) + len(label) * _step("section") + len(text) * _step("small") + _PAD
        return _Laid(label, [text], height)
    if line.kind is Kind.FINDING:
        words = finding_words(line)
        text = _paragraphs(words, "small", value - theme.px(_ICON) - 3 * _PAD)
        return _Laid([], [text], len(text) * _step("small") + 2 * _PAD)
    if line.kind in _IN_CELLS:
        size: theme.TypeSize = "caption" if line.kind is Kind.HEAD else "small"
        widths = _cell_widths(value, line.shares)
        cells = [_paragraphs(cell, size, room) for cell, room in zip(line.cells, widths, strict=True)]
        most = max((len(cell) for cell in cells), default=1)
        return _Laid([], cells, most * _step(size) + 2 * _CELL_PAD + 1)
    label = _paragraphs(line.label, "small", _label_width(box))
    text = _paragraphs(line.text, "body", value)
    height = max(len(label) * _step("small"), len(text) * _step("body")) + 2 * _PAD
    return _Laid(label, [text], height)


def finding_words(line: Line) -> str:
    """Return a finding with its severity as a word before it: colour and icon alone would not do."""
    word = severity_word(line.severity) if line.severity is not None else ""
    return f"{word[:1].upper()}{word[1:]} · {line.text}"


def _paragraphs(text: str, size: theme.TypeSize, width: int) -> list[str]:
    return [part for line in text.split("\n") for part in broken(line, size, max(width, 40))] if text else []


def _paint_words(
    painter: QPainter,
    left: int,
    top: int,
    width: int,
    words: list[str],
    shade: str,
    size: theme.TypeSize,
    bold: bool = False,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    step = _step(size)
    for line in words:
        draw_text(painter, QRect(left, top, width, step), line, shade, size, bold, side)
        top += step


def _step(size: theme.TypeSize) -> int:
    return round(theme.font(size).pixelSize() * _STEP)


def _width(box: QRect) -> int:
    return min(box.width() - 2 * _EDGE, theme.px(_MOST))


def _label_width(box: QRect) -> int:
    """Return the width of the names of fields: large text must leave the answers more than them."""
    return min(theme.px(_LABEL), _width(box) * _LABEL_SHARE // 100)


def _value_left(box: QRect) -> int:
    return box.left() + _EDGE + _label_width(box) + _GAP


def _value_width(box: QRect) -> int:
    return _width(box) - _label_width(box) - _GAP


def _cell_widths(width: int, shares: tuple[int, ...]) -> list[int]:
    room = width - _GAP * (len(shares) - 1)
    return [max(40, room * share // sum(shares)) for share in shares]
