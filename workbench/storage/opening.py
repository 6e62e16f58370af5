"""Workspaces made and opened: refused when damaged or too new, migrated after a backup when older."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from workbench.kernel.errors import NotReadable, WrongUse
from workbench.kernel.folders import make_folder
from workbench.kernel.i18n import tr
from workbench.kernel.paths import user_folder
from workbench.storage import migrate
from workbench.storage.backup import copy_file, export_tables
from workbench.storage.engine import is_server_url, sqlite_problem
from workbench.storage.workspace import Surroundings, Workspace, damaged

# Making a workspace takes about a second; somebody who comes at the same moment waits for it.
_SECONDS_TO_WAIT = 15
_MAKING = 7_206_212_022  # the number of the server's lock under which a workspace is made


def exists(location: str) -> bool:
    """Return whether there is something at a location that could be a workspace file."""
    return is_server_url(location) or Path(location).exists()


def make_workspace(location: str, surroundings: Surroundings, who: str) -> Workspace:
    """Make and open a new workspace; raises WrongUse if there is one already."""
    workspace = Workspace(location, surroundings)
    made = False
    try:
        made = _make(workspace, who)
    finally:
        if not made:
            workspace.close()
    if not made:
        raise _there_already(workspace.shown_location)
    return workspace


def open_or_make_workspace(location: str, surroundings: Surroundings, who: str) -> Workspace:
    """Open a workspace, making it if it isn't there; of several who make it at once, one does."""
    if not exists(location):
        workspace = Workspace(location, surroundings)
        try:
            _make(workspace, who)
        finally:
            workspace.close()
    return open_workspace(location, surroundings, who)


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


def _there_already(place: str) -> WrongUse:
    return WrongUse(
        tr("There is a workspace at {place} already.", place=place),
        tr("Name another place, or use the one that is there."),
    )


def _make(workspace: Workspace, who: str) -> bool:
    """Make a workspace; return false, with nothing done, if there is one."""
    if workspace.file is None:
        return _make_on_server(workspace)
    file = workspace.file
    if file.exists():
        return False
    make_folder(file.parent)
    workspace.take_lock(who, _SECONDS_TO_WAIT)
    if file.exists():
        return False  # made while we waited
    # Made under another name first: whoever is killed on the way leaves nothing that looks like a workspace.
    draft = file.with_name(f".{file.name}.new")
    _remove_with_logs(draft)
    new = Workspace(str(draft), workspace.surroundings)
    try:
        new.make()
    finally:
        new.close()
    draft.replace(file)
    return True


def _make_on_server(workspace: Workspace) -> bool:
    with workspace.transaction() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MAKING})
        if workspace.revision()[0] is not None:
            return False
        workspace.make()
        return True


def _remove_with_logs(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _bring_up_to_date(workspace: Workspace, who: str) -> None:
    revision, made_by = workspace.revision()
    if revision is None:
        if workspace.file is None:
            _make_on_server(workspace)
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
        workspace.take_lock(who, _SECONDS_TO_WAIT)
        if workspace.revision()[0] == migrate.CURRENT:
            return  # somebody else did it while we waited
        copy_file(workspace.file, workspace.file.with_name(f"{workspace.file.stem}.{revision}-{moment}.bak.db"))
    else:
        with workspace.reading() as unit:
            export_tables(unit.connection, user_folder() / f"workspace.{revision}-{moment}.bak.db", revision)
    workspace.migrate()
    workspace.disconnect()


def _check_file(file: Path) -> None:
    if not file.is_file():
        raise NotReadable(
            tr("There is no workspace at {file}.", file=str(file)),
            tr("Make a new workspace there, or check the path."),
        )
    try:
        problem = sqlite_problem(file)
    except OSError as error:
        problem = str(error)
    if problem:
        raise damaged(file, problem)
