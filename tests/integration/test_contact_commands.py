"""The address book on the real command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.workbenches import FORM


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    """Give a command line on a workspace that isn't made yet."""
    return CommandLine(str(tmp_path / "w.db"), tmp_path, home)


def test_who_is_named_in_a_case_is_listed_and_found(run: CommandLine) -> None:
    assert "Nobody yet" in run("contacts", "list").out
    case = run("new", FORM, "--title", "电池", "--json").json["id"]
    run("set", case, "submitting_body", "北方电气研究院")
    run("set", case, "competent_department", "南方局")
    told = run("contacts", "list", "北方")
    assert (told.code, "北方电气研究院" in told.out, "南方局" in told.out) == (0, True, False)
    assert run("contacts", "list", "--kind", "person").out == "Nothing found.\n"
    found = run("contacts", "list", "--json").json
    assert [(one["kind"], one["name"], one["uses"], one["by_hand"]) for one in found] == [
        ("organisation", "南方局", 1, False),
        ("organisation", "北方电气研究院", 1, False),
    ]


def test_an_entry_is_added_changed_removed_and_brought_back(run: CommandLine) -> None:
    added = run("contacts", "add", "周启明", "--organisation", "甲所", "--phone", "010-1", "--json").json
    assert (added["changed"], len(added["contacts"])) == (True, 1)
    name = added["contacts"][0][:8]
    assert run("contacts", "set", name, "--phone", "", "--email", "zhou@example.org").code == 0
    (entry,) = run("contacts", "list", "--json").json
    assert (entry["organisation"], entry["phone"], entry["email"]) == ("甲所", "", "zhou@example.org")
    assert "Nothing differs" in run("contacts", "set", "周启明", "--phone", "").out
    assert "contacts undo" in run("contacts", "remove", "周启明").out
    assert run("contacts", "list", "--json").json == []
    undone = run("contacts", "undo")
    assert undone.out == "Undone: Remove 周启明 from the address book\n"
    assert run("contacts", "redo").out == "Done again: Remove 周启明 from the address book\n"
    told = run("--lang", "zh", "contacts", "undo")
    assert told.out == "已撤销：从通讯录移除周启明\n"
    assert run("doctor").code == 0


def test_wrong_use_names_what_is_there(run: CommandLine) -> None:
    run("contacts", "add", "甲研究所", "--kind", "organisation")
    missing = run("contacts", "remove", "甲研究院")
    assert (missing.code, "甲研究所" in missing.err) == (2, True)
    twice = run("contacts", "add", "甲 研究所", "--kind", "organisation")
    assert (twice.code, "in the address book already" in twice.err) == (1, True)
    assert run("contacts", "add", "a", "--kind", "team").code == 2
