"""The editor by keyboard: where Tab, Ctrl+Enter and the way back from a repair lead, and where one begins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE, opened, row
from tests.helpers.turning import WAIT
from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import new_case, sample_case
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rows import RowsEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
WRONG_TITLE = "储能电站应急供电装置 技术要求。"
WRONG_ENGLISH = "Emergency power supply devices for energy storage stations—Technical Requirements"


def focused() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """Press a key where the focus is; return what has the focus then."""
    QTest.keyClick(focused(), key, modifier)
    return focused()


def repairs(item: FieldRow) -> list[QAbstractButton]:
    """Return the buttons below a field."""
    body = [b for b in item.findChildren(QAbstractButton) if not item.editor.isAncestorOf(b) and b.isVisible()]
    return sorted(body, key=lambda b: b.mapTo(item, QPoint(0, 0)).y())


def with_wrong_titles(desk: TestDesk) -> None:
    """Store titles with something to repair in both."""
    desk.workbench.drafting.set_value(CASE, "title_zh", WRONG_TITLE)
    desk.workbench.drafting.set_value(CASE, "title_en", WRONG_ENGLISH)


def test_tab_goes_from_a_field_over_its_repairs_to_the_next_and_back(sample_desk: TestDesk) -> None:
    with_wrong_titles(sample_desk)
    page = opened(sample_desk, "title_zh")
    mends = repairs(row(page, "title_zh"))
    assert mends
    for mend in mends:
        assert press(Qt.Key.Key_Tab) is mend
    assert press(Qt.Key.Key_Tab) is row(page, "title_en").editor.entry()
    assert press(Qt.Key.Key_Backtab) is mends[-1]


def test_repairs_that_come_later_are_reached_with_tab_too(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_zh")
    assert not repairs(row(page, "title_zh"))
    with_wrong_titles(sample_desk)
    page.show_place(Place("editor", case=CASE, field="title_zh"))
    sample_desk.settle()
    mends = repairs(row(page, "title_zh"))
    assert mends
    assert press(Qt.Key.Key_Tab) is mends[0]
    row(page, "title_zh").editor.entry().setFocus()
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, "title_zh", "储能电站 技术要求"))
    sample_desk.settle()
    sample_desk.settle()
    assert not repairs(row(page, "title_zh"))
    assert press(Qt.Key.Key_Tab) is row(page, "title_en").editor.entry()


def test_tab_goes_from_a_disputed_field_to_both_values(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_zh")
    item = row(page, "title_zh")
    QTest.keyClicks(item.editor.entry(), "mine")
    # Stored past the page, as by another program on the same database.
    sample_desk.workbench.drafting.set_value(CASE, "title_zh", "theirs")
    item.commit()
    sample_desk.settle()
    sample_desk.settle()
    item.editor.entry().setFocus()
    words = []
    for _ in range(2):
        found = press(Qt.Key.Key_Tab)
        assert isinstance(found, QAbstractButton)
        words.append(found.text())
    assert words == ["Use mine", "Use theirs"]
    assert press(Qt.Key.Key_Tab) in (*repairs(item), row(page, "title_en").editor.entry())


def with_other_finding_selected(page: EditorPage, field: str) -> None:
    """Open the checks and select a finding of another field than the one named, without a repair."""
    page._side.show_tab("checks")
    tab = page._side._checks
    place = next(
        n
        for n, finding in enumerate(tab._model.findings)
        if finding.where.field != field and finding.repair is None
    )
    tab._view.setCurrentIndex(tab._model.index(place))


def repairable(desk: TestDesk, field: str) -> list[str]:
    """Return the rules with a repair at a field."""
    report = desk.workbench.checking.check(CASE)
    return [finding.rule for finding in report.of_field(field) if finding.repair is not None]


def test_control_enter_repairs_the_field_with_the_focus_whatever_is_selected(sample_desk: TestDesk) -> None:
    with_wrong_titles(sample_desk)
    sample_desk.workbench.drafting.set_value(CASE, "situation", "无")
    page = opened(sample_desk, "title_zh")
    with_other_finding_selected(page, "title_zh")
    row(page, "title_zh").editor.entry().setFocus()
    first, *others = repairable(sample_desk, "title_zh")
    press(Qt.Key.Key_Return, CONTROL)
    sample_desk.settle()
    sample_desk.settle()
    assert repairable(sample_desk, "title_zh") == others
    assert first not in others
    assert "Nothing here can be repaired automatically." not in sample_desk.told


def test_control_enter_in_a_field_in_order_leaves_the_selected_finding_alone(sample_desk: TestDesk) -> None:
    with_wrong_titles(sample_desk)
    page = opened(sample_desk, "ics")
    page._side.show_tab("checks")
    tab = page._side._checks
    place = next(n for n, finding in enumerate(tab._model.findings) if finding.repair is not None)
    tab._view.setCurrentIndex(tab._model.index(place))
    row(page, "ics").editor.entry().setFocus()
    press(Qt.Key.Key_Return, CONTROL)
    sample_desk.settle()
    assert sample_desk.told == ["Nothing here can be repaired automatically."]
    assert sample_desk.signs == ["info"]


def cursor_at_end(widget: QWidget) -> bool:
    """Return whether the cursor of a line is behind its last character."""
    assert isinstance(widget, QLineEdit)
    return widget.cursorPosition() == len(widget.text())


def test_after_a_repair_the_cursor_is_at_the_end_of_the_mended_field(sample_desk: TestDesk) -> None:
    with_wrong_titles(sample_desk)
    page = opened(sample_desk, "title_zh")
    mend = repairs(row(page, "title_zh"))[0]
    row(page, "ics").editor.entry().setFocus()
    QTest.mouseClick(mend, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    sample_desk.settle()
    line = row(page, "title_zh").editor.entry()
    assert line.hasFocus()
    assert isinstance(line, QLineEdit)
    assert line.text() != WRONG_TITLE
    assert cursor_at_end(line)


def test_after_a_repair_by_key_the_cursor_is_at_the_end_of_the_mended_field(sample_desk: TestDesk) -> None:
    with_wrong_titles(sample_desk)
    page = opened(sample_desk, "title_en")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    sample_desk.settle()
    sample_desk.settle()
    line = row(page, "title_en").editor.entry()
    assert line.hasFocus()
    assert cursor_at_end(line)
    QTest.keyClick(line, Qt.Key.Key_Home)
    sample_desk.workbench.drafting.set_value(CASE, "title_en", WRONG_ENGLISH)
    page.show_place(Place("editor", case=CASE, field="title_en"))
    sample_desk.settle()
    press(Qt.Key.Key_Return, CONTROL)
    sample_desk.settle()
    sample_desk.settle()
    assert line.hasFocus()
    assert cursor_at_end(line)


def test_a_repair_pressed_in_the_list_of_checks_leads_into_the_mended_field(sample_desk: TestDesk) -> None:
    with_wrong_titles(sample_desk)
    page = opened(sample_desk, "purpose")
    page._side.show_tab("checks")
    tab = page._side._checks
    place = next(n for n, finding in enumerate(tab._model.findings) if finding.where.field == "title_zh")
    tab._view.setCurrentIndex(tab._model.index(place))
    sample_desk.settle()
    QTest.mouseClick(tab._repair, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    sample_desk.settle()
    line = row(page, "title_zh").editor.entry()
    assert line.hasFocus()
    assert cursor_at_end(line)


def show(desk: TestDesk, page: EditorPage, place: Place) -> None:
    """Show a place on a page that is there already, with the focus on a button of its header."""
    next(b for b in page.findChildren(QAbstractButton) if b.text() == "Export documents").setFocus()
    page.show_place(place)
    desk.settle()
    desk.settle()


def test_a_case_opened_again_puts_the_focus_where_one_was(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    show(sample_desk, page, Place("editor", case=CASE))
    assert row(page, "title_en").editor.entry().hasFocus()


def test_a_case_opened_after_another_puts_the_focus_where_one_was(sample_desk: TestDesk) -> None:
    other = new_case(sample_desk.workbench, "另一个标准")
    page = opened(sample_desk, "purpose")
    show(sample_desk, page, Place("editor", case=other.ref, field="ccs"))
    assert row(page, "ccs").editor.has_focus()
    show(sample_desk, page, Place("editor", case=CASE))
    assert row(page, "purpose").editor.has_focus()
    assert page._sections.view.currentIndex().row() == 3
    show(sample_desk, page, Place("editor", case=other.ref))
    assert row(page, "ccs").editor.has_focus()


def test_a_case_opened_first_puts_the_focus_into_its_first_empty_required_field(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    desk.workbench.drafting.set_value(CASE, "title_en", "Title")
    page = opened(desk)
    assert page.state is not None
    assert row(page, "work_type").editor.has_focus()


def test_a_case_that_is_full_puts_the_focus_into_its_first_field(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    assert row(page, "title_zh").editor.has_focus()


def test_a_case_of_the_last_start_puts_the_focus_where_one_was(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "purpose")
    page.commit_pending()
    page.hide()
    assert row(opened(sample_desk), "purpose").editor.has_focus()


def rows_of(page: EditorPage, field: str) -> RowsEditor:
    """Return the editor of a list of rows."""
    editor = row(page, field).editor
    assert isinstance(editor, RowsEditor)
    return editor


def test_enter_in_the_popup_of_a_cell_only_chooses(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "drafting_units")
    combo = rows_of(page, "drafting_units").lines[1].cells["role"].entry()
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    for _ in range(2):
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Space)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        view = combo.view()
        step = Qt.Key.Key_Up if before == 2 else Qt.Key.Key_Down
        QTest.keyClick(view, step)
        QTest.keyClick(view, Qt.Key.Key_Return)
        sample_desk.settle()
        assert QApplication.activePopupWidget() is None
        assert combo.currentIndex() != before
        assert page.focusWidget() is combo  # offscreen, the window itself is not active again at once
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page, WAIT)


def test_tab_goes_through_a_row_as_it_stands_from_left_to_right(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "drafting_units")
    editor = rows_of(page, "drafting_units")
    first, second = editor.lines[:2]
    editor.move_row(second, -1)
    editor.add_row()
    lines = editor.lines
    assert lines[:2] == [second, first]
    expected: list[QWidget] = []
    for line in lines:
        expected += [line.grip, *(cell.entry() for cell in line.cells.values()), line.trash]
    expected.append(editor.add)
    lines[0].grip.setFocus()
    met = [focused(), *(press(Qt.Key.Key_Tab) for _ in expected[1:])]
    assert met == expected
    for line in lines:
        edges = [stop.mapTo(editor, QPoint()).x() for stop in line.stops()]
        assert edges == sorted(edges)
    assert not editor.isAncestorOf(press(Qt.Key.Key_Tab))


def test_enter_in_the_last_line_of_a_popup_and_a_tab_do_not_reach_the_trash(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "drafting_units")
    line = rows_of(page, "drafting_units").lines[0]
    combo = line.cells["role"].entry()
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Space)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert press(Qt.Key.Key_Tab) is line.cells["task"].entry()


def test_who_writes_on_after_a_start_is_not_told_what_is_empty(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    assert row(page, "title_en").editor.has_focus()
    page.commit_pending()
    page.hide()
    page = opened(desk, "title_en")
    assert row(page, "title_en")._findings.count() == 0
    page.show_place(Place("editor", case=CASE, field="category"))
    desk.settle()
    assert row(page, "category")._findings.count() > 0


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on the sample case."""
    made = OpenWindow(tmp_path, sample_case)
    yield made
    made.close()


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_a_case_opened_from_the_list_has_the_focus_in_a_field(window: OpenWindow, way: str) -> None:
    for number in range(2):
        page = window.go(Place("cases"))
        assert isinstance(page, CasesPage)
        table = page.table
        if way == "mouse":
            spot = table.visualRect(table.model().index(0, 1)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        else:
            table.setFocus()
            table.setCurrentIndex(table.model().index(0, 1))
            QTest.keyClick(table, Qt.Key.Key_Return)
        window.settle()
        window.settle()
        editor = window.page
        assert isinstance(editor, EditorPage)
        assert row(editor, "title_en" if number else "title_zh").editor.has_focus()
        row(editor, "title_en").editor.entry().setFocus()


def field_of(page: EditorPage, widget: QWidget) -> str:
    """Return the field of the form that a widget stands in, empty if in none."""
    return next((item.field.id for item in page._form.rows() if item.isAncestorOf(widget)), "")


def tab_stops(desk: TestDesk, page: EditorPage, field: str) -> list[str]:
    """Press Tab from a field until it left the form; return the fields that had the focus, in order."""
    row(page, field).editor.focus_cell()
    desk.settle()
    found = [field]
    for _ in range(60):
        name = field_of(page, press(Qt.Key.Key_Tab))
        if not name:
            break
        if name != found[-1]:
            found.append(name)
    return found


def test_tab_leads_on_from_a_list_whose_rows_came_later(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "stages")
    editor = row(page, "stages").editor
    for _ in range(2):
        editor.last_stop().setFocus()
        press(Qt.Key.Key_Space)
        desk.settle()
    fields = ["stages", "fast_track", "budget_total", "budget_note", "budget_lines"]
    assert tab_stops(desk, page, "stages") == fields


def test_tab_goes_from_the_sections_into_the_form_and_then_beside_it_in_every_section(
    sample_desk: TestDesk,
) -> None:
    page = opened(sample_desk, "title_zh")
    for field in ("drafting_units", "patents_involved", "title_zh"):
        page.show_place(Place("editor", case=CASE, field=field))
        sample_desk.settle()
        page._sections.view.setFocus()
        assert page._form.isAncestorOf(press(Qt.Key.Key_Tab))
        for _ in range(60):
            there = press(Qt.Key.Key_Tab)
            if not page._form.isAncestorOf(there):
                break
        assert page._side.isAncestorOf(there)
        assert page._form.isAncestorOf(press(Qt.Key.Key_Backtab))
