"""Texts shortened to their room, of which one line is shown: the mark of a copy stays to be seen at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from workbench.domain.copymark import without_copy_mark

_LEAST = 3  # times the mark: with less room the beginning of the title is worth more than its mark


def elided(metrics: QFontMetrics, text: str, room: int) -> str:
    """Return as much of a text as there is room for; of a copy's title what is cut stands before its mark."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if shown == text or not text.endswith((")", "）")):
        return shown
    mark = text[len(without_copy_mark(text)) :]
    wide = metrics.horizontalAdvance(mark)
    if not mark or room < _LEAST * wide:
        return shown
    title = text[: len(text) - len(mark)]
    return metrics.elidedText(title, Qt.TextElideMode.ElideRight, room - wide) + mark
