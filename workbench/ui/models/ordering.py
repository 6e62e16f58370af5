"""Rows in the order of a column: put so at once, or in parts beside a window that goes on working.

Which rows are shown, and which orders are wanted, is the affair of the models.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from itertools import compress, count, islice
from operator import eq
from typing import Any, Generic, TypeVar

R = TypeVar("R")
T = TypeVar("T")
SortKeys = Callable[[Sequence[R]], list[Any]]
_STEP = 2_000  # rows taken in hand at once: some milliseconds


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


def put_in_order_meanwhile(given: Sequence[R], sort_keys: SortKeys[R]) -> Upwards[R]:
    """Do the same on another thread: in parts of some milliseconds, between which the window has its turn.

    Sorting all at once is a little quicker, and holds the interpreter's lock until it is done.
    """
    starts = range(0, len(given), _STEP)
    keys: list[Any] = []
    for start in starts:
        keys += sort_keys(given[start : start + _STEP])
    runs = [sorted(range(start, min(start + _STEP, len(given))), key=keys.__getitem__) for start in starts]
    places = list(heapq.merge(*runs, key=keys.__getitem__))
    return Upwards(keys, places, [given[place] for place in places])
