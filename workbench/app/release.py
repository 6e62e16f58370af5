"""What this program is as a release: its version, its own licence, and the libraries that come along with it.

All of it is read from the metadata of what is installed; nothing here is known by heart.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

PROGRAM = "standards-proposal-workbench"
_LICENCE_CLASS = "License ::"
_LONGEST = 60
_REQUIREMENT = re.compile(r"\s*(?P<name>[\w.-]+)\s*(?:\[(?P<extras>[^\]]*)\])?[^;]*(?:;(?P<marker>.*))?")
_COMPARISON = re.compile(r"(?P<name>\w+)\s*(?P<sign>[=!<>]=?|not\s+in|in)\s*(?P<q>['\"])(?P<value>.*?)(?P=q)")
_INNERMOST = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Library:
    """A library with its version and the licence that its makers name, empty if they name none."""

    name: str
    version: str
    licence: str


def program_version() -> str:
    """Return the version of this program; 0 where it is not installed."""
    found = _found(PROGRAM)
    return found.version if found is not None else "0"


def program_licence() -> str:
    """Return the licence that this program states; an empty text if it states none."""
    found = _found(PROGRAM)
    return _licence(found) if found is not None else ""


def libraries(program: str = PROGRAM) -> list[Library]:
    """Return what is installed because a program needs it, directly or not, by name; without its extras."""
    found: dict[str, Distribution] = {}
    waiting, seen = [(program, frozenset[str]())], set[tuple[str, frozenset[str]]]()
    while waiting:
        wanted = waiting.pop()
        distributed = _found(wanted[0])
        if wanted in seen or distributed is None:
            continue
        seen.add(wanted)
        found[wanted[0]] = distributed
        waiting.extend(_needs(distributed, wanted[1]))
    found.pop(_plain(program), None)
    known = (Library(one.metadata["Name"], one.version, _licence(one)) for one in found.values())
    return sorted(known, key=lambda library: library.name.lower())


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _plain(name: str) -> str:
    """Return a name as it is compared: `typing_extensions` and `typing-extensions` are the same library."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _needs(library: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a library with some of its extras needs here, each with the extras wanted of it."""
    for line in library.requires or ():
        parts = _REQUIREMENT.match(line)
        if parts is not None and _holds(parts["marker"] or "", extras):
            wanted = (parts["extras"] or "").split(",")
            yield _plain(parts["name"]), frozenset(_plain(extra.strip()) for extra in wanted if extra.strip())


def _holds(marker: str, extras: frozenset[str]) -> bool:
    """Return whether the condition of a requirement holds here; what is not understood holds."""
    words = re.sub(r"\s", "", _COMPARISON.sub(lambda found: str(int(_compared(found, extras))), marker))
    while (inner := _INNERMOST.search(words)) is not None:
        words = words[: inner.start()] + str(int(_any_of_all(inner[1]))) + words[inner.end() :]
    return _any_of_all(words)


def _any_of_all(words: str) -> bool:
    """Return the outcome of comparisons that are 1 or 0, joined by “or” and, more closely, by “and”."""
    return any("0" not in part for part in words.split("or"))


def _compared(comparison: re.Match[str], extras: frozenset[str]) -> bool:
    name, sign, value = comparison["name"], comparison["sign"], comparison["value"]
    if name == "extra":
        return (_plain(value) in extras) == (sign == "==")
    here = _surroundings().get(name)
    if here is None:
        return True
    if name.startswith("python"):
        return _ordered(_numbers(here), sign, _numbers(value))
    if sign in ("==", "!="):
        return (here == value) == (sign == "==")
    return (here in value) == (sign == "in")


def _ordered(here: tuple[int, ...], sign: str, other: tuple[int, ...]) -> bool:
    outcomes = {"<": here < other, "<=": here <= other, ">": here > other, ">=": here >= other}
    return outcomes.get(sign, (here == other) == (sign == "=="))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _surroundings() -> dict[str, str]:
    """Return what conditions may ask for, under the names that packages use."""
    return {
        "python_version": f"{sys.version_info.major}.{sys.version_info.minor}",
        "python_full_version": platform.python_version(),
        "implementation_name": sys.implementation.name,
        "platform_python_implementation": platform.python_implementation(),
        "platform_machine": platform.machine(),
        "platform_system": platform.system(),
        "sys_platform": sys.platform,
        "os_name": os.name,
    }


def _licence(library: Distribution) -> str:
    """Return the licence: the expression, else the classifier, else the first line of the free text."""
    data = library.metadata.json
    expression = data.get("license_expression")
    if isinstance(expression, str) and expression:
        return expression
    classes = data.get("classifier", [])
    named = [entry.rpartition("::")[2].strip() for entry in classes if entry.startswith(_LICENCE_CLASS)]
    if named:
        return named[-1]
    text = data.get("license")
    return text.strip().splitlines()[0][:_LONGEST] if isinstance(text, str) and text.strip() else ""
