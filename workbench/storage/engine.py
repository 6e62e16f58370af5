"""Connections to either database, with the settings that make acknowledged work durable and files harmless.

SQLite: WAL with `synchronous=FULL` (NORMAL loses acknowledged commits on a power cut), foreign keys,
`trusted_schema=OFF`. PostgreSQL: an encrypted, verified connection unless the server is on this machine.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from workbench.kernel.errors import NotReadable, WrongUse
from workbench.kernel.i18n import tr

_SQLITE_SETTINGS = (
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA synchronous=FULL",
)
_LOCAL_HOSTS = {"", "localhost", "127.0.0.1", "::1"}


def is_server_url(location: str) -> bool:
    """Return whether a workspace location is a database URL and not a file.

    Raises WrongUse for the URL of anything but PostgreSQL.
    """
    if "://" not in location:
        return False
    if not location.startswith(("postgresql://", "postgresql+", "postgres://")):
        raise WrongUse(
            tr("“{place}” is no place for a workspace.", place=location),
            tr("Name a file, or a database as postgresql://user@host/database."),
        )
    return True


def sqlite_engine(path: Path, writing: bool) -> Engine:
    """Return an engine on a workspace file; each transaction of a writing one starts with the write lock."""
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, never by the driver
        for setting in _SQLITE_SETTINGS:
            connection.execute(setting)
        connection.execute("PRAGMA journal_mode=WAL" if writing else "PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def server_url(location: str) -> URL:
    """Return the URL of a PostgreSQL workspace; raises WrongUse if it can't be understood.

    `sslmode=verify-full` is asked for unless the URL says otherwise or the server is on this machine.
    """
    try:
        url = make_url(location)
    except (ArgumentError, ValueError) as error:
        raise WrongUse(
            tr("The address of the database can't be understood."),
            tr("Write it as postgresql://user@host/database."),
            str(error),
        ) from error
    url = url.set(drivername="postgresql+psycopg")
    host = str(url.host or url.query.get("host") or "")
    local = host in _LOCAL_HOSTS or host.startswith("/")
    if not local and "sslmode" not in url.query:
        url = url.update_query_dict({"sslmode": "verify-full"})
    return url


def server_engine(location: str, writing: bool) -> Engine:
    """Return an engine on a PostgreSQL database, its moments in UTC.

    A reading transaction sees one state of the whole database from its first question to its last.
    """
    return create_engine(
        server_url(location),
        isolation_level="READ COMMITTED" if writing else "REPEATABLE READ",
        connect_args={"options": "-c timezone=UTC"},
    )


def sqlite_problem(path: Path, thorough: bool = False) -> str:
    """Return what is wrong with a SQLite file, or an empty text; `thorough` also compares indexes with tables.

    A workspace has neither views nor triggers: a file that has them was prepared by somebody to run code.
    Raises NotReadable if the file can't be looked at now (no room, no rights), whatever its content is.
    """
    check = "PRAGMA integrity_check(3)" if thorough else "PRAGMA quick_check(3)"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            strangers = connection.execute(
                "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'trigger')"
            ).fetchall()
            if strangers:
                return ", ".join(f"{kind} {name}" for kind, name in strangers)
            answers = [str(row[0]) for row in connection.execute(check)]
            return "" if answers == ["ok"] else "; ".join(answers)
    except sqlite3.OperationalError as error:
        raise NotReadable(
            tr("{file} can't be opened now.", file=str(path)),
            tr("Check that the disk has room and that you may read and write in this folder."),
            str(error),
        ) from error
    except (sqlite3.DatabaseError, UnicodeError) as error:
        return str(error)
