"""The user's settings: who they are, which language, what the window remembers. One small JSON file.

It is written whole or not at all. Whatever in it is unknown or of the wrong kind counts as not set.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from workbench.domain.people import Person, checked_person
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import Language, system_language, tr
from workbench.kernel.paths import settings_folder

THEMES = ("system", "light", "dark")
LEAST_ZOOM, MOST_ZOOM = 0.8, 2.0
MOST_RECENTS = 10
MOST_PHRASES = 50  # for one field
LANGUAGE_VARIABLE = "WORKBENCH_LANGUAGE"
_FILE = "settings.json"
_NOT_SHOWN = ":***@"  # how a location with a password is shown and remembered
_DAMAGED = "settings.json.damaged"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user chose; an empty name means that nobody was asked yet.

    The window remembers: `recents`, workspace locations, newest first; `last_place`, the last case and field by
    workspace location; `windows`, by name, where the window stood, how wide panes and columns are, what is open
    beside a text; `folders`, the last folder by purpose (open, backup, export, attach …); `phrases`, the user's
    own phrases by field; `spelling`, whether misspelled words are marked; `first_start_done`, whether name and
    language were asked for.
    """

    name: str = ""
    organisation: str = ""
    email: str = ""
    language: str = ""
    theme: str = "system"
    zoom: float = 1.0
    recents: tuple[str, ...] = ()
    last_place: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    windows: Mapping[str, str] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spelling: bool = True
    first_start_done: bool = False

    @property
    def person(self) -> Person:
        """Who acts: the name given, or the name of the system's account while none was."""
        return Person(self.name or account_name(), self.organisation, self.email)

    @property
    def message_language(self) -> Language:
        """The language chosen, else that of the system."""
        return known_language(self.language) or system_language()


def known_language(name: str) -> Language | None:
    """Return the language that a name of two letters stands for; None for any other name."""
    known: dict[str, Language] = {"zh": "zh", "en": "en"}
    return known.get(name)


def language_for_this_run() -> Language | None:
    """Return the language that the environment asks for (WORKBENCH_LANGUAGE), before any setting."""
    return known_language(os.environ.get(LANGUAGE_VARIABLE, ""))


def account_name() -> str:
    """Return the name of the account on this machine, the best there is while nobody was asked."""
    try:
        import getpass  # hardly ever needed: people have names

        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "user"


def load_settings() -> Settings:
    """Return the user's settings; defaults for whatever is missing, damaged or of the wrong kind."""
    try:
        data = _stored()
    except (OSError, ValueError):
        return Settings()
    read: dict[str, Any] = {key: reader(data[key]) for key, reader in _READERS.items() if key in data}
    return Settings(**{key: value for key, value in read.items() if value is not None})


def save_settings(settings: Settings) -> None:
    """Store the settings; raises NotReadable if the folder can't be written.

    A damaged file in their place is kept beside them under another name.
    """
    path = _path()
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        _keep_damaged(path)
        temporary.replace(path)
    except OSError as error:
        raise NotReadable(
            tr("The settings can't be written to {folder}.", folder=str(path.parent)),
            tr("Check that you may write to this folder."),
            str(error),
        ) from error


def change_settings(**values: Any) -> Settings:
    """Store new values of some settings, named as in `Settings`, and return them all."""
    changed = replace(load_settings(), **values)
    save_settings(changed)
    return changed


def change_person(
    name: str | None = None, organisation: str | None = None, email: str | None = None
) -> Settings:
    """Store who acts from now on; what is None stays as it was."""
    present = load_settings()
    changed = replace(
        present,
        name=present.name if name is None else name.strip(),
        organisation=present.organisation if organisation is None else organisation.strip(),
        email=present.email if email is None else email.strip(),
    )
    checked_person(changed.person)
    save_settings(changed)
    return changed


def with_recent(settings: Settings, location: str) -> Settings:
    """Return the settings with a workspace as the one opened last."""
    others = [known for known in settings.recents if known != location]
    return replace(settings, recents=tuple([location, *others][:MOST_RECENTS]))


def last_workspace(settings: Settings) -> str:
    """Return the workspace that was open last; empty if it is gone or can't be opened without a password."""
    location = settings.recents[0] if settings.recents else ""
    if "://" in location:
        return "" if _NOT_SHOWN in location else location
    return location if location and Path(location).is_file() else ""


def is_lost(location: str) -> bool:
    """Return whether a workspace is a file that is not there; a server is asked when it is opened."""
    return "://" not in location and not Path(location).exists()


def lost_workspace(settings: Settings, usual: str) -> str:
    """Return the workspace that people expect at the start and that is not there any more, or an empty text.

    That is the one that was open last; `usual` is opened where none is remembered, if it was ever made.
    """
    expected = (*settings.recents[:1], *(one for one in settings.recents if one == usual))
    return next(filter(is_lost, expected), "")


def stand_in(settings: Settings, usual: str) -> str:
    """Return the workspace to open where none is remembered: the usual one, but never anew in its own place.

    Where it is lost it is the one opened last of those that are there; empty if there is none.
    """
    if usual not in settings.recents or not is_lost(usual):
        return usual
    return next((one for one in settings.recents if "://" not in one and not is_lost(one)), "")


def without_recent(settings: Settings, location: str) -> Settings:
    """Return the settings without a workspace in the list of recent ones."""
    return replace(settings, recents=tuple(known for known in settings.recents if known != location))


def with_last_place(settings: Settings, location: str, case: str, field_id: str) -> Settings:
    """Return the settings with the case and field where somebody wrote last in a workspace."""
    others = {known: place for known, place in settings.last_place.items() if known != location}
    kept = dict(list(others.items())[-(MOST_RECENTS - 1) :])
    return replace(settings, last_place={**kept, location: (case, field_id)})


def with_folder(settings: Settings, purpose: str, folder: str) -> Settings:
    """Return the settings with the folder that was used last for a purpose."""
    return replace(settings, folders={**settings.folders, purpose: folder})


def with_phrase(settings: Settings, field_id: str, phrase: str) -> Settings:
    """Return the settings with a phrase of the user's own for a field; one that is there already goes last."""
    words = " ".join(phrase.split())
    others = [known for known in settings.phrases.get(field_id, ()) if known != words]
    kept = tuple([*others, words][-MOST_PHRASES:]) if words else tuple(others)
    return replace(settings, phrases={**settings.phrases, field_id: kept})


def without_phrase(settings: Settings, field_id: str, phrase: str) -> Settings:
    """Return the settings without a phrase for a field."""
    kept = tuple(known for known in settings.phrases.get(field_id, ()) if known != phrase)
    others = {name: known for name, known in settings.phrases.items() if name != field_id}
    return replace(settings, phrases={**others, field_id: kept} if kept else others)


def _path() -> Path:
    return settings_folder() / _FILE


def _stored() -> Mapping[str, Any]:
    """Return what the file holds; raises OSError if there is none to read, ValueError if it is damaged."""
    data = json.loads(_path().read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError("no JSON object")
    return data


def _keep_damaged(path: Path) -> None:
    try:
        _stored()
    except FileNotFoundError:
        return
    except ValueError:
        path.replace(path.with_name(_DAMAGED))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _theme(value: object) -> str | None:
    return value if isinstance(value, str) and value in THEMES else None


def _zoom(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if LEAST_ZOOM <= value <= MOST_ZOOM else None


def _yes_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _locations(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    known = dict.fromkeys(item for item in value if isinstance(item, str) and item)
    return tuple(known)[:MOST_RECENTS]


def _texts(value: object) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    return {key: text for key, text in value.items() if isinstance(text, str)}


def _places(value: object) -> dict[str, tuple[str, str]] | None:
    if not isinstance(value, dict):
        return None
    return {
        key: (place[0], place[1])
        for key, place in value.items()
        if isinstance(place, list) and [type(part) for part in place] == [str, str]
    }


def _lists(value: object) -> dict[str, tuple[str, ...]] | None:
    if not isinstance(value, dict):
        return None
    lists = {key: items for key, items in value.items() if isinstance(items, list)}
    return {key: tuple(text for text in items if isinstance(text, str)) for key, items in lists.items()}


# What each setting is read with; a reader gives None for a value of the wrong kind.
_READERS: Mapping[str, Callable[[object], object]] = {
    "name": _text,
    "organisation": _text,
    "email": _text,
    "language": _text,
    "theme": _theme,
    "zoom": _zoom,
    "recents": _locations,
    "last_place": _places,
    "windows": _texts,
    "folders": _texts,
    "phrases": _lists,
    "spelling": _yes_no,
    "first_start_done": _yes_no,
}
