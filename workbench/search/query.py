"""What a person types into a search box, turned into questions for either database and for plain Python.

All three forms mean the same: every word must occur. A word is found anywhere inside Chinese; a Latin word or
number is found where a word begins with it. Between the parts of a word like `GB/T 1.1` or `储能EMS` any
punctuation or blank may stand. Running a question and ranking what it finds are not done here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.search.tokens import LONGEST_TOKEN, bigrams, fold, is_chinese, runs

# A quoted phrase, or text up to a blank or a mark that people put between words.
_WORD = re.compile(r'["“”]([^"“”]*)["“”]?|([^\s"“”、，。；：,;]+)')


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of a query as its runs: Chinese characters or Latin words, in order."""

    runs: tuple[str, ...]

    @property
    def normal(self) -> str:
        """The runs with one blank between them, as they stand in `normal_text`."""
        return " ".join(self.runs)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The tokens that must stand in the index one after the other; the last may be only a beginning."""
        found: list[str] = []
        for run in self.runs[:-1]:
            found += [*bigrams(run), run[-1]] if is_chinese(run) else [run[:LONGEST_TOKEN]]
        last = self.runs[-1]
        return (*found, *(bigrams(last) if is_chinese(last) and len(last) > 1 else [last[:LONGEST_TOKEN]]))

    @property
    def is_prefix(self) -> bool:
        """Whether the last token is only the beginning of a token."""
        return len(self.runs[-1]) == 1 or not is_chinese(self.runs[-1])

    def places_in(self, normal: str) -> list[int]:
        """Return every place of a normal text (see `normal_text`) where this word begins."""
        whole_word = not is_chinese(self.runs[0])
        wanted, found = self.normal, []
        place = normal.find(wanted)
        while place >= 0:
            if not whole_word or place == 0 or normal[place - 1] == " ":
                found.append(place)
            place = normal.find(wanted, place + 1)
        return found


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a search, all of which must occur; made from the text that was typed."""

    text: str
    words: tuple[QueryWord, ...] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[tuple[str, ...], QueryWord] = {}
        for quoted, plain in _WORD.findall(fold(self.text)):
            word = tuple(runs(quoted or plain))
            if word:
                found.setdefault(word, QueryWord(word))
        object.__setattr__(self, "words", tuple(found.values()))

    @property
    def is_empty(self) -> bool:
        """Whether no word was typed; such a query finds nothing."""
        return not self.words

    def fts5(self) -> str:
        """Return the MATCH expression for SQLite FTS5; one that finds nothing for an empty query."""
        return " AND ".join(_fts5_phrase(word) for word in self.words) or '""'

    def tsquery(self) -> str:
        """Return the text of a PostgreSQL tsquery, for a tsvector without positions; empty for an empty query.

        It asks for all tokens, not for their order: positions end at 16,383, and a proposal's text may be
        longer. `matches` decides on the text itself.
        """
        return " & ".join(_tsquery_phrase(word) for word in self.words)

    def matches(self, text: str) -> bool:
        """Return whether `text` holds every word, by looking at the text itself; False for an empty query."""
        return self.matches_normal(normal_text(text))

    def matches_normal(self, normal: str) -> bool:
        """Return whether a normal text (see `normal_text`) holds every word; False for an empty query."""
        return bool(self.words) and all(word.places_in(normal) for word in self.words)

    def count_in_normal(self, normal: str) -> int:
        """Return how many of the words a normal text holds."""
        return sum(1 for word in self.words if word.places_in(normal))


def normal_text(text: str) -> str:
    """Return `text` folded, its runs with one blank between them and no punctuation."""
    return " ".join(runs(fold(text)))


def _fts5_phrase(word: QueryWord) -> str:
    quoted = (f'"{token}"' for token in word.tokens)  # a token holds letters and digits only, never a quote
    return " + ".join(quoted) + (" *" if word.is_prefix else "")


def _tsquery_phrase(word: QueryWord) -> str:
    quoted = (f"'{token}'" for token in word.tokens)
    return " & ".join(quoted) + (":*" if word.is_prefix else "")
