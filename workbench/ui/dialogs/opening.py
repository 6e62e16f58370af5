"""Asking for files: the workspace to open or make, where a backup goes, which backup to restore.

Each question begins in the folder that was used last for its purpose. What is done with the file is decided
elsewhere.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.app.settings import with_folder
from workbench.kernel.i18n import tr
from workbench.kernel.paths import (
    WORKSPACE_ENDING,
    WORKSPACE_ENDINGS,
    documents_folder,
    home_folder,
    shown_path,
)
from workbench.ui.notify import Notices
from workbench.ui.widgets.page import Desk


def workspace_to_open(parent: QWidget, desk: Desk) -> str:
    """Ask for a workspace that exists; return its path, or an empty text if nothing was chosen."""
    begin = _folder(desk, "open", _own_folder())
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Open workspace"), str(begin), _workspaces())
    return _remembered(desk, "open", chosen)


def workspace_to_make(parent: QWidget, desk: Desk) -> str:
    """Ask where a new workspace shall lie; return its path, or an empty text if nothing was chosen.

    A workspace that lies there already is never written over: opening it shows it as it is.
    """
    begin = _folder(desk, "open", _own_folder()) / f"{tr('workspace')}{WORKSPACE_ENDING}"
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        tr("New workspace"),
        str(begin),
        _workspaces(),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return _remembered(desk, "open", _with_ending(chosen))


def backup_target(parent: QWidget, desk: Desk) -> Path | None:
    """Ask where a backup shall be written; None if nothing was chosen."""
    day = f"{datetime.now().astimezone():%Y-%m-%d}"
    begin = _folder(desk, "backup", home_folder()) / f"{tr('backup')}-{day}{WORKSPACE_ENDING}"
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Back up workspace"), str(begin), _workspaces())
    target = _remembered(desk, "backup", _with_ending(chosen))
    return Path(target) if target else None


def restore_source(parent: QWidget, desk: Desk) -> Path | None:
    """Ask which backup shall be restored; None if nothing was chosen."""
    begin = _folder(desk, "backup", home_folder())
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Restore a backup"), str(begin), _workspaces())
    source = _remembered(desk, "backup", chosen)
    return Path(source) if source else None


def folder_for(parent: QWidget, desk: Desk, purpose: str, title: str) -> str:
    """Ask for a folder and remember it for a purpose; an empty text if nothing was chosen."""
    begin = _folder(desk, purpose, _own_folder())
    chosen = QFileDialog.getExistingDirectory(parent, title, str(begin))
    if chosen:
        desk.change_settings(folders=with_folder(desk.settings(), purpose, chosen).folders)
    return chosen


def open_outside(path: Path, notices: Notices) -> None:
    """Open a file or folder with the program that the system has for it; say where it lies if there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        notices.tell(tr("This system has no program that opens {place}.", place=shown_path(path)))


def _own_folder() -> Path:
    """Return where people keep what they make: their documents, or their home while that is not there."""
    documents = documents_folder()
    return documents if documents.is_dir() else home_folder()


def _folder(desk: Desk, purpose: str, otherwise: Path) -> Path:
    known = desk.settings().folders.get(purpose)
    return Path(known) if known and Path(known).is_dir() else otherwise


def _remembered(desk: Desk, purpose: str, chosen: str) -> str:
    if chosen:
        folder = str(Path(chosen).parent)
        desk.change_settings(folders=with_folder(desk.settings(), purpose, folder).folders)
    return chosen


def _with_ending(chosen: str) -> str:
    return chosen if not chosen or Path(chosen).suffix else f"{chosen}{WORKSPACE_ENDING}"


def _workspaces() -> str:
    known = " ".join(f"*{ending}" for ending in WORKSPACE_ENDINGS)
    return f"{tr('Workspaces')} ({known});;{tr('All files')} (*)"
