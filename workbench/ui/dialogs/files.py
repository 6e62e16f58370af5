"""Asking for files and folders: the one place that opens the system's dialogs for them.

Each question begins in the folder that was used last for its purpose, else among the documents of the user, and
remembers the folder of what was chosen. What is done with the file is decided elsewhere.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.app.settings import with_folder
from workbench.kernel.paths import folder_to_begin_in
from workbench.ui.widgets.page import Desk


def file_to_open(parent: QWidget, desk: Desk, purpose: str, title: str, kinds: str = "") -> str:
    """Ask for a file that exists; return its path, or an empty text if nothing was chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(_begin(desk, purpose)), kinds)
    return _remembered(desk, purpose, chosen)


def files_to_open(parent: QWidget, desk: Desk, purpose: str, title: str) -> list[Path]:
    """Ask for files that exist; return their paths, none if nothing was chosen."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(_begin(desk, purpose)))
    if chosen:
        _remembered(desk, purpose, chosen[0])
    return [Path(name) for name in chosen]


def file_to_write(
    parent: QWidget, desk: Desk, purpose: str, title: str, name: str, kinds: str = "", may_exist: bool = False
) -> str:
    """Ask where a file of a proposed name shall be written; return its path, or an empty text.

    The dialog asks before a file is replaced, unless one that `may_exist` is not written over.
    """
    asking = QFileDialog.Option.DontConfirmOverwrite if may_exist else QFileDialog.Option(0)
    begin = str(_begin(desk, purpose) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, title, begin, kinds, options=asking)
    return _remembered(desk, purpose, chosen)


def folder_for(parent: QWidget, desk: Desk, purpose: str, title: str) -> str:
    """Ask for a folder and remember it for a purpose; an empty text if nothing was chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(_begin(desk, purpose)))
    if chosen:
        _remember(desk, purpose, chosen)
    return chosen


def _begin(desk: Desk, purpose: str) -> Path:
    known = desk.settings().folders.get(purpose)
    return Path(known) if known and Path(known).is_dir() else folder_to_begin_in()


def _remembered(desk: Desk, purpose: str, chosen: str) -> str:
    if chosen:
        _remember(desk, purpose, str(Path(chosen).parent))
    return chosen


def _remember(desk: Desk, purpose: str, folder: str) -> None:
    desk.change_settings(folders=with_folder(desk.settings(), purpose, folder).folders)
