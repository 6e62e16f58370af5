"""Lists with sums on the real command line: filled, shown, compared, refused, carried forward."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.commandline import CommandLine
from tests.helpers.oldercases import older_case
from tests.helpers.workbenches import FORM
from workbench.app.workbench import Workbench
from workbench.domain.changes import Act, Change
from workbench.domain.values import Row, to_json
from workbench.formspec.upgrade import Carried, Note

LINES = [
    {"item": "试验", "source": "own", "amount": "40"},
    {"item": "会议", "source": "国家补助", "amount": "20.50"},
]


@pytest.fixture
def run(tmp_path: Path, home: Path) -> CommandLine:
    """Give a command line on a workspace that isn't made yet."""
    return CommandLine(str(tmp_path / "w.db"), tmp_path, home)


def lines_of(shown: str) -> list[list[str]]:
    """Return the words of each line."""
    return [line.split() for line in shown.splitlines()]


def test_a_budget_is_filled_shown_checked_and_compared(run: CommandLine) -> None:
    case = run("new", FORM, "--title", "名称", "--json").json["id"]
    run("set", case, "budget_lines", json.dumps(LINES))
    run("set", case, "budget_total", "65")
    shown = run("show", case).out
    assert "会议 | State funds | 20.50 | 33.9" in shown
    assert "Total |  | 60.50 | 100.0" in shown
    assert ["Total", "60.50", "100.0"] in lines_of(run("answers", case).out)
    (answer,) = [
        one
        for section in run("answers", case, "--json").json["sections"]
        for one in section["answers"]
        if one["field"] == "budget_lines"
    ]
    assert answer["totals"] == {"item": "Total", "source": "", "amount": "60.50", "share": "100.0"}
    assert [one["share"] for one in answer["rows"]] == ["66.1", "33.9"]
    (finding,) = [one for one in run("check", case, "--json").json["findings"] if one["rule"] == "P24"]
    assert finding["message"] == "“Total budget” is 65, but “Budget lines” adds up to 60.50."

    run("version", "name", case, "before")
    changed = [{**LINES[0], "id": "r1", "amount": "41"}, {**LINES[1], "id": "r2"}]
    run("set", case, "budget_lines", json.dumps(changed))
    told = run("version", "compare", case, "before").out
    assert "[-40-]{+41+}" in told
    assert "33.9" not in told  # what is worked out is no change of its own


@pytest.mark.parametrize("amount", ["-1", "1e30", "viel", "1.234"])
def test_a_bad_amount_is_refused_and_nothing_is_stored(run: CommandLine, amount: str) -> None:
    case = run("new", FORM, "--title", "名称", "--json").json["id"]
    refused = run("set", case, "budget_lines", json.dumps([LINES[0], {**LINES[1], "amount": amount}]))
    assert (refused.code, "Budget lines, row 2: Amount (10,000 yuan)" in refused.err) == (2, True)
    assert "budget_lines" not in run("show", case, "--json").json["values"]


def test_a_computed_cell_cannot_be_set(run: CommandLine) -> None:
    case = run("new", FORM, "--title", "名称", "--json").json["id"]
    refused = run("set", case, "budget_lines", json.dumps([{**LINES[0], "share": "50"}]))
    assert (refused.code, "has no column “share”" in refused.err) == (2, True)


def test_the_form_tells_what_is_computed(run: CommandLine) -> None:
    told = run("forms", FORM).out
    assert "Share (%) [computed of amount]" in told
    assert "Below the rows the sum of months" in told
    fields = {
        one["id"]: one for section in run("forms", FORM, "--json").json["sections"] for one in section["fields"]
    }
    assert fields["stages"]["computed"][0]["how"] == "span"
    assert fields["budget_lines"]["totals"] == ["amount"]


def test_an_older_case_with_a_patent_is_carried_forward(workbench: Workbench) -> None:
    case = older_case(workbench)
    patents = (Row("r4", {"number": "ZL 1", "name": "装置", "holder": "甲"}),)
    with workbench.workspace.writing("old") as unit:
        changes = [Change(f"proposal/{case.uid}", "values/patents", None, to_json(patents))]
        unit.record(Act("fill", "0"), changes, case.uid)

    made = workbench.drafting.carried_forward(case.ref)
    workbench.drafting.carry_forward(case.ref)

    assert made is not None
    assert Note(Carried.ADDED, "patents.licence") in made.notes
    assert not any(note.what is Carried.CONVERTED for note in made.notes)
    values = workbench.drafting.case(case.ref).values
    filled = {"number": "ZL 1", "name": "装置", "holder": "甲", "licence": None}
    assert values["patents"] == (Row("r4", filled),)
    assert "budget_lines" not in values
