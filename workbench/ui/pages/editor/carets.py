"""Where exactly one writes in a form, taken along when the same form is built anew and put back there."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbench.ui.navigation import Caret, Place
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.beginning import cursor_place
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.fields.selecting import part_of
from workbench.ui.widgets.textmenu import TextWidget

_AROUND = 36  # px that stay free above and below the cursor
_TOP = QPoint(0, 1)  # inside the first line in sight, not on the edge to the one before


def caret_in(form: FormPane) -> Caret | None:
    """Return where the cursor stands, also behind another program; None if nobody writes in the form."""
    item, focused = form.row_of(form.field), form.window().focusWidget()
    if item is None or focused is None or not item.isAncestorOf(focused):
        return None
    row, column = _cell_of(item.editor, focused)
    top = item.mapTo(form.viewport(), QPoint(0, 0)).y()
    widget = part_of(item.editor, row, column).text_widget()
    if widget is None:
        return Caret(row, column, top)
    if isinstance(widget, QLineEdit):
        return Caret(row, column, top, *_ends_of(widget))
    cursor, first = widget.textCursor(), widget.cursorForPosition(_TOP)
    hidden = -widget.cursorRect(first).top()
    return Caret(row, column, top, cursor.anchor(), cursor.position(), first.position(), hidden)


def put_back(form: FormPane, place: Place) -> None:
    """Put the cursor where it stood when the caret of a place was taken, as far as the text reaches now."""
    item, caret = form.row_of(place.field), place.caret
    if item is None or caret is None:
        return
    form.focus_field(place.field, caret.row, caret.column, caret.top)
    widget = part_of(item.editor, caret.row, caret.column).text_widget()
    if widget is not None:
        _select(widget, caret)


def show_caret(form: FormPane, field_id: str) -> None:
    """Let the cursor be seen where one writes on: in a long text that is its end, far below its beginning."""
    item = form.row_of(field_id)
    widget, content = item.editor.text_widget() if item is not None else None, form.widget()
    if content is not None and form.has_focus and isinstance(widget, QPlainTextEdit | QTextEdit):
        widget.ensureCursorVisible()
        place = widget.viewport().mapTo(content, widget.cursorRect().center())
        form.ensureVisible(0, place.y(), 0, _AROUND)


def _cell_of(editor: FieldEditor, focused: QWidget) -> tuple[str, str]:
    """Return row and column of the cell that a widget is in; empty where there are no cells."""
    lines = editor.lines if isinstance(editor, RowsEditor) else []
    cells = (
        (line.id, name) for line in lines for name, cell in line.cells.items() if cell.isAncestorOf(focused)
    )
    return next(cells, ("", ""))


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
    cursor, first = widget.textCursor(), widget.textCursor()
    cursor.setPosition(min(caret.anchor, last))
    cursor.setPosition(min(caret.position, last), QTextCursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)
    first.setPosition(min(caret.first, last))
    _scroll(widget, first, caret.hidden)


def _scroll(widget: QPlainTextEdit | QTextEdit, first: QTextCursor, hidden: int) -> None:
    """Scroll so that the line of a cursor is the first in sight, `hidden` px of it above the edge."""
    bar = widget.verticalScrollBar()
    if isinstance(widget, QTextEdit):
        bar.setValue(bar.value() + widget.cursorRect(first).top() + hidden)
        return
    block = first.block()  # a plain text is scrolled by lines
    line = block.layout().lineForTextPosition(first.positionInBlock())
    bar.setValue(block.firstLineNumber() + max(line.lineNumber(), 0))
