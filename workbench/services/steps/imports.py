"""The last import of a text into a plan: which one it is, and taking it back.

What an import reads and stores is the duty of `services.planning`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.changes import Change, Changes, JournalEntry, inverted
from workbench.kernel.errors import Refused
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import tr
from workbench.plan.model import Plan
from workbench.plan.reader import article_to_json
from workbench.services.steps.context import Context
from workbench.services.steps.plans import plan_named
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class LastImport:
    """An import that can be taken back: when it was, how many articles it changed, whether it made the plan."""

    title: str
    at: datetime
    count: int
    made_plan: bool


def last_import(unit: ReadUnit, context: Context, plan_id: str) -> LastImport:
    """Return the import into a plan that would be taken back; raises Refused if there is none."""
    title, entry, changes = _found(unit, context, plan_id)
    bundled = context.bundled_plans.get(plan_id)
    count = sum(change.path.startswith("articles/") and _says_else(change, bundled) for change in changes)
    header = next((change for change in changes if change.path == "header"), None)
    made_plan = header is not None and header.before is None and bundled is None
    return LastImport(title, entry.at, count, made_plan)


def _says_else(change: Change, bundled: Plan | None) -> bool:
    """Return whether an article says something else; a first import keeps also those that it left alone."""
    before = change.before
    number = change.path.partition("/")[2]
    if before is None and bundled is not None and number in bundled.by_number:
        return _content(change.after) != article_to_json(bundled.by_number[number])
    return _content(before) != _content(change.after)


def _content(kept: Json) -> Json:
    return kept.get("content") if isinstance(kept, Mapping) else None


def take_back_import(unit: UnitOfWork, context: Context, plan_id: str) -> Changes:
    """Put a plan back to what it was before the last import; raises Refused if there is none."""
    _, entry, _ = _found(unit, context, plan_id)
    made = unit.record(entry.act, inverted(entry.changes), undoes=entry.number)
    return Changes(plans=frozenset({plan_id}), entry=made.number, act=entry.act)


def _found(unit: ReadUnit, context: Context, plan_id: str) -> tuple[str, JournalEntry, list[Change]]:
    """Return the title of a plan, its last import that was not taken back, and what that changed in it."""
    title = plan_named(unit, context, plan_id).title.here() or plan_id
    undone: set[int] = set()
    for entry in unit.journal.entries("", newest_first=True):
        own = [change for change in entry.changes if change.aggregate == f"plan/{plan_id}"]
        if entry.undoes is not None:
            undone.add(entry.undoes)
        elif entry.number not in undone and own:
            return title, entry, own
    raise Refused(tr("Nothing was imported into the plan “{plan}”.", plan=title))
