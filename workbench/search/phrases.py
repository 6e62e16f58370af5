"""Many known phrases looked for in one text at once, in Chinese and in other words.

A text becomes a row of units: single Chinese characters and stems of other words. A phrase is found where its
units stand in the text one after the other. What a found phrase is worth is the caller's to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbench.search.similarity import stem
from workbench.search.tokens import fold, fold_with_places, is_chinese, run_places, runs

Phrase = tuple[str, ...]
_stem = lru_cache(maxsize=20_000)(stem)


@dataclass(frozen=True, slots=True)
class Unit:
    """A Chinese character or the stem of a word, and the (start, end) where it stands in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a row of units, from unit `first` to before unit `last`."""

    phrase: Phrase
    first: int
    last: int


def units(text: str) -> list[Unit]:
    """Return the units of `text` in order."""
    folded, places = fold_with_places(text)
    row: list[Unit] = []
    for start, end in run_places(folded):
        run = folded[start:end]
        if is_chinese(run):
            row += [Unit(folded[place], *places[place]) for place in range(start, end)]
        else:
            row.append(Unit(_stem(run), places[start][0], places[end - 1][1]))
    return row


def phrase_of(text: str) -> Phrase:
    """Return the phrase that `text` is; empty if it holds no letter or digit."""
    phrase: list[str] = []
    for run in runs(fold(text)):
        phrase += run if is_chinese(run) else [_stem(run)]
    return tuple(phrase)


class PhraseFinder:
    """Finds any of the given phrases; a single Chinese character is too little to be one."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._lengths: dict[Phrase, list[int]] = defaultdict(list)
        self._phrases = {phrase for phrase in phrases if sum(map(len, phrase)) > 1}
        for phrase in sorted(self._phrases):
            lengths = self._lengths[phrase[:2]]
            if len(phrase) not in lengths:
                lengths.append(len(phrase))
                lengths.sort()

    def find(self, row: Sequence[Unit]) -> list[Found]:
        """Return all phrases that stand in the row, those inside others too, in the order of their places."""
        texts = tuple(unit.text for unit in row)
        found: list[Found] = []
        for first in range(len(texts)):
            for start in (texts[first : first + 1], texts[first : first + 2]):
                for length in self._lengths.get(start, ()):
                    phrase = texts[first : first + length]
                    if phrase in self._phrases and len(phrase) == length >= len(start):
                        found.append(Found(phrase, first, first + length))
        return list(dict.fromkeys(found))
