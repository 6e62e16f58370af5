"""Shows what differs between two texts: removed words struck out, added ones underlined, each in its colour."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from workbench.domain.textdifference import Mark, Piece
from workbench.kernel.i18n import tr
from workbench.ui.widgets.differences import mark_format

_SPARE = 2  # px, without which Qt sees a text of so many lines as too high


class DifferencesView(QPlainTextEdit):
    """A text to be read, with its differences marked; they are told in words to who does not see them.

    It opens at the first difference.
    With `most_lines` it is as high as its text, up to so many lines, of more it scrolls.
    """

    def __init__(self, name: str, pieces: Sequence[Piece], most_lines: int = 0) -> None:
        super().__init__()
        self._most_lines = most_lines
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken(pieces))
        cursor, first = self.textCursor(), None
        for piece in pieces:
            if piece.mark is not Mark.SAME and first is None:
                first = cursor.position()
            cursor.insertText(
                piece.text, QTextCharFormat() if piece.mark is Mark.SAME else mark_format(piece.mark)
            )
        cursor.setPosition(first or 0)
        self.setTextCursor(cursor)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first difference, however far below it is, once the view has its size."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._lead)

    def _lead(self) -> None:
        if not self.viewport().rect().contains(self.cursorRect()):
            self.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of the text in the new width."""
        super().resizeEvent(event)
        if self._most_lines:
            line, margin = self.fontMetrics().lineSpacing(), round(self.document().documentMargin())
            text = min(self._text_height(), self._most_lines * line)
            around = 2 * margin + _SPARE + self.height() - self.viewport().height()
            self.setFixedHeight(text + around)

    def _text_height(self) -> int:
        """Return the height of the text in px; characters of other fonts make higher lines."""
        layout, block, height = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)


def spoken(pieces: Sequence[Piece]) -> str:
    """Return the differences in words, in their order."""
    words = {
        Mark.REMOVED: lambda text: tr("removed: {text}", text=text),
        Mark.ADDED: lambda text: tr("added: {text}", text=text),
    }
    return "; ".join(words[piece.mark](piece.text.strip()) for piece in pieces if piece.mark in words)
