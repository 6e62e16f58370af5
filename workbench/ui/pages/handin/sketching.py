"""Pages painted from what stands in a Word file: the approximation where LibreOffice is not there.

Text goes in as plain text only; nothing in it is ever taken for markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.word.sketch import Block, Line, Sketch

SCREEN_DPI = 144
_POINTS = 72
# Faces that official forms ask for, then what other systems have in their place.
_FAMILIES = ["Times New Roman", "SimSun", "Songti SC", "Noto Serif CJK SC", "Noto Serif", "Noto Sans CJK SC"]
_ALIGNS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "both": Qt.AlignmentFlag.AlignJustify,
}
_CELL_PADDING = 4
_ABOVE = 2


class SketchPages:
    """The pages of a document as near to the paper as its blocks allow, painted when they are asked for.

    Belongs to the thread it is made on, which need not be that of the window.
    """

    def __init__(self, sketch: Sketch, dpi: int = SCREEN_DPI) -> None:
        # The layout of long texts starts timers; off the UI thread they want something to wait on.
        self._timers = QEventLoop()
        self._sketch = sketch
        self._scale = dpi / _POINTS
        self._document = _document(sketch)

    def __len__(self) -> int:
        return self._document.pageCount()

    def close(self) -> None:
        """Let the layout go, on the thread that it was made on."""
        del self._document

    def image(self, number: int) -> QImage:
        """Return a page, counted from 0."""
        sketch, scale = self._sketch, self._scale
        image = QImage(round(sketch.width * scale), round(sketch.height * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(0, -number * sketch.height)
        self._document.drawContents(painter, QRectF(0, number * sketch.height, sketch.width, sketch.height))
        painter.end()
        return image


def _document(sketch: Sketch) -> QTextDocument:
    """Return the blocks laid out on pages; one unit is a point."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    # Chinese breaks anywhere; without this a long run would leave its cell.
    document.setDefaultTextOption(_wrapping())
    document.setDefaultFont(_font(10.5, False))
    cursor = QTextCursor(document)
    fresh = True
    for block in sketch.blocks:
        if block.rows:
            _insert_table(cursor, block)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            _insert_lines(cursor, [block.line], fresh)
        fresh = bool(block.rows)
    top, right, bottom, left = sketch.margins
    frame = QTextFrameFormat()
    frame.setTopMargin(top)
    frame.setRightMargin(right)
    frame.setBottomMargin(bottom)
    frame.setLeftMargin(left)
    document.rootFrame().setFrameFormat(frame)
    document.setPageSize(QSizeF(sketch.width, sketch.height))
    return document


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _insert_table(cursor: QTextCursor, block: Block) -> None:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(Qt.GlobalColor.black))
    shape.setBorderCollapse(True)
    shape.setCellPadding(_CELL_PADDING)
    shape.setCellSpacing(0)
    total = sum(block.widths) or 1
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * width / total) for width in block.widths]
    )
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    columns = max(len(block.widths), *(cell.column + cell.columns for row in block.rows for cell in row))
    table = cursor.insertTable(len(block.rows), columns, shape)
    for number, cells in enumerate(block.rows):
        for cell in cells:
            _fill_cell(table, number, cell.column, (cell.rows, cell.columns), cell.lines)


def _fill_cell(table: QTextTable, row: int, column: int, over: tuple[int, int], lines: Iterable[Line]) -> None:
    rows = min(over[0], table.rows() - row)
    if rows > 1 or over[1] > 1:
        table.mergeCells(row, column, rows, over[1])
    cell = table.cellAt(row, column)
    shape = cell.format()
    shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    cell.setFormat(shape)
    _insert_lines(cell.firstCursorPosition(), lines, True)


def _insert_lines(cursor: QTextCursor, lines: Iterable[Line], fresh: bool) -> None:
    """Insert paragraphs as plain text; `fresh` says that the cursor stands in an empty paragraph already."""
    for line in lines:
        paragraph = QTextBlockFormat()
        paragraph.setAlignment(_ALIGNS.get(line.align, Qt.AlignmentFlag.AlignLeft))
        paragraph.setTopMargin(_ABOVE)
        paragraph.setBottomMargin(_ABOVE)
        letters = QTextCharFormat()
        letters.setFont(_font(line.size, line.bold))
        if fresh:
            # Not its character format: in the first paragraph of a cell that would undo the merging of cells.
            cursor.setBlockFormat(paragraph)
        else:
            cursor.insertBlock(paragraph, letters)
        cursor.insertText(line.text.replace("\n", "\u2028"), letters)
        fresh = False


def _font(size: float, bold: bool) -> QFont:
    """Return a font; its pixels are the points of the paper, whatever screen it is painted for."""
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPixelSize(max(1, round(size)))
    font.setBold(bold)
    return font
