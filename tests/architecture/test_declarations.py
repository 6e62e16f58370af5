"""What is declared agrees with what is there: packages, dependencies, pins, data files, words about places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.helpers import project, tools

DATA_ENDINGS = {
    ".yaml",
    ".csv",
    ".txt",
    ".md",
    ".docx",
    ".po",
    ".pot",
    ".mo",
    ".svg",
    ".json",
    ".qss",
    ".desktop",
    ".xml",
}
# Written in parts, so that this file does not hold what it looks for.
PLACES = re.compile(r"(?<![\w.$}~-])/" + "(?:work|root|home|tmp)/")
REGISTRIES = ("pypi" + ".org", "files.python" + "hosted.org", "deb.debian" + ".org")


def test_the_declared_packages_are_those_on_disk() -> None:
    listed = project.declared()["options"]["packages"].split()
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == project.packages_on_disk()


def test_every_package_of_code_can_be_imported_as_one() -> None:
    folders = {path.parent for path in (tools.ROOT / "workbench").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_dependency_is_pinned_to_a_version_that_is_allowed() -> None:
    pins = project.pins()
    wrong = []
    for requirement in project.requirements():
        if requirement.marker and not requirement.marker.evaluate({"python_version": "3.11"}):
            continue
        pin = pins.get(canonicalize_name(requirement.name))
        if pin is None or not requirement.specifier.contains(pin):
            wrong.append(f"{requirement}: pinned to {pin}")
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "least", "below", "reason"),
    [
        ("jinja2", "3.1.6", "4", "older sandboxes can be left"),
        ("lxml", "6.1", "7", "older ones read outside entities in more cases"),
        ("python-docx", "1.2", "2", "comments"),
        ("pyside6-essentials", "6.8", "6.12", "6.12.0 loses references on Python 3.11 and aborts"),
    ],
)
def test_a_pin_keeps_clear_of_known_trouble(name: str, least: str, below: str, reason: str) -> None:
    assert Version(least) <= Version(project.pins()[name]) < Version(below), reason


def test_data_folders_hold_only_data() -> None:
    assert [str(path) for path in project.files() if is_stranger(path)] == []


def is_stranger(path: Path) -> bool:
    """Return whether a file lies in a data folder without being data."""
    inside = path.relative_to(tools.ROOT).parts
    return inside[0] in project.DATA_FOLDERS and path.suffix not in DATA_ENDINGS and path.name != "NOTICE"


def test_no_file_names_a_place_of_one_machine_or_a_package_registry() -> None:
    found = [
        f"{path.relative_to(tools.ROOT)}: {word}"
        for path in project.files()
        for word in words_of_places(path.read_bytes().decode("utf-8", errors="ignore"))
        if path.suffix not in {".docx", ".mo", ".png"}
    ]
    assert found == []


def words_of_places(text: str) -> list[str]:
    """Return the folders of one machine and the registries that a text names."""
    return [*PLACES.findall(text), *(host for host in REGISTRIES if host in text)]


def test_the_project_can_be_tested_by_one_script() -> None:
    script = tools.ROOT / ".ci" / "run"
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert commands[-1] == "exec python3 dev.py test"
    assert script.stat().st_mode & 0o111


# Self-tests.


def test_a_program_in_a_data_folder_is_noticed() -> None:
    assert is_stranger(tools.ROOT / "forms" / "helper.py")
    assert not is_stranger(tools.ROOT / "forms" / "gb-t-recommended" / "form.yaml")


@pytest.mark.parametrize("place", ["work", "root", "home", "tmp"])
def test_a_place_of_one_machine_is_noticed(place: str) -> None:
    assert words_of_places(f'open("/{place}/x")') != []
    assert words_of_places(f"src/{place}/x and https://example.org/{place}/") == []


def test_a_registry_is_noticed() -> None:
    assert words_of_places(f"https://{REGISTRIES[0]}/simple") == [REGISTRIES[0]]
