"""How people write a draft outside this program, as `resources/drafts/labels.yaml` tells it.

Read once; what it means for a form is decided in `draftlabels` and `draftvalues`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.paths import resource

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RowWords:
    """Labels that stand for rows of a list: names go to `column`, and `cell` to the column `beside`."""

    words: tuple[str, ...]
    field: str
    column: str
    beside: str
    cell: str


@dataclass(frozen=True, slots=True)
class ListWords:
    """How a text is taken apart into rows: the columns of its `name` and its `number` (empty for none)."""

    name: str
    number: str
    nothing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Splitting:
    """Signs `between` names, words for `more` of them, pairs `around` what stays whole; words before parts."""

    between: tuple[str, ...]
    more: tuple[str, ...]
    around: tuple[str, ...]
    longest: int
    number_words: tuple[str, ...]
    name_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """The fields of an adopted standard: issuer, degree, number, title; words that say nothing more of it."""

    fields: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YesOrNo:
    """The parts of a sentence that answers yes or no."""

    about: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftWords:
    """All of the file; marks and what is folded are sorted by their length, the longest first."""

    folded: tuple[str, ...]
    labels: Named
    rows: tuple[RowWords, ...]
    columns: tuple[tuple[str, str, str], ...]
    lists: Mapping[str, ListWords]
    splitting: Splitting
    otherwise: Mapping[str, str]
    adopted: Adopted
    spans: frozenset[str]
    choices: Mapping[str, Named]
    answers: YesOrNo
    blanks: tuple[str, ...]
    fixed: tuple[str, ...]
    others: tuple[str, ...]
    ticked: tuple[str, ...]
    unticked: tuple[str, ...]
    empty: tuple[str, ...]


@cache
def draft_words() -> DraftWords:
    """Return what is known of how drafts are written. Raises DataFileError if the file is wrong."""
    entry = read_data_file(resource("drafts", "labels.yaml"))
    words = DraftWords(
        folded=_by_length(entry.texts("folded")),
        labels=_named(entry.entry("labels")),
        rows=tuple(map(_row, entry.entries("rows"))),
        columns=tuple(_columns(entry.entry("columns"))),
        lists={name: _list(one) for name, one in _entries(entry.entry("lists"))},
        splitting=_splitting(entry),
        otherwise=_texts(entry.entry("otherwise")),
        adopted=_adopted(entry.entry("adopted")),
        spans=frozenset(entry.texts("spans")),
        choices={name: _named(one) for name, one in _entries(entry.entry("choices"))},
        answers=_answers(entry.entry("answers")),
        blanks=_by_length(entry.texts("blanks")),
        fixed=entry.texts("fixed"),
        others=entry.texts("others"),
        ticked=_by_length(entry.texts("ticked")),
        unticked=_by_length(entry.texts("unticked")),
        empty=entry.texts("empty"),
    )
    entry.done()
    return words


def _named(entry: Entry) -> Named:
    """Return (words, name) for every list of words under its name."""
    names = entry.keys()
    return tuple((words, name) for name in names for words in entry.texts(name))


def _entries(entry: Entry) -> list[tuple[str, Entry]]:
    names = entry.keys()
    return [(name, entry.entry(name)) for name in names]


def _texts(entry: Entry) -> dict[str, str]:
    names = entry.keys()
    return {name: entry.text(name) for name in names}


def _columns(entry: Entry) -> list[tuple[str, str, str]]:
    return [(field, words, column) for field, one in _entries(entry) for words, column in _named(one)]


def _row(entry: Entry) -> RowWords:
    row = RowWords(
        entry.texts("words"),
        entry.text("list"),
        entry.text("column"),
        entry.text("with"),
        entry.text("cell"),
    )
    entry.done()
    return row


def _list(entry: Entry) -> ListWords:
    words = ListWords(entry.text("name"), entry.text("number", ""), entry.texts("nothing"))
    entry.done()
    return words


def _splitting(entry: Entry) -> Splitting:
    return Splitting(
        entry.texts("between"),
        _by_length(entry.texts("more")),
        entry.texts("around"),
        entry.integer("longest_name"),
        _by_length(entry.texts("number_words")),
        _by_length(entry.texts("name_words")),
    )


def _adopted(entry: Entry) -> Adopted:
    adopted = Adopted(entry.texts("fields"), _by_length(entry.texts("said")))
    entry.done()
    return adopted


def _answers(entry: Entry) -> YesOrNo:
    answers = YesOrNo(*(_by_length(entry.texts(name)) for name in ("about", "yes", "no")))
    entry.done()
    return answers


def _by_length(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(marks, key=len, reverse=True))
