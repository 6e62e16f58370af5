"""A workspace: one file (SQLite) or one database (PostgreSQL); hands out transactions for reading and writing.

Making, opening and migrating one is the duty of `opening`, putting a backup in its place that of `restore`.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from workbench.kernel.clock import Clock
from workbench.kernel.errors import ConflictError, NotReadable, WorkspaceLocked
from workbench.kernel.fingerprint import digest
from workbench.kernel.i18n import tr
from workbench.kernel.ids import Ids
from workbench.storage import migrate
from workbench.storage.engine import (
    is_server_url,
    server_engine,
    server_url,
    sqlite_engine,
)
from workbench.storage.life import ServerProof, living_on_server
from workbench.storage.lock import WriterLock
from workbench.storage.repositories.facts import (
    ADDRESS_BOOK,
    CURRENT,
    INDEXED,
    MADE_BY,
    SEARCH_INDEX,
    WORKSPACE_ID,
    FactRepository,
)
from workbench.storage.seal import JournalSeal
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a workspace needs from outside: time, ids, the user's seal, the program's version."""

    clock: Clock
    ids: Ids
    seal: JournalSeal
    program: str


class Workspace:
    """A workspace at a place, checked by nobody yet: `opening` does that. Call `close` at the end.

    May be used from several threads; a transaction stays in the one that began it.
    """

    def __init__(self, location: str, surroundings: Surroundings) -> None:
        self.location = location
        self.surroundings = surroundings
        self.file = None if is_server_url(location) else Path(location)
        self._lock = WriterLock(self.file) if self.file else None
        self._proof = ServerProof(location)
        self._reader: Engine | None = None
        self._writer: Engine | None = None
        self._id = ""
        self._sealed_as = ""
        self._guard = threading.RLock()
        self._agrees: bool | None = None

    @property
    def shown_location(self) -> str:
        """The location without a password, to be shown to people."""
        if self.file is not None:
            return str(self.file)
        return server_url(self.location).render_as_string(hide_password=True)

    @property
    def id(self) -> str:
        """The id that the workspace was given when it was made."""
        if not self._id:
            with self.reading() as unit:
                self._id = unit.facts.get(WORKSPACE_ID) or ""
        return self._id

    @property
    def sealed_as(self) -> str:
        """The name under which the end of this journal is remembered.

        It tells the place too: a copy of a workspace has the same id, but its journal goes its own way.
        """
        if not self._sealed_as:
            place = self.location if self.file is None else str(self.file.resolve())
            self._sealed_as = digest(f"{self.id} {place}".encode())[:32]
        return self._sealed_as

    @contextmanager
    def reading(self) -> Iterator[ReadUnit]:
        """Give a transaction that only reads; it never waits for a writer."""
        with self._guard:
            reader = self._reader = self._reader or self._engine(writing=False)
        with self._translated(), reader.connect() as connection, connection.begin():
            yield ReadUnit(connection)

    @contextmanager
    def writing(self, who: str) -> Iterator[UnitOfWork]:
        """Give a transaction in the name of `who`, committed at the end and rolled back on any error.

        Raises WorkspaceLocked if another process is writing to the file.
        """
        sealed_as = self.sealed_as
        self.take_lock(who)
        with self.transaction() as connection:
            unit = UnitOfWork(connection, self.surroundings.clock, who, self.surroundings.seal)
            if self.file is None:
                unit.facts.lock()
            agrees = self._journal_agrees(unit, sealed_as)
            yield unit
        if unit.last is not None and agrees:
            self.surroundings.seal.remember(sealed_as, *unit.last)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a bare writing transaction, for what is not journalled place by place: making, restoring.

        Takes no lock: the caller has it, or made the file itself.
        """
        with self._guard:
            writer = self._writer = self._writer or self._engine(writing=True)
        with self._translated(), writer.begin() as connection:
            yield connection

    def _journal_agrees(self, unit: UnitOfWork, sealed_as: str) -> bool:
        """Return whether the journal still holds the entry that is remembered as its end.

        A journal that was cut or exchanged must not be remembered anew by the next write: `doctor` would never
        see it. In a file, of which this process is the only writer, asking once is enough.
        """
        if self._agrees is None or self.file is None:
            remembered = self.surroundings.seal.remembered(sealed_as)
            self._agrees = remembered is None or unit.journal.hash_of(remembered.number) == remembered.hash
        return self._agrees

    def trust_journal(self) -> None:
        """Remember the journal as it now is, whatever was remembered before."""
        with self.reading() as unit:
            number, entry_hash = unit.journal.head()
        self.surroundings.seal.remember(self.sealed_as, number, entry_hash)
        self._agrees = None

    def take_lock(self, who: str, wait: float = 0) -> None:
        """Become the writer of a workspace file, after `wait` seconds at most; nothing to do on a server."""
        if self._lock is not None:
            self._lock.take(who, wait)

    def live_as(self, session: str) -> None:
        """Prove that a session lives, until the workspace is closed or the process ends.

        In a file nothing is to be done: what a session writes there, it writes as the only writer.
        """
        if self.file is None:
            with self._translated():
                self._proof.hold(session)

    def living(self, unit: ReadUnit, sessions: Collection[str]) -> frozenset[str]:
        """Return which of some other sessions live; in a file, all of them while another process may write."""
        if self._lock is None:
            return living_on_server(unit.connection, sessions)
        return frozenset(sessions if sessions and self._lock.is_held_elsewhere() else ())

    def make(self) -> None:
        """Make the tables of a new workspace."""
        with self.transaction() as connection:
            migrate.upgrade(connection)
            facts = FactRepository(connection)
            facts.put(WORKSPACE_ID, self.surroundings.ids.new())
            facts.put(MADE_BY, self.surroundings.program)
            facts.put(SEARCH_INDEX, INDEXED)
            facts.put(ADDRESS_BOOK, CURRENT)

    def migrate(self) -> None:
        """Bring an older workspace to the present schema."""
        with self.transaction() as connection:
            migrate.upgrade(connection)
            FactRepository(connection).put(MADE_BY, self.surroundings.program)

    def revision(self) -> tuple[str | None, str]:
        """Return the schema revision (None: no workspace there) and the version that made it."""
        with self.reading() as unit:
            revision = migrate.revision_of(unit.connection)
            made_by = unit.facts.get(MADE_BY) if revision else None
        return revision, made_by or "?"

    def disconnect(self) -> None:
        """Close all connections; the next use opens new ones. The writer's lock stays."""
        with self._guard:
            for engine in (self._reader, self._writer):
                if engine is not None:
                    engine.dispose()
            self._reader = self._writer = None
            self._id = self._sealed_as = ""
            self._agrees = None

    def close(self) -> None:
        """Close all connections and give the writer's lock back."""
        self.disconnect()
        self._proof.release()
        if self._lock is not None:
            self._lock.release()

    def _engine(self, writing: bool) -> Engine:
        if self.file is None:
            return server_engine(self.location, writing)
        return sqlite_engine(self.file, writing)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn the database's errors into sentences."""
        try:
            yield
        except IntegrityError as error:
            raise ConflictError(
                tr("Somebody else has just changed the same thing."),
                tr("Look at the present state and repeat your change."),
                str(error.orig),
            ) from error
        except OperationalError as error:
            raise self._operational(error) from error
        except DBAPIError as error:
            raise self._unreadable(str(error.orig)) from error

    def _operational(self, error: OperationalError) -> NotReadable:
        reason = str(error.orig)
        if "database is locked" in reason:
            return WorkspaceLocked(
                tr("{file} is being changed by another program.", file=self.shown_location),
                tr("Wait until it has finished and try again."),
                reason,
            )
        if "readonly" in reason or "read-only" in reason or "unable to open" in reason:
            return NotReadable(
                tr("{file} can't be written.", file=self.shown_location),
                tr("Check that the folder exists and that you may write to it."),
                reason,
            )
        if "disk is full" in reason:
            return NotReadable(
                tr("The disk is full; the last change was not stored."),
                tr("Make room and repeat your change."),
                reason,
            )
        return self._unreadable(reason)

    def _unreadable(self, reason: str) -> NotReadable:
        if self.file is None:
            message = tr("The database {place} can't be used.", place=self.shown_location)
            return NotReadable(message, tr("Check the address, the server and your rights."), reason)
        return damaged(self.file, reason)


def damaged(file: Path, reason: str) -> NotReadable:
    """Return the error for a workspace file that can't be read."""
    return NotReadable(
        tr("{file} is damaged or is not a workspace.", file=str(file)),
        tr("Nothing was changed. Restore a backup in its place, or open another workspace."),
        reason,
    )


def server_version(unit: ReadUnit) -> str:
    """Return the name and version of the database, for `doctor`."""
    if unit.connection.dialect.name == "sqlite":
        return "SQLite " + str(unit.connection.scalar(text("SELECT sqlite_version()")))
    return "PostgreSQL " + str(unit.connection.scalar(text("SHOW server_version")))
