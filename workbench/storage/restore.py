"""Restoring: a backup takes the place of the workspace, which is kept beside it first.

All or nothing: the old content stays until the new one is complete. The restored journal gets an entry saying
what was restored and where the replaced content lies.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from workbench.domain.changes import Act
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr
from workbench.kernel.paths import user_folder
from workbench.storage import migrate
from workbench.storage.backup import clear_search, copy_file, copy_tables, export_tables
from workbench.storage.engine import sqlite_engine
from workbench.storage.workspace import Workspace, open_workspace


def back_up(workspace: Workspace, target: Path) -> None:
    """Write a backup of an open workspace, while it may be in use."""
    if workspace.file is not None:
        copy_file(workspace.file, target)
        return
    with workspace.reading() as unit:
        export_tables(unit.connection, target)


def restore(workspace: Workspace, backup: Path, who: str) -> Path:
    """Put the content of `backup` in place of the workspace's; return the file that keeps the old content.

    Raises NotReadable, with nothing changed, if the backup is missing, damaged or from a newer version.
    """
    if not backup.is_file():
        raise NotReadable(
            tr("There is no backup at {file}.", file=str(backup)), tr("Check the path of the backup.")
        )
    workspace.take_lock(who)
    kept = _keeping_place(workspace)
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        content = Path(folder) / "content.db"
        try:
            copy_file(backup, content)
        except NotReadable as error:
            message = tr("{file} is not a sound backup.", file=str(backup))
            hint = tr("Nothing was changed. Try another backup.")
            raise NotReadable(message, hint, error.details) from error
        open_workspace(str(content), workspace.surroundings, who).close()  # checks, migrates an older one
        back_up(workspace, kept)
        _replace_content(workspace, content)
    _record(workspace, backup, kept, who)
    return kept


def _keeping_place(workspace: Workspace) -> Path:
    moment = workspace.surroundings.clock.now().strftime("%Y%m%d-%H%M%S-%f")
    if workspace.file is not None:
        return workspace.file.with_name(f"{workspace.file.stem}.replaced-{moment}.db")
    return user_folder() / f"workspace.replaced-{moment}.db"


def _replace_content(workspace: Workspace, content: Path) -> None:
    workspace.disconnect()
    if workspace.file is None:
        _replace_tables(workspace, content)
        return
    try:
        with closing(sqlite3.connect(content)) as origin, closing(sqlite3.connect(workspace.file)) as target:
            origin.backup(target)  # one transaction of SQLite: readers see the old or the new content
    except sqlite3.Error as error:
        raise NotReadable(
            tr("{file} can't be written.", file=str(workspace.file)),
            tr("Check that the folder exists and that you may write to it."),
            str(error),
        ) from error


def _replace_tables(workspace: Workspace, content: Path) -> None:
    engine = sqlite_engine(content, writing=False)
    with engine.connect() as source, workspace.transaction() as target:
        migrate.upgrade(target)
        copy_tables(source, target)
        clear_search(target)
    engine.dispose()


def _record(workspace: Workspace, backup: Path, kept: Path, who: str) -> None:
    with workspace.reading() as unit:
        number, entry_hash = unit.journal.head()
    workspace.surroundings.seal.remember(workspace.id, number, entry_hash)
    with workspace.writing(who) as unit_of_work:
        unit_of_work.record(Act("restore", f"{backup.name} → {kept.name}"), ())
