"""Which articles of plans a text seems to serve: ranked by keywords, summaries, titles and codes.

Looks at words only, in Chinese and English, without a dictionary. A generic word counts only beside a specific
one of the same article. A suggestion is an offer: whether a proposal serves an article is for its authors to
say, and linking is done elsewhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from workbench.kernel.i18n import Bilingual
from workbench.plan.commonwords import common_words
from workbench.plan.model import Article, Plan
from workbench.search.phrases import Found, Phrase, PhraseFinder, Unit, phrase_of, units
from workbench.search.similarity import TermIndex, terms
from workbench.search.tokens import is_chinese

_PARTING = re.compile(r"[、，,；;\n]")
# Signs that stand within no keyword that a text holds.
_PARTED = re.compile(r"[。，、；：！？（）《》“”,;:!?()\n]|\.\s")
_ON_ARTICLE = -1  # a phrase of the article itself, not of one of its tasks

# How much each kind of evidence counts, against a keyword of two Chinese characters or one word as 1.
_LONGEST_COUNTED = 3.0
_INSIDE_OTHER = 0.4  # a keyword that stands only inside a longer keyword of another article
_COMMONPLACE = 0.5  # a generic keyword beside a specific one, or a weak one
_OF_TASK, _OF_ARTICLE = 1.0, 0.7
_LIKENESS = 0.12
_CODE = 1.6
_MOST_REPEATS = 5  # of a keyword in a long text
_FEW, _COMMON = 3, 0.15  # a word in more articles and tasks tells nothing
_LEAST = 0.3  # less than this is chance
_AT_LEAST_OF_BEST = 0.15


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article that a text may serve; `task` is its best task or empty, `words` stand so in the text."""

    plan: str
    article: str
    task: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a text, as texts are compared by, from unit `first` to before unit `last`."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """The text that was asked about, with its units and the terms of it that tell something."""

    text: str
    row: Sequence[Unit]
    telling: Sequence[_Term]

    def between(self, first: int, last: int) -> str:
        """Return the text from unit `first` to before unit `last`, as it stands."""
        return self.text[self.row[first].start : self.row[last - 1].end]

    def is_one_piece(self, first: int, last: int) -> bool:
        """Return whether no sign parts the units: 能效、核。电 holds no 核电."""
        return _PARTED.search(self.between(first, last)) is None


@dataclass(frozen=True, slots=True)
class _Keyword:
    """A keyword of an article (`entry` is its number in the index), of one of its tasks or of none."""

    entry: int
    task: int
    weight: float
    generic: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """A keyword found in the text."""

    found: Found
    task: int
    weight: float
    generic: bool


class Suggester:
    """An index over the articles of plans that say something about themselves; made once, asked often."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        articles = [(plan.id, article) for plan in plans for article in plan.articles]
        self._entries = [(plan, article) for plan, article in articles if _says_something(article)]
        self._keywords: dict[Phrase, list[_Keyword]] = defaultdict(list)
        self._documents: dict[tuple[int, int], Counter[str]] = {}
        for entry, (_, article) in enumerate(self._entries):
            self._note(article.keywords, entry, _ON_ARTICLE, _OF_ARTICLE)
            for task, content in enumerate(article.tasks):
                self._note(content.keywords, entry, task, _OF_TASK)
                self._documents[entry, task] = _document(content.summary, content.text, content.keywords)
            own = _document(article.title, article.summary, article.text, article.keywords)
            self._documents[entry, _ON_ARTICLE] = own
        self._places = list(self._documents)
        self._likeness = TermIndex(list(self._documents.values()))
        self._finder = PhraseFinder(self._keywords)
        self._weigh_by_rarity()

    def suggest(
        self, text: str, ics: Sequence[str] = (), ccs: Sequence[str] = (), count: int = 5
    ) -> list[Suggestion]:
        """Return up to `count` articles that `text` and the codes `ics`, `ccs` point to, the best first.

        Each article comes once, with its best task. Scores compare within one answer only.
        """
        row = units(text)
        asked = _Asked(text, row, self._telling(row))
        found = self._finder.find(asked.row)
        matches = self._matches([one for one in found if asked.is_one_piece(one.first, one.last)])
        likeness = self._likeness_by_entry(asked)
        codes = self._code_scores(ics, ccs)
        suggestions = [
            self._judged(entry, asked, matches.get(entry, []), likeness.get(entry, {}), codes.get(entry, 0.0))
            for entry in {*matches, *likeness, *codes}
        ]
        suggestions.sort(key=lambda suggestion: (-suggestion.score, suggestion.plan, int(suggestion.article)))
        least = max(_LEAST, suggestions[0].score * _AT_LEAST_OF_BEST) if suggestions else 0.0
        return [suggestion for suggestion in suggestions if suggestion.score >= least][:count]

    def _note(self, keywords: Bilingual, entry: int, task: int, weight: float) -> None:
        common = common_words()
        for phrase in _phrases(keywords):
            generic = phrase in common.generic
            share = _COMMONPLACE if generic or phrase in common.weak else 1.0
            worth = weight * _length_weight(phrase) * share
            self._keywords[phrase].append(_Keyword(entry, task, worth, generic))

    def _weigh_by_rarity(self) -> None:
        """Let a keyword count less the more articles of the same plan share it."""
        sizes = Counter(plan for plan, _ in self._entries)
        for phrase, keywords in self._keywords.items():
            if len(keywords) == 1:
                continue
            sharing = Counter(self._entries[entry][0] for entry in {keyword.entry for keyword in keywords})
            weighed = []
            for keyword in keywords:
                plan = self._entries[keyword.entry][0]
                rarity = math.log(1 + sizes[plan] / sharing[plan]) / math.log(1 + sizes[plan])
                weighed.append(replace(keyword, weight=keyword.weight * rarity))
            self._keywords[phrase] = weighed

    def _matches(self, found: Sequence[Found]) -> dict[int, list[_Match]]:
        """Return the keywords found, by entry; less for those that stand only inside a longer one.

        An entry of which only generic keywords are found is left out.
        """
        matches: dict[int, list[_Match]] = defaultdict(list)
        seen: Counter[Phrase] = Counter()
        reached = 0
        for one in sorted(found, key=lambda one: (one.first, -one.last)):
            share = _INSIDE_OTHER if one.last <= reached else 1.0
            reached = max(reached, one.last)
            seen[one.phrase] += 1
            if seen[one.phrase] > _MOST_REPEATS:
                continue
            for keyword in self._keywords[one.phrase]:
                match = _Match(one, keyword.task, keyword.weight * share, keyword.generic)
                matches[keyword.entry].append(match)
        return {entry: of for entry, of in matches.items() if not all(match.generic for match in of)}

    def _telling(self, row: Sequence[Unit]) -> list[_Term]:
        """Return the terms of a text that few articles and tasks hold and that touch no generic word."""
        most = max(_FEW, _COMMON * len(self._documents))
        generic = common_words().generic_places(row)
        return [
            term
            for term in _terms(row)
            if generic.isdisjoint(range(term.first, term.last)) and self._likeness.holding(term.text) <= most
        ]

    def _likeness_by_entry(self, asked: _Asked) -> dict[int, dict[int, float]]:
        found: dict[int, dict[int, float]] = defaultdict(dict)
        for number, score in self._likeness.scores(term.text for term in asked.telling).items():
            entry, task = self._places[number]
            found[entry][task] = _LIKENESS * score
        return found

    def _code_scores(self, ics: Sequence[str], ccs: Sequence[str]) -> dict[int, float]:
        scores: dict[int, float] = {}
        for entry, (_, article) in enumerate(self._entries):
            score = _code_fit(ics, article.ics) + _code_fit(ccs, article.ccs)
            if score > 0:
                scores[entry] = score
        return scores

    def _judged(
        self, entry: int, asked: _Asked, matches: list[_Match], likeness: dict[int, float], codes: float
    ) -> Suggestion:
        plan, article = self._entries[entry]
        score, counted = _covering(matches)
        of_task: dict[int, list[_Match]] = {task: [] for task in likeness}
        for match in matches:
            of_task.setdefault(match.task, []).append(match)
        by_task = {
            task: _covering(found)[0] + likeness.get(task, 0.0)
            for task, found in of_task.items()
            if task != _ON_ARTICLE
        }
        best = max(by_task, key=lambda task: (by_task[task], -task), default=None)
        total = score + max(likeness.values(), default=0.0) + codes
        words = [asked.between(found.first, found.last) for found in counted]
        if not words and likeness:
            alike = max(likeness, key=lambda task: likeness[task])
            words = _shared_words(asked, self._documents[entry, alike])
        name = "" if best is None else article.tasks[best].id
        return Suggestion(plan, article.number, name, round(total, 3), tuple(dict.fromkeys(words)))


def _terms(row: Sequence[Unit]) -> Iterator[_Term]:
    """Yield the terms of a text with their places: pairs of adjoining Chinese characters and other words.

    Numbers and single letters are left out: they number parts, grades and series.
    """
    for place, unit in enumerate(row):
        if not is_chinese(unit.text):
            if len(unit.text) > 1 and not unit.text.isdigit():
                yield _Term(unit.text, place, place + 1)
        elif place + 1 < len(row) and row[place + 1].start == unit.end and is_chinese(row[place + 1].text):
            yield _Term(unit.text + row[place + 1].text, place, place + 2)


def _shared_words(asked: _Asked, document: Container[str]) -> list[str]:
    """Return the words of the text that a document holds too, pairs of characters joined where they meet."""
    words: list[tuple[int, int]] = []
    for term in asked.telling:
        if term.text not in document:
            continue
        if words and words[-1][1] > term.first:
            words[-1] = (words[-1][0], term.last)
        else:
            words.append((term.first, term.last))
    return [asked.between(first, last) for first, last in words]


def _says_something(article: Article) -> bool:
    return bool(article.keywords or article.text or article.tasks)


def _phrases(keywords: Bilingual) -> list[Phrase]:
    parts = _PARTING.split(f"{keywords.zh}\n{keywords.en}")
    return [phrase for phrase in dict.fromkeys(map(phrase_of, parts)) if phrase]


def _document(*parts: Bilingual) -> Counter[str]:
    return Counter(term for part in parts for term in terms(f"{part.zh}\n{part.en}"))


@lru_cache(maxsize=20_000)
def _unit_length(unit: str) -> int:
    return 1 if is_chinese(unit) else 2


def _length_weight(phrase: Phrase) -> float:
    """Return more for longer phrases: they tell more. A Latin word counts as two Chinese characters."""
    length = sum(map(_unit_length, phrase))
    return min(_LONGEST_COUNTED, 0.2 + 0.4 * length)


def _covering(matches: Iterable[_Match]) -> tuple[float, list[Found]]:
    """Return the worth of the matches and which count: each place in the text once, repeats ever less."""
    covered: set[int] = set()
    seen: Counter[Phrase] = Counter()
    score, counted = 0.0, []
    for match in sorted(matches, key=lambda match: (match.found.first - match.found.last, -match.weight)):
        places = set(range(match.found.first, match.found.last))
        share = len(places - covered) / len(places)
        if share == 0:
            continue
        covered |= places
        seen[match.found.phrase] += 1
        score += match.weight * share / seen[match.found.phrase]
        counted.append(match.found)
    return score, sorted(counted, key=lambda found: found.first)


def _code_fit(codes: Sequence[str], beginnings: Sequence[str]) -> float:
    """Return more the longer the beginning of a code that an article names, 0 if it names none."""
    lengths = [len(start) for code in codes for start in beginnings if code.strip().upper().startswith(start)]
    return _CODE * min(1.0, 0.4 + 0.1 * max(lengths)) if lengths else 0.0
