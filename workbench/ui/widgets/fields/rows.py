"""The editor of a list of rows: heads once, a grip, cells and a trash button for each row, add below.

Rows keep their ids while they are moved; new ones count on from the highest, as the services do. Of a long
list the first rows are shown and the others wait for a button: two hundred rows are a thousand widgets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton, QWidget

from workbench.checks.model import Finding
from workbench.domain.values import Row, Value
from workbench.formspec.freetexts import typed_text
from workbench.formspec.kind_rows import ROW_ID, ROWS
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr, tr_count
from workbench.search.suggestions import Suggestions
from workbench.ui import theme
from workbench.ui.widgets.basics import button, let_go, row, set_words
from workbench.ui.widgets.fields.base import FieldEditor, Suggests, Unfolds
from workbench.ui.widgets.fields.choices import width_of
from workbench.ui.widgets.fields.figures import Figures
from workbench.ui.widgets.fields.rowgrid import Need, RowGrid
from workbench.ui.widgets.fields.rowline import RowLine
from workbench.ui.widgets.fields.tablepasting import TablePasting
from workbench.ui.widgets.fields.undosteps import Acts
from workbench.ui.widgets.taborder import in_tab_order
from workbench.ui.widgets.textmenu import TextWidget

_COUNTED = re.compile(r"r([0-9]{1,9})")
_NAME, _WIDE, _NARROW, _FIGURE = 5, 3, 2, 1
_SHOWN, _LONGER = 20, 40  # rows that are shown of a list that has more than the second number
_SHORT = 16  # Latin letters of a choice that is shown whole, and its column as wide as that
_AROUND = 46  # px at 100 % beside the words of a choice: its frame and its arrow
_LONG_NAME, _BESIDE = "国" * 15, 26  # a name of an organisation, and px at 100 % of the frame around it
_LEAST_CELL = 40  # px; lines and lists ask for more than a narrow window has beside large text
_CHOICES = frozenset({"choice", "yes_no"})
_NAMES = frozenset({"organisation", "person"})
_NARROW_KINDS = frozenset({"choice", "yes_no", "integer", "date", "money", "ccs_code"})
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowsEditor(FieldEditor):
    """Edits the rows of a field in a grid of cell editors, and shows what is worked out from them.

    Other widgets of a row may stand `before` its cells and `after` them, with these shares of the room.
    """

    def __init__(
        self,
        field: Field,
        make: Callable[[Field], FieldEditor],
        before: Sequence[int] = (),
        after: Sequence[int] = (),
    ) -> None:
        super().__init__(field)
        self._make = make
        self._acts = Acts(self.commit)
        self._read_only = False
        self._whole = bool(field.computed or field.totals)  # what is worked out needs every row
        self._waiting: list[Mapping[object, object]] = []
        self._findings: Sequence[Finding] = ()
        self._suggestions: Mapping[tuple[str, ...], Suggestions] = {}
        self.lines: list[RowLine] = []
        stretches = [_share_of(column) for column in field.columns]
        stretches += [_FIGURE] * len(field.computed)
        heads = [words.here() for words in field.heads.values()]
        numbers = [place for place, name in enumerate(field.heads, len(before)) if name in field.figures]
        heads = [*[""] * len(before), *heads, *[""] * len(after)]
        needs = dict(_needs_of(field.columns, len(before)))
        self._grid = RowGrid(heads, [*before, *stretches, *after], numbers, needs)
        self._figures = Figures(field)
        # Not at once: the grid is being laid out.
        self._grid.rearranged.connect(self._place, Qt.ConnectionType.QueuedConnection)
        self.add = button(tr("Add a row"), "link", "plus", self.add_row)
        self.more = button("", "link", "down", self.show_all)
        for below in (self.add, self.more):  # where Tab leaves the list
            self.watch(below)
        # Files are what a list of attachments takes; of their names alone no row could be made.
        self._tables = TablePasting(self, self.add) if field.kind == ROWS.name else None
        self.edited.connect(lambda: self._show_figures(typing=True))
        self._layout.addWidget(self._grid)
        self._layout.addWidget(row(self.more, self.add, None))
        for widget in self._figures.below:
            self._layout.addWidget(widget)
        self._place()

    def entry(self) -> QWidget:
        """Return the first cell, or the button that adds one."""
        first = next(iter(self.lines[0].cells.values())) if self.lines and self.lines[0].cells else None
        return first.entry() if first is not None else self.add

    def last_stop(self) -> QWidget:
        """Return the button that adds a row."""
        return self.add

    def raw(self) -> object:
        """Return the rows as mappings from column to raw cell, with their ids."""
        return [*(line.raw() for line in self.lines), *self._waiting]

    def raw_of(self, value: Value) -> object:
        """Return the rows of a value as their cells show them."""
        items = value if isinstance(value, tuple) else ()
        return [self._raw_row(item) for item in items if isinstance(item, Row)]

    def set_raw(self, raw: object) -> None:
        """Show rows; cells that stay keep their cursor."""
        items = [item for item in raw if isinstance(item, Mapping)] if isinstance(raw, list | tuple) else []
        most = len(items) if self._whole or len(items) <= _LONGER else max(_SHOWN, len(self.lines))
        items, self._waiting = items[:most], items[most:]
        known: dict[str, RowLine | None] = {line.id: line for line in self.lines}
        lines = [known.pop(name, None) or self._made(name) for name in map(_id_of, items)]
        for line, item in zip(lines, items, strict=True):
            line.fill(item)
        for gone in filter(None, known.values()):
            _drop(self._grid, gone)
        self.lines = lines
        self._grid.hold(True)
        self._place()
        self._grid.hold(False)

    def show_all(self) -> None:
        """Show the rows that wait too, from now on; the focus goes to the first of them."""
        first, pressed = len(self.lines), self.more.hasFocus()
        self._whole = True
        self.set_raw(self.raw())
        self.show_findings(self._findings)
        if pressed and first < len(self.lines):
            next(iter(self.lines[first].cells.values())).focus_cell()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        self._read_only = read_only
        self._place()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the cells that findings name."""
        self._findings = findings
        for line in self.lines:
            for name, cell in line.cells.items():
                cell.show_findings([f for f in findings if (f.where.row, f.where.column) == (line.id, name)])

    def show_refused(self, refused: bool) -> None:
        """Mark the cells that hold what their column does not take."""
        for line in self.lines:
            for cell in line.cells.values():
                cell.show_refused(refused and not _is_taken(cell))

    def focus_cell(self, row_id: str = "", column_id: str = "") -> None:
        """Give the focus to a cell, to the first of a row, or to the first of all."""
        if any(_id_of(item) == row_id for item in self._waiting):
            self.show_all()
        line = next((line for line in self.lines if line.id == row_id), None)
        if line is None:
            self.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        cell = line.cells.get(column_id) or next(iter(line.cells.values()))
        cell.focus_cell()

    def text_widget(self) -> TextWidget | None:
        """Return the cell that has the focus, if it is a text."""
        cell = _focused(self.lines)
        return cell[1].text_widget() if cell is not None else None

    def offer(self, suggestions: Mapping[tuple[str, ...], Suggestions]) -> None:
        """Let the cells suggest texts, those of rows to come too."""
        self._suggestions = suggestions
        for line in self.lines:
            for cell in line.cells.values():
                if isinstance(cell, Suggests):
                    cell.offer(suggestions)

    def describe(self, name: str, description: str) -> None:
        """Name the list; the cells are named by row and column."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.add.setAccessibleName(tr("{field}: add a row", field=name))

    def add_row(self) -> None:
        """Add an empty row at the end and go there."""
        if self._read_only:
            return
        if self._waiting:
            self.show_all()
        with self._acts.alone():
            line = self._made(_next_id(self.lines))
            self.lines.append(line)
            self._place()
            next(iter(line.cells.values())).focus_cell()
            self.touched()

    def move_row(self, line: RowLine, step: int, drawn: bool = False) -> None:
        """Move a row up or down; the focus goes with it. While it is drawn that goes on until it is dropped."""
        place = self.lines.index(line)
        target = place + step
        if target >= len(self.lines) and self._waiting:
            self.show_all()
        if self._read_only or not step or not 0 <= target < len(self.lines):
            return
        focused = QApplication.focusWidget()
        with nullcontext() if drawn else self._acts.alone():
            self.lines.insert(target, self.lines.pop(place))
            self._place()
            if focused is not None:
                focused.setFocus(Qt.FocusReason.OtherFocusReason)
            self.touched()

    def remove_row(self, line: RowLine) -> None:
        """Remove a row; undo brings it back."""
        if self._read_only:
            return
        with self._acts.alone():
            place = self.lines.index(line)
            self.lines.remove(line)
            neighbour = self.lines[min(place, len(self.lines) - 1)].trash if self.lines else self.add
            neighbour.setFocus(Qt.FocusReason.OtherFocusReason)
            _drop(self._grid, line)
            self._place()
            self.touched()

    def key_pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        """Move rows with Ctrl+Up and Ctrl+Down; Enter goes on, in the last cell it adds a row."""
        focused = _focused(self.lines)
        if focused is None:
            return False
        line, cell = focused
        if isinstance(cell, Unfolds) and cell.keeps_key(event):
            return False
        key = Qt.Key(event.key())
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(line, -1 if key == Qt.Key.Key_Up else 1)
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in _ENTER and plain and not isinstance(watched, QPlainTextEdit | QToolButton):
            self._go_on(cell)
            return True
        return False

    def _go_on(self, cell: FieldEditor) -> None:
        cells = [cell for line in self.lines for cell in line.cells.values()]
        following = cells.index(cell) + 1
        if following < len(cells):
            cells[following].focus_cell()
        else:
            self.add_row()

    def _made(self, row_id: str) -> RowLine:
        line = self._new_line(row_id)
        line.setParent(self)
        line.moved.connect(lambda step: self.move_row(line, step))
        line.dragged.connect(
            lambda height: self.move_row(line, self._grid.steps(line, self.lines, height), drawn=True)
        )
        line.dropped.connect(self.commit)
        line.removed.connect(lambda: self.remove_row(line))
        for widget in (line.grip, line.trash):
            self.watch(widget)
        for name, cell in line.cells.items():
            cell.entry().setMinimumWidth(theme.px(_LEAST_CELL))
            cell.edited.connect(self.touched)
            cell.told.connect(self.told)
            cell.step_over.connect(self.commit)
            if isinstance(cell, Suggests):
                cell.offer(self._suggestions)
            cell.fills_beside.connect(line.fill_beside)
            cell.fills_beside.connect(lambda _beside: self.commit())  # all of the row as one
            for inner in cell.findChildren(QWidget):
                # What stands in a popup keeps its keys: Enter there chooses, and only that.
                if inner.focusPolicy() & Qt.FocusPolicy.TabFocus and inner.window() is cell:
                    self.watch(inner)
            if self._tables is not None:
                self._tables.watch(cell.entry(), row_id, name)
        return line

    def _new_line(self, row_id: str) -> RowLine:
        return RowLine(row_id, self.field, self._make)

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to: the rows one after the other, then the buttons below."""
        return [*(stop for line in self.lines for stop in line.stops()), self.more, self.add]

    def _place(self) -> None:
        """Put all widgets where their rows are; Tab goes row by row, and from the last one to the button."""
        for place, line in enumerate(self.lines):
            line.name(place)
            self._grid.put(place, line.widgets())
            for cell in line.cells.values():
                cell.set_read_only(self._read_only)
            line.grip.setEnabled(not self._read_only)
            line.trash.setEnabled(not self._read_only)
        self._grid.finish(len(self.lines), self._figures.totals)
        self.add.setEnabled(not self._read_only)
        waiting = len(self._waiting)
        set_words(self.more, tr_count("Show {count} more row", "Show {count} more rows", waiting))
        self.more.setVisible(bool(waiting))
        if self.lines:
            # From where the list stands: a row that is made later has no place there yet.
            in_tab_order(self.add, *self.stops())
        self._show_figures()

    def _show_figures(self, typing: bool = False) -> None:
        """Work out the figures anew; the sums are told at the button below them too, where Tab comes to."""
        self._figures.show(self.lines, typing)
        self.add.setAccessibleDescription(self._figures.spoken)

    def _raw_row(self, item: Row) -> dict[str, object]:
        return {ROW_ID: item.id, **{column.id: _raw_cell(column, item) for column in self.field.columns}}


def _drop(grid: RowGrid, line: RowLine) -> None:
    grid.remove(line.widgets())
    for widget in line.widgets():
        let_go(widget)
    line.deleteLater()


def _next_id(lines: Sequence[RowLine]) -> str:
    counted = [_COUNTED.fullmatch(line.id) for line in lines]
    return f"r{max((int(match[1]) for match in counted if match), default=0) + 1}"


def _raw_cell(column: Field, item: Row) -> Value:
    value = item.cells.get(column.id)
    return value if column.kind in _CHOICES else typed_text(value)


def _is_taken(cell: FieldEditor) -> bool:
    try:
        normalise(cell.field, cell.raw())
    except WorkbenchError:
        return False
    return True


def _id_of(item: Mapping[object, object]) -> str:
    return str(item.get(ROW_ID) or "")


def _focused(lines: Iterable[RowLine]) -> tuple[RowLine, FieldEditor] | None:
    pairs = ((line, cell) for line in lines for cell in line.cells.values())
    return next(((line, cell) for line, cell in pairs if cell.has_focus()), None)


def _share_of(column: Field) -> int:
    """Return the share of the room that a column has, after what stands in it: names are long."""
    if column.kind in _NAMES:
        return _NAME
    return _NARROW if column.kind in _NARROW_KINDS else _WIDE


def _needs_of(columns: Sequence[Field], first: int) -> Iterator[tuple[int, Need]]:
    """Yield what columns need by their places: that of names, and of choices that can all be shown whole."""
    metrics = theme.metrics("body")
    for place, column in enumerate(columns, first):
        words = [choice.label.here() for choice in column.choices]
        if column.kind in _NAMES:
            yield place, Need(metrics.horizontalAdvance(_LONG_NAME) + theme.px(_BESIDE), grows=True)
        elif words and max(map(width_of, words)) <= _SHORT:
            yield place, Need(max(map(metrics.horizontalAdvance, words)) + theme.px(_AROUND))
