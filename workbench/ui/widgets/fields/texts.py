"""Editors of texts: one line, or a box that grows with its text, from four lines on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workbench.checks.model import Finding
from workbench.domain.values import Value
from workbench.formspec.freetexts import typed_text
from workbench.formspec.model import NUMBER_KINDS, Field
from workbench.ui.models.rows import RIGHT
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.beginning import Beginning
from workbench.ui.widgets.fields.changedplace import (
    cursor_at_change,
    cursor_in_sight,
    is_written_in,
    place_of_change,
)
from workbench.ui.widgets.fields.growing import least_height, most_height
from workbench.ui.widgets.fields.marking import Marks
from workbench.ui.widgets.fields.pasting import LineLimit, join_lines, seen_only, too_long_to_paste

_LEAST_LINES = 4
_FRAME = 7  # px of edge and padding at one side, as in the style sheet


class LineEditor(FieldEditor):
    """A text of one line: short texts, organisations, standard numbers, numbers."""

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self.line = QLineEdit()
        if in_cell and field.kind in NUMBER_KINDS:
            self.line.setAlignment(RIGHT)  # below one another numbers are compared digit by digit
        # The services tell what is too long in a sentence; typing is never stopped before.
        LineLimit(self.line).told.connect(self.told)
        self.line.textChanged.connect(self.touched)
        self.watch(self.line)
        self._beginning = Beginning(self.line)
        join_lines(self.line, self.told)
        self._layout.addWidget(self.line)

    def entry(self) -> QWidget:
        """Return the line."""
        return self.line

    def raw(self) -> object:
        """Return the text as it was typed."""
        return self.line.text()

    def raw_of(self, value: Value) -> object:
        """Return the text of a value."""
        return typed_text(value)

    def set_raw(self, raw: object) -> None:
        """Put a text in, its beginning in sight; where one writes, the cursor goes to what is different."""
        before, stood = self.line.text(), self.line.cursorPosition()
        self.line.setText("" if raw is None else str(raw))
        place = place_of_change(before, self.line.text(), stood) if is_written_in(self.line) else 0
        self.line.setCursorPosition(place)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only; the text can still be copied."""
        self.line.setReadOnly(read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the beginning of a long text again when the line is left."""
        if watched is self.line and isinstance(event, QFocusEvent):
            self._beginning.follow(event)
        return super().eventFilter(watched, event)


class PlainBox(QPlainTextEdit):
    """A box of plain text: what is pasted loses its looks, Tab goes on to the next field.

    `told` has a sentence about what was not pasted.
    """

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight: another width breaks the lines anew."""
        with cursor_in_sight(self, event):
            super().resizeEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words only, unless there are far too many."""
        if not too_long_to_paste(source.text(), self.told):
            self.insertPlainText(seen_only(source.text(), self.told.emit))


@lru_cache(maxsize=8)
def _line_height(font: QFont) -> float:
    """Return the height of a line that holds Latin and Chinese, which may come from different fonts."""
    layout = QTextLayout("Ág国", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.height()


class LongTextEditor(FieldEditor):
    """A text of paragraphs; the words that a finding names are underlined, the text itself is untouched."""

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self.box = PlainBox()
        self.marks = Marks(self.box)
        self.box.textChanged.connect(self._typed)
        self.box.told.connect(self.told)
        self.box.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.watch(self.box)
        self._layout.addWidget(self.box)
        self._least = 1 if in_cell else _LEAST_LINES
        self.fit()

    def entry(self) -> QWidget:
        """Return the box."""
        return self.box

    def raw(self) -> object:
        """Return the text as it was typed."""
        return self.box.toPlainText()

    def raw_of(self, value: Value) -> object:
        """Return the text of a value."""
        return typed_text(value)

    def set_raw(self, raw: object) -> None:
        """Put a text in; where one writes, the cursor goes to what is different, else it stays."""
        with cursor_at_change(self.box):
            self.box.setPlainText("" if raw is None else str(raw))
        self.fit()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only; the text can still be copied."""
        self.box.setReadOnly(read_only)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Underline the words that findings name."""
        super().show_findings(findings)
        self.marks.show_findings(findings)

    def resizeEvent(self, _event: object) -> None:
        """Grow or shrink with the width, which changes the number of lines."""
        self.fit()

    def _typed(self) -> None:
        self.touched()

    def fit(self, _size: object = None) -> None:
        """Give the box the height of its text, as far as it may grow."""
        least = math.ceil(self._least * _line_height(self.box.font()))
        if not self._in_cell:
            least = max(least, least_height(self))
        most = max(most_height(self) - self._around(), least)
        self.box.setFixedHeight(min(max(self._text_height(most), least), most) + self._around())

    def _around(self) -> int:
        """Return what stands above and below the lines: edge, padding, margin of the document."""
        return math.ceil(2 * (_FRAME + self.box.document().documentMargin()))

    def _text_height(self, most: int) -> int:
        """Return the height of all lines as they are laid out, in px; where it is over `most`, some of it."""
        layout, block, height = self.box.document().documentLayout(), self.box.document().begin(), 0.0
        while block.isValid() and height <= most:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(height)
