"""How far proposals serve a plan: which cases stand behind each article and task, and where there are none.

Counts what it is given; which cases count (trashed ones do not) is decided by the caller.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import Bilingual
from workbench.plan.attaching import is_sentence
from workbench.plan.model import Article, Plan, Task, TextState

CaseLink = tuple[str, str, str, ArticleRef]
"""A link of a case: its reference, state and title, and what it links to."""


@dataclass(frozen=True, slots=True)
class CoveringCase:
    """A case that serves an article; `tasks` are those it names, none if it names the article only."""

    ref: str
    state: str
    title: str
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskCoverage:
    """A task and the references of the cases that name it."""

    id: str
    words: Bilingual
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleCoverage:
    """An article with its cases; `gaps` are the ids of tasks that no case names."""

    number: str
    title: Bilingual
    state: TextState
    cases: tuple[CoveringCase, ...]
    tasks: tuple[TaskCoverage, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The tasks that no case names."""
        return tuple(task.id for task in self.tasks if not task.cases)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one plan; `unknown` are links to articles or tasks that it does not have."""

    plan: str
    rows: tuple[ArticleCoverage, ...]
    unknown: tuple[CaseLink, ...]

    @property
    def cases(self) -> int:
        """How many different cases serve the plan."""
        return len({case.ref for row in self.rows for case in row.cases})

    @property
    def links(self) -> int:
        """How many pairs of case and article there are."""
        return sum(len(row.cases) for row in self.rows)

    @property
    def articles(self) -> int:
        """How many articles the plan has."""
        return len(self.rows)

    @property
    def covered_articles(self) -> int:
        """How many articles at least one case serves."""
        return sum(1 for row in self.rows if row.cases)

    @property
    def tasks(self) -> int:
        """How many tasks are counted."""
        return sum(len(row.tasks) for row in self.rows)

    @property
    def covered_tasks(self) -> int:
        """How many tasks at least one case names."""
        return self.tasks - sum(len(row.gaps) for row in self.rows)


def coverage(plan: Plan, links: Iterable[CaseLink]) -> Coverage:
    """Return the coverage of `plan` by `links` (case reference, state, title, target).

    Links to other plans are left out. Sentences of an imported text count as tasks only where a case names
    them or the article has no tasks of our own, so that importing a text does not open gaps.
    """
    by_article: dict[str, list[CaseLink]] = defaultdict(list)
    unknown: list[CaseLink] = []
    for link in links:
        target = link[3]
        if target.plan != plan.id:
            continue
        if _exists(plan, target):
            by_article[target.article].append(link)
        else:
            unknown.append(link)
    rows = tuple(_row(article, by_article.get(article.number, [])) for article in plan.articles)
    return Coverage(plan.id, rows, tuple(unknown))


def _exists(plan: Plan, ref: ArticleRef) -> bool:
    article = plan.by_number.get(ref.article)
    return article is not None and (not ref.task or any(task.id == ref.task for task in article.tasks))


def _row(article: Article, links: list[CaseLink]) -> ArticleCoverage:
    by_case: dict[str, list[CaseLink]] = defaultdict(list)
    by_task: dict[str, list[str]] = defaultdict(list)
    for link in links:
        by_case[link[0]].append(link)
        if link[3].task:
            by_task[link[3].task].append(link[0])
    cases = tuple(_case(ref, by_case[ref]) for ref in by_case)
    tasks = tuple(
        TaskCoverage(task.id, task.summary or task.text, tuple(dict.fromkeys(by_task.get(task.id, ()))))
        for task in _counted_tasks(article, by_task)
    )
    return ArticleCoverage(article.number, article.title, article.state, cases, tasks)


def _case(ref: str, links: list[CaseLink]) -> CoveringCase:
    _, state, title, _ = links[0]
    return CoveringCase(ref, state, title, tuple(dict.fromkeys(link[3].task for link in links if link[3].task)))


def _counted_tasks(article: Article, by_task: Mapping[str, list[str]]) -> list[Task]:
    own = [task for task in article.tasks if not is_sentence(task)]
    if not own:
        return [task for task in article.tasks if task.text or task.id in by_task]
    return [task for task in article.tasks if not is_sentence(task) or task.id in by_task]
