"""Restoring: a backup takes the place of the workspace, which is kept beside it first.

All or nothing: the old content stays until the new one is complete. Works on a damaged workspace too, whose
files are then kept as they are. The restored journal gets an entry saying what was restored and where the
replaced content lies. Texts that were being typed stay those of the present; a backup's are long over.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from workbench.domain.changes import Act
from workbench.domain.kept import KeptText
from workbench.kernel.errors import NotReadable
from workbench.kernel.folders import make_folder
from workbench.kernel.i18n import tr
from workbench.kernel.paths import user_folder
from workbench.storage.attachments import carry, folder_beside, store_of
from workbench.storage.backup import clear_search, copy_file, copy_tables, export_tables
from workbench.storage.chain import Verdict, differences, replay, verify_chain
from workbench.storage.engine import sqlite_engine, sqlite_problem
from workbench.storage.opening import open_workspace
from workbench.storage.workspace import Workspace

_BEGINNING = b"SQLite format 3\0"
_TABLES = {"alembic_version", "journal"}  # what every workspace has had from its first version on


def back_up(workspace: Workspace, target: Path) -> int:
    """Write a backup of an open workspace, while it may be in use, and its attachments into the folder beside.

    Return how many attachments are missing or damaged, so that no backup can have them. They are copied first:
    a backup has its name only when it has its files.
    """
    lost = _carry_out(workspace, target) if target.parent.is_dir() else []
    if workspace.file is not None:
        copy_file(workspace.file, target)
    else:
        with workspace.reading() as unit:
            export_tables(unit.connection, target)
    return len(lost)


def _carry_out(workspace: Workspace, target: Path) -> list[str]:
    """Copy the attachments of a workspace into the folder beside another file; return those that are lost."""
    with workspace.reading() as unit:
        sizes = unit.attachments.all()
    return carry(sizes, store_of(workspace), folder_beside(target))


def restore(workspace: Workspace, backup: Path, who: str) -> Path | None:
    """Put the content of `backup` in place of the workspace's; return the file that keeps the old content.

    None if there was nothing to keep. A workspace on a server must be open, a file may be damaged or missing.
    Raises NotReadable, with nothing changed, if the backup is missing, damaged or from a newer version.
    """
    check_backup(backup)
    workspace.take_lock(who)
    kept = _keeping_place(workspace)
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        content = _checked_content(workspace, backup, Path(folder) / backup.name, kept, who)
        workspace.disconnect()
        if workspace.file is None:
            _replace_on_server(workspace, content, kept)
        else:
            _replace_file(workspace.file, content, kept)
    workspace.trust_journal()
    return kept if kept.exists() else None


def check_backup(backup: Path) -> None:
    """Raise NotReadable if a file is no backup at all; whether one is sound is seen when it is restored."""
    if not backup.is_file():
        raise NotReadable(
            tr("There is no backup at {file}.", file=str(backup)), tr("Check the path of the backup.")
        )
    try:
        is_backup = _holds_workspace(backup)
    except OSError as error:
        raise NotReadable(
            tr("{file} can't be opened now.", file=str(backup)),
            tr("Check that the disk has room and that you may read and write in this folder."),
            str(error),
        ) from error
    if not is_backup:
        raise NotReadable(
            tr("{file} is not a backup of a workspace.", file=str(backup)),
            tr("Nothing was changed. Try another backup."),
        )


def _holds_workspace(file: Path) -> bool:
    """Return whether a file is a database with the tables of a workspace, as far as can be read."""
    with file.open("rb") as stream:
        if stream.read(len(_BEGINNING)) != _BEGINNING:
            return False
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    except (sqlite3.DatabaseError, UnicodeError):
        return True  # damaged, which is told with what is wrong when it is restored
    return {name for (name,) in tables} >= _TABLES


def _keeping_place(workspace: Workspace) -> Path:
    moment = workspace.surroundings.clock.now().strftime("%Y%m%d-%H%M%S-%f")
    if workspace.file is not None:
        return workspace.file.with_name(f"{workspace.file.stem}.replaced-{moment}.db")
    return user_folder() / f"workspace.replaced-{moment}.db"


def _checked_content(workspace: Workspace, backup: Path, content: Path, kept: Path, who: str) -> Path:
    """Return a copy of the backup that was checked, migrated if older, and tells of its restoring."""
    try:
        copy_file(backup, content)
        opened = open_workspace(str(content), workspace.surroundings, who)
    except NotReadable as error:
        message = error.message.replace(str(content), str(backup))
        raise NotReadable(message, tr("Nothing was changed. Try another backup."), error.details) from error
    try:
        _check_against_journal(opened, backup)
        with opened.reading() as unit:
            sizes = unit.attachments.all()
        # A backup that was moved without its folder is still good: most of its files are in the workspace.
        carry(sizes, folder_beside(backup), store_of(workspace))
        typed = [] if workspace.file is None else _texts_in(workspace)
        with opened.writing(who) as unit:
            unit.kept.replace_all(typed)
            unit.record(Act("restore", f"{backup.name} → {kept.name}"), ())
        workspace.surroundings.seal.forget(opened.sealed_as)
    finally:
        opened.close()
    return content


def _texts_in(workspace: Workspace) -> list[KeptText]:
    """Return what is being typed in a workspace file; nothing if it is missing or can't be read."""
    if workspace.file is None or not workspace.file.exists():
        return []
    try:
        with workspace.reading() as unit:
            return unit.kept.all()
    except NotReadable:
        return []  # the bytes are set aside as they are, with whatever stands in them


def _check_against_journal(opened: Workspace, backup: Path) -> None:
    """Refuse a backup whose tables say something else than its journal: bytes were changed in one of them."""
    with opened.reading() as unit:
        links = list(unit.journal.chain())
        report = verify_chain(links, opened.surroundings.seal, None)
        broken = report.verdict is Verdict.BROKEN
        places = [] if broken else differences(replay(links), unit.dump())
    if broken or places:
        raise NotReadable(
            tr("{file} is damaged: its content and its journal disagree.", file=str(backup)),
            tr("Nothing was changed. Try another backup."),
            f"{report.reason} {places[:3]}",
        )


def _replace_file(file: Path, content: Path, kept: Path) -> None:
    if not file.exists():
        make_folder(file.parent)
        copy_file(content, file)
        return
    if sqlite_problem(file):
        _set_aside(file, kept)
        copy_file(content, file)
        return
    copy_file(file, kept)
    try:
        with closing(sqlite3.connect(content)) as origin, closing(sqlite3.connect(file)) as target:
            origin.backup(target)  # one transaction of SQLite: readers see the old or the new content
    except sqlite3.Error as error:
        raise NotReadable(
            tr("{file} can't be written.", file=str(file)),
            tr("Check that the folder exists and that you may write to it."),
            str(error),
        ) from error


def _set_aside(file: Path, kept: Path) -> None:
    """Move a damaged workspace away with its logs, byte by byte as it is: somebody may still read it."""
    for suffix in ("-wal", "-shm", ""):
        part = file.with_name(file.name + suffix)
        if part.exists():
            part.replace(kept.with_name(kept.name + suffix))


def _replace_on_server(workspace: Workspace, content: Path, kept: Path) -> None:
    engine = sqlite_engine(content, writing=False)
    try:
        _carry_out(workspace, kept)
        with engine.connect() as source, workspace.transaction() as target:
            # Writers wait until this has ended: nothing is stored between keeping the old and putting the new.
            target.execute(text("LOCK TABLE workspace IN EXCLUSIVE MODE"))
            export_tables(target, kept)
            copy_tables(source, target)
            clear_search(target)
    finally:
        engine.dispose()
