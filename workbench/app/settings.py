"""The user's settings: who they are, which language. One small JSON file, written whole or not at all."""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from workbench.domain.people import Person, checked_person
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import Language, system_language, tr
from workbench.kernel.paths import settings_folder

_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user chose; an empty name means that nobody was asked yet."""

    name: str = ""
    organisation: str = ""
    email: str = ""
    language: str = ""

    @property
    def person(self) -> Person:
        """Who acts: the name given, or the name of the system's account while none was."""
        return Person(self.name or account_name(), self.organisation, self.email)

    @property
    def message_language(self) -> Language:
        """The language chosen, else that of the system."""
        if self.language in ("zh", "en"):
            return "zh" if self.language == "zh" else "en"
        return system_language()


def account_name() -> str:
    """Return the name of the account on this machine, the best there is while nobody was asked."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "user"


def load_settings() -> Settings:
    """Return the user's settings; defaults if there are none or the file can't be read."""
    try:
        data = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    known = {key: str(value) for key, value in data.items() if key in asdict(Settings())}
    return Settings(**known)


def save_settings(settings: Settings) -> None:
    """Store the settings; raises NotReadable if the folder can't be written."""
    path = _path()
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        temporary.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise NotReadable(
            tr("The settings can't be written to {folder}.", folder=str(path.parent)),
            tr("Check that you may write to this folder."),
            str(error),
        ) from error


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


def _path() -> Path:
    return settings_folder() / _FILE
