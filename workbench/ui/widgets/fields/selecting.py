"""Selects in a field what was searched for; what counts as found is decided by `workbench.search`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.search.query import Query
from workbench.search.snippets import found_spans
from workbench.ui.widgets.fields.base import TextWidget


def select_words(field: QWidget, words: str) -> bool:
    """Go to the first text of a field with one of the words, select it there; return whether there is one."""
    query = Query(words)
    if not query.words:
        return False
    for widget in (field, *field.findChildren(QWidget)):
        if not isinstance(widget, TextWidget):
            continue
        text = widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
        for start, end, _ in found_spans(text, query)[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            _select(widget, units(text[:start]), units(text[start:end]))
            return True
    return False


def _select(widget: TextWidget, start: int, length: int) -> None:
    if isinstance(widget, QLineEdit):
        widget.setSelection(start, length)
        return
    cursor = widget.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + length, cursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)
    widget.ensureCursorVisible()


def units(text: str) -> int:
    """Return how long a text is for Qt, which counts rare characters twice."""
    return len(text.encode("utf-16-le")) // 2
