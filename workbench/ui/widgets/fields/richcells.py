"""What is pasted over the cells of a table in a rich text: which pastes are meant so, where they come to lie.

The table is changed here; the step of undo and the cursor are the affair of `richtables`.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextTable, QTextTableCell

from workbench.domain.blocks import Cell, Content, Paragraph, Run, Table
from workbench.formspec.tabbed import grid_in
from workbench.ui.widgets.fields import richdocument as rich


def cells_of_text(text: str) -> Content | None:
    """Return a text parted by tabs as the table it is; None for what has one cell only."""
    grid = grid_in(text)
    if "\t" not in text or sum(map(len, grid)) < 2:
        return None
    width = max(map(len, grid))
    rows = (tuple(map(_cell_of, [*row, *[""] * (width - len(row))])) for row in grid)
    return Table(tuple(rows)), Paragraph()


def _cell_of(words: str) -> Cell:
    return tuple((Run(line),) if line else () for line in words.split("\n"))


def only_table(content: Content) -> Table | None:
    """Return the table that a content is, with nothing else that is seen; None for one cell, which is words."""
    seen = [block for block in content if block != Paragraph()]
    table = seen[0] if len(seen) == 1 else None
    if not isinstance(table, Table) or len(table.rows) * len(table.rows[0]) == 1:
        return None
    return table


def first_cell(table: QTextTable, cursor: QTextCursor) -> QTextTableCell | None:
    """Return the cell that a paste begins in: that of the cursor, of several selected the upper left one.

    None where the selection goes beyond the table.
    """
    ends = [table.cellAt(place) for place in (cursor.anchor(), cursor.position())]
    if not all(cell.isValid() for cell in ends):
        return None
    return table.cellAt(min(cell.row() for cell in ends), min(cell.column() for cell in ends))


def grow(table: QTextTable, rows: int, columns: int) -> None:
    """Give a table rows and columns as far as it has less."""
    if rows > table.rows():
        table.appendRows(rows - table.rows())
    if columns > table.columns():
        table.appendColumns(columns - table.columns())
        table.setFormat(rich.table_format(columns))


def fill_cells(table: QTextTable, first: tuple[int, int], given: Table, typed: bool) -> QTextTableCell:
    """Put the cells of a table in the place of those from a row and column on; return the last one filled."""
    for row, cells in enumerate(given.rows, first[0]):
        for column, lines in enumerate(cells, first[1]):
            _put_in_cell(table.cellAt(row, column), lines, typed)
    return table.cellAt(first[0] + len(given.rows) - 1, first[1] + len(given.rows[0]) - 1)


def _put_in_cell(cell: QTextTableCell, lines: Cell, typed: bool) -> None:
    """Put lines in the place of what a cell holds, bare words as if they were `typed` there, in its look."""
    cursor = cell.firstCursorPosition()
    look = cursor.charFormat() if typed else QTextCharFormat()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    for place, line in enumerate(lines):
        if place:
            cursor.insertBlock()
        if typed:
            cursor.insertText("".join(run.text for run in line), look)
        else:
            rich.insert_line(cursor, line)
