"""Which Latin words a dictionary knows, and which of its words are most alike to one that it does not know.

British and American spellings are both right. What is not judged: abbreviations and words with capitals inside,
symbols of two letters with a capital (Na, Hz), words with letters that English does not have, and capitalised
words made of syllables of Pinyin, which are taken for Chinese names. Where words stand is the duty of
`latinwords`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workbench.search.latinwords import COMMENT, word_lines

MOST_SUGGESTIONS = 5
_SHORT = 4  # letters; of shorter words only those with one difference are suggested
# How much a suggestion is put back, in differences: with another first letter, for each class that it is rarer;
# and put forward, where the same letters stand in another order.
_OTHER_BEGINNING, _A_CLASS, _SAME_LETTERS = 0.5, 0.1, 0.6
_VOWELS = "aeo"
_POSSESSIVE = "'s"


class Dictionary:
    """Known words in classes, the commonest first, and the user's `own`, by which it can be changed."""

    def __init__(self, classes: Sequence[Sequence[str]], syllables: Iterable[str]) -> None:
        self.own: frozenset[str] = frozenset()
        self._rank = {word: rank for rank, words in enumerate(classes) for word in words}
        self._words = list(self._rank)
        self._folded = [word.lower() for word in self._words]
        self._name = _names_of(list(syllables))

    def knows(self, word: str) -> bool:
        """Return whether a word is right, or not to be judged."""
        plain = _straight(word)
        if not plain.isascii() or plain[1:] != plain[1:].lower():
            return True
        plain = plain.removesuffix(_POSSESSIVE)
        capitalised = plain != plain.lower()
        if len(plain) < 2 or (capitalised and len(plain) == 2):
            return True
        if self._has(plain):
            return True
        return capitalised and (self._has(plain.lower()) or self._name.fullmatch(plain.lower()) is not None)

    def suggestions(self, word: str) -> list[str]:
        """Return the words that are most alike, the likeliest first, as the word is written (Word, word)."""
        plain = _straight(word)
        ending = _POSSESSIVE if plain.endswith(_POSSESSIVE) else ""
        plain = plain.removesuffix(_POSSESSIVE).lower()
        most = 1 if len(plain) < _SHORT else 2
        own = sorted(self.own)
        among = [*self._folded, *(word.lower() for word in own)]
        known = [*self._words, *own]
        found = process.extract(plain, among, scorer=OSA.distance, score_cutoff=most, limit=None)
        differing = ((known[place], distance) for _, distance, place in found)
        rated = sorted((self._rating(plain, one, distance), one) for one, distance in differing)
        likeliest = dict.fromkeys(_written_like(word, suggestion) + ending for _, suggestion in rated)
        return list(likeliest)[:MOST_SUGGESTIONS]

    def _has(self, word: str) -> bool:
        return word in self._rank or word in self.own

    def _rating(self, wrong: str, known: str, distance: float) -> float:
        """Return how unlikely a suggestion is: differences first, then how rare it is."""
        folded = known.lower()
        rarity = _A_CLASS * self._rank.get(known, 0)
        beginning = 0.0 if folded[:1] == wrong[:1] else _OTHER_BEGINNING
        same_letters = _SAME_LETTERS if sorted(folded) == sorted(wrong) else 0.0
        return distance + beginning + rarity - same_letters


def read_dictionary(folder: Path) -> Dictionary:
    """Return the dictionary of a folder: words.txt by classes, field.txt, pinyin.txt."""
    classes: list[list[str]] = []
    for line in (folder / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(COMMENT):
            classes.append([])
        else:
            classes[-1].append(line)
    field = word_lines((folder / "field.txt").read_text(encoding="utf-8"))
    return Dictionary([field, *classes], word_lines((folder / "pinyin.txt").read_text(encoding="utf-8")))


def _names_of(syllables: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of Chinese names: up to three syllables, those that begin with a vowel set apart."""
    anywhere = "|".join(syllables)
    inside = "|".join(one for one in syllables if one[0] not in _VOWELS)
    return re.compile(rf"(?:{anywhere})(?:'?(?:{inside})|'(?:{anywhere})){{0,2}}")


def _straight(word: str) -> str:
    return word.replace("\u2019", "'")


def _written_like(word: str, suggestion: str) -> str:
    """Return a suggestion with a capital where the word has one."""
    return suggestion[:1].upper() + suggestion[1:] if word[:1].isupper() else suggestion
