"""Selects words in the texts of a field: what was searched for, or the place that somebody counted.

What counts as found is decided by whoever asks, and by `workbench.search` for words from elsewhere.
"""

from __future__ import annotations

import re
from itertools import islice

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbench.search.query import Query
from workbench.search.snippets import found_spans
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.textmenu import TextWidget

_PARAGRAPH = "\u2029"  # what Qt puts between lines


def part_of(editor: FieldEditor, row_id: str, column_id: str) -> FieldEditor:
    """Return the editor of a cell, also of a row that waits to be shown; the editor itself without a cell."""
    if not isinstance(editor, RowsEditor):
        return editor
    if row_id and all(line.id != row_id for line in editor.lines):
        editor.show_all()
    line = next((line for line in editor.lines if line.id == row_id), None)
    return editor if line is None else line.cells.get(column_id, editor)


def cell_with_focus(editor: FieldEditor) -> tuple[str, str]:
    """Return row and column of the cell that has the focus; empty where there are no cells."""
    lines = editor.lines if isinstance(editor, RowsEditor) else []
    cells = ((line.id, name) for line in lines for name, cell in line.cells.items() if cell.has_focus())
    return next(cells, ("", ""))


def select_words(field: QWidget, words: str, number: int = 0) -> bool:
    """Go to the first text of a field with the words, else with one of them, and select it there.

    `number` tells which of the places in that text is meant, from 0. Returns whether there is one.
    """
    if not words.strip():
        return False
    texts = [one for one in (field, *field.findChildren(QWidget)) if isinstance(one, TextWidget)]
    literal, query = re.compile(re.escape(words), re.IGNORECASE), Query(words)
    for widget in texts:
        if literal.search(text_of(widget)):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return select_match(widget, literal, number) or select_match(widget, literal, 0)
    for widget in texts:
        text = text_of(widget)
        for start, end, _ in found_spans(text, query)[:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            _select(widget, units(text[:start]), units(text[start:end]))
            return True
    return False


def text_of(widget: TextWidget) -> str:
    """Return what stands in a text."""
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def select_match(widget: TextWidget, pattern: re.Pattern[str], number: int) -> bool:
    """Select the match of a number from 0 without giving the focus; return whether there is one."""
    text = text_of(widget)
    found = next(islice(pattern.finditer(text), number, None), None)
    if found is not None:
        _select(widget, units(text[: found.start()]), units(found[0]))
    return found is not None


def select_in_label(words: QLabel, pattern: re.Pattern[str], number: int) -> None:
    """Select the match of a number from 0 in a label whose text can be selected; nothing if there is none."""
    text = words.text()
    found = next(islice(pattern.finditer(text), number, None), None)
    if found is not None:
        words.setSelection(units(text[: found.start()]), units(found[0]))


def select_nothing(widget: TextWidget) -> None:
    """Take a selection away; the cursor stays at its end."""
    place = selection_of(widget)[1]
    _select(widget, place, 0)


def matches_before(widget: TextWidget, pattern: re.Pattern[str], place: int) -> int:
    """Return how many matches begin before a place, counted as Qt counts."""
    text = text_of(widget)
    return sum(units(text[: found.start()]) < place for found in pattern.finditer(text))


def selected_words(widget: TextWidget) -> str:
    """Return the words that are selected in a text; empty if they go over lines."""
    words = widget.selectedText() if isinstance(widget, QLineEdit) else widget.textCursor().selectedText()
    return "" if _PARAGRAPH in words else words


def selected_box(widget: TextWidget | None) -> QRect:
    """Return where in a text the selection ends, in its own coordinates; an empty box without a selection."""
    if widget is None or not selected_words(widget):
        return QRect()
    return widget.rect() if isinstance(widget, QLineEdit) else _cursor_box(widget)


def box_of_place(widget: TextWidget | None) -> QRect:
    """Return where in a text the selection ends, else the cursor of who writes there, if it is in sight."""
    box = selected_box(widget)
    if widget is None or isinstance(widget, QLineEdit) or not box.isEmpty():
        return box
    port = widget.viewport()
    writes = widget.window().focusWidget() is widget
    return _cursor_box(widget) if writes and port.rect().contains(widget.cursorRect().center()) else box


def _cursor_box(widget: QPlainTextEdit | QTextEdit) -> QRect:
    return widget.cursorRect().translated(widget.viewport().mapTo(widget, QPoint(0, 0)))


def selection_of(widget: TextWidget) -> tuple[int, int]:
    """Return where the selection begins and ends, counted as Qt counts; both are the cursor without one."""
    if not isinstance(widget, QLineEdit):
        cursor = widget.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()
    start = widget.selectionStart()
    return (start, widget.selectionEnd()) if start >= 0 else (widget.cursorPosition(),) * 2


def _select(widget: TextWidget, start: int, length: int) -> None:
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(start)
        if length:
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
