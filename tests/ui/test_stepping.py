"""F8 in the editor: from where the cursor stands, through the fields as they stand in the form, and round."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.editors import opened, row
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.checks.model import Finding, Severity
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(page: EditorPage, back: bool = False) -> Finding:
    """Press F8, or Shift+F8, where the focus is; return the finding that one has come to."""
    focused = QApplication.focusWidget() or page
    QTest.keyClick(focused, Qt.Key.Key_F8, SHIFT if back else Qt.KeyboardModifier.NoModifier)
    finding = page._side.current_finding()
    assert finding is not None
    return finding


def enter(page: EditorPage, field: str) -> None:
    """Put the cursor into a field, in whatever section it is."""
    page._jump(field)
    assert row(page, field).editor.has_focus()


def in_form(page: EditorPage) -> list[str]:
    """Return the fields at which something is found that counts, each once, in the order of the form."""
    assert page.state is not None
    found = {one.where.field for one in page.state.report.findings if one.counts}
    return [name for name in page.state.form.fields if name in found]


def test_f8_goes_through_the_fields_in_the_order_of_the_form_not_errors_first(desk: TestDesk) -> None:
    new_case(desk.workbench, "关于储能电站的标题")
    desk.workbench.drafting.set_value(CASE, "title_en", "technical requirements")
    page = opened(desk, "title_zh")
    expected = in_form(page)
    assert page.state is not None
    weights = [page.state.report.of_field(name)[0].severity for name in expected]
    assert weights != sorted(weights, key=lambda one: one.weight), "the orders do not differ here"
    came: list[str] = []
    for _ in page.state.report.findings:
        field = press(page).where.field
        came += [field] if field in expected and field not in came[-1:] else []
    assert came == expected
    assert Severity.WARNING in weights


def test_f8_goes_on_from_the_field_the_cursor_stands_in(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh")
    expected = in_form(page)
    press(page)
    middle = expected[len(expected) // 2]
    enter(page, middle)
    assert press(page).where.field == middle  # what is found here was not shown yet
    enter(page, middle)
    assert press(page, back=True).where.field == expected[len(expected) // 2 - 1]


def test_shift_f8_goes_back_the_way_f8_came(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh")
    there = [press(page) for _ in range(5)]
    back = [press(page, back=True) for _ in range(4)]
    assert back == there[-2::-1]


def test_f8_goes_on_from_the_cell_the_cursor_stands_in(sample_desk: TestDesk) -> None:
    stages = [{"stage": "drafting"}, {"stage": "review", "months": 3}, {"stage": "approval"}]
    sample_desk.workbench.drafting.set_value(CASE, "stages", stages)
    page = opened(sample_desk, "stages")
    assert page.state is not None
    gaps = [one.where for one in page.state.report.of_field("stages") if one.where.column == "months"]
    assert len(gaps) == 2
    held = page.state.case.values["stages"]
    assert isinstance(held, tuple)
    row(page, "stages").editor.focus_cell(held[1].id, "months")
    assert press(page).where == gaps[1]
    row(page, "stages").editor.focus_cell(held[1].id, "months")
    assert press(page, back=True).where == gaps[0]


def test_going_round_is_told(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh")
    first = press(page)
    assert desk.told == []
    last = press(page, back=True)
    assert last != first
    assert desk.told == ["From the first finding back to the last."]
    assert press(page) == first
    assert desk.told[-1] == "From the last finding on to the first."


def test_a_finding_chosen_in_the_list_is_where_f8_goes_on_from(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh", tab="checks")
    there = [press(page) for _ in range(3)]
    view = page._side._checks._view
    view.setFocus()
    model = page._side._checks._model
    view.setCurrentIndex(model.index(model.findings.index(there[0])))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert press(page) == there[1]


def test_the_only_finding_is_told_to_be_the_only_one(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "title_en", "")
    page = opened(sample_desk, "title_zh")
    assert page.state is not None
    assert len(page.state.report.findings) == 1
    press(page)
    assert sample_desk.told == []
    press(page)
    assert sample_desk.told == ["There is no other finding."]
