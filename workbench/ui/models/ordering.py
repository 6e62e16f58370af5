"""Rows in the order of a column: put so at once, or little by little while the window has nothing else to do.

Which rows are shown, and when an order is wanted, is the affair of the models.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator, Sequence
from itertools import compress, count, islice
from operator import eq
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

R = TypeVar("R")
T = TypeVar("T")
SortKeys = Callable[[Sequence[R]], list[Any]]
_STEP = 2_000  # rows taken in hand at once: some milliseconds
_LONG = 20_000  # shorter lists are put in order before anybody notices


class Upwards(Generic[R]):
    """Rows sorted by a column once: `rows` going up, and the `places` at which they were given."""

    def __init__(self, keys: Sequence[Any], places: list[int], rows: list[R]) -> None:
        self._keys = keys
        self.places = places
        self.rows = rows
        self._ties: list[tuple[int, int]] | None = None

    def turned(self, items: list[T]) -> list[T]:
        """Return `rows` or `places` going down; rows that are equal stay as they were given."""
        if self._ties is None:
            self._ties = self._equal()
        result, length = items[::-1], len(items)
        for first, after in self._ties:
            result[length - after : length - first] = items[first:after]
        return result

    def _equal(self) -> list[tuple[int, int]]:
        """Return where equal rows stand one after the other: the first of them, and the one after the last."""
        keys = list(map(self._keys.__getitem__, self.places))
        found: list[tuple[int, int]] = []
        for number in compress(count(), map(eq, keys, islice(keys, 1, None))):
            first = found.pop()[0] if found and found[-1][1] == number + 1 else number
            found.append((first, number + 2))
        return found


def put_in_order(given: Sequence[R], sort_keys: SortKeys[R]) -> Upwards[R]:
    """Return rows in the order of their keys."""
    keys = sort_keys(given)
    # Sorting numbers by a list of ready keys costs no call of Python code per comparison.
    places = sorted(range(len(keys)), key=keys.__getitem__)
    return Upwards(keys, places, list(map(given.__getitem__, places)))


def steps_in_order(given: Sequence[R], sort_keys: SortKeys[R]) -> Generator[None, None, Upwards[R]]:
    """Do the same in steps of some milliseconds; runs that are sorted by themselves are merged at the end."""
    starts = range(0, len(given), _STEP)
    keys: list[Any] = []
    for start in starts:
        keys += sort_keys(given[start : start + _STEP])
        yield
    runs = []
    for start in starts:
        runs.append(sorted(range(start, min(start + _STEP, len(given))), key=keys.__getitem__))
        yield
    places: list[int] = []
    rows: list[R] = []
    merged = heapq.merge(*runs, key=keys.__getitem__)
    while part := list(islice(merged, _STEP)):
        places += part
        rows += map(given.__getitem__, part)
        yield
    return Upwards(keys, places, rows)


class Preparing(QObject, Generic[R]):
    """Puts a long list in an order that may be wanted while the window is idle; `done` takes the outcome."""

    def __init__(self, parent: QObject, done: Callable[[Upwards[R]], None]) -> None:
        super().__init__(parent)
        self._done = done
        self._steps: Generator[None, None, Upwards[R]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)  # when nothing else is to be done
        self._timer.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether an order is being prepared."""
        return self._steps is not None

    def start(self, given: Sequence[R], sort_keys: SortKeys[R]) -> None:
        """Begin with other rows; what was begun before is given up."""
        self.stop()
        if len(given) >= _LONG:
            self._steps = steps_in_order(given, sort_keys)
            self._timer.start()

    def stop(self) -> None:
        """Give up: the rows are gone, or the order was needed before it was ready."""
        self._timer.stop()
        self._steps = None

    def _go_on(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration as ended:
            self.stop()
            self._done(ended.value)
