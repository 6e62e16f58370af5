"""What differs between two lists of rows, matched by the ids of their rows: added, removed, moved, changed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.domain.values import Row, Scalar

_Key = tuple[str, int]  # id of a row, and which of the rows with this id it is


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One row on both sides. `old_place` and `new_place` count from 0; None where the row is not there."""

    before: Row | None
    after: Row | None
    old_place: int | None
    new_place: int | None
    moved: bool = False

    @property
    def cells(self) -> Mapping[str, tuple[Scalar, Scalar]]:
        """The cells that differ in a row of both sides, by column: the older and the newer value."""
        if self.before is None or self.after is None:
            return {}
        old, new = self.before.cells, self.after.cells
        columns = dict.fromkeys([*old, *new])
        pairs = {column: (old.get(column), new.get(column)) for column in columns}
        return {column: pair for column, pair in pairs.items() if pair[0] != pair[1]}

    @property
    def differs(self) -> bool:
        """Whether the row is another one, elsewhere, or on one side only."""
        return self.before is None or self.after is None or self.moved or bool(self.cells)


def row_differences(before: Sequence[Row], after: Sequence[Row]) -> list[RowDifference]:
    """Return every row of both sides in the newer order; a removed one follows the row it followed before."""
    old, new = _by_key(before), _by_key(after)
    stay = _staying([old[key][0] for key in new if key in old])
    found: list[RowDifference] = [
        _difference(old.get(key), (place, row), stay) for key, (place, row) in new.items()
    ]
    follows: dict[_Key | None, list[RowDifference]] = {}
    last: _Key | None = None
    for key, (place, row) in old.items():
        if key in new:
            last = key
        else:
            follows.setdefault(last, []).append(RowDifference(row, None, place, None))
    ordered = follows.get(None, [])
    for key, difference in zip(new, found, strict=True):
        ordered += [difference, *follows.get(key, [])]
    return ordered


def _difference(old: tuple[int, Row] | None, new: tuple[int, Row], stay: frozenset[int]) -> RowDifference:
    place, row = new
    if old is None:
        return RowDifference(None, row, None, place)
    return RowDifference(old[1], row, old[0], place, moved=old[0] not in stay)


def _by_key(rows: Sequence[Row]) -> dict[_Key, tuple[int, Row]]:
    seen: Counter[str] = Counter()
    found: dict[_Key, tuple[int, Row]] = {}
    for place, row in enumerate(rows):
        found[row.id, seen[row.id]] = (place, row)
        seen[row.id] += 1
    return found


def _staying(places: Sequence[int]) -> frozenset[int]:
    """Return the longest rising run of places: the rows that need not have been moved."""
    ends: list[int] = []
    tails: list[int] = []
    previous: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        tails[at : at + 1] = [number]
        previous.append(tails[at - 1] if at else -1)
    kept: set[int] = set()
    number = tails[-1] if tails else -1
    while number >= 0:
        kept.add(places[number])
        number = previous[number]
    return frozenset(kept)
