"""Tables in the box of a rich text: put in, changed, gone through, and always with a line behind that is seen.

Qt hides an empty paragraph behind a table: its cursor blinks at the right of the table, no click reaches it.
So the last table of a text has one more behind it, and the cursor never stays in the hidden one. What a table
holds and how it is read is the affair of `richdocument`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QTextEdit

from workbench.domain.blocks import Table
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.richlists import list_of

_TAKING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_KEEP = QTextCursor.MoveMode.KeepAnchor


class RichTables(QObject):
    """The tables of one box."""

    def __init__(self, box: QTextEdit) -> None:
        super().__init__(box)
        self._box = box
        self._before = (0, 0)  # where the cursor was, and in which state of the document
        box.cursorPositionChanged.connect(self._leave_hidden)

    def here(self) -> QTextTable | None:
        """Return the table that the cursor stands in."""
        return self._box.textCursor().currentTable()

    def add(self, rows: int, columns: int) -> None:
        """Put in an empty table and go into its first cell."""
        if self._box.isReadOnly() or self.here() is not None:
            return
        cursor = self._box.textCursor()
        cursor.beginEditBlock()
        if list_of(cursor.block()) is not None:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        made = rich.insert_table(cursor, Table(((((),),) * columns,) * rows))
        cursor.endEditBlock()
        # Not sooner: amid its own step a table does not know yet which lines it has.
        cursor.joinPreviousEditBlock()
        self._add_last_line()
        cursor.endEditBlock()
        self._box.setTextCursor(made.cellAt(0, 0).firstCursorPosition())

    def change(self, act: str) -> None:
        """Change the table at the cursor: row above or below, column left or right, or remove a part of it."""
        table = self.here()
        if table is None or self._box.isReadOnly():
            return
        cell = table.cellAt(self._box.textCursor())
        row, column = cell.row(), cell.column()
        rows, columns = table.rows(), table.columns()
        acts: dict[str, Callable[[], None]] = {
            "row_above": lambda: table.insertRows(row, 1),
            "row_below": lambda: table.insertRows(row + 1, 1),
            "column_left": lambda: table.insertColumns(column, 1),
            "column_right": lambda: table.insertColumns(column + 1, 1),
            "remove_row": lambda: table.removeRows(row, 1),
            "remove_column": lambda: table.removeColumns(column, 1),
            "remove_table": lambda: table.removeRows(0, rows),
        }
        last = {"remove_table": 1, "remove_row": rows, "remove_column": columns}.get(act, 0) == 1
        cursor = self._box.textCursor()
        cursor.beginEditBlock()
        acts[act]()
        if not last and act != "remove_table":
            table.setFormat(rich.table_format(table.columns()))
        cursor.endEditBlock()
        if act.startswith("remove") and not last and act != "remove_table":
            near = table.cellAt(min(row, table.rows() - 1), min(column, table.columns() - 1))
            self._box.setTextCursor(near.firstCursorPosition())

    def go(self, step: int) -> bool:
        """Go to the next or the previous cell of a table; return whether there was one."""
        table = self.here()
        if table is None:
            return False
        cell = table.cellAt(self._box.textCursor())
        place = cell.row() * table.columns() + cell.column() + step
        if not 0 <= place < table.rows() * table.columns():
            return False
        target = table.cellAt(place // table.columns(), place % table.columns())
        cursor = target.firstCursorPosition()
        cursor.setPosition(target.lastCursorPosition().position(), _KEEP)
        self._box.setTextCursor(cursor)
        return True

    def keep_to_cell(self, event: QMouseEvent) -> None:
        """Take back what a third click selects beyond its cell: Qt selects on into the next one."""
        cursor = self._box.textCursor()
        table = cursor.currentTable()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if table is None or shift or not cursor.hasSelection():
            return
        cursor.setPosition(cursor.anchor())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        self._box.setTextCursor(cursor)

    @contextmanager
    def last_line_kept(self, event: QKeyEvent) -> Iterator[None]:
        """Leave a line that is seen where a key takes the last words behind a table, in one step with it."""
        last = self._box.document().lastBlock()
        takes = event.key() in _TAKING or event.matches(QKeySequence.StandardKey.Cut)
        if not takes or self._box.textCursor().block() != last or not rich.is_behind_table(last):
            yield
            return
        cursor = QTextCursor(last)
        cursor.beginEditBlock()
        yield
        self._add_last_line()
        cursor.endEditBlock()

    def _add_last_line(self) -> None:
        last = self._box.document().lastBlock()
        if rich.is_hidden(last):
            QTextCursor(last).insertBlock(QTextBlockFormat(), QTextCharFormat())

    def _leave_hidden(self) -> None:
        """Lead a cursor on that comes into a hidden line: up into the table if it goes up, else down."""
        cursor = self._box.textCursor()
        place, state = self._before
        goes_up = cursor.position() < place and state == self._box.document().revision()
        if not cursor.hasSelection() and rich.is_hidden(cursor.block()):
            cursor.movePosition(QTextCursor.MoveOperation.Left if goes_up else QTextCursor.MoveOperation.Right)
            self._box.setTextCursor(cursor)
        self._before = (cursor.position(), self._box.document().revision())
