"""Asking for workspaces: the one to open or make, where a backup goes, which backup to restore.

What is done with the file is decided elsewhere.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from workbench.kernel.i18n import tr
from workbench.kernel.paths import WORKSPACE_ENDING, WORKSPACE_ENDINGS, shown_path
from workbench.ui.dialogs.files import file_to_open, file_to_write
from workbench.ui.notify import Notices
from workbench.ui.widgets.page import Desk


def workspace_to_open(parent: QWidget, desk: Desk) -> str:
    """Ask for a workspace that exists; return its path, or an empty text if nothing was chosen."""
    return file_to_open(parent, desk, "open", tr("Open workspace"), _workspaces())


def workspace_to_make(parent: QWidget, desk: Desk) -> str:
    """Ask where a new workspace shall lie; return its path, or an empty text if nothing was chosen.

    A workspace that lies there already is never written over: opening it shows it as it is.
    """
    name = f"{tr('workspace')}{WORKSPACE_ENDING}"
    kinds = _workspaces()
    return _with_ending(file_to_write(parent, desk, "open", tr("New workspace"), name, kinds, may_exist=True))


def backup_target(parent: QWidget, desk: Desk) -> Path | None:
    """Ask where a backup shall be written; None if nothing was chosen."""
    name = f"{tr('backup')}-{datetime.now().astimezone():%Y-%m-%d}{WORKSPACE_ENDING}"
    target = _with_ending(file_to_write(parent, desk, "backup", tr("Back up workspace"), name, _workspaces()))
    return Path(target) if target else None


def restore_source(parent: QWidget, desk: Desk) -> Path | None:
    """Ask which backup shall be restored; None if nothing was chosen."""
    source = file_to_open(parent, desk, "backup", tr("Restore a backup"), _workspaces())
    return Path(source) if source else None


def open_outside(path: Path, notices: Notices) -> None:
    """Open a file or folder with the program that the system has for it; say where it lies if there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        words = tr("This system has no program that opens {place}.", place=shown_path(path))
        notices.tell(words, sign="warning", stays=True)


def _with_ending(chosen: str) -> str:
    return chosen if not chosen or Path(chosen).suffix else f"{chosen}{WORKSPACE_ENDING}"


def _workspaces() -> str:
    known = " ".join(f"*{ending}" for ending in WORKSPACE_ENDINGS)
    return f"{tr('Workspaces')} ({known});;{tr('All files')} (*)"
