"""Titles whose articles are known, and how often the suggestions find them.

Read from `tests/data/suggest_titles.yaml`, for the tests and the measurement alike.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from tests.helpers.tools import ROOT
from workbench.kernel.datafile import Entry, read_data_file
from workbench.search.tokens import is_chinese, runs

_TITLES = ROOT / "tests" / "data" / "suggest_titles.yaml"
# Returns the numbers of up to so many articles for a title, the best first.
Suggest = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class KnownTitle:
    """A title, its article and the others that are right too; `round` is the time it was written at."""

    text: str
    article: str
    right: frozenset[str]
    round: int

    @property
    def language(self) -> str:
        """The language the title is in: zh or en."""
        return "zh" if any(map(is_chinese, runs(self.text))) else "en"


@dataclass(frozen=True, slots=True)
class Hits:
    """Of how many titles a right article came first, and for how many among the first three."""

    titles: int
    first: int
    among_three: int
    missed: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.titles} titles: {self.first / self.titles:.1%}, {self.among_three / self.titles:.1%}"


def known_titles() -> list[KnownTitle]:
    """Return the titles in the order of the file."""
    return [_title(entry) for entry in read_data_file(_TITLES).entries("titles")]


def count_hits(titles: Collection[KnownTitle], suggest: Suggest) -> Hits:
    """Ask for each of the titles, at least one, and count."""
    answers = [(title, suggest(title.text, 3)) for title in titles]
    first = sum(bool(title.right.intersection(found[:1])) for title, found in answers)
    missed = tuple(title.text for title, found in answers if not title.right.intersection(found))
    return Hits(len(titles), first, len(titles) - len(missed), missed)


def _title(entry: Entry) -> KnownTitle:
    article = str(entry.integer("article"))
    also = [str(part) for part in entry.texts("also")]
    title = KnownTitle(entry.text("title"), article, frozenset([article, *also]), entry.integer("round", 1))
    entry.done()
    return title
