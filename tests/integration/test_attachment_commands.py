"""Attachments on the real command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.workbenches import FORM, TITLE


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    """Give a command line on a workspace that isn't made yet."""
    return CommandLine(str(tmp_path / "w.db"), tmp_path, home)


def test_files_are_attached_listed_saved_and_removed(run: CommandLine, tmp_path: Path) -> None:
    case = run("new", FORM, "--title", TITLE, "--json").json["id"]
    file = tmp_path / "试验报告.pdf"
    file.write_bytes(b"%PDF")
    assert "No attachments" in run("attach", "list", case).out
    added = run("attach", "add", case, str(file), "--purpose", "evidence", "--section", "purpose")
    assert (added.code, added.out.strip()) == (0, "Attached 试验报告.pdf to 2026-001.")
    (listed,) = run("attach", "list", case, "--json").json
    assert (listed["name"], listed["bytes"], listed["section"]) == ("试验报告.pdf", 4, "purpose")
    saved = run("attach", "save", case, "r1", "-o", str(tmp_path / "copy.pdf"))
    assert (saved.code, (tmp_path / "copy.pdf").read_bytes()) == (0, b"%PDF")
    run("export", case, f"{FORM}.zh", "-o", str(tmp_path / "out"), "--with-attachments")
    assert (tmp_path / "out" / "2026-001 attachment 01 试验报告.pdf").read_bytes() == b"%PDF"
    removed = run("attach", "remove", case, "试验报告.pdf")
    assert (removed.code, run("attach", "list", case, "--json").json) == (0, [])


def test_what_is_wrong_is_told_with_the_code_of_its_kind(run: CommandLine, tmp_path: Path) -> None:
    case = run("new", FORM, "--title", TITLE, "--json").json["id"]
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")
    missing = run("attach", "add", case, str(tmp_path / "nowhere.txt"))
    assert (missing.code, "can't be read" in missing.err) == (3, True)
    assert run("attach", "add", case, str(file), "--section", "nowhere").code == 2
    assert run("attach", "list", case, "--json").json == []
