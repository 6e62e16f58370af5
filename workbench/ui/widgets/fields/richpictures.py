"""Pictures in a rich text under the mouse: which one is there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.domain.blocks import Picture
from workbench.ui.widgets.fields.richdocument import picture_at, picture_in


def picture_under(box: QTextEdit, place: QPoint) -> QTextCursor | None:
    """Return a cursor that selects the picture at a place of the viewport; None where there is none."""
    inside = place + QPoint(box.horizontalScrollBar().value(), box.verticalScrollBar().value())
    if not box.document().documentLayout().imageAt(QPointF(inside)):
        return None
    near = box.cursorForPosition(place)
    if box.cursorRect(near).left() <= place.x():  # it stands behind the cursor then, else before it
        near.movePosition(QTextCursor.MoveOperation.NextCharacter)
    found = picture_at(near)
    return found[0] if found is not None else None


def selected_picture(cursor: QTextCursor) -> Picture | None:
    """Return the picture that is selected, if it is nothing else."""
    if cursor.selectionEnd() - cursor.selectionStart() != 1:
        return None
    behind = QTextCursor(cursor.document())
    behind.setPosition(cursor.selectionEnd())
    return picture_in(behind.charFormat())
