"""One transaction: repositories on one connection, and the one door through which anything changes.

Every mutation is a list of changes given to `record`: each is compared with what stands there, written, and the
list is appended to the journal. So undo, history and audit are the same rows; no service writes its own undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from sqlalchemy import Connection

from workbench.domain.changes import Act, Change, JournalEntry
from workbench.kernel.clock import Clock
from workbench.kernel.errors import ConflictError
from workbench.kernel.fingerprint import Json, canonical_json
from workbench.kernel.i18n import tr
from workbench.storage.fulltext import SearchIndex
from workbench.storage.repositories.attachments import AttachmentRepository
from workbench.storage.repositories.contacts import ContactRepository
from workbench.storage.repositories.facts import FactRepository
from workbench.storage.repositories.journal import JournalRepository
from workbench.storage.repositories.kept import KeptRepository
from workbench.storage.repositories.pictures import PictureRepository
from workbench.storage.repositories.plans import PlanRepository
from workbench.storage.repositories.proposals import ProposalRepository
from workbench.storage.repositories.versions import VersionRepository
from workbench.storage.seal import JournalSeal


class _Places(Protocol):
    def read(self, uid: str, path: str) -> Json: ...

    def write(self, uid: str, path: str, value: Json) -> None: ...

    def dump(self) -> Iterator[tuple[str, str, Json]]: ...


class ReadUnit:
    """What can be read inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.proposals = ProposalRepository(connection)
        self.plans = PlanRepository(connection)
        self.journal = JournalRepository(connection)
        self.facts = FactRepository(connection)
        self.kept = KeptRepository(connection)
        self.versions = VersionRepository(connection)
        self.pictures = PictureRepository(connection)
        self.attachments = AttachmentRepository(connection)
        self.contacts = ContactRepository(connection)
        self.search = SearchIndex(connection)
        self._places: dict[str, _Places] = {
            "proposal": self.proposals,
            "plan": self.plans,
            "version": self.versions,
            "contact": self.contacts,
        }

    def dump(self) -> Iterator[tuple[str, str, Json]]:
        """Yield (aggregate, path, value) for everything that the journal answers for."""
        for kind, repository in self._places.items():
            for uid, path, value in repository.dump():
                yield f"{kind}/{uid}", path, value


class UnitOfWork(ReadUnit):
    """A transaction that may change things, in the name of `who`."""

    def __init__(self, connection: Connection, clock: Clock, who: str, seal: JournalSeal) -> None:
        super().__init__(connection)
        self.clock = clock
        self.who = who
        self._seal = seal
        self.last: tuple[int, str] | None = None

    def record(
        self,
        act: Act,
        changes: Sequence[Change],
        case: str = "",
        undoes: int | None = None,
        redo: bool = False,
        together: int | None = None,
    ) -> JournalEntry:
        """Write the changes and append them to the journal as one entry.

        Raises ConflictError if a place no longer holds what a change says was there; the transaction is then
        rolled back as a whole.
        """
        for change in changes:
            self._apply(change)
        number, previous_hash = self.journal.head() if self.last is None else self.last
        moment, done = self.clock.now(), tuple(changes)
        entry = JournalEntry(number + 1, moment, self.who, act, done, case, undoes, redo, together)
        entry_hash = self.journal.append(entry, previous_hash, self._seal.key_id, self._seal)
        self.last = (entry.number, entry_hash)
        return entry

    def _apply(self, change: Change) -> None:
        kind, _, uid = change.aggregate.partition("/")
        repository = self._places[kind]
        present = repository.read(uid, change.path)
        expected, held = canonical_json(change.before), canonical_json(present)
        if expected != held:
            raise ConflictError(
                tr("{place} has been changed meanwhile.", place=change.path),
                tr("Look at the present state and repeat your change."),
                f"{change.aggregate} {change.path}: {expected} | {held}",
            )
        repository.write(uid, change.path, change.after)
