"""Tables in the box of a rich text: put in, changed, gone through, and always with a line behind that is seen.

Qt hides an empty paragraph behind a table: its cursor blinks at the right of the table, no click reaches it.
So a table that is put in at the end has one more behind it, keys that empty the line behind one leave one that
is seen, and no key or click leads into a hidden one. What a table
holds and how it is read is the affair of `richdocument`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
)
from PySide6.QtWidgets import QTextEdit

from workbench.domain.blocks import Content, Table, is_too_large
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.richcells import fill_cells, first_cell, grow, only_table
from workbench.ui.widgets.fields.richlists import list_of
from workbench.ui.widgets.fields.undosteps import Acts

_EMPTYING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEP = QTextCursor.MoveMode.KeepAnchor


class RichTables(QObject):
    """The tables of one box; each act on one is a step of undo. `refused` tells that one would be too large."""

    refused = Signal()

    def __init__(self, box: QTextEdit, steps: Acts) -> None:
        super().__init__(box)
        self._box = box
        self._steps = steps
        self._before = (0, 0)  # where the cursor was, and in which state of the document
        box.cursorPositionChanged.connect(self._leave_hidden)

    def here(self) -> QTextTable | None:
        """Return the table that the cursor stands in."""
        return self._box.textCursor().currentTable()

    def add(self, rows: int, columns: int) -> None:
        """Put in an empty table and go into its first cell."""
        if self._box.isReadOnly() or self.here() is not None:
            return
        with self._steps.alone():
            self._put_in(rows, columns)

    def _put_in(self, rows: int, columns: int) -> None:
        cursor = self._box.textCursor()
        cursor.beginEditBlock()
        if list_of(cursor.block()) is not None:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        made = rich.insert_table(cursor, Table(((((),),) * columns,) * rows))
        cursor.endEditBlock()
        # Not sooner: amid its own step a table does not know yet which lines it has.
        cursor.joinPreviousEditBlock()
        if rich.is_hidden(self._box.document().lastBlock()):
            self._show_line(self._box.document().lastBlock().position())
        cursor.endEditBlock()
        self._box.setTextCursor(made.cellAt(0, 0).firstCursorPosition())

    def change(self, act: str) -> None:
        """Change the table at the cursor: row above or below, column left or right, or remove a part of it.

        What is typed next goes into the row or column that came, as in Word.
        """
        table = self.here()
        if table is None or self._box.isReadOnly():
            return
        rows, columns = table.rows() + act.startswith("row"), table.columns() + act.startswith("column")
        if is_too_large(rows, columns):
            self.refused.emit()
            return
        with self._steps.alone():
            self._change(table, act)

    def _change(self, table: QTextTable, act: str) -> None:
        cell = table.cellAt(self._box.textCursor())
        row, column, rows, columns = cell.row(), cell.column(), table.rows(), table.columns()
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
        if not last and act != "remove_table":
            row, column = row + (act == "row_below"), column + (act == "column_right")
            near = table.cellAt(min(row, table.rows() - 1), min(column, table.columns() - 1))
            self._box.setTextCursor(near.firstCursorPosition())

    def go(self, step: int) -> bool:
        """Go to the next or the previous cell of a table, from the last one to a new row, as in Word.

        Returns whether the key meant this: before the first cell, and in what can only be read, it does not.
        """
        table = self.here()
        if table is None:
            return False
        cell = table.cellAt(self._box.textCursor())
        place = cell.row() * table.columns() + cell.column() + step
        if place == table.rows() * table.columns():
            self.change("row_below")
        if not 0 <= place < table.rows() * table.columns():
            return place > 0 and not self._box.isReadOnly()  # it can grow no more, which was told
        target = table.cellAt(place // table.columns(), place % table.columns())
        cursor = target.firstCursorPosition()
        cursor.setPosition(target.lastCursorPosition().position(), _KEEP)
        self._box.setTextCursor(cursor)
        return True

    def lay_over(self, content: Content, typed: bool) -> bool:
        """Fill the cells from that of the cursor on with a table that is pasted, as one step; add what lacks.

        Returns whether that was meant: a table alone, while the cursor is in one. One that would grow too large
        stays as it is, which is told. Bare words are put in as if they were `typed`.
        """
        table, given = self.here(), only_table(content)
        if table is None or given is None:
            return False
        first = first_cell(table, self._box.textCursor())
        if first is None:
            return False
        rows = max(table.rows(), first.row() + len(given.rows))
        columns = max(table.columns(), first.column() + len(given.rows[0]))
        if is_too_large(rows, columns):
            self.refused.emit()
            return True
        with self._steps.alone():
            cursor = QTextCursor(self._box.document())
            cursor.beginEditBlock()
            grow(table, rows, columns)
            last = fill_cells(table, (first.row(), first.column()), given, typed)
            cursor.endEditBlock()
            self._box.setTextCursor(last.lastCursorPosition())
        return True

    @contextmanager
    def cell_watched(self, left: SignalInstance) -> Iterator[None]:
        """Tell if the cursor goes out of its cell meanwhile."""
        before = self._cell()
        yield
        if before is not None and before != self._cell():
            left.emit()

    def _cell(self) -> tuple[int, int, int] | None:
        """Return table, row and column of the cell that the cursor stands in."""
        table = self.here()
        if table is None:
            return None
        cell = table.cellAt(self._box.textCursor())
        return table.objectIndex(), cell.row(), cell.column()

    def keep_to_cell(self, before: QTextCursor) -> None:
        """Take back what a third click selects beyond its cell: Qt selects on into the next one.

        `before` is the cursor as it was when the button went down; a selection that stays as it was is kept.
        """
        cursor = self._box.textCursor()
        same = (cursor.anchor(), cursor.position()) == (before.anchor(), before.position())
        if same or cursor.currentTable() is None or not cursor.hasComplexSelection():
            return
        cursor.setPosition(cursor.anchor())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        self._box.setTextCursor(cursor)

    @contextmanager
    def line_kept(self, event: QKeyEvent) -> Iterator[None]:
        """Leave a line that is seen where a key empties the one behind a table, in one step with it.

        That may be the key that takes its words, or Enter before them: they move down, and Qt hides the rest.
        """
        line = self._box.textCursor().document().findBlock(self._box.textCursor().selectionStart())
        takes = event.key() in _EMPTYING or event.matches(QKeySequence.StandardKey.Cut)
        if not takes or not rich.is_behind_table(line) or rich.is_hidden(line):
            yield
            return
        place = line.position()
        cursor = QTextCursor(line)
        cursor.beginEditBlock()
        yield
        self._show_line(place)
        cursor.endEditBlock()

    def _show_line(self, place: int) -> None:
        """Put a line behind the one that begins at a place if that is hidden; the cursor goes there too."""
        line = self._box.document().findBlock(place)
        if not rich.is_hidden(line):
            return
        was_in_it = self._box.textCursor().block() == line
        cursor = QTextCursor(line)
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        if was_in_it:
            self._box.setTextCursor(cursor)

    def _leave_hidden(self) -> None:
        """Lead a cursor on that moves into a hidden line: up into the table if it goes up, else down.

        One that an edit left there stays: what is typed next belongs into that line, and shows it.
        """
        cursor = self._box.textCursor()
        place, state = self._before
        moved = state == self._box.document().revision() and place != cursor.position()
        if moved and not cursor.hasSelection() and rich.is_hidden(cursor.block()):
            up = cursor.position() < place
            cursor.movePosition(QTextCursor.MoveOperation.Left if up else QTextCursor.MoveOperation.Right)
            self._box.setTextCursor(cursor)
        self._before = (cursor.position(), self._box.document().revision())
