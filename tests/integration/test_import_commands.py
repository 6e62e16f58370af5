"""Drafts and revisions on the real command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.drafts import TITLE, exported, rich_draft, text_draft
from tests.helpers.workbenches import FORM


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    """Give a command line on a workspace that isn't made yet."""
    return CommandLine(str(tmp_path / "w.db"), tmp_path, home)


def test_a_draft_is_looked_at_and_then_imported(run: CommandLine, tmp_path: Path) -> None:
    draft = str(text_draft(tmp_path))
    looked = run("import-draft", draft, "--form", FORM, "--dry-run", "--json").json
    assert run("list", "--json").json == []
    assert (looked["stored"], looked["case"], looked["unplaced"]) == (
        False,
        "",
        ["随文说明", "见后。", "ICS code: 29.24x"],
    )
    read = {one["field"]: one for one in looked["fields"]}
    assert read["ics"]["problem"].startswith("ICS code: “29.24x” is not an ICS code.")
    assert (read["title_zh"]["value"], read["title_zh"]["chosen"]) == (TITLE, True)

    told = run("import-draft", draft, "--form", FORM)
    assert (told.code, "9 fields stored in" in told.out) == (0, True)
    assert "NOT READ" in told.out
    (case,) = run("list", "--json").json
    assert case["title"] == TITLE


def test_a_draft_fills_a_case_and_overwrites_what_is_named(run: CommandLine, tmp_path: Path) -> None:
    case = run("new", FORM, "--title", "另一个名称", "--json").json["id"]
    draft = str(exported(tmp_path, "gb-t-recommended.en"))
    run("set", case, "remarks", "ours")

    first = run("import-draft", draft, "--into", case, "--json").json
    assert first["stored"] and not next(one for one in first["fields"] if one["field"] == "title_zh")["chosen"]
    values = run("show", case, "--json").json["values"]
    assert (values["title_zh"], values["remarks"], values["prepared_on"]) == (
        "另一个名称",
        "ours",
        "2026-11-23",
    )

    run("import-draft", draft, "--into", case, "--overwrite", "title_zh", "--json")
    assert run("show", case, "--json").json["title"] == "储能电站应急供电装置 技术要求"
    wrong = run("import-draft", draft, "--into", case, "--form", FORM)
    assert (wrong.code, "can't be used together" in wrong.err) == (2, True)


def test_what_a_rich_text_holds_and_what_is_lost_is_told(run: CommandLine, tmp_path: Path) -> None:
    draft = str(rich_draft(tmp_path, b"GIF89a"))
    told = run("import-draft", draft, "--form", FORM).out
    assert "[1 table, 1 list, 1 picture]" in told
    assert "Save it as PNG or JPEG." in told and "only rich texts hold pictures" in told
    lost = run("import-draft", draft, "--form", FORM, "--dry-run", "--json").json["lost"]
    assert [sorted(one) for one in lost] == [["name", "reason"], ["name", "reason"]]


def test_a_revision_is_made_and_tells_of_earlier_cases(run: CommandLine) -> None:
    first = run("new", FORM, "--title", "电池", "--revises", "GB/T 36276-2018", "--json").json
    assert first["earlier"] == []
    run("set", first["id"], "scope", "范围")
    told = run("new", FORM, "--title", "Cells", "--revises", "GB/T 36276-2023")
    assert f"Cases of the same standard: {first['id']}." in told.out
    along = ("--from", first["id"], "--section", "content", "--json")
    taken = run("new", FORM, "--title", "Cells", "--revises", "GB/T 36276-2023", *along).json
    values = run("show", taken["id"], "--json").json["values"]
    assert values == {
        "title_en": "Cells",
        "scope": "范围",
        "work_type": "revision",
        "revised_standards": ["GB/T 36276—2023"],
    }
