"""Backups: a whole, checked copy of a workspace as one SQLite file, taken while it is in use.

A file is copied page by page by SQLite itself, a server database table by table inside one snapshot; either
way the result is a workspace file that can be opened or restored. Which copies to keep is the caller's affair.
"""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import ColumnClause, Connection, MetaData, RowMapping, column, insert, select, text
from sqlalchemy import table as sql_table

from workbench.kernel.errors import NotReadable
from workbench.kernel.folders import sync_file, sync_folder
from workbench.kernel.i18n import tr
from workbench.storage import migrate
from workbench.storage.engine import sqlite_engine, sqlite_problem
from workbench.storage.lock import WriterLock
from workbench.storage.records import Base
from workbench.storage.repositories.facts import SEARCH_INDEX, STALE, FactRepository

_ROWS_AT_ONCE = 1000
_LOGS = ("-wal", "-shm", "-journal")
# Bytes of attachments go into the folder beside the file, not into it: see `storage.attachments`.
_BYTES = "attachment_part"
_NOT_COPIED = ("alembic_version", "search_entry", "search_index", _BYTES)
# What a restoring leaves as it is: texts that are typed now belong to no backup.
_NOT_REPLACED = ("search_entry", "kept_text", _BYTES)


def copy_file(source: Path, target: Path) -> None:
    """Copy a workspace file to `target`, checked before it gets its name.

    Raises NotReadable if the target can't be written, is in use or belongs to the source, or if the copy isn't
    sound; the old target stays then.
    """
    _check_target(target, source)
    temporary = _temporary(target)
    try:
        with _closing(source) as origin, _closing(temporary) as copy:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        _put_in_place(temporary, target)
    except (OSError, sqlite3.Error, UnicodeError) as error:
        raise _not_written(target, str(error)) from error
    finally:
        temporary.unlink(missing_ok=True)


def export_tables(connection: Connection, target: Path, revision: str = migrate.CURRENT) -> None:
    """Copy all tables of a server database with schema `revision` into a new workspace file of the same schema.

    The connection's transaction must see one state throughout, as reading ones do.
    """
    _check_target(target)
    temporary = _temporary(target)
    engine = sqlite_engine(temporary, writing=True)
    try:
        with engine.begin() as copy:
            migrate.upgrade(copy, revision)
            _copy_as_reflected(connection, copy)
        engine.dispose()
        with _closing(temporary) as finished:
            finished.execute("PRAGMA journal_mode=DELETE")
        _put_in_place(temporary, target)
    except (OSError, sqlite3.Error, UnicodeError) as error:
        raise _not_written(target, str(error)) from error
    finally:
        engine.dispose()
        temporary.unlink(missing_ok=True)


def _copy_as_reflected(source: Connection, target: Connection) -> None:
    """Copy the rows of every table that `target` has, whatever its schema; the search index is made anew."""
    schema = MetaData()
    schema.reflect(target)
    for table in schema.sorted_tables:
        if table.name.startswith(_NOT_COPIED):
            continue
        target.execute(table.delete())
        columns: list[ColumnClause[object]] = [column(item.name) for item in table.columns]
        rows = source.execute(select(*columns).select_from(sql_table(table.name)))
        while batch := rows.fetchmany(_ROWS_AT_ONCE):
            target.execute(insert(table), [_without_zones(row._mapping) for row in batch])
    FactRepository(target).put(SEARCH_INDEX, STALE)


def _without_zones(row: RowMapping) -> dict[str, object]:
    """Return a row with its moments as SQLite keeps them: in UTC, without a zone."""
    return {
        name: value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def copy_tables(source: Connection, target: Connection) -> None:
    """Replace the rows of `target` by those of `source`, but for texts being typed; both have this schema."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in _NOT_REPLACED]
    for table in reversed(tables):
        target.execute(table.delete())
    for table in tables:
        rows = source.execute(select(table))
        while batch := rows.fetchmany(_ROWS_AT_ONCE):
            target.execute(insert(table), [dict(row._mapping) for row in batch])


def clear_search(connection: Connection) -> None:
    """Empty the search table of a server database, so that it is filled again at the next search."""
    connection.execute(text("DELETE FROM search_entry"))
    FactRepository(connection).put(SEARCH_INDEX, STALE)


class _closing:
    """A SQLite connection that is closed at the end, which its own context manager does not do."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, *_error: object) -> None:
        self._connection.close()


def _temporary(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


def _put_in_place(temporary: Path, target: Path) -> None:
    problem = sqlite_problem(temporary, thorough=True)
    if problem:
        raise _not_written(target, problem)
    sync_file(temporary)
    for suffix in _LOGS:  # logs of what stood there before would be taken for those of the new file
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    temporary.replace(target)
    sync_folder(target.parent)


def _check_target(target: Path, source: Path | None = None) -> None:
    """Refuse a target in a missing folder, a part of the source, and what somebody is writing to."""
    if not target.parent.is_dir():
        raise _not_written(target, f"{target.parent} is no folder")
    if source is not None:
        endings = ("", *_LOGS, ".lock", ".writer.json")
        if target.resolve() in {source.with_name(source.name + ending).resolve() for ending in endings}:
            raise NotReadable(
                tr("{file} is the workspace itself.", file=str(target)),
                tr("Name another file for the backup."),
            )
    lock = WriterLock(target)
    if target.exists() and lock.exists():
        lock.take("backup")
        lock.release()


def _not_written(target: Path, reason: str) -> NotReadable:
    return NotReadable(
        tr("The backup {file} could not be written.", file=str(target)),
        tr("Check that the folder exists, has room and that you may write to it."),
        reason,
    )
