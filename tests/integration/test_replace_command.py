"""Replacing words by the command line: shown first, all or nothing, taken back as one act."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.workbenches import FORM, open_for_test

LONG = "　　在本标准规定的储能电站应急供电装置范围之内，装置应满足下列要求，其余装置不在此列，另行规定。"


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    return CommandLine(str(tmp_path / "工作区.db"), tmp_path, home)


@pytest.fixture
def cases(run: CommandLine) -> tuple[str, str]:
    """Make two cases that speak of devices and return their numbers."""
    first, second = (run("new", FORM, "--title", f"装置 {n}", "--json").json["id"] for n in ("甲", "乙"))
    run("set", first, "remarks", LONG)
    run("set", second, "remarks", "Device and device")
    return first, second


def value(run: CommandLine, case: str, field: str) -> object:
    return run("show", case, "--json").json["values"].get(field)


def test_a_dry_run_shows_each_place_and_stores_nothing(run: CommandLine, cases: tuple[str, str]) -> None:
    shown = run("replace", "装置", "设备", "--dry-run")
    assert shown.code == 0
    assert "5 places would be replaced." in shown.out  # two titles, three in the remarks
    assert "[装置 → 设备]" in shown.out
    assert value(run, cases[0], "remarks") == LONG


def test_a_dry_run_reads_while_another_program_writes(run: CommandLine, cases: tuple[str, str]) -> None:
    with open_for_test(run.workspace, fixed=False) as window:
        window.drafting.set_value(cases[0], "scope", "装置")  # holds the workspace from now on
        assert run("replace", "装置", "设备").code == 3
        shown = run("replace", "装置", "设备", "--dry-run")
        assert (shown.code, "6 places would be replaced." in shown.out) == (0, True)
        refused = run("replace", "装置", "装置", "--dry-run")
        assert (refused.code, "Nothing would change" in refused.err) == (2, True)
    assert value(run, cases[0], "remarks") == LONG


def test_words_are_replaced_in_every_case_and_come_back_in_every_case(
    run: CommandLine, cases: tuple[str, str]
) -> None:
    done = run("replace", "装置", "设备")
    assert (done.code, "5 places were replaced." in done.out) == (0, True)
    assert value(run, cases[0], "remarks") == LONG.replace("装置", "设备")
    assert value(run, cases[1], "title_zh") == "设备 乙"
    assert run("undo", cases[1]).code == 0
    assert [value(run, case, "title_zh") for case in cases] == ["装置 甲", "装置 乙"]


def test_case_field_and_capitals_narrow_what_is_replaced(run: CommandLine, cases: tuple[str, str]) -> None:
    found = run("replace", "device", "unit", "--case", cases[1], "--field", "remarks", "--exact", "--json").json
    assert [(one["case"], one["field"], one["places"], one["after"]) for one in found] == [
        (cases[1], "remarks", 1, "Device and unit")
    ]
    assert value(run, cases[1], "remarks") == "Device and unit"
    assert run("replace", " and unit", "", "--case", cases[1]).code == 0
    assert value(run, cases[1], "remarks") == "Device"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("", "x"), "nothing to look for"),
        (("装置", "x", "--field", "remarks"), "belongs to a case"),
        (("装置", "x", "--case", "1999-009"), "no case"),
        (("装置", "x", "--case", "CASE", "--field", "remark"), "no field"),
    ],
)
def test_what_cannot_be_replaced_is_a_sentence_and_changes_nothing(
    run: CommandLine, cases: tuple[str, str], words: tuple[str, ...], says: str
) -> None:
    refused = run("replace", *(cases[0] if word == "CASE" else word for word in words))
    assert refused.code == 2
    assert says in refused.err
    assert value(run, cases[0], "title_zh") == "装置 甲"


def test_a_case_that_cannot_take_the_words_leaves_all_as_they_are(
    run: CommandLine, cases: tuple[str, str]
) -> None:
    refused = run("replace", "装置", "设\n备")
    assert refused.code == 2
    assert [value(run, case, "title_zh") for case in cases] == ["装置 甲", "装置 乙"]
    assert value(run, cases[0], "remarks") == LONG


def test_where_nothing_would_change_nothing_is_said_to_be_replaced(
    run: CommandLine, cases: tuple[str, str]
) -> None:
    for more in ((), ("--dry-run",)):
        refused = run("replace", "装置", "装置", *more)
        assert (refused.code, "Nothing would change" in refused.err) == (2, True)
    assert "Replace" not in run("history", cases[0]).out


def test_a_dry_run_refuses_what_would_be_refused(run: CommandLine, cases: tuple[str, str]) -> None:
    run("trash", cases[0])
    refused = run("replace", "装置", "设备", "--case", cases[0], "--dry-run")
    assert (refused.code, "trash" in refused.err) == (1, True)


def test_blanks_are_shown_as_they_come_in(run: CommandLine, cases: tuple[str, str]) -> None:
    assert (
        "[装置 → ␣␣]" in run("replace", "装置", "  ", "--case", cases[0], "--field", "remarks", "--dry-run").out
    )


def test_words_that_stand_nowhere_are_told(run: CommandLine, cases: tuple[str, str]) -> None:
    assert run("replace", "光伏", "风电").out == "Nothing found.\n"
    assert run("replace", "光伏", "风电", "--json").json == []


def test_what_stands_there_already_is_left_out_and_counted_apart(
    run: CommandLine, cases: tuple[str, str]
) -> None:
    run("set", cases[0], "title_zh", "电站与储能电站")
    shown = run("replace", "电站", "储能电站", "--case", cases[0], "--field", "title_zh", "--dry-run").out
    done = run("replace", "电站", "储能电站", "--case", cases[0], "--field", "title_zh")
    assert ("1 place would be replaced." in shown, "1 place was replaced." in done.out) == (True, True)
    left = "1 place is left out: the new words stand there already."
    assert (left in shown, left in done.out) == (True, True)
    assert value(run, cases[0], "title_zh") == "储能电站与储能电站"

    again = run("replace", "电站", "储能电站", "--case", cases[0], "--field", "title_zh")
    assert (again.code, "Nothing would change" in again.err) == (2, True)
    assert value(run, cases[0], "title_zh") == "储能电站与储能电站"


def test_programs_read_how_many_places_are_left_out(run: CommandLine, cases: tuple[str, str]) -> None:
    run("set", cases[0], "title_zh", "电站与储能电站")
    (found,) = run("replace", "电站", "储能电站", "--case", cases[0], "--field", "title_zh", "--json").json
    assert (found["places"], found["left_out"], found["after"]) == (1, 1, "储能电站与储能电站")
