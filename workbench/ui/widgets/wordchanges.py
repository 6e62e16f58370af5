"""Shows what differs between two texts: removed words struck out, added ones underlined, each in its colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from workbench.domain.textdiff import Kind, Piece
from workbench.kernel.i18n import tr
from workbench.ui import theme

_INKS: dict[Kind, tuple[str, str]] = {"removed": ("error", "error_soft"), "added": ("ok", "ok_soft")}


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
            cursor.insertText(piece.text, _look(piece.kind))
        self.moveCursor(QTextCursor.MoveOperation.Start)


def spoken(pieces: Sequence[Piece]) -> str:
    """Return the differences in words, in their order."""
    words = {
        "removed": lambda text: tr("removed: {text}", text=text),
        "added": lambda text: tr("added: {text}", text=text),
    }
    return "; ".join(words[piece.kind](piece.text.strip()) for piece in pieces if piece.kind in words)


def _look(kind: Kind) -> QTextCharFormat:
    look = QTextCharFormat()
    if kind in _INKS:
        ink, ground = (QColor(theme.hex_of(shade)) for shade in _INKS[kind])
        look.setForeground(ink)
        look.setBackground(ground)
        look.setFontStrikeOut(kind == "removed")
        look.setFontUnderline(kind == "added")
    return look
