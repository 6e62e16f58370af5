"""What happened to a case, and taking it back: undo and redo over the journal, named after the acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.domain.casepaths import values_path
from workbench.domain.changes import Changes, JournalEntry, inverted, together
from workbench.domain.proposal import Proposal
from workbench.domain.versions import NAMING_ACTS
from workbench.kernel.errors import NothingToTurn, Refused
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import find_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.undoing import undo_stacks
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork

# What was submitted, concluded or handed in can't be taken back by undo.
UNDO_STOPS = frozenset({"submit", "conclude", "hand_in"})
# Where a case lies: only what one sees lying in the trash can be undone, which is that it was put there.
_MOVING_ACTS = frozenset({"trash", "untrash"})


class History:
    """Use cases of those who look back."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_case(self, name: str, field_id: str | None = None) -> list[JournalEntry]:
        """Return the acts on a case, the newest first; with `field_id` only those that touched the field."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
            if field_id is not None:
                self._context.form_of(proposal).field_named(field_id)
            return [
                entry
                for entry in unit.journal.entries(proposal.uid, newest_first=True)
                if field_id is None or any(change.path == values_path(field_id) for change in entry.changes)
            ]

    def of_workspace(self) -> list[JournalEntry]:
        """Return all acts in the workspace, the newest first: imports and restores among them."""
        with self._context.workspace.reading() as unit:
            return list(unit.journal.entries(newest_first=True))

    def next_steps(self, name: str) -> tuple[JournalEntry | None, JournalEntry | None]:
        """Return the acts that undo and redo would take, for the names in a menu."""
        with self._context.workspace.reading() as unit:
            done, undone = _stacks(unit, find_case(unit, name))
            return (done[-1] if done else None), (undone[-1] if undone else None)

    def undo(self, name: str, only: int | None = None) -> Changes:
        """Take back the last act on a case; with `only`, the number of its entry, no other act than that one.

        What was done to several cases as one act is taken back in all of them, but in those where something
        else was done since: `Changes.left_out` names these. Raises Refused if there is nothing that can be
        taken back, or another act came after the one asked for.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_case(unit, name)
            entry = _last_done(unit, proposal, only)
            return self._with_others(unit, proposal, entry, redo=False)

    def undo_together(self, acts: Sequence[tuple[str, int]]) -> list[Changes]:
        """Take back one act, given by case and number of its entry, in each of several cases: all or none.

        Raises Refused, with nothing taken back, if another act came after one of them.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            found = [(find_case(unit, name), number) for name, number in acts]
            entries = [(proposal, _last_done(unit, proposal, number)) for proposal, number in found]
            return [self._turn(unit, proposal, entry, redo=False) for proposal, entry in entries]

    def redo(self, name: str, only: int | None = None) -> Changes:
        """Bring back the act that was undone last, in other cases too as `undo`; `only` as there.

        Raises Refused if there is nothing that can be brought back, or another act than the one asked for.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_case(unit, name)
            return self._with_others(unit, proposal, _last_undone(unit, proposal, only), redo=True)

    def _with_others(self, unit: UnitOfWork, proposal: Proposal, entry: JournalEntry, redo: bool) -> Changes:
        """Turn an act back or forth in a case and in those that it was done to together with it."""
        done = self._turn(unit, proposal, entry, redo)
        others, left_out = [done], []
        for other in unit.journal.together(entry.together) if entry.together is not None else []:
            there = unit.proposals.get(other.case)
            if other.number == entry.number or there is None:
                continue
            done_there, undone_there = _stacks(unit, there)
            turnable = undone_there if redo else done_there
            if turnable and turnable[-1].number == other.number and not there.trashed:
                others.append(self._turn(unit, there, other, redo))
            elif _holds(unit, other) is not redo:
                left_out.append(there.ref)
        return replace(together(others), left_out=tuple(left_out))

    def _turn(self, unit: UnitOfWork, proposal: Proposal, entry: JournalEntry, redo: bool) -> Changes:
        changes = entry.changes if redo else inverted(entry.changes)
        return record_case(
            unit, self._context, proposal, entry.act, changes, proposal.uid, undoes=entry, redo=redo
        )


def _last_done(unit: ReadUnit, proposal: Proposal, only: int | None) -> JournalEntry:
    """Return the act that undo would take; raises Refused if there is none, or not the one asked for."""
    done, _ = _stacks(unit, proposal)
    if not done:
        raise NothingToTurn(tr("There is nothing to undo in {case}.", case=proposal.ref))
    if only is not None and done[-1].number != only:
        raise Refused(
            tr("{case} was changed since, so only the later act can be undone.", case=proposal.ref),
            tr("Undo in the menu takes back the acts one after the other."),
        )
    return done[-1]


def _last_undone(unit: ReadUnit, proposal: Proposal, only: int | None) -> JournalEntry:
    """Return the act that redo would take; raises Refused if there is none, or not the one asked for."""
    _, undone = _stacks(unit, proposal)
    if not undone:
        raise NothingToTurn(tr("There is nothing to redo in {case}.", case=proposal.ref))
    if only is not None and undone[-1].number != only:
        raise Refused(
            tr("{case} was changed since, so only the act undone last can be redone.", case=proposal.ref),
            tr("Redo in the menu brings back the acts one after the other."),
        )
    return undone[-1]


def _holds(unit: ReadUnit, entry: JournalEntry) -> bool:
    """Return whether an act was not taken back since, or was brought back."""
    turns = [other for other in unit.journal.entries(entry.case) if other.undoes == entry.number]
    return not turns or turns[-1].redo


def _stacks(unit: ReadUnit, proposal: Proposal) -> tuple[list[JournalEntry], list[JournalEntry]]:
    """Return the acts on a case that can be undone and those that can be redone, the next one last.

    The making of the case is not offered: a case is removed by the trash. Names of versions are passed over,
    and so are moves into the trash and out of it: who writes in a case must not lose it by one undo too many.
    Of one that lies in the trash nothing can be turned but that.
    """
    entries = list(unit.journal.entries(proposal.uid))
    if proposal.trashed:
        moves = [entry for entry in entries if entry.act.action == "trash" and entry.undoes is None]
        return moves[-1:], []
    passed_over = NAMING_ACTS | _MOVING_ACTS | {"new"}
    return undo_stacks((entry for entry in entries if entry.act.action not in passed_over), UNDO_STOPS)
