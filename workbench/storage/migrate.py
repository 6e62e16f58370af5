"""Schema revisions: which one a workspace has, and the way from an older one to the present.

Alembic costs half a second to import, so it is imported only when there is something to migrate.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, inspect, text

_REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
CURRENT = _REVISIONS[-1]


def revision_of(connection: Connection) -> str | None:
    """Return the schema revision of a database; None if it holds no workspace."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def is_known(revision: str) -> bool:
    """Return whether this program knows a revision; an unknown one comes from a newer program."""
    return revision in _REVISIONS


def upgrade(connection: Connection, target: str = CURRENT) -> None:
    """Bring an empty or older database to `target` inside the connection's transaction."""
    command = import_module("alembic.command")
    config = import_module("alembic.config").Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
