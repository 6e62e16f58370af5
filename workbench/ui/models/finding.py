"""Words looked up in the search keys of many rows.

All keys stand in one text, in which a word is found far quicker than in each of a hundred thousand; a word that
stands in many of them is looked up one by one. Labels, which many rows have alike, are looked up once for all.
What stands in a key is the affair of the models.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress, islice, repeat
from operator import contains
from typing import TypeVar

from workbench.search.tokens import fold

R = TypeVar("R")

_BETWEEN = "\0"  # stands in no text that people write
_AT_ONCE = 500  # keys folded in one text: all in one would be held six times over meanwhile
_MANY = 10  # one row in so many is not worth finding in the whole text


class SearchKeys:
    """The keys of rows in their order; the text of all is made when a word is looked up.

    `labels` has for each row what is looked up too, and is the same in many; it may be left out. Small and
    capital letters are alike, and so are H₂O and H2O: people type the one and read the other.
    """

    def __init__(self, keys: Iterable[str], labels: Sequence[tuple[str, ...]] = ()) -> None:
        self._keys = _all_folded(keys)
        groups = set(labels)
        folded = {label: fold(label) for label in {label for group in groups for label in group}}
        own = {group: tuple(map(folded.__getitem__, group)) for group in groups}
        self._labels = list(map(own.__getitem__, labels))
        self._distinct = frozenset(folded.values())
        self._text = ""
        self._starts: list[int] = []

    def holding(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the rows that hold all words, going up; the words are folded."""
        first, *others = [piece for word in words for piece in _pieces(word)] or [""]
        labelled = self._labelled(first)
        found = self._among(range(len(self._keys)), first, labelled) if labelled else self._found(first)
        for piece in others:
            found = self._among(found, piece, self._labelled(piece))
        return found

    def _labelled(self, piece: str) -> set[str]:
        """Return the labels that hold a piece of a word."""
        return {label for label in self._distinct if piece in label}

    def _among(self, numbers: Sequence[int], piece: str, labelled: set[str]) -> list[int]:
        """Return those of some rows that hold a piece, in their key or in one of the labels that hold it."""
        keys, labels = self._keys, self._labels
        if labelled:
            without = labelled.isdisjoint
            return [number for number in numbers if piece in keys[number] or not without(labels[number])]
        return list(compress(numbers, map(contains, map(keys.__getitem__, numbers), repeat(piece))))

    def _found(self, piece: str) -> list[int]:
        """Return the rows that hold a piece in their key."""
        if not self._text:
            self._text = _BETWEEN.join(self._keys)
            lengths = (len(key) + len(_BETWEEN) for key in self._keys)
            self._starts = list(accumulate(lengths, initial=0))
        text, starts = self._text, self._starts
        most = len(self._keys) // _MANY
        found: list[int] = []
        at = text.find(piece)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.append(number)
            if len(found) > most:
                return self._among(range(len(self._keys)), piece, set())
            at = text.find(piece, starts[number + 1])
        return found


def keyed(key: Callable[[R], str]) -> Callable[[Sequence[R]], SearchKeys]:
    """Return what makes the search keys of rows one by one."""
    return lambda rows: SearchKeys(map(key, rows))


def _all_folded(keys: Iterable[str]) -> list[str]:
    """Return keys folded, many at once: a hundred thousand calls would be felt."""
    folded: list[str] = []
    left = iter(keys)
    while some := list(islice(left, _AT_ONCE)):
        pieces = fold(_BETWEEN.join(some)).split(_BETWEEN)
        folded += pieces if len(pieces) == len(some) else map(fold, some)
    return folded


def _pieces(word: str) -> tuple[str, ...]:
    """Return what to look for one after the other: a single Chinese character is found fastest and in few."""
    if len(word) > 1 and not word[0].isascii():
        return (word[0], word)
    return (word,)
