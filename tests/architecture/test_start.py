"""What starting costs: the command line needs no Qt, and asking for help loads nothing heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.helpers import tools

HEAVY = [
    "PySide6",
    "shiboken6",
    "sqlalchemy",
    "alembic",
    "psycopg",
    "docx",
    "docxtpl",
    "lxml",
    "jinja2",
    "rapidfuzz",
]
NO_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a display can only be missing on Linux")
START = """
import json, sys
blocked, arguments = json.loads(sys.argv[1])
sys.modules.update(dict.fromkeys(blocked))
from workbench.__main__ import main
try:
    code = main(arguments)
except SystemExit as end:
    code = end.code
print("\\n" + json.dumps([code or 0, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def started(blocked: list[str], *arguments: str) -> tuple[int, set[str], str]:
    """Start the program with some packages blocked; return its code, the packages loaded and its output."""
    done = subprocess.run(
        [sys.executable, "-c", START, json.dumps([blocked, arguments])],
        cwd=tools.ROOT,
        env={**os.environ, "LANG": "C.UTF-8", **NO_DISPLAY},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    output, _, last = done.stdout.rstrip().rpartition("\n")
    code, loaded = json.loads(last)
    return code, set(loaded), output + done.stderr


def test_the_command_line_works_where_qt_is_missing() -> None:
    code, _, output = started(["PySide6", "shiboken6"], "forms", "--json")
    assert code == 0, output
    assert "gb-t-recommended" in output


def test_help_loads_no_database_word_or_window_library() -> None:
    code, loaded, output = started([], "--help")
    assert code == 0, output
    assert "tour" in output
    assert loaded.isdisjoint(HEAVY)


def test_a_command_that_makes_no_document_loads_no_word_library() -> None:
    code, loaded, output = started([], "list")
    assert code == 0, output
    assert "sqlalchemy" in loaded
    assert loaded.isdisjoint(["docx", "docxtpl", "jinja2"])


def test_a_loaded_heavy_library_would_be_noticed() -> None:
    _, loaded, _ = started([], "forms", "--json")
    assert {"workbench", "click", "yaml"} <= loaded


@ON_LINUX
def test_without_a_command_and_a_display_the_program_says_so() -> None:
    code, loaded, output = started(["click"])
    assert code == 3
    assert "no display" in output
    assert "tour" in output
    assert "--help" in output
    assert loaded.isdisjoint(HEAVY)


@ON_LINUX
def test_a_workspace_without_a_command_asks_for_the_window_too() -> None:
    for arguments in (["-w", "team.db"], ["--workspace", "team.db"], ["--workspace=team.db"]):
        assert started(["click"], *arguments)[0] == 3
