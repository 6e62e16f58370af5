"""Folders made on the way to a file, with a sentence when that fails."""

from __future__ import annotations

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
