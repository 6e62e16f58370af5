"""Searching cases and plans: every word must occur; the newest texts are looked at first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from workbench.kernel.errors import WorkspaceLocked
from workbench.plan.model import Article, Plan
from workbench.search.query import Query
from workbench.search.snippets import Snippet, snippet
from workbench.services.steps.cases import index_case
from workbench.services.steps.context import Context
from workbench.services.steps.plans import all_plans
from workbench.storage.repositories.facts import CURRENT, SEARCH_INDEX, STALE
from workbench.storage.unit_of_work import ReadUnit

_EXCERPT = 80  # characters
# So many of the newest hits are ranked; ranking all would take most of the time of a search.
_RANKED = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One place that holds what was searched: a field of a case, or an article of a plan."""

    kind: str  # case, plan
    id: str  # ref of the case, id of the plan
    place: str  # field, article number
    title: str
    snippet: Snippet
    score: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that holds what was searched, before it is known whether it is among the best."""

    kind: str
    id: str
    place: str
    title: str
    text: str
    score: float

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
            places = [*self._in_cases(unit, query, count), *self._in_plans(unit, query)]
        best = sorted(places, key=lambda item: -item.score)[:count]
        return [item.shown(query) for item in best]

    def _in_cases(self, unit: ReadUnit, query: Query, count: int) -> Iterator[_Place]:
        hits = unit.search.find(query, max(count, _RANKED))
        cases = unit.proposals.lines_of({hit.owner for hit in hits})
        for place, hit in enumerate(hits):
            case = cases.get(hit.owner)
            if case is not None:
                newness = 1 / (1 + place / 100)
                weight = 3.0 if hit.place.startswith("title") else 1.0
                yield _Place("case", case.ref, hit.place, case.title, hit.text, weight + newness)

    def _in_plans(self, unit: ReadUnit, query: Query) -> Iterator[_Place]:
        for plan in all_plans(unit, self._context).values():
            for article in plan.articles:
                yield from _in_article(plan, article, query)

    def _bring_index_up_to_date(self) -> None:
        """Fill an index that a migration or restore left stale; while somebody else writes, that waits."""
        with self._context.workspace.reading() as unit:
            if unit.facts.get(SEARCH_INDEX) != STALE:
                return
        with suppress(WorkspaceLocked), self._context.workspace.writing(self._context.who) as writing:
            for uid in writing.proposals.uids_by_ref().values():
                proposal = writing.proposals.get(uid)
                if proposal is not None:
                    index_case(writing, self._context, proposal)
            writing.facts.put(SEARCH_INDEX, CURRENT)


def _in_article(plan: Plan, article: Article, query: Query) -> Iterator[_Place]:
    title = article.title.here()
    words = [article.title, article.summary, article.text, article.keywords]
    for task in article.tasks:
        words += [task.summary, task.text, task.keywords]
    for language in ("zh", "en"):
        text = "\n".join(getattr(item, language) for item in words)
        if query.matches(text):
            weight = 2.5 if query.matches(getattr(article.title, language)) else 0.9
            yield _Place("plan", plan.id, article.number, title, text, weight)
            return
