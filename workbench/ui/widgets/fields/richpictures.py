"""Pictures in a rich text: how one is put in, which one is under the mouse, and that a click selects it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.domain.blocks import Picture
from workbench.ui.widgets.fields.richdocument import picture_at, picture_format
from workbench.ui.widgets.fields.richlists import list_of
from workbench.ui.widgets.fields.richreading import picture_in


class PictureClicks(QObject):
    """Lets a click select a picture of a box, as nothing else shows that something can be done with it."""

    def __init__(self, box: QTextEdit) -> None:
        super().__init__(box)
        self._box = box
        box.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Select after the box has done what a click means to it."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.button() == Qt.MouseButton.LeftButton:
                QTimer.singleShot(0, self, partial(self._select, event.position().toPoint()))
        return False

    def _select(self, place: QPoint) -> None:
        under = picture_under(self._box, place)
        if under is not None and not self._box.textCursor().hasSelection():
            self._box.setTextCursor(under)


def put_picture(cursor: QTextCursor, picture: Picture) -> None:
    """Put a picture in as a paragraph of its own; behind the table if the cursor stands in one."""
    table = cursor.currentTable()
    cursor.beginEditBlock()
    if table is not None:
        cursor.setPosition(table.lastPosition() + 1)
    if cursor.block().text() or list_of(cursor.block()) is not None:
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if cursor.block().text():
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    cursor.insertImage(picture_format(picture))
    cursor.endEditBlock()


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
