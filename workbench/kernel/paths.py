"""Where things lie: the data folders of the program and the user's own folders.

The only module that names the data folders. Finds them in a checkout and in an installed package, from any
working directory.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath

import platformdirs

_PACKAGE = Path(__file__).resolve().parents[1]
_APPLICATION = "standards-workbench"
HOME_VARIABLE = "WORKBENCH_HOME"
WORKSPACE_ENDING = ".workbench"
WORKSPACE_ENDINGS = (WORKSPACE_ENDING, ".db")


def _data_folder(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def form_folder() -> Path:
    """Return the folder with one folder per form."""
    return _data_folder("forms")


def template_folder() -> Path:
    """Return the folder with the Word templates and their descriptions."""
    return _data_folder("templates_docx")


def resource(*parts: str) -> Path:
    """Return a file or folder below `resources/`."""
    return _data_folder("resources").joinpath(*parts)


def user_folder() -> Path:
    """Return the folder of the user's own data, made if missing; `WORKBENCH_HOME` moves it."""
    chosen = os.environ.get(HOME_VARIABLE)
    folder = Path(chosen) if chosen else Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def settings_folder() -> Path:
    """Return the folder of settings and keys, made if missing; `WORKBENCH_HOME` moves it."""
    chosen = os.environ.get(HOME_VARIABLE)
    folder = (
        Path(chosen) / "settings"
        if chosen
        else Path(platformdirs.user_config_dir(_APPLICATION, appauthor=False))
    )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def documents_folder() -> Path:
    """Return the folder for what the user makes, which need not be there yet; `WORKBENCH_HOME` moves it."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) / "documents" if chosen else platformdirs.user_documents_path()


def folder_to_begin_in() -> Path:
    """Return the folder where files are looked for first: the user's documents, else the home of the user.

    Never the program's own data, not even where `WORKBENCH_HOME` has moved it.
    """
    places = (documents_folder(), platformdirs.user_documents_path())
    return next((place for place in places if place.is_dir()), Path.home())


def shown_path(path: str | Path) -> str:
    """Return a path as it is shown: `~` stands for the home of the user, wherever `WORKBENCH_HOME` is."""
    try:
        return str(Path("~") / Path(path).relative_to(Path.home()))
    except ValueError:
        return str(path)


def default_workspace() -> Path:
    """Return the workspace that is used when none is named."""
    return user_folder() / "workspace.db"


def workspace_name(location: str) -> str:
    """Return what a workspace is called: its file without ending, or the last part of a URL."""
    if "://" in location:
        return location.rstrip("/").rsplit("/", 1)[-1]
    return PurePath(location).stem
