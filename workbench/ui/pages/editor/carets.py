"""Where exactly one writes in a form, taken along when the same form is built anew and put back there."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from workbench.ui.navigation import Caret, Place
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.fields.beginning import cursor_place
from workbench.ui.widgets.fields.selecting import cell_with_focus, part_of
from workbench.ui.widgets.textmenu import TextWidget


def caret_in(form: FormPane) -> Caret | None:
    """Return where the cursor stands; None if nobody writes in the form."""
    item = form.row_of(form.field)
    widget = item.editor.text_widget() if item is not None and form.has_focus else None
    if item is None or widget is None:
        return None
    row, column = cell_with_focus(item.editor)
    top = item.mapTo(form.viewport(), QPoint(0, 0)).y()
    if isinstance(widget, QLineEdit):
        return Caret(row, column, *_ends_of(widget), 0, top)
    cursor = widget.textCursor()
    return Caret(row, column, cursor.anchor(), cursor.position(), widget.verticalScrollBar().value(), top)


def put_back(form: FormPane, place: Place) -> None:
    """Put the cursor where it stood when the caret of a place was taken, as far as the text reaches now."""
    item, caret = form.row_of(place.field), place.caret
    if item is None or caret is None:
        return
    form.focus_field(place.field, caret.row, caret.column, caret.top)
    widget = part_of(item.editor, caret.row, caret.column).text_widget()
    if widget is not None:
        _select(widget, caret)


def _ends_of(line: QLineEdit) -> tuple[int, int]:
    """Return where the selection of a line was begun and where its cursor is."""
    place, start, end = cursor_place(line), line.selectionStart(), line.selectionEnd()
    if start < 0:
        return place, place
    return (end, start) if place == start else (start, end)


def _select(widget: TextWidget, caret: Caret) -> None:
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(caret.anchor)
        if caret.anchor != caret.position:
            widget.setSelection(caret.anchor, caret.position - caret.anchor)
        return
    last = widget.document().characterCount() - 1
    cursor = widget.textCursor()
    cursor.setPosition(min(caret.anchor, last))
    cursor.setPosition(min(caret.position, last), QTextCursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)
    widget.verticalScrollBar().setValue(caret.scrolled)
    widget.ensureCursorVisible()
