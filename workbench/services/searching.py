"""Searching the workspace and the manual: every word must occur; the newest texts are looked at first.

Texts of cases come from the search index. Numbers of cases, plans, the address book and the manual are few or
short enough to be read each time, so what is found of them is always what is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from workbench.domain.casepaths import LINKS, WAIVERS, name_in, path_of
from workbench.domain.encoding import link_from_json
from workbench.domain.found import FoundKind
from workbench.domain.proposal import ProposalSummary
from workbench.kernel.errors import WorkspaceLocked
from workbench.kernel.i18n import language_in_use
from workbench.kernel.manual import Topic, passages
from workbench.plan.model import Article, Plan
from workbench.search.query import Query, normal_text
from workbench.search.snippets import Snippet, snippet
from workbench.services.steps.context import Context
from workbench.services.steps.plans import all_plans
from workbench.services.steps.searchable import VERSIONS, index_case
from workbench.services.steps.topics import topics
from workbench.storage.fulltext import SearchHit
from workbench.storage.repositories.facts import INDEXED, SEARCH_INDEX
from workbench.storage.unit_of_work import ReadUnit

_EXCERPT = 80  # characters
# So many of the newest hits are ranked; ranking all would take most of the time of a search.
_RANKED = 200
_normal = lru_cache(maxsize=20_000)(normal_text)  # the same contacts and pages are read for every search


@dataclass(frozen=True, slots=True)
class Found:
    """One place that holds what was searched, with an excerpt.

    `id` is the ref of the case, or the id of the plan, the entry of the address book or the topic. `place` is
    the field, the article of a plan or of a link (`PLAN:ARTICLE.TASK`), the rule that is waived, the id of the
    version, or the kind of the contact; empty for a case itself and for a topic.
    """

    kind: FoundKind
    id: str
    place: str
    title: str
    snippet: Snippet
    score: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that holds what was searched, before it is known whether it is among the best.

    `owner` is the uid of the case that a text of the index belongs to.
    """

    kind: FoundKind
    id: str
    place: str
    title: str
    text: str
    score: float
    owner: str = ""

    def shown(self, query: Query) -> Found:
        excerpt = snippet(self.text, query, _EXCERPT)
        return Found(self.kind, self.id, self.place, self.title, excerpt, self.score)


class Searching:
    """Use cases of those who look for something."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def search(self, text: str, count: int = 50) -> list[Found]:
        """Return the places that hold all words of `text`, best first: titles before other texts."""
        query = Query(text)
        if query.is_empty:
            return []
        self._bring_index_up_to_date()
        with self._context.workspace.reading() as unit:
            places = [
                *_in_texts(unit, query, count),
                *islice(_in_numbers(unit, query), count),
                *self._in_plans(unit, query),
                *_in_contacts(unit, query),
                *_in_manual(query),
            ]
            best = sorted(places, key=lambda item: -item.score)[:count]
            return [_with_article(unit, item).shown(query) for item in best]

    def _in_plans(self, unit: ReadUnit, query: Query) -> Iterator[_Place]:
        for plan in all_plans(unit, self._context).values():
            for article in plan.articles:
                yield from _in_article(plan, article, query)

    def _bring_index_up_to_date(self) -> None:
        """Fill an index that lacks something; while somebody else writes, that waits."""
        with self._context.workspace.reading() as unit:
            if unit.facts.get(SEARCH_INDEX) == INDEXED:
                return
        with suppress(WorkspaceLocked), self._context.workspace.writing(self._context.who) as writing:
            for uid in writing.proposals.uids_by_ref().values():
                proposal = writing.proposals.get(uid)
                if proposal is not None:
                    index_case(writing, self._context, proposal)
            writing.facts.put(SEARCH_INDEX, INDEXED)


def _in_texts(unit: ReadUnit, query: Query, count: int) -> Iterator[_Place]:
    """Yield fields, links, waivers and versions of cases that are not in the trash."""
    hits = unit.search.find(query, max(count, _RANKED))
    cases = unit.proposals.lines_of({hit.owner for hit in hits})
    for number, hit in enumerate(hits):
        case = cases.get(hit.owner)
        if case is not None:
            yield _of_case(case, hit, newness=1 / (1 + number / 100))


def _of_case(case: ProposalSummary, hit: SearchHit, newness: float) -> _Place:
    kind, place, weight = FoundKind.CASE, hit.place, 3.0 if hit.place.startswith("title") else 1.0
    others = (
        (LINKS, FoundKind.LINK, 1.0),
        (WAIVERS, FoundKind.WAIVER, 1.0),
        (VERSIONS, FoundKind.VERSION, 2.0),
    )
    for part, other, worth in others:
        if name := name_in(part, hit.place):
            kind, place, weight = other, name, worth
    title = case.title_in(language_in_use())
    return _Place(kind, case.ref, place, title, hit.text, weight + newness, hit.owner)


def _with_article(unit: ReadUnit, place: _Place) -> _Place:
    """Name a link by its article, as people do, instead of by its id."""
    if place.kind is not FoundKind.LINK:
        return place
    held = unit.proposals.read(place.owner, path_of(LINKS, place.place))
    return replace(place, place=str(link_from_json(held).ref)) if held is not None else place


def _in_numbers(unit: ReadUnit, query: Query) -> Iterator[_Place]:
    """Yield the cases whose number is asked for, or begins so; the whole number comes before all else."""
    parts = [run for word in query.words for run in word.runs]
    if not all(map(str.isdecimal, parts)):
        return
    refs = sorted(unit.proposals.uids_by_ref().items(), reverse=True)
    near = [(ref, uid) for ref, uid in refs if all(part in ref for part in parts)]
    uids = [uid for ref, uid in near if query.matches_normal(_normal(ref))]
    asked = normal_text(query.text)
    for start in range(0, len(uids), _RANKED):
        lines = unit.proposals.lines_of(uids[start : start + _RANKED])
        for case in sorted(lines.values(), key=lambda line: line.ref, reverse=True):
            weight = 5.0 if _normal(case.ref) == asked else 0.5
            title = case.title_in(language_in_use())
            yield _Place(FoundKind.NUMBER, case.ref, "", title, case.ref, weight)


def _in_article(plan: Plan, article: Article, query: Query) -> Iterator[_Place]:
    title = article.title.here()
    words = [article.title, article.summary, article.text, article.keywords]
    for task in article.tasks:
        words += [task.summary, task.text, task.keywords]
    for language in ("zh", "en"):
        text = "\n".join(getattr(item, language) for item in words)
        if query.matches(text):
            weight = 2.5 if query.matches(getattr(article.title, language)) else 0.9
            yield _Place(FoundKind.PLAN, plan.id, article.number, title, text, weight)
            return


def _in_contacts(unit: ReadUnit, query: Query) -> Iterator[_Place]:
    for contact_id, kind, texts in unit.contacts.texts():
        if query.matches_normal(_normal("\n".join(texts))):
            name, known = texts[0], " · ".join(texts)
            weight = 3.5 if query.matches_normal(_normal(name)) else 1.5
            yield _Place(FoundKind.CONTACT, contact_id, kind, name, known, weight)


def _in_manual(query: Query) -> Iterator[_Place]:
    for topic in topics():
        if query.matches_normal(_normal("\n".join((topic.title, topic.keywords, *passages(topic.text))))):
            weight = 2.2 if query.matches_normal(_normal(topic.title)) else 0.6
            yield _Place(FoundKind.TOPIC, topic.key, "", topic.title, _telling_passage(topic, query), weight)


def _telling_passage(topic: Topic, query: Query) -> str:
    """Return the passage that holds most of the words, the first of several; empty if nothing is written."""
    return max(passages(topic.text), key=lambda line: query.count_in_normal(_normal(line)), default="")
