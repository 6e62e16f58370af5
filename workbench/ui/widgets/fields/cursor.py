"""What is done at the cursor of an editor from outside: a text is put in, the cursor moves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.beginning import go_back
from workbench.ui.widgets.fields.selecting import units
from workbench.ui.widgets.fields.undosteps import Acts


def insert_text(editor: FieldEditor, text: str) -> None:
    """Put a text in at the cursor, as a step of its own; a line takes it without its breaks."""
    widget = editor.text_widget()
    if widget is None:
        return
    with Acts(editor.commit).alone():
        if isinstance(widget, QLineEdit):
            go_back(widget)
            widget.insert(" ".join(text.splitlines()))
        else:
            widget.insertPlainText(text)


def focus_again(editor: FieldEditor) -> None:
    """Give the focus back to what had it last in an editor, as a cell of a list, or to the editor."""
    (editor.focusWidget() or editor.entry()).setFocus(Qt.FocusReason.OtherFocusReason)


def cursor_to_end(editor: FieldEditor) -> None:
    """Put the cursor behind the last character."""
    widget = editor.text_widget()
    if isinstance(widget, QLineEdit):
        widget.end(False)
    elif widget is not None:
        widget.moveCursor(QTextCursor.MoveOperation.End)


def cursor_into_line(editor: FieldEditor, start: int) -> None:
    """Put the cursor at the end of the first line that is not empty from a place on (in characters)."""
    widget = editor.text_widget()
    if not isinstance(widget, QPlainTextEdit | QTextEdit):
        return
    text = widget.toPlainText()
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    end = text.find("\n", begin)
    cursor = widget.textCursor()
    cursor.setPosition(units(text if end < 0 else text[:end]))
    widget.setTextCursor(cursor)
