"""What a backup says of itself before it is put in place: of when it is, and how many cases it holds.

Reads the file as it lies there, of whatever version. Whether it is a backup, and a sound one, tells `restore`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_LAST_AT = "SELECT at FROM journal ORDER BY number DESC LIMIT 1"
_CASES = "SELECT count(*) FROM proposal WHERE trashed = 0"


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """The moment of the last change that a backup holds, and its cases without those in the trash."""

    changed_at: datetime
    cases: int


def backup_facts(backup: Path) -> BackupFacts | None:
    """Return what a backup says of itself; None if it can't be read or nothing was ever done in it."""
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (at,) = connection.execute(_LAST_AT).fetchone() or ("",)
            (cases,) = connection.execute(_CASES).fetchone()
        return BackupFacts(datetime.fromisoformat(str(at)).replace(tzinfo=UTC), int(cases))
    except (sqlite3.Error, ValueError):
        return None
