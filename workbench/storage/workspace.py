"""A workspace: made, opened, refused or migrated; hands out transactions for reading and writing.

One file (SQLite) or one database (PostgreSQL); what differs between the two ends in this package.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from workbench.kernel.clock import Clock
from workbench.kernel.errors import ConflictError, NotReadable, WorkspaceLocked
from workbench.kernel.folders import make_folder
from workbench.kernel.i18n import tr
from workbench.kernel.ids import Ids
from workbench.kernel.paths import user_folder
from workbench.storage import migrate
from workbench.storage.backup import copy_file, export_tables
from workbench.storage.engine import (
    is_server_url,
    server_engine,
    server_url,
    sqlite_engine,
    sqlite_problem,
)
from workbench.storage.lock import WriterLock
from workbench.storage.repositories.facts import CURRENT, MADE_BY, SEARCH_INDEX, WORKSPACE_ID, FactRepository
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
    """An open workspace. Use `open_workspace` or `make_workspace`; call `close` at the end."""

    def __init__(self, location: str, surroundings: Surroundings) -> None:
        self.location = location
        self.surroundings = surroundings
        self.file = None if is_server_url(location) else Path(location)
        self._lock = WriterLock(self.file) if self.file else None
        self._reader: Engine | None = None
        self._writer: Engine | None = None
        self._id = ""

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

    @contextmanager
    def reading(self) -> Iterator[ReadUnit]:
        """Give a transaction that only reads; it never waits for a writer."""
        if self._reader is None:
            self._reader = self._engine(writing=False)
        with self._translated(), self._reader.connect() as connection, connection.begin():
            yield ReadUnit(connection)

    @contextmanager
    def writing(self, who: str) -> Iterator[UnitOfWork]:
        """Give a transaction in the name of `who`, committed at the end and rolled back on any error.

        Raises WorkspaceLocked if another process is writing to the file.
        """
        workspace_id = self.id
        with self._write_connection(who) as connection:
            unit = UnitOfWork(connection, self.surroundings.clock, who, self.surroundings.seal)
            if self.file is None:
                unit.facts.lock()
            yield unit
        if unit.last is not None:
            self.surroundings.seal.remember(workspace_id, *unit.last)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a bare writing transaction, for what is not journalled place by place: making, restoring."""
        if self._writer is None:
            self._writer = self._engine(writing=True)
        with self._translated(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _write_connection(self, who: str) -> Iterator[Connection]:
        self.take_lock(who)
        with self.transaction() as connection:
            yield connection

    def take_lock(self, who: str) -> None:
        """Become the writer of a workspace file; nothing to do on a server."""
        if self._lock is not None:
            self._lock.take(who)

    def make(self, who: str) -> None:
        """Make the tables of a new workspace."""
        with self._write_connection(who) as connection:
            migrate.upgrade(connection)
            facts = FactRepository(connection)
            facts.put(WORKSPACE_ID, self.surroundings.ids.new())
            facts.put(MADE_BY, self.surroundings.program)
            facts.put(SEARCH_INDEX, CURRENT)

    def migrate(self, who: str) -> None:
        """Bring an older workspace to the present schema."""
        with self._write_connection(who) as connection:
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
        for engine in (self._reader, self._writer):
            if engine is not None:
                engine.dispose()
        self._reader = self._writer = None
        self._id = ""

    def close(self) -> None:
        """Close all connections and give the writer's lock back."""
        self.disconnect()
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
        tr("Nothing was changed. Restore a backup with “restore FILE”, or name another workspace."),
        reason,
    )


def exists(location: str) -> bool:
    """Return whether there is something at a location that could be a workspace file."""
    return is_server_url(location) or Path(location).exists()


def make_workspace(location: str, surroundings: Surroundings, who: str) -> Workspace:
    """Make and open a new workspace; raises NotReadable if there is one already or its folder can't be made."""
    workspace = Workspace(location, surroundings)
    if workspace.file is not None:
        if workspace.file.exists():
            raise _exists_already(workspace.shown_location)
        make_folder(workspace.file.parent)
    elif workspace.revision()[0] is not None:
        workspace.close()
        raise _exists_already(workspace.shown_location)
    try:
        workspace.make(who)
    except BaseException:
        workspace.close()
        if workspace.file is not None:
            workspace.file.unlink(missing_ok=True)
        raise
    return workspace


def open_workspace(location: str, surroundings: Surroundings, who: str) -> Workspace:
    """Open a workspace, migrating an older one after a backup beside it.

    Raises NotReadable if it is missing, damaged or from a newer version; nothing is changed then.
    """
    workspace = Workspace(location, surroundings)
    if workspace.file is not None:
        _check_file(workspace.file)
    try:
        _bring_up_to_date(workspace, who)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _bring_up_to_date(workspace: Workspace, who: str) -> None:
    revision, made_by = workspace.revision()
    if revision is None:
        if workspace.file is None:
            workspace.make(who)
            return
        raise damaged(workspace.file, "no alembic_version")
    if not migrate.is_known(revision):
        raise NotReadable(
            tr(
                "{place} was made by version {theirs} (schema {their_schema}); "
                "this is version {ours} (schema {our_schema}).",
                place=workspace.shown_location,
                theirs=made_by,
                their_schema=revision,
                ours=workspace.surroundings.program,
                our_schema=migrate.CURRENT,
            ),
            tr("Nothing was changed. Open it with the newer version."),
        )
    if revision != migrate.CURRENT:
        _back_up_and_migrate(workspace, revision, who)


def _back_up_and_migrate(workspace: Workspace, revision: str, who: str) -> None:
    moment = workspace.surroundings.clock.now().strftime("%Y%m%d-%H%M%S")
    if workspace.file is not None:
        workspace.take_lock(who)
        copy_file(workspace.file, workspace.file.with_name(f"{workspace.file.stem}.{revision}-{moment}.bak.db"))
    else:
        with workspace.reading() as unit:
            export_tables(unit.connection, user_folder() / f"workspace.{revision}-{moment}.bak.db", revision)
    workspace.migrate(who)
    workspace.disconnect()


def _check_file(file: Path) -> None:
    if not file.is_file():
        raise NotReadable(
            tr("There is no workspace at {file}.", file=str(file)),
            tr("Make one with “init”, or check the path after -w."),
        )
    try:
        problem = sqlite_problem(file)
    except OSError as error:
        problem = str(error)
    if problem:
        raise damaged(file, problem)


def _exists_already(place: str) -> NotReadable:
    return NotReadable(
        tr("There is a workspace at {place} already.", place=place),
        tr("Name another file, or use the one that is there."),
    )


def server_version(unit: ReadUnit) -> str:
    """Return the name and version of the database, for `doctor`."""
    if unit.connection.dialect.name == "sqlite":
        return "SQLite " + str(unit.connection.scalar(text("SELECT sqlite_version()")))
    return "PostgreSQL " + str(unit.connection.scalar(text("SHOW server_version")))
