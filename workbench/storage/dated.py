"""The backups of a workspace file that are made by themselves: one per day, thinned out as they grow old.

They lie in the user's own folder, so that they outlive the folder of the workspace. When one is made is decided
by `services.maintaining`.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from workbench.domain.backups import worth_keeping
from workbench.kernel.folders import make_folder
from workbench.kernel.paths import WORKSPACE_ENDING, user_folder
from workbench.storage.restore import back_up
from workbench.storage.workspace import Workspace

_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})" + re.escape(WORKSPACE_ENDING))
_LAST_ENTRY = "SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class DatedBackup:
    """A backup with the day that it was made on and its size in bytes.

    `at` is the moment, as its file tells; None where that is of another day, as of a file copied since.
    """

    day: date
    file: Path
    size: int
    at: datetime | None = None


def dated_backups(workspace: Workspace) -> list[DatedBackup]:
    """Return the backups of a workspace that were made by themselves, the newest first."""
    folder = _folder(workspace)
    if not folder.is_dir():
        return []
    found = (_dated(file) for file in folder.iterdir())
    return sorted((one for one in found if one is not None), key=lambda one: one.day, reverse=True)


def back_up_dated(workspace: Workspace, day: date) -> Path | None:
    """Write the backup of a day and let go what is not worth keeping; return the file.

    None, and nothing is written, for a workspace on a server, which has backups of its own, for one of these
    backups itself, and while the newest backup holds all there is. Raises NotReadable if it can't be written;
    the older ones stay then.
    """
    if workspace.file is None or _is_one_itself(workspace.file) or _is_backed_up(workspace):
        return None
    folder = _folder(workspace)
    make_folder(folder)
    target = folder / f"{day.isoformat()}{WORKSPACE_ENDING}"
    back_up(workspace, target)
    kept = worth_keeping(one.day for one in dated_backups(workspace))
    for one in dated_backups(workspace):
        if one.day not in kept:
            with suppress(OSError):  # the backup is there; an old one too many does no harm
                one.file.unlink()
    return target


def _folder(workspace: Workspace) -> Path:
    # A copy of a workspace has the same id, but its backups are its own: the place belongs to the name.
    return _all_backups() / workspace.sealed_as


def _all_backups() -> Path:
    return user_folder().resolve() / "backups"


def _is_one_itself(file: Path) -> bool:
    """Return whether a workspace is a backup that somebody opened to look into it."""
    return file.resolve().is_relative_to(_all_backups())


def _dated(file: Path) -> DatedBackup | None:
    match = _NAME.fullmatch(file.name)
    if match is None:
        return None
    try:
        day, found = date.fromisoformat(match["day"]), file.stat()
        at = datetime.fromtimestamp(found.st_mtime).astimezone()
        return DatedBackup(day, file, found.st_size, at if at.date() == day else None)
    except (ValueError, OSError, OverflowError):
        return None  # no day, or gone meanwhile


def _is_backed_up(workspace: Workspace) -> bool:
    newest = next(iter(dated_backups(workspace)), None)
    if newest is None:
        return False
    with workspace.reading() as unit:
        head = unit.journal.head()
    return _head_of(newest.file) == head


def _head_of(file: Path) -> tuple[int, str] | None:
    """Return the last entry of a backup's journal; None if it can't be read."""
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            row: tuple[int, str] | None = connection.execute(_LAST_ENTRY).fetchone()
    except sqlite3.Error:
        return None
    return row
