"""Words looked up in the search keys of many rows.

All keys stand in one text, in which a word is found far quicker than in each of a hundred thousand; a word that
stands in many of them is looked up one by one. What stands in a key is the affair of the models.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress, repeat
from operator import contains

_BETWEEN = "\0"  # stands in no text that people write
_MANY = 10  # one row in so many is not worth finding in the whole text


class SearchKeys:
    """The keys of rows in their order, in small letters; the text of all is made when a word is looked up."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._text = ""
        self._starts: list[int] = []

    def holding(self, words: Sequence[str]) -> list[int]:
        """Return the numbers of the keys that hold all words, going up; `words` are in small letters."""
        first, *others = [piece for word in words for piece in _pieces(word)] or [""]
        found = self._found(first)
        for piece in others:
            found = list(compress(found, map(contains, map(self._keys.__getitem__, found), repeat(piece))))
        return found

    def _found(self, piece: str) -> list[int]:
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
                return list(compress(range(len(self._keys)), map(contains, self._keys, repeat(piece))))
            at = text.find(piece, starts[number + 1])
        return found


def _pieces(word: str) -> tuple[str, ...]:
    """Return what to look for one after the other: a single Chinese character is found fastest and in few."""
    if len(word) > 1 and not word[0].isascii():
        return (word[0], word)
    return (word,)
