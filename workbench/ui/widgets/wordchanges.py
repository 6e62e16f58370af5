"""Shows what differs between two texts: removed words struck out, added ones underlined, each in its colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from workbench.domain.textdifference import Mark, Piece
from workbench.kernel.i18n import tr
from workbench.ui.widgets.differences import mark_format


class DifferencesView(QPlainTextEdit):
    """A text to be read, with its differences marked; they are told in words to who does not see them."""

    def __init__(self, name: str, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken(pieces))
        cursor = self.textCursor()
        for piece in pieces:
            cursor.insertText(
                piece.text, QTextCharFormat() if piece.mark is Mark.SAME else mark_format(piece.mark)
            )
        self.moveCursor(QTextCursor.MoveOperation.Start)


def spoken(pieces: Sequence[Piece]) -> str:
    """Return the differences in words, in their order."""
    words = {
        Mark.REMOVED: lambda text: tr("removed: {text}", text=text),
        Mark.ADDED: lambda text: tr("added: {text}", text=text),
    }
    return "; ".join(words[piece.mark](piece.text.strip()) for piece in pieces if piece.mark in words)
