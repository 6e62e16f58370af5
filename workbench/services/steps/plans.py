"""The plans as they stand now: the bundled ones, completed by what was imported into the workspace."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.kernel.errors import UnknownName
from workbench.kernel.i18n import tr
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


def _kept_plan(unit: ReadUnit, plan_id: str) -> Plan:
    entries = unit.plans.articles(plan_id).values()
    contents = [entry["content"] for entry in entries if isinstance(entry, Mapping)]
    return plan_from_json(unit.plans.header(plan_id), contents)
