"""What the plan page shows, read from the workspace: the plan with its coverage, and the links behind it.

Runs on a lane: no widgets here. Links are read case by case, because only a case knows whether its link still
points to what it was made for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.errors import UnknownName
from workbench.plan.coverage import ArticleCoverage, Coverage
from workbench.plan.linking import is_suspect
from workbench.plan.model import Article, Plan

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.planhistory import ImportSteps


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A plan with its coverage, the ids and titles of all plans, and the imports that can be turned."""

    titles: Mapping[str, str]
    plan: Plan
    coverage: Coverage
    steps: ImportSteps

    def row(self, number: str) -> ArticleCoverage | None:
        """Return the coverage of an article."""
        return next((row for row in self.coverage.rows if row.number == number), None)

    def article(self, number: str) -> Article | None:
        """Return an article."""
        return self.plan.by_number.get(number)

    @property
    def refs(self) -> list[str]:
        """The cases that serve the plan."""
        return list(dict.fromkeys(case.ref for row in self.coverage.rows for case in row.cases))


@dataclass(frozen=True, slots=True)
class LinkLine:
    """How a case serves an article; `suspect`: the article says something else than when it was linked."""

    article: str
    task: str
    role: LinkRole
    suspect: bool


Links = Mapping[str, tuple[LinkLine, ...]]


def read_sheet(workbench: Workbench, plan_id: str) -> PlanSheet:
    """Return a plan as it stands; one that is gone is replaced by the usual one."""
    plans = {plan.id: plan for plan in workbench.planning.plans()}
    wanted = next((one for one in (plan_id, DEFAULT_PLAN, *plans) if one in plans), DEFAULT_PLAN)
    plan = plans[wanted] if wanted in plans else workbench.planning.plan(wanted)
    titles = {one.id: one.title.here() or one.id for one in plans.values()}
    steps = workbench.plan_history.next_steps(plan.id)
    return PlanSheet(titles, plan, workbench.planning.coverage(plan.id), steps)


def read_links(workbench: Workbench, plan: Plan, refs: Iterable[str]) -> dict[str, tuple[LinkLine, ...]]:
    """Return the links of cases to a plan, by case; a case that is gone meanwhile has none."""
    found = {}
    for ref in refs:
        try:
            links = workbench.drafting.case(ref).links
        except UnknownName:
            links = ()
        found[ref] = tuple(
            LinkLine(link.ref.article, link.ref.task, link.role, is_suspect(plan, link))
            for link in links
            if link.ref.plan == plan.id
        )
    return found


def suspect_articles(links: Links) -> frozenset[str]:
    """Return the numbers of the articles to which some link is to be confirmed."""
    return frozenset(line.article for lines in links.values() for line in lines if line.suspect)
