"""Imports of texts into plans, taken back and brought back: undo and redo over the journal of the workspace.

What an import reads and stores is the duty of `services.planning`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.changes import Change, Changes, JournalEntry, inverted
from workbench.kernel.errors import NothingToTurn, Refused
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import tr
from workbench.plan.model import Plan
from workbench.plan.reader import article_to_json, plan_from_json
from workbench.services.steps.context import Context
from workbench.services.steps.plans import all_plans, plan_named
from workbench.services.steps.undoing import undo_stacks
from workbench.storage.unit_of_work import ReadUnit

_IMPORT = "import_plan"


@dataclass(frozen=True, slots=True)
class LastImport:
    """An import that can be taken back: when it was, how many articles it changed, whether it made the plan.

    `number` is that of its entry in the journal; `just_now`: nothing else was done in the workspace since.
    """

    number: int
    title: str
    at: datetime
    count: int
    made_plan: bool
    just_now: bool


@dataclass(frozen=True, slots=True)
class ImportStep:
    """An import that can be turned, named by its plan; `number` is that of its entry in the journal."""

    plan_id: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class ImportSteps:
    """The imports that undo and redo would turn.

    Redo may be of a plan that went with the import that made it.
    """

    undo: ImportStep | None = None
    redo: ImportStep | None = None


class PlanHistory:
    """Use cases of those who take an import back."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def next_steps(self, plan_id: str) -> ImportSteps:
        """Return the imports that undo and redo would turn where a plan is shown."""
        with self._context.workspace.reading() as unit:
            plans = all_plans(unit, self._context)
            done, undone = _stacks(unit, plan_id)
            if plan_id not in plans:
                return ImportSteps(redo=_gone(unit, plans))
            title = plans[plan_id].title.here() or plan_id
            undo, redo = (
                ImportStep(plan_id, title, entries[-1].number) if entries else None
                for entries in (done, undone)
            )
            return ImportSteps(undo, redo or _gone(unit, plans))

    def last_import(self, plan_id: str) -> LastImport:
        """Return what `undo` would take back; raises Refused if there is nothing."""
        with self._context.workspace.reading() as unit:
            title, entry = self._last_done(unit, plan_id)
            latest, _ = unit.journal.head()
            stands_since = max(one.number for one in _imports(unit) if entry.number in (one.number, one.undoes))
        bundled = self._context.bundled_plans.get(plan_id)
        articles = [change for change in entry.changes if change.path.startswith("articles/")]
        count = sum(_says_else(change, bundled) for change in articles)
        header = next((change for change in entry.changes if change.path == "header"), None)
        made_plan = header is not None and header.before is None and bundled is None
        return LastImport(entry.number, title, entry.at, count, made_plan, latest == stands_since)

    def undo(self, plan_id: str, only: int | None = None) -> Changes:
        """Put a plan back to what it was before the last import; raises Refused if there is none.

        With `only`, the number of its entry, no other import than that one is taken back.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            title, entry = self._last_done(unit, plan_id)
            if only not in (None, entry.number):
                raise Refused(
                    tr(
                        "This import is no longer the last one into the plan “{plan}”; nothing was taken back.",
                        plan=title,
                    )
                )
            made = unit.record(entry.act, inverted(entry.changes), undoes=entry.number)
            return _told(plan_id, made)

    def redo(self, plan_id: str, only: int | None = None) -> Changes:
        """Bring back the import that was taken back last; `only` as in `undo`.

        Raises Refused if none was since the last one, UnknownName for a plan that there never was.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            _, undone = _stacks(unit, plan_id)
            if not undone and only is None:
                plan_named(unit, self._context, plan_id)
                raise NothingToTurn(tr("No import into this plan was taken back."))
            if not undone or only not in (None, undone[-1].number):
                raise Refused(
                    tr("This import is no longer the one that was taken back last; nothing was brought back.")
                )
            entry = undone[-1]
            return _told(plan_id, unit.record(entry.act, entry.changes, undoes=entry.number, redo=True))

    def _last_done(self, unit: ReadUnit, plan_id: str) -> tuple[str, JournalEntry]:
        """Return the title of a plan, and its last import that was not taken back."""
        title = plan_named(unit, self._context, plan_id).title.here() or plan_id
        done, _ = _stacks(unit, plan_id)
        if not done:
            raise NothingToTurn(tr("Nothing was imported into the plan “{plan}”.", plan=title))
        return title, done[-1]


def _stacks(unit: ReadUnit, plan_id: str) -> tuple[list[JournalEntry], list[JournalEntry]]:
    """Return the imports into a plan that can be undone and those that can be redone, the next one last."""
    return undo_stacks(entry for entry in _imports(unit) if entry.act.subject == plan_id)


def _imports(unit: ReadUnit) -> list[JournalEntry]:
    return [entry for entry in unit.journal.entries("") if entry.act.action == _IMPORT]


def _gone(unit: ReadUnit, present: Mapping[str, Plan]) -> ImportStep | None:
    """Return the import that was taken back last of all, if the plan that it made went with it."""
    imports = _imports(unit)
    if not imports or imports[-1].act.subject in present:
        return None
    plan_id = imports[-1].act.subject
    header = next((one.before for one in imports[-1].changes if one.path == "header"), None)
    title = plan_from_json(header, []).title.here() if isinstance(header, Mapping) else ""
    return ImportStep(plan_id, title or plan_id, imports[-1].undoes or imports[-1].number)


def _told(plan_id: str, entry: JournalEntry) -> Changes:
    return Changes(plans=frozenset({plan_id}), entry=entry.number, act=entry.act)


def _says_else(change: Change, bundled: Plan | None) -> bool:
    """Return whether an article says something else; a first import keeps also those that it left alone."""
    before = change.before
    number = change.path.partition("/")[2]
    if before is None and bundled is not None and number in bundled.by_number:
        return _content(change.after) != article_to_json(bundled.by_number[number])
    return _content(before) != _content(change.after)


def _content(kept: Json) -> Json:
    return kept.get("content") if isinstance(kept, Mapping) else None
