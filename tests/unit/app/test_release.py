"""What the program is as a release: version, licence, and the libraries that come along with it."""

from __future__ import annotations

from email.message import Message
from importlib.metadata import Distribution, distribution, distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from workbench.app import release


def needed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> set[str]:
    """Return what a package needs as `packaging` sees it, the tool of those who install packages."""
    if (name, extras) in seen:
        return set()
    seen.add((name, extras))
    found = {name}
    for line in distribution(name).requires or ():
        one = Requirement(line)
        wanted = [one.marker is None or one.marker.evaluate({"extra": extra}) for extra in extras or {""}]
        if any(wanted):
            inner = frozenset(canonicalize_name(extra) for extra in one.extras)
            found |= needed(canonicalize_name(one.name), inner, seen)
    return found


def test_the_libraries_are_those_that_an_installation_brings_and_no_others() -> None:
    expected = needed(release.PROGRAM, frozenset(), set()) - {release.PROGRAM}
    assert {canonicalize_name(item.name) for item in release.libraries()} == expected


def test_libraries_of_libraries_are_named_and_tools_of_the_tests_are_not() -> None:
    names = {item.name for item in release.libraries()}
    assert {"shiboken6", "MarkupSafe", "Mako", "typing_extensions", "psycopg-binary"} <= names
    assert not {"pytest", "ruff", "hypothesis", "Babel"} & names


def test_every_library_is_named_once_with_version_and_licence() -> None:
    found = release.libraries()
    assert len({item.name for item in found}) == len(found)
    assert [item for item in found if not item.version or not item.licence] == []


class Pretended(Distribution):
    """A package that is not there, with what it needs."""

    def __init__(self, name: str, needs: list[str]) -> None:
        self._data = Message()
        self._data["Name"], self._data["Version"] = name, "1.0"
        for line in needs:
            self._data["Requires-Dist"] = line

    def read_text(self, filename: str) -> str | None:
        """Return the metadata."""
        return self._data.as_string() if filename == "METADATA" else None

    def locate_file(self, path: object) -> None:
        """Return nothing: there are no files."""


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("", True),
        ('; python_version < "3.9"', False),
        ('; python_version >= "3.9" and python_version < "4"', True),
        ("; sys_platform == 'amiga'", False),
        ("; sys_platform != 'amiga'", True),
        ('; extra == "speed"', False),
        ('; (extra == "speed" or sys_platform != "amiga") and python_version > "3"', True),
        ('; (extra == "speed" or sys_platform == "amiga") or python_version > "30"', False),
        ('; implementation_name not in "cpython pypy"', False),
        ('; something_new == "x"', True),
    ],
)
def test_a_requirement_counts_only_where_its_condition_holds(
    condition: str, holds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"top": Pretended("top", [f"inner>=1{condition}"]), "inner": Pretended("inner", [])}
    monkeypatch.setattr(release, "_found", known.get)
    assert [item.name for item in release.libraries("top")] == (["inner"] if holds else [])


def test_an_extra_that_is_asked_for_brings_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {
        "top": Pretended("top", ["Inner_One[Fast]"]),
        "inner-one": Pretended("Inner_One", ['quick; extra == "fast"', 'slow; extra == "other"']),
        "quick": Pretended("quick", []),
        "slow": Pretended("slow", []),
    }
    monkeypatch.setattr(release, "_found", known.get)
    assert [item.name for item in release.libraries("top")] == ["Inner_One", "quick"]


def test_a_program_that_is_not_installed_has_no_version_and_names_nothing() -> None:
    assert "surely-not-installed" not in {one.metadata["Name"] for one in distributions()}
    assert release.libraries("surely-not-installed") == []
