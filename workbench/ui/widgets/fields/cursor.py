"""What is done at the cursor of an editor from outside: a text is put in, the cursor goes to the end."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from workbench.ui.widgets.fields.base import FieldEditor


def insert_text(editor: FieldEditor, text: str) -> None:
    """Put a text in at the cursor and give it out; a line takes it without its breaks."""
    widget = editor.text_widget()
    if widget is None:
        return
    if isinstance(widget, QLineEdit):
        widget.insert(" ".join(text.splitlines()))
    else:
        widget.insertPlainText(text)
    editor.commit()


def cursor_to_end(editor: FieldEditor) -> None:
    """Put the cursor behind the last character."""
    widget = editor.text_widget()
    if isinstance(widget, QLineEdit):
        widget.end(False)
    elif widget is not None:
        widget.moveCursor(QTextCursor.MoveOperation.End)
