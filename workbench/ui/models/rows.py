"""A table model over a plain Python list, quick with a hundred thousand rows, and a selection that survives it.

Filtering and sorting happen on the list in Python and end in one reset. What a row is and how its cells look
is the affair of those who describe the columns and of their delegate.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import eq
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QTableView

from workbench.search.tokens import fold
from workbench.ui.models.finding import SearchKeys
from workbench.ui.models.ordering import Upwards, put_in_order

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Predicate = Callable[[R], bool]

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_EDIT = int(Qt.ItemDataRole.EditRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_SERVED = frozenset({_DISPLAY, _EDIT, _SPOKEN})
_ASCENDING = Qt.SortOrder.AscendingOrder
# Made once: the view asks for the flags of every cell that it paints.
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _FIXED | Qt.ItemFlag.ItemIsEditable
_FEW = 8  # rows found are few when there are this many times as many


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its text, what it is sorted by, what is spoken (the text, if nothing else is given).

    `sort_keys` gives one key for each of some rows at once: that can be made far quicker than one by one. The
    keys of some rows can be compared with those of others.
    """

    key: str
    title: str
    text: Callable[[R], str]
    sort_keys: Callable[[Sequence[R]], list[Any]]
    spoken: Callable[[R], str] | None = None
    editable: bool = False
    is_number: bool = False  # stands at the right of its column, as its head does


def each(key: Callable[[R], Any]) -> Callable[[Sequence[R]], list[Any]]:
    """Return what makes the keys of rows one by one."""
    return lambda rows: list(map(key, rows))


@dataclass(frozen=True)
class Given(Generic[R]):
    """Rows as they were read, with what was made of them there: search keys, orders by keys of columns."""

    rows: list[R]
    keys: SearchKeys
    orders: Mapping[str, Upwards[R]] = field(default_factory=dict)


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows of one kind. `leaving` is emitted before rows are exchanged and `arrived` after.

    `row_id` names a row for good, `search_keys` makes what searched words are looked up in.
    `edited(row, column, text)` tells what was typed into a cell; the model itself stores nothing.
    """

    leaving = Signal()
    arrived = Signal()
    edited = Signal(object, str, str)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        row_id: Callable[[R], str],
        search_keys: Callable[[Sequence[R]], SearchKeys],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._row_id = row_id
        self._search_keys = search_keys
        self._given: Given[R] = Given([], SearchKeys([]))
        self._ordered: list[R] = []
        self._order: list[int] | None = None
        self._ranks: array[int] = array("L")
        self._shown: list[R] = []
        self._places: dict[str, int] | None = None
        self._words: tuple[str, ...] = ()
        self._predicate: Predicate[R] | None = None
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None
        self._upwards: dict[str, Upwards[R]] = {}

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """The column that rows are sorted by and how; None while they stand as they were given."""
        return self._sorted_by

    @property
    def shown(self) -> Sequence[R]:
        """The rows that pass the filter, in their order."""
        return self._shown

    @property
    def total(self) -> int:
        """How many rows there are without the filter."""
        return len(self._given.rows)

    def row_at(self, number: int) -> R:
        """Return the row shown in a place."""
        return self._shown[number]

    def id_at(self, number: int) -> str:
        """Return the name of the row shown in a place; empty if there is none."""
        return self._row_id(self._shown[number]) if 0 <= number < len(self._shown) else ""

    def place_of(self, row_id: str) -> int:
        """Return where a row is shown, -1 if it is not."""
        if self._places is None:
            self._places = {self._row_id(row): number for number, row in enumerate(self._shown)}
        return self._places.get(row_id, -1)

    def set_rows(self, rows: Iterable[R]) -> None:
        """Take other rows; filter and order stay."""
        given = list(rows)
        self._take(Given(given, self._search_keys(given)))
        self._show_found()

    def filter(self, predicate: Predicate[R] | None, words: str = "") -> None:
        """Show only rows that hold all words in their search key and satisfy the predicate."""
        self._predicate = predicate
        self._words = tuple(fold(words).split())
        self._show_found()

    def set_filtered(self, given: Given[R], predicate: Predicate[R] | None, words: str = "") -> None:
        """Take rows and filter in one step; those taken before are not sorted again."""
        if given is not self._given:
            self._take(given)
        self.filter(predicate, words)

    def sort(self, column: int, order: Qt.SortOrder = _ASCENDING) -> None:
        """Sort by a column; rows that are equal there stay as they were given. -1: all as given."""
        self._sorted_by = (column, order) if 0 <= column < len(self.columns) else None
        self._put_in_order()
        self._show_found()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the text of a cell, or the sentence to be spoken for it."""
        if role not in _SERVED or not index.isValid():
            return None
        column = self.columns[index.column()]
        row = self._shown[index.row()]
        if role == _SPOKEN and column.spoken is not None:
            return column.spoken(row)
        return column.text(row)

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        """Tell what was typed into a cell."""
        if role != _EDIT or not index.isValid():
            return False
        self.edited.emit(self._shown[index.row()], self.columns[index.column()].key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.columns[index.column()].editable else _FIXED

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role in (_DISPLAY, _SPOKEN):
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == _ALIGNED and self.columns[section].is_number:
            return RIGHT
        return None

    def _take(self, given: Given[R]) -> None:
        self._given = given
        self._upwards = dict(given.orders)
        self._put_in_order()

    def _put_in_order(self) -> None:
        self._order, self._ordered, self._ranks = None, self._given.rows, array("L")
        if self._sorted_by is None:
            return
        number, order = self._sorted_by
        column = self.columns[number]
        if column.key not in self._upwards:
            self._upwards[column.key] = put_in_order(self._given.rows, column.sort_keys)
        upwards = self._upwards[column.key]
        if order == _ASCENDING:
            self._order, self._ordered = upwards.places, upwards.rows
        else:
            self._order, self._ordered = upwards.turned(upwards.places), upwards.turned(upwards.rows)

    def _found(self) -> list[R]:
        rows = self._holding() if self._words else self._ordered
        return rows if self._predicate is None else list(filter(self._predicate, rows))

    def _holding(self) -> list[R]:
        """Return the rows that hold all words, in their order."""
        found = self._given.keys.holding(self._words)
        if self._order is None:
            return list(map(self._given.rows.__getitem__, found))
        return self._in_order(found, self._order)

    def _in_order(self, places: Sequence[int], order: list[int]) -> list[R]:
        """Return the rows given in some places in their order; `places` go up."""
        if len(places) == len(order):
            return self._ordered
        if len(places) * _FEW > len(order):
            flags = bytearray(len(order))
            for place in places:
                flags[place] = 1
            return list(compress(self._ordered, map(flags.__getitem__, order)))
        if not self._ranks:
            self._ranks = array("L", bytes(array("L").itemsize * len(order)))
            for rank, place in enumerate(order):
                self._ranks[place] = rank
        # What is sorted lies strewn over the memory: to sort the few is quicker than to go through all.
        return list(map(self._given.rows.__getitem__, sorted(places, key=self._ranks.__getitem__)))

    def _show_found(self) -> None:
        """Exchange what is shown, disturbing views no more than needed."""
        found = self._found()
        if found is self._shown or found == self._shown:
            self._shown = found
            return
        row_id = self._row_id
        if len(found) == len(self._shown) and all(map(eq, map(row_id, found), map(row_id, self._shown))):
            self._shown = found
            last = self.index(len(found) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.leaving.emit()
        self.beginResetModel()
        self._shown = found
        self._places = None
        self.endResetModel()
        self.arrived.emit()


class KeptSelection(QObject):
    """Keeps what is selected, the current row and the scroll position when the rows of a view are exchanged.

    If the current row is gone, the one that now stands in its place follows it.
    """

    def __init__(self, view: QTableView, model: RowsModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._current = ""
        self._place = -1
        self._column = 0
        self._chosen: list[str] = []
        self._scrolled = 0
        model.leaving.connect(self._note)
        model.arrived.connect(self._restore)

    def _note(self) -> None:
        selection = self._view.selectionModel()
        index = selection.currentIndex()
        self._place = index.row()
        self._column = max(index.column(), 0)
        self._current = self._model.id_at(self._place)
        self._chosen = [self._model.id_at(number) for number in selected_rows(selection)]
        self._scrolled = self._view.verticalScrollBar().value()

    def _restore(self) -> None:
        view, model = self._view, self._model
        chosen = sorted(place for place in map(model.place_of, self._chosen) if place >= 0)
        current = model.place_of(self._current) if self._current else -1
        if current < 0 and self._place >= 0:
            current = min(self._place, model.rowCount() - 1)
            chosen = chosen or ([current] if current >= 0 and self._chosen else [])
        # Setting the current row would scroll to it; the view shall stand still.
        scrolls = view.hasAutoScroll()
        view.setAutoScroll(False)
        view.doItemsLayout()
        select_rows(view, chosen, current, self._column)
        view.verticalScrollBar().setValue(self._scrolled)
        view.setAutoScroll(scrolls)


def selected_rows(selection: QItemSelectionModel) -> list[int]:
    """Return the numbers of the rows in which something is selected, from the top."""
    numbers: set[int] = set()
    chosen = selection.selection()
    for place in range(chosen.size()):
        part = chosen.at(place)
        numbers.update(range(part.top(), part.bottom() + 1))
    return sorted(numbers)


def select_rows(view: QTableView, numbers: Sequence[int], current: int = -1, column: int = 0) -> None:
    """Select rows and nothing else; `numbers` go up. The current row is one of them or another."""
    model, selection = view.model(), view.selectionModel()
    chosen = QItemSelection()
    last = model.columnCount() - 1
    start = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            chosen.select(model.index(numbers[start], 0), model.index(numbers[place - 1], last))
            start = place
    flags = QItemSelectionModel.SelectionFlag
    selection.select(chosen, flags.ClearAndSelect | flags.Rows)
    if current >= 0:
        selection.setCurrentIndex(model.index(current, column), flags.NoUpdate)
