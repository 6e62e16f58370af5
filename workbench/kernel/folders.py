"""Folders made on the way to a file, with a sentence when that fails, and files made to outlive a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, if they are missing; raises NotReadable if that can't be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotReadable(
            tr("The folder {folder} can't be made.", folder=str(folder)),
            tr("Name a folder that you may write to."),
            str(error),
        ) from error


def sync_file(file: Path) -> None:
    """Make the content of a finished file survive a power cut."""
    with file.open("r+b") as stream:  # Windows syncs only what may be written
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut, where the system offers it; Windows does not."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
