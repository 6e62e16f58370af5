"""Check my answers by keys and clicks: what stands on the page, the filter, the jumps, and that it follows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.checks.model import Severity
from workbench.ui.navigation import Place
from workbench.ui.pages.answers.delegate import finding_words
from workbench.ui.pages.answers.lines import Kind, Line
from workbench.ui.pages.answers.page import AnswersPage
from workbench.ui.pages.answers.view import AnswersView
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.selecting import cell_with_focus

CASE, EMPTY = "2026-001", "2026-002"


def _two_cases(workbench: Workbench) -> None:
    sample_case(workbench)
    new_case(workbench)


@pytest.fixture
def two_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    made = TestDesk(qtbot, tmp_path, _two_cases)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    opened = OpenWindow(tmp_path, _two_cases)
    yield opened
    opened.close()


def shown(desk: TestDesk, case: str = CASE, field: str = "") -> AnswersPage:
    page = AnswersPage(desk.desk)
    desk.show(page, Place("answers", case=case, field=field))
    desk.settle()
    return page


def lines(page: AnswersPage, kind: Kind) -> list[Line]:
    return [line for line in page.view.answers.lines if line.kind is kind]


def key(widget: QWidget, pressed: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, pressed, keys)


def click(view: AnswersView, line: Line) -> None:
    index = view.answers.index(view.answers.lines.index(line))
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def test_everything_stands_in_the_order_of_the_form_with_rows_as_tables_and_links_last(
    two_desk: TestDesk,
) -> None:
    page = shown(two_desk)
    drafting = two_desk.workbench.drafting
    form = drafting.form_of(drafting.case("2026-001"))
    fields = [line.field for line in lines(page, Kind.ANSWER)]
    assert fields == [field for field in form.fields if field in fields]
    assert next(line.text for line in lines(page, Kind.ANSWER) if line.field == "work_type") == "New"
    units = [line for line in lines(page, Kind.ROW) if line.field == "drafting_units"]
    assert len(units) == 4 and units[0].cells[1] == "Lead"
    assert len(lines(page, Kind.LINK)) == len(two_desk.workbench.drafting.case(CASE).links)
    assert page.view.answers.lines[-1].kind is Kind.LINK
    assert lines(page, Kind.FINDING) == []


def test_gaps_are_marked_in_place_with_a_word(two_desk: TestDesk) -> None:
    page = shown(two_desk, EMPTY)
    all_lines = page.view.answers.lines
    place = next(n for n, one in enumerate(all_lines) if one.kind is Kind.ANSWER and one.field == "purpose")
    assert (all_lines[place].text, all_lines[place].quiet) == ("not filled", True)
    below = all_lines[place + 1]
    assert (below.kind, below.severity, below.field) == (Kind.FINDING, Severity.ERROR, "purpose")
    assert finding_words(below).startswith("Error · The required field")
    assert below.spoken.startswith("error: ")
    items = {item.id: (item.worst, item.share) for item in page.sections.sections.items}
    assert items["purpose"] == (None, 0)  # as in the editor: what is not written yet is a gap in the ring


def test_the_filter_leaves_only_what_needs_attention_and_says_when_that_is_nothing(two_desk: TestDesk) -> None:
    page = shown(two_desk, EMPTY)
    QTest.mouseClick(page.which.button("attention"), Qt.MouseButton.LeftButton)
    left = lines(page, Kind.ANSWER)
    # The draft and the explanation are missing among the attachments (P21), which are no required field.
    assert {line.field for line in left if line.text != "not filled"} == {"attachments"}
    assert len(left) > 10
    page.show_place(Place("answers", case=CASE))
    two_desk.settle()
    assert lines(page, Kind.ANSWER) == [] and not page.view.isVisible()
    everything = next(w for w in page.findChildren(QWidget) if w.accessibleName() == "Show everything")
    QTest.mouseClick(everything, Qt.MouseButton.LeftButton)
    assert page.view.isVisible() and page.view.hasFocus() and lines(page, Kind.ANSWER)


def test_f8_walks_the_findings_and_the_section_keys_the_sections(two_desk: TestDesk) -> None:
    page = shown(two_desk, EMPTY)
    found = lines(page, Kind.FINDING)
    key(page.view, Qt.Key.Key_F8)
    assert page.view.current() is found[0]
    key(page.view, Qt.Key.Key_F8)
    assert page.view.current() is found[1]
    for _ in range(2):
        key(page.view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.current() is found[-1]
    key(page.view, Qt.Key.Key_Home)
    key(page.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.view.current() is lines(page, Kind.SECTION)[1]
    assert page.sections.currentIndex().row() == 1


def test_a_section_at_the_left_brings_its_head_to_the_top(two_desk: TestDesk) -> None:
    page = shown(two_desk)
    page.sections.setFocus()
    for _ in range(4):
        key(page.sections, Qt.Key.Key_Down)
    head = lines(page, Kind.SECTION)[4]
    index = page.view.answers.index(page.view.answers.lines.index(head))
    assert page.view.visualRect(index).top() == 0


def test_enter_and_click_lead_to_the_field_and_the_way_back_to_the_line(window: OpenWindow) -> None:
    page = window.go(Place("answers", case=EMPTY))
    assert isinstance(page, AnswersPage)
    click(page.view, next(line for line in lines(page, Kind.ANSWER) if line.field == "category"))
    window.settle()
    editor = window.page
    assert isinstance(editor, EditorPage) and editor.place() == Place("editor", case=EMPTY, field="category")
    key(window.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    window.settle()
    current = page.view.current()
    assert window.page is page and current is not None and current.field == "category"
    page.view.go_to_field("purpose")
    key(page.view, Qt.Key.Key_Return)
    window.settle()
    focused = QApplication.focusWidget()
    row = editor._form.row_of("purpose")
    assert row is not None and focused is row.editor.entry()


def test_a_row_leads_to_its_row(window: OpenWindow) -> None:
    page = window.go(Place("answers", case=CASE))
    assert isinstance(page, AnswersPage)
    third = [line for line in lines(page, Kind.ROW) if line.field == "drafting_units"][2]
    click(page.view, third)
    window.settle()
    editor = window.page
    assert isinstance(editor, EditorPage)
    row = editor._form.row_of("drafting_units")
    assert row is not None and row.editor.has_focus()
    focused = QApplication.focusWidget()
    assert focused is not None and getattr(focused, "text", str)() == third.cells[0]


def test_the_finding_of_a_cell_leads_into_the_cell(window: OpenWindow) -> None:
    stages = [{"stage": "drafting", "months": 8}, {"stage": "review"}]
    window.workbench.drafting.set_value(CASE, "stages", stages)
    page = window.go(Place("answers", case=CASE))
    assert isinstance(page, AnswersPage)
    gap = next(line for line in lines(page, Kind.FINDING) if line.column == "months")
    click(page.view, gap)
    window.settle()
    editor = window.page
    assert isinstance(editor, EditorPage)
    item = editor._form.row_of("stages")
    assert item is not None and cell_with_focus(item.editor) == (gap.row, "months")


def test_the_key_leads_here_from_where_a_case_is(window: OpenWindow) -> None:
    for page in ("editor", "cases", "handin"):
        window.go(Place(page, case=CASE))
        key(window.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        window.settle()
        here = window.page
        assert isinstance(here, AnswersPage) and here.place().case in (CASE, EMPTY)
        assert here.view.hasFocus()


def test_what_is_typed_just_before_is_on_the_page(window: OpenWindow) -> None:
    editor = window.go(Place("editor", case=EMPTY, field="purpose"))
    QTest.keyClicks(QApplication.focusWidget(), "Just typed")
    key(window.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    window.settle()
    page = window.page
    assert editor is not page and isinstance(page, AnswersPage)
    current = page.view.current()
    assert current is not None and (current.field, current.text) == ("purpose", "Just typed")


def test_the_page_follows_changes_and_keeps_its_place(two_desk: TestDesk) -> None:
    page = shown(two_desk, EMPTY, "category")
    standing = page._standing.text()
    two_desk.operations.change(page, lambda wb: wb.drafting.set_value(EMPTY, "title_en", "Supplies"))
    two_desk.settle()
    two_desk.settle()
    assert next(line.text for line in lines(page, Kind.ANSWER) if line.field == "title_en") == "Supplies"
    current = page.view.current()
    assert current is not None and current.field == "category"
    assert page._standing.text() != standing


def test_what_could_not_be_stored_is_named(window: OpenWindow) -> None:
    window.go(Place("editor", case=CASE, field="budget_total"))
    focused = QApplication.focusWidget()
    assert focused is not None
    key(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused, "much")
    window.go(Place("answers", case=CASE))
    window.settle()
    page = window.page
    assert isinstance(page, AnswersPage)
    (found,) = lines(page, Kind.FINDING)
    assert found.field == "budget_total" and found.text.startswith("Not stored: ")


def test_without_a_case_the_page_says_how_to_begin(desk: TestDesk) -> None:
    page = AnswersPage(desk.desk)
    desk.show(page)
    cases = next(w for w in page.findChildren(QWidget) if w.isVisible() and w.accessibleName() == "Cases")
    QTest.mouseClick(cases, Qt.MouseButton.LeftButton)
    assert desk.went[-1] == Place("cases")
    assert not desk.desk.actions.action("case.preview").isEnabled()
    assert not any(one.isVisible() for one in (page.edit, page.counting, page.primary))


def test_two_hundred_rows_are_shown_at_once(desk: TestDesk) -> None:
    rows = [{"name": f"测试单位{n}", "role": "participant", "task": "承担试验验证工作"} for n in range(50)]
    products = [{"name": f"产品{n}"} for n in range(150)]
    case = new_case(desk.workbench)
    desk.workbench.drafting.fill(case.ref, {"drafting_units": rows, "products": products})
    page = shown(desk)
    assert len(lines(page, Kind.ROW)) == 200
    assert len(page.view.findChildren(QWidget)) < 20
    started = time.perf_counter()
    page.view._delegate.forget()
    page.view.doItemsLayout()
    page.view.scrollToBottom()
    page.view.grab()
    assert time.perf_counter() - started < 2.0  # a tenth of it on a machine at rest


def test_words_are_found_from_line_to_line_and_esc_goes_back_to_the_answers(window: OpenWindow) -> None:
    page = window.go(Place("answers", case=CASE, field="title_zh"))
    assert isinstance(page, AnswersPage)
    QTest.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = page.seeking.line
    assert line.field.hasFocus()
    QTest.keyClicks(line.field, "gb/t")
    seen = []
    for _ in range(3):
        QTest.keyClick(line.field, Qt.Key.Key_Return)
        seen.append((page.view.currentIndex().row(), line.count.text()))
    count = len([one for one in page.view.answers.lines if "gb/t" in one.spoken.casefold()])
    assert count == 2
    assert [words for _, words in seen] == [f"{place} of {count}" for place in (1, 2, 1)]
    assert seen[0] == seen[2] < seen[1]
    QTest.keyClick(line.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.currentIndex().row() == seen[1][0]
    QTest.mouseClick(line.exact, Qt.MouseButton.LeftButton)
    assert line.count.text() == "Not found"
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert page.view.hasFocus()
