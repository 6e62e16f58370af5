"""What happened to a case, and taking it back: undo and redo over the journal, named after the acts."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.changes import Changes, JournalEntry, inverted
from workbench.domain.proposal import Proposal
from workbench.domain.versions import NAMING_ACTS
from workbench.kernel.errors import Refused
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import find_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.undoing import undo_stacks
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork

# What was submitted, concluded or handed in can't be taken back by undo.
UNDO_STOPS = frozenset({"submit", "conclude", "hand_in"})


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
                if field_id is None or any(change.path == f"values/{field_id}" for change in entry.changes)
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

        Raises Refused if there is none that can be, or another act came after the one asked for.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            return self._undo(unit, name, only)

    def undo_together(self, acts: Sequence[tuple[str, int]]) -> list[Changes]:
        """Take back one act, given by case and number of its entry, in each of several cases: all or none.

        Raises Refused, with nothing taken back, if another act came after one of them.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            return [self._undo(unit, name, number) for name, number in acts]

    def _undo(self, unit: UnitOfWork, name: str, only: int | None) -> Changes:
        proposal = find_case(unit, name)
        done, _ = _stacks(unit, proposal)
        if not done:
            raise Refused(tr("There is nothing to undo in {case}.", case=proposal.ref))
        entry = done[-1]
        if only is not None and entry.number != only:
            raise Refused(
                tr("{case} was changed since, so only the later act can be undone.", case=proposal.ref),
                tr("Undo in the menu takes back the acts one after the other."),
            )
        changes = inverted(entry.changes)
        return record_case(unit, self._context, proposal, entry.act, changes, proposal.uid, undoes=entry)

    def redo(self, name: str) -> Changes:
        """Bring back the act that was undone last; raises Refused if there is none."""
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_case(unit, name)
            _, undone = _stacks(unit, proposal)
            if not undone:
                raise Refused(tr("There is nothing to redo in {case}.", case=proposal.ref))
            entry = undone[-1]
            return record_case(
                unit,
                self._context,
                proposal,
                entry.act,
                entry.changes,
                proposal.uid,
                undoes=entry,
                redo=True,
            )


def _stacks(unit: ReadUnit, proposal: Proposal) -> tuple[list[JournalEntry], list[JournalEntry]]:
    """Return the acts on a case that can be undone and those that can be redone, the next one last.

    The making of the case is not offered: a case is removed by the trash. Names of versions are passed over.
    """
    passed_over = NAMING_ACTS | {"new"}
    entries = unit.journal.entries(proposal.uid)
    return undo_stacks((entry for entry in entries if entry.act.action not in passed_over), UNDO_STOPS)
