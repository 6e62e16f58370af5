"""Which of many texts a query fits best, counted in pure Python.

Knows weighted terms and numbers; which texts are asked and what is made of the scores is the caller's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workbench.search.tokens import bigrams, fold, is_chinese, runs

# The usual constants of BM25 (Robertson and Zaragoza 2009): saturation of counts, weight of length.
_SATURATION = 1.2
_LENGTH = 0.5


def terms(text: str) -> list[str]:
    """Return the terms by which texts are compared: pairs of Chinese characters, stems of other words."""
    found: list[str] = []
    for run in runs(fold(text)):
        if is_chinese(run):
            found += bigrams(run) or [run]
        else:
            found.append(stem(run))
    return found


def stem(word: str) -> str:
    """Return an English word without its plural ending; other words as they are."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class TermIndex:
    """Texts given as weighted terms, scored against a query by BM25."""

    def __init__(self, texts: Sequence[Mapping[str, float]]) -> None:
        lengths = [sum(text.values()) for text in texts]
        mean = sum(lengths) / len(lengths) if lengths else 1.0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, text in enumerate(texts):
            norm = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[number] / (mean or 1.0))
            for term, weight in text.items():
                self._postings[term].append((number, weight * (_SATURATION + 1) / (weight + norm)))
        self._count = len(texts)

    def holding(self, term: str) -> int:
        """Return how many texts hold a term."""
        return len(self._postings.get(term, ()))

    def rarity(self, term: str) -> float:
        """Return how much a term tells, from the share of texts that hold it; 0 if none does."""
        holding = self.holding(term)
        return math.log(1 + (self._count - holding + 0.5) / (holding + 0.5)) if holding else 0.0

    def scores(self, query: Iterable[str]) -> dict[int, float]:
        """Return the score of every text that shares a term with the query, by the text's number."""
        found: dict[int, float] = defaultdict(float)
        for term in dict.fromkeys(query):
            rarity = self.rarity(term)
            for number, part in self._postings.get(term, ()):
                found[number] += rarity * part
        return dict(found)
