"""Care of the workspace: backup, restore, and the examination that `doctor` reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.changes import Act
from workbench.domain.content import pictures
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr
from workbench.services.steps.attachments import lost_attachments
from workbench.services.steps.cases import pictures_of
from workbench.services.steps.context import Context
from workbench.services.steps.words import free_text
from workbench.storage.backupfacts import BackupFacts, backup_facts
from workbench.storage.chain import ChainReport, differences, replay, verify_chain
from workbench.storage.dated import DatedBackup, back_up_dated, dated_backups
from workbench.storage.restore import back_up, check_backup, restore
from workbench.storage.unit_of_work import ReadUnit
from workbench.storage.workspace import server_version
from workbench.word import pages


@dataclass(frozen=True, slots=True)
class Examination:
    """What an examination found: the journal's chain, places where tables and journal differ, files."""

    location: str
    database: str
    cases: int
    trashed: int
    journal: ChainReport
    differing: tuple[tuple[str, str], ...]
    attachments: int
    lost: tuple[str, ...]  # attachments whose bytes are missing or damaged
    office: str  # path of LibreOffice, empty if it is missing

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with the data; a missing helper is only a note."""
        return self.journal.verdict != "broken" and not self.differing and not self.lost


def office_program() -> str:
    """Return the path of LibreOffice, or an empty text if it is not installed."""
    return pages.office_program()


class Maintaining:
    """Use cases of those who look after a workspace."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def back_up(self, target: Path) -> int:
        """Write a checked backup to `target` and its attachments beside it, while the workspace may be in use.

        Return how many attachments are missing or damaged in the workspace itself.
        """
        return back_up(self._context.workspace, target)

    def back_up_dated(self) -> Path | None:
        """Write the backup of today, unless the newest one holds all there is; return its file.

        Raises NotReadable if it can't be written.
        """
        today = self._context.clock.now().astimezone().date()
        return back_up_dated(self._context.workspace, today)

    def dated_backups(self) -> list[DatedBackup]:
        """Return the backups that were made by themselves, the newest first."""
        return dated_backups(self._context.workspace)

    def check_backup(self, backup: Path) -> BackupFacts | None:
        """Return what a backup says of itself, None if that can't be read; raise NotReadable if it is none."""
        check_backup(backup)
        return backup_facts(backup)

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in place of the workspace; return the file that keeps what was replaced."""
        return restore(self._context.workspace, backup, self._context.who)

    def accept_journal(self, reason: str) -> None:
        """Take the journal as it now is for the true one, in the name of who acts.

        For a workspace that was put back by hand: `examine` calls its journal broken because it ends earlier or
        otherwise than this user's program last saw it. Raises InvalidValue without a reason.
        """
        if not free_text(reason):
            raise InvalidValue(
                tr("Accepting a journal needs a reason."), tr("Say why the journal is another one.")
            )
        with self._context.workspace.writing(self._context.who) as unit:
            unit.record(Act("accept_journal", free_text(reason)), ())
        self._context.workspace.trust_journal()

    def forget(self) -> None:
        """Forget the remembered end of this workspace's journal, because the workspace will be removed."""
        workspace = self._context.workspace
        workspace.surroundings.seal.forget(workspace.sealed_as)

    def examine(self) -> Examination:
        """Verify the journal and compare it with the tables, changing nothing."""
        workspace = self._context.workspace
        seal = workspace.surroundings.seal
        with workspace.reading() as unit:
            links = list(unit.journal.chain())
            report = verify_chain(links, seal, seal.remembered(workspace.sealed_as))
            broken = report.verdict == "broken"
            differing = (
                ()
                if broken
                else (*differences(replay(links), unit.dump()), *_lost_pictures(unit, self._context))
            )
            return Examination(
                location=workspace.shown_location,
                database=server_version(unit),
                cases=len(unit.proposals.summaries()),
                trashed=len(unit.proposals.summaries(trashed=True)),
                journal=report,
                differing=differing,
                attachments=len(unit.attachments.all()),
                lost=lost_attachments(unit, self._context),
                office=office_program(),
            )


def _lost_pictures(unit: ReadUnit, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the pictures whose bytes have changed, and the cases that show pictures which are gone."""
    yield from ((f"picture/{digest}", "data") for digest in unit.pictures.damaged())
    # Only cases in which something looks like a picture are read as a whole.
    showing = {owner for owner, _, value in unit.dump() if isinstance(value, str) and pictures(value)}
    for owner in sorted(showing):
        proposal = unit.proposals.get(owner.partition("/")[2])
        asked = pictures_of(context, proposal) if proposal is not None else set[str]()
        if asked - unit.pictures.known(asked):
            yield owner, "pictures"
