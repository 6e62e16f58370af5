"""The plans as they stand now: the bundled ones, completed by what was imported into the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from workbench.domain.changes import JournalEntry
from workbench.domain.proposal import ArticleLink
from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import UnknownName
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import Bilingual, tr
from workbench.plan.model import Plan
from workbench.plan.reader import plan_from_json
from workbench.services.steps.context import Context
from workbench.storage.unit_of_work import ReadUnit


def all_plans(unit: ReadUnit, context: Context) -> dict[str, Plan]:
    """Return every plan by id, the bundled ones first; a kept one takes the place of a bundled one."""
    plans = dict(context.bundled_plans)
    for plan_id in unit.plans.ids():
        plans[plan_id] = _kept_plan(unit, plan_id)
    return plans


def plan_named(unit: ReadUnit, context: Context, plan_id: str) -> Plan:
    """Return a plan; raises UnknownName naming the nearest ones."""
    plans = all_plans(unit, context)
    if plan_id in plans:
        return plans[plan_id]
    raise UnknownName(tr("There is no plan “{plan}”.", plan=plan_id), plan_id, plans)


def wording_when_linked(unit: ReadUnit, context: Context, link: ArticleLink) -> Bilingual | None:
    """Return what the article or task of a link said when the link was made; None where nobody knows any more.

    Looks at the plan as it is now, as it is bundled, and as it was before each import.
    """
    for plan in _versions(unit, context, link.ref):
        with suppress(UnknownName):
            if plan.fingerprint_of(link.ref) == link.fingerprint:
                return plan.wording_of(link.ref)
    return None


def _versions(unit: ReadUnit, context: Context, ref: ArticleRef) -> Iterator[Plan]:
    plans = all_plans(unit, context)
    yield from (known[ref.plan] for known in (plans, context.bundled_plans) if ref.plan in known)
    header = unit.plans.header(ref.plan)
    for entry in unit.journal.entries("", newest_first=True) if header is not None else ():
        for kept in _articles_changed(entry, ref):
            yield plan_from_json(header, [kept["content"]])


def _articles_changed(entry: JournalEntry, ref: ArticleRef) -> Iterator[Mapping[str, Json]]:
    """Yield an article as it was before an act and as it was after it."""
    place = (f"plan/{ref.plan}", f"articles/{ref.article}")
    for change in entry.changes:
        if (change.aggregate, change.path) == place:
            yield from (kept for kept in (change.before, change.after) if isinstance(kept, Mapping))


def _kept_plan(unit: ReadUnit, plan_id: str) -> Plan:
    entries = unit.plans.articles(plan_id).values()
    contents = [entry["content"] for entry in entries if isinstance(entry, Mapping)]
    return plan_from_json(unit.plans.header(plan_id), contents)
