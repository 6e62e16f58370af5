"""Named versions of a case: name the present state, list, compare, return to one, rename and delete names.

A version is a sealed copy of the case in the journal, so it outlives undo, the trash and backups. What differs
is told by `domain`; how it is shown is the front ends' affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.domain.changes import Act, Change, Changes, inverted
from workbench.domain.proposal import Proposal
from workbench.domain.versions import (
    NAMING_ACTS,
    Snapshot,
    Version,
    changes_between,
    differing_places,
    snapshot_of,
)
from workbench.formspec.model import Form
from workbench.kernel.errors import InvalidValue, Refused, UnknownName
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import (
    aggregate,
    find_case,
    find_editable_case,
    find_present_case,
    record_case,
)
from workbench.services.steps.context import Context
from workbench.services.steps.words import free_text
from workbench.storage.repositories.versions import point_to_json
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork

LONGEST_NAME = 80  # characters
PRESENT = ""  # stands for the state of the case as it is now, wherever a version is named


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One line of the list: `differing` counts the fields, links and waivers that changed since."""

    id: str
    name: str
    who: str
    at: datetime
    differing: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a version, or the present state with an empty name and no moment."""

    name: str
    who: str
    at: datetime | None
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states of a case; `form` is None if the program does not know it any more."""

    case: str
    title: str
    form: Form | None
    before: Side
    after: Side


class Versioning:
    """Use cases of those who mark a state of a case to come back to."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def name(self, case: str, name: str) -> Changes:
        """Give the present state of a case a name; raises InvalidValue for one that is empty or taken."""
        context = self._context
        with context.workspace.writing(context.who) as unit:
            proposal = find_present_case(unit, case)
            words = _free_name(unit, proposal, name)
            owner = f"version/{context.ids.new()}"
            moment = context.clock.now()
            point = point_to_json(proposal.uid, context.who, moment, snapshot_of(proposal))
            changes = [Change(owner, "point", None, point), Change(owner, "name", None, words)]
            return self._record(unit, proposal, Act("name_version", words), changes)

    def versions(self, case: str) -> list[VersionLine]:
        """Return the versions of a case, the newest first, with what differs from the present state."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, case)
            present = snapshot_of(proposal)
            return [
                VersionLine(one.id, one.name, one.who, one.at, len(differing_places(one.snapshot, present)))
                for one in unit.versions.of_case(proposal.uid)
            ]

    def compare(self, case: str, before: str, after: str = PRESENT) -> Compared:
        """Return two states of a case, named by name or id of their versions; raises UnknownName."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, case)
            sides = [_side(unit, proposal, name) for name in (before, after)]
            form = self._context.known_form_of(proposal)
            return Compared(proposal.ref, proposal.title, form, *sides)

    def restore(self, case: str, version: str) -> Changes:
        """Give the case back what it held in a version, as one act that undo takes back.

        Returns empty `Changes` if nothing differs. State and trash stay; raises Refused if the case can't be
        changed.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, case)
            wanted = _version(unit, proposal, version)
            changes = changes_between(aggregate(proposal.uid), snapshot_of(proposal), wanted.snapshot)
            return self._record(unit, proposal, Act("restore_version", wanted.name), changes)

    def rename(self, case: str, version: str, name: str) -> Changes:
        """Give a version another name; raises InvalidValue for one that is empty or taken."""

        def renamed(unit: UnitOfWork, proposal: Proposal, found: Version) -> tuple[Act, list[Change]]:
            words = _free_name(unit, proposal, name, found.id)
            return Act("rename_version", words), [Change(f"version/{found.id}", "name", found.name, words)]

        return self._change_version(case, version, renamed)

    def delete(self, case: str, version: str) -> Changes:
        """Delete a version; the case itself stays as it is, and `take_back` brings the version back."""

        def deleted(unit: UnitOfWork, _proposal: Proposal, found: Version) -> tuple[Act, list[Change]]:
            owner = f"version/{found.id}"
            paths = ("name", "point")
            changes = [Change(owner, path, unit.versions.read(found.id, path), None) for path in paths]
            return Act("delete_version", found.name), changes

        return self._change_version(case, version, deleted)

    def take_back(self, case: str, entry: int) -> Changes:
        """Take back one act on the names, given by the number of its entry in the journal.

        Raises Refused for any other entry, and for a name that another version bears by now.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_present_case(unit, case)
            found = unit.journal.entry(entry)
            if found is None or found.case != proposal.uid or found.act.action not in NAMING_ACTS:
                raise Refused(tr("This act can't be taken back here."))
            changes = inverted(found.changes)
            for change in changes:
                if change.path == "name" and change.after is not None:
                    _free_name(unit, proposal, str(change.after))
            return record_case(unit, self._context, proposal, found.act, changes, proposal.uid, undoes=found)

    def _change_version(
        self,
        case: str,
        version: str,
        changed: Callable[[UnitOfWork, Proposal, Version], tuple[Act, list[Change]]],
    ) -> Changes:
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_present_case(unit, case)
            act, changes = changed(unit, proposal, _version(unit, proposal, version))
            return self._record(unit, proposal, act, changes)

    def _record(self, unit: UnitOfWork, proposal: Proposal, act: Act, changes: Sequence[Change]) -> Changes:
        return record_case(unit, self._context, proposal, act, changes, proposal.uid)


def _version(unit: ReadUnit, proposal: Proposal, name: str) -> Version:
    versions = unit.versions.of_case(proposal.uid)
    for one in versions:
        if name in (one.id, one.name):
            return one
    message = tr("{case} has no version “{version}”.", case=proposal.ref, version=name)
    raise UnknownName(message, name, [one.name for one in versions])


def _side(unit: ReadUnit, proposal: Proposal, name: str) -> Side:
    if name == PRESENT:
        return Side("", "", None, snapshot_of(proposal))
    version = _version(unit, proposal, name)
    return Side(version.name, version.who, version.at, version.snapshot)


def _free_name(unit: ReadUnit, proposal: Proposal, name: str, but: str = "") -> str:
    """Return a name in one line that no other version of the case bears; raises InvalidValue."""
    words = " ".join(free_text(name).split())
    if not words:
        raise InvalidValue(tr("A version needs a name."), tr("Say what it is, as “sent to the committee”."))
    if len(words) > LONGEST_NAME:
        raise InvalidValue(
            tr("The name is longer than {count} characters.", count=LONGEST_NAME), tr("Shorten it.")
        )
    taken = [one.name.casefold() for one in unit.versions.of_case(proposal.uid) if one.id != but]
    if words.casefold() in taken:
        raise InvalidValue(
            tr("{case} has a version “{version}” already.", case=proposal.ref, version=words),
            tr("Choose another name, or delete that version first."),
        )
    return words
