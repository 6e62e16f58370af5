"""Proof that a session of the program lives: a lock on the server that ends with its process, in any way.

For a workspace in a file the writer's lock (`lock`) is the proof. What is made of a session that has ended is
decided by whoever asks.
"""

from __future__ import annotations

import threading
from collections.abc import Collection
from contextlib import suppress

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from workbench.kernel.fingerprint import digest
from workbench.storage.engine import server_engine

# Never waits: after a broken line the server may still take the old one for alive, which proves as much.
_HOLD = text("SELECT pg_try_advisory_lock(:key)")
_LET_GO = text("SELECT pg_advisory_unlock_all()")
_STILL_THERE = text("SELECT 1")
_HELD = text(
    "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 "
    "AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
# A machine that lost its power says no farewell: the server asks after a minute of silence, three times.
_FAREWELL = (
    "SET tcp_keepalives_idle = 60",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
)
_KEY_DIGITS = 15  # hexadecimal ones of a lock's number: 60 bits, so that it is never negative


class ServerProof:
    """Holds one lock for one session on a connection of its own."""

    def __init__(self, location: str) -> None:
        self._location = location
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._held = False
        self._guard = threading.Lock()

    def hold(self, session: str) -> None:
        """Hold the lock of a session, anew if the line to the server broke since."""
        with self._guard:
            connection = self._connection
            if connection is None or not _answers(connection):
                self._let_go()
                connection = self._connected()
            if not self._held:
                self._held = bool(connection.scalar(_HOLD, {"key": _key(session)}))

    def release(self) -> None:
        """Let the lock go: the session has ended.

        It is said, for a server under load notices a closed line a while later only.
        """
        with self._guard:
            if self._connection is not None:
                with suppress(DBAPIError):
                    self._connection.execute(_LET_GO)
            self._let_go()

    def _connected(self) -> Connection:
        self._engine = server_engine(self._location, writing=True)
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._connection = connection
        for setting in _FAREWELL:
            connection.exec_driver_sql(setting)
        return connection

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
        if self._engine is not None:
            self._engine.dispose()
        self._connection = self._engine = None
        self._held = False


def living_on_server(connection: Connection, sessions: Collection[str]) -> frozenset[str]:
    """Return which of the sessions hold their lock, asked on any connection to the same database."""
    held = set(connection.scalars(_HELD))
    return frozenset(session for session in sessions if _key(session) in held)


def _answers(connection: Connection) -> bool:
    try:
        connection.execute(_STILL_THERE)
    except DBAPIError:
        return False
    return True


def _key(session: str) -> int:
    return int(digest(session.encode())[:_KEY_DIGITS], 16)
