"""Tells the system of this user to open workspace files (`.workbench`) with this program, and takes it back.

Linux: a starter and a file type in the user's own data folder. Windows: the user's own part of the registry.
Elsewhere the program must be installed as a bundle, which is not its own affair.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr
from workbench.kernel.paths import WORKSPACE_ENDING, resource

_NAME = "standards-workbench"
_CLASS = "StandardsWorkbench.Workspace"


def associate() -> list[list[str]]:
    """Register the file type for this user; return the commands that make the desktop look at it now.

    Raises NotReadable when the system does not let us.
    """
    if sys.platform not in ("win32", "linux"):
        raise NotReadable(
            tr("Files can't be tied to the program on this system."),
            tr("Open a workspace with File > Open workspace, or drop its file on the window."),
        )
    try:
        return _associate_on_windows() if sys.platform == "win32" else _associate_on_linux()
    except OSError as error:
        raise NotReadable(
            tr("The system did not take the file type."), tr("Nothing else has changed."), str(error)
        ) from error


def program_words() -> list[str]:
    """Return the command that starts this program: its own starter, else this Python with the package."""
    starter = shutil.which(_NAME)
    return [starter] if starter else [sys.executable, "-m", "workbench"]


def _associate_on_linux() -> list[list[str]]:
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    icon = _as_value(str(resource("icons", "application.svg")))
    program = _as_value(" ".join(_quoted(word) for word in program_words()))
    starter = resource("desktop", f"{_NAME}.desktop").read_text(encoding="utf-8")
    starter = starter.replace("@PROGRAM@", program).replace("@ICON@", icon)
    kind = resource("desktop", f"{_NAME}.xml").read_text(encoding="utf-8")
    for target, text in (
        (home / "applications" / f"{_NAME}.desktop", starter),
        (home / "mime" / "packages" / f"{_NAME}.xml", kind),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    # These only refresh caches; a system without them looks into the folders itself.
    tools = {"update-mime-database": "mime", "update-desktop-database": "applications"}
    found = {shutil.which(tool): str(home / folder) for tool, folder in tools.items()}
    return [[tool, folder] for tool, folder in found.items() if tool]


def _quoted(word: str) -> str:
    """Return a word as the Desktop Entry Specification quotes it in `Exec`, which is not how a shell does."""
    escaped = re.sub(r'(["`$\\])', r"\\\1", word)
    return f'"{escaped}"'.replace("%", "%%")


def _as_value(text: str) -> str:
    """Return a text as the value of a key of a desktop entry; this comes on top of what `Exec` asks for."""
    return text.replace("\\", r"\\").replace("\n", r"\n")


def _associate_on_windows() -> list[list[str]]:
    if sys.platform == "win32":  # the only place with this module
        import winreg

        root = r"Software\Classes"
        command = subprocess.list2cmdline([*program_words(), "%1"])
        for key, value in (
            (rf"{root}\{WORKSPACE_ENDING}", _CLASS),
            (rf"{root}\{_CLASS}", "Standards Proposal Workbench"),
            (rf"{root}\{_CLASS}\shell\open\command", command),
        ):
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, "", 0, winreg.REG_SZ, value)
    return []
