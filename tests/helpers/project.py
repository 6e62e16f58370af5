"""What belongs to the project: its files, its packages and what setup.cfg declares."""

from __future__ import annotations

import configparser
import subprocess
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.helpers.tools import ROOT, missing

DATA_FOLDERS = ("forms", "templates_docx", "resources")


def files() -> list[Path]:
    """Return every file of the project that is or could be under version control."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        missing("git, or the project is not a git checkout")
    names = done.stdout.decode().split("\0")
    return sorted(path for path in (ROOT / name for name in names if name) if path.is_file())


def program_modules() -> list[Path]:
    """Return the Python files of the program, and the two scripts beside it."""
    return [*sorted((ROOT / "workbench").rglob("*.py")), ROOT / "main.py", ROOT / "dev.py"]


def packages_on_disk() -> set[str]:
    """Return the names of all packages: those of code, and the data folders under their installed names."""
    folders = {path.parent for path in (ROOT / "workbench").rglob("*.py")}
    code = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    return code | {f"workbench._data.{folder}" for folder in DATA_FOLDERS}


def declared() -> configparser.ConfigParser:
    """Return setup.cfg."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser


def requirements() -> list[Requirement]:
    """Return every dependency that setup.cfg declares, for running and for the tests."""
    parser = declared()
    lists = [parser["options"]["install_requires"], parser["options.extras_require"]["test"]]
    return [Requirement(line) for text in lists for line in text.splitlines() if line.strip()]


def pins() -> dict[str, str]:
    """Return the pinned version of each package in constraints.txt; raises ValueError for any other line."""
    found: dict[str, str] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, version = line.partition("==")
        if not version or canonicalize_name(name) in found:
            raise ValueError(f"constraints.txt: {line}")
        found[canonicalize_name(name)] = version
    return found
