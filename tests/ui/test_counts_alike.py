"""Start page, editor, side pane, check of the answers and hand-in page tell the same numbers of one case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.checks.model import Severity
from workbench.domain.casepaths import LINKS
from workbench.ui.navigation import Place
from workbench.ui.pages.answers.lines import Kind
from workbench.ui.pages.answers.page import AnswersPage
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.handin.page import HandInPage
from workbench.ui.pages.start.page import StartPage
from workbench.ui.pages.start.reading import NeedKind

WHOLE, BEGUN, MANDATORY, LISTED = "2026-001", "2026-002", "2026-003", "2026-004"


def _two_cases(workbench: Workbench) -> None:
    sample_case(workbench)
    workbench.drafting.set_value(WHOLE, "attachments", [])
    new_case(workbench, "标题")
    filled = {"duration_months": "18", "fast_track": False, "budget_note": "30"}
    workbench.drafting.fill(BEGUN, {**filled, "stages": [{"months": "18"}]})
    workbench.drafting.create("gb-mandatory", "强制性标准")
    workbench.drafting.set_value(MANDATORY, "foreign_version", True)  # asks for the languages
    workbench.drafting.create("gb-t-recommended", "储能装置 一览")
    units = [{"name": "研究院"}, {"name": "大学", "role": "participant"}, {"task": "试验"}]
    workbench.drafting.set_value(LISTED, "drafting_units", units)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    opened = OpenWindow(tmp_path, _two_cases)
    yield opened
    opened.close()


def numbers(words: str) -> tuple[int, int]:
    """Return how many required fields are left and how many errors there are, as some words tell."""
    left = re.search(r"Required fields left:? (\d+)", words)
    errors = re.search(r"(?<!more )[Ee]rrors:? (\d+)", words)
    return (int(left[1]) if left else 0), (int(errors[1]) if errors else 0)


def told_everywhere(window: OpenWindow, case: str) -> dict[str, tuple[int, int]]:
    """Return by place what is told of a case."""
    told = {}
    start = window.go(Place("start"))
    assert isinstance(start, StartPage)
    needs = {need.kind: need.count for need in start._needs if need.case == case}
    told["start"] = (needs.get(NeedKind.EMPTY_FIELDS, 0), needs.get(NeedKind.ERRORS, 0))
    editor = window.go(Place("editor", case=case))
    assert isinstance(editor, EditorPage)
    told["editor"] = numbers(editor._sections._left.text())
    items = editor._sections.view.sections.items
    told["sections"] = (
        told["editor"][0],
        sum(item.count for item in items if item.worst is Severity.ERROR),
    )
    told["checks"] = numbers(editor._side._checks._counts.text())
    answers = window.go(Place("answers", case=case))
    assert isinstance(answers, AnswersPage)
    told["answers"] = numbers(answers._standing.text())
    marks = [(item.id, item.worst, item.count) for item in items if item.worst is not None]
    shown = answers.sections.sections.items
    assert [(item.id, item.worst, item.count) for item in shown if item.worst is not None] == marks
    handin = window.go(Place("handin", case=case))
    assert isinstance(handin, HandInPage)
    told["handin"] = numbers(handin.findings._counts.text())
    return told


def test_a_case_that_is_begun_has_the_same_numbers_everywhere(window: OpenWindow) -> None:
    told = told_everywhere(window, BEGUN)
    left, errors = told["start"]
    assert (left > 5, errors) == (True, 1)
    assert set(told.values()) == {(left, 1)}


def test_a_case_that_is_filled_has_the_same_numbers_everywhere(window: OpenWindow) -> None:
    assert set(told_everywhere(window, WHOLE).values()) == {(0, 2)}


def test_a_new_mandatory_case_has_the_same_numbers_everywhere(window: OpenWindow) -> None:
    left, errors = next(iter(told_everywhere(window, MANDATORY).values()))
    assert (left > 5, errors) == (True, 0)
    assert set(told_everywhere(window, MANDATORY).values()) == {(left, errors)}


def test_the_head_of_a_section_tells_the_errors_below_it_and_from_when_they_count(window: OpenWindow) -> None:
    for case in (WHOLE, BEGUN, MANDATORY, LISTED):
        page = window.go(Place("answers", case=case))
        assert isinstance(page, AnswersPage)
        marks = {item.id: item for item in page.sections.sections.items}
        lines = page.view.answers.lines
        for head in (line for line in lines if line.kind is Kind.SECTION and line.section != LINKS):
            below = [line for line in lines if line.section == head.section and line.kind is Kind.FINDING]
            errors = sum(line.severity is Severity.ERROR for line in below)
            now, later = (
                numbers(head.text)[1],
                sum(map(int, re.findall(r"more errors at \S+ (\d+)", head.text))),
            )
            mark = marks[head.section]
            assert now == (mark.count if mark.worst is Severity.ERROR else 0), head
            if "%" not in head.text:  # what is empty is told as such
                assert now + later == errors, head


def test_a_section_that_is_empty_and_requires_nothing_is_not_called_filled(window: OpenWindow) -> None:
    page = window.go(Place("answers", case=LISTED))
    assert isinstance(page, AnswersPage)
    heads = {line.section: line.text for line in page.view.answers.lines if line.kind is Kind.SECTION}
    assert heads["attachments"] == "Nothing is required here, more errors at submission: 2"


def later_in(words: str) -> dict[str, int]:
    """Return how many errors some words tell of the steps to come."""
    found = re.findall(r"more (?:errors )?at (submission|hand-in): (\d+)(?: errors?|$|[.,])", words)
    return {step: int(count) for step, count in found}


def test_what_counts_later_is_told_by_step_with_the_same_numbers(window: OpenWindow) -> None:
    answers = window.go(Place("answers", case=LISTED))
    assert isinstance(answers, AnswersPage)
    assert later_in(answers._standing.text()) == {"submission": 2}
    handin = window.go(Place("handin", case=LISTED))
    assert isinstance(handin, HandInPage)
    assert later_in(handin.findings.verdict.text()) == {"submission": 2, "hand-in": 1}
    assert later_in(handin.findings._counts.text()) == {"submission": 2, "hand-in": 1}


def test_what_counts_at_hand_in_only_is_told_apart_there(window: OpenWindow) -> None:
    page = window.go(Place("handin", case=WHOLE))
    assert isinstance(page, HandInPage)
    words = page.findings.verdict.text()
    assert words.startswith("All required fields are filled, errors: 2, more errors at hand-in: 1.")
    heads = [item.text for item in page.findings.model.items if not item.icon]
    assert heads == ["Errors · 2", "Hints · 1", "More at hand-in · 1"]


def test_the_rows_of_the_side_pane_are_all_in_its_counts(window: OpenWindow) -> None:
    editor = window.go(Place("editor", case=BEGUN))
    assert isinstance(editor, EditorPage) and editor.state is not None
    tab, work = editor._side._checks, editor.state.work
    assert "more at submission: 2 errors" in tab._counts.text()
    assert tab._model.rowCount() == len(work.counted) + len(work.gaps) + len(work.later)


def test_a_begun_row_of_a_required_list_is_left_to_be_filled_and_no_error_beside(window: OpenWindow) -> None:
    told = told_everywhere(window, LISTED)
    left, errors = told["start"]
    assert (left > 5, errors) == (True, 0)
    assert set(told.values()) == {(left, errors)}


@pytest.mark.parametrize("case", [WHOLE, BEGUN, MANDATORY, LISTED])
def test_every_number_is_that_of_the_rows_below_it(window: OpenWindow, case: str) -> None:
    editor = window.go(Place("editor", case=case))
    assert isinstance(editor, EditorPage) and editor.state is not None
    tab = editor._side._checks
    rows = tab._model.rowCount()
    assert editor._side._tabs.tabText(1) == f"Checks {rows}"
    assert sum(map(int, re.findall(r"\d+", tab._counts.text()))) == rows
    assert rows == len(window.workbench.checking.check(case).findings)
    handin = window.go(Place("handin", case=case))
    assert isinstance(handin, HandInPage)
    head, below = "", dict[str, int]()
    for item in handin.findings.model.items:
        head = item.text if not item.icon else head
        below[head] = below.get(head, -1) + 1
    heads = {name: count for name, count in below.items() if not name.startswith("Proven")}
    assert {name: int(name.split(" · ")[1]) for name in heads} == heads
    listed = sum(map(int, re.findall(r"\d+", handin.findings._counts.text())))
    assert listed == sum(heads.values())
