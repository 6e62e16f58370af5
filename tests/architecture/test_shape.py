"""Sizes, nesting and docstrings of the code, and self-tests of the measures."""

from __future__ import annotations

import tokenize
import tomllib
from pathlib import Path

import pytest

from tests.helpers import project, shape, tools

# Modules that may have up to 600 lines, each with its reason. The list never grows silently.
LONGER: dict[str, str] = {}

MODULES = {path.relative_to(tools.ROOT).as_posix(): path for path in project.program_modules()}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_keeps_the_sizes(name: str) -> None:
    limit = shape.MODULE_LINES_WITH_REASON if name in LONGER else shape.MODULE_LINES
    assert shape.too_large(MODULES[name].read_text(encoding="utf-8"), limit) == []


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_its_public_parts_do(name: str) -> None:
    assert shape.undocumented(MODULES[name].read_text(encoding="utf-8")) == []


def test_the_list_of_longer_modules_names_only_long_ones_with_a_reason() -> None:
    for name, reason in LONGER.items():
        assert reason
        assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) > shape.MODULE_LINES


def test_no_file_silences_a_checker() -> None:
    found = [
        f"{path.relative_to(tools.ROOT)}:{line}"
        for path in project.files()
        if path.suffix == ".py"
        for line in silenced(path)
    ]
    assert found == []


def silenced(path: Path) -> list[int]:
    """Return the lines with a comment that silences ruff, mypy or the formatter."""
    marks = ("noqa", "type: ignore", "fmt: off", "fmt: skip", "mypy:", "ruff:")
    with path.open("rb") as file:
        return [
            token.start[0]
            for token in tokenize.tokenize(file.readline)
            if token.type == tokenize.COMMENT and token.string.lstrip("# ").startswith(marks)
        ]


def test_ruff_measures_complexity_and_nothing_loosens_it() -> None:
    ruff = tomllib.loads((tools.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert "C90" in ruff["select"]
    assert ruff["mccabe"]["max-complexity"] == 10
    loosened = {*ruff["ignore"], *(rule for rules in ruff["per-file-ignores"].values() for rule in rules)}
    assert not any(rule.startswith(("C9", "PLR09", "E", "F")) for rule in loosened)


def test_mypy_is_strict_for_every_module_of_our_own() -> None:
    parser = project.declared()
    assert parser["mypy"].getboolean("strict")
    assert [name for name in parser.sections() if name.startswith("mypy-workbench")] == []


# Self-tests: each measure notices what it is for.


def test_a_module_of_401_lines_is_noticed() -> None:
    assert shape.too_large("x = 1\n" * 401) == ["the module has 401 lines, 400 are allowed"]
    assert shape.too_large("x = 1\n" * 400) == []


def test_a_function_of_51_lines_is_noticed() -> None:
    assert shape.too_large("def long():\n" + "    x = 1\n" * 50)[0].startswith("line 1: long() has 51 lines")
    assert shape.too_large("def short():\n" + "    x = 1\n" * 49) == []


def test_a_class_of_26_methods_is_noticed() -> None:
    methods = "".join(f"    def m{number}(self): ...\n" for number in range(26))
    assert shape.too_large("class Wide:\n" + methods) == ["line 1: Wide has 26 methods, 25 are allowed"]


def test_a_class_of_301_lines_is_noticed() -> None:
    assert shape.too_large("class Long:\n" + "    x = 1\n" * 300)[0].startswith("line 1: Long has 301 lines")


def nested(depth: int) -> str:
    """Return a function with `if` blocks standing `depth` deep in each other."""
    lines = [f"{'    ' * level}if x:" for level in range(1, depth + 1)]
    return "\n".join(["def deep(x):", *lines, "    " * (depth + 1) + "return"]) + "\n"


def test_five_levels_of_blocks_are_noticed() -> None:
    assert shape.too_large(nested(4)) == []
    assert shape.too_large(nested(5)) == ["line 1: deep() is nested 5 deep, 4 is allowed"]


def test_a_chain_of_elif_is_one_level() -> None:
    chain = "def flat(x):\n    if x == 0:\n        return\n" + "    elif x == 1:\n        return\n" * 9
    assert shape.too_large(chain) == []


def test_depth_in_the_last_branch_of_a_chain_is_noticed() -> None:
    inner = nested(5).splitlines()[1:]
    chain = "def deep(x):\n    if x:\n        pass\n    elif x:\n" + "\n".join("    " + line for line in inner)
    assert shape.too_large(chain) == ["line 1: deep() is nested 6 deep, 4 is allowed"]


def test_missing_docstrings_are_noticed_and_private_names_are_left_alone() -> None:
    source = (
        "class Open:\n    def told(self):\n        'Words.'\n    def untold(self): ...\n"
        "def _private(): ...\ndef public(): ...\n"
    )
    assert shape.undocumented(source) == ["the module", "line 1: Open", "line 4: Open.untold", "line 6: public"]


def test_a_silenced_checker_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "made_up.py"
    path.write_text("import os  # no" + "qa\nx = 1  # a remark on noqa\n", encoding="utf-8")
    assert silenced(path) == [1]
