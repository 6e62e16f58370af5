"""The editor: typing is stored, conditions come and go, findings are jumped to, undo names the act."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case, sample_case
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import use_language
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.selecting import cell_with_focus

CASE = "2026-001"
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(desk: TestDesk, field: str = "", width: int = 1440) -> EditorPage:
    """Open the editor on the first case at a field."""
    page = EditorPage(desk.desk)
    desk.show(page, Place("editor", case=CASE, field=field), width=width)
    return page


def entry(page: EditorPage, field: str) -> QWidget:
    """Return the widget of a field that is typed into."""
    row = page._form.row_of(field)
    assert row is not None
    return row.editor.entry()


def value(desk: TestDesk, field: str) -> object:
    """Return what is stored in a field."""
    return desk.workbench.drafting.case(CASE).values.get(field)


def type_and_leave(desk: TestDesk, page: EditorPage, field: str, text: str) -> None:
    """Replace what stands in a field and leave it with Tab."""
    widget = entry(page, field)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    desk.settle()
    desk.settle()


def texts(widget: QWidget) -> list[str]:
    """Return the labels that can be seen."""
    return [item.text() for item in widget.findChildren(QLabel) if item.isVisible()]


def test_what_is_typed_is_stored_when_the_field_is_left(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    type_and_leave(sample_desk, page, "title_en", "Emergency supply")
    assert value(sample_desk, "title_en") == "Emergency supply"
    assert sample_desk.desk.notices.saved_at is not None


def test_what_is_typed_is_stored_after_a_pause(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(sample_desk, "title_en")
    widget = entry(page, "title_en")
    QTest.keyClicks(widget, "plus")
    qtbot.waitUntil(lambda: "plus" in str(value(sample_desk, "title_en")), timeout=5000)
    assert widget.hasFocus()


def test_a_place_leads_to_its_field(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "purpose")
    assert page.place() == Place("editor", case=CASE, field="purpose")
    focused = QApplication.focusWidget()
    assert focused is entry(page, "purpose")


def test_control_page_down_opens_the_next_section(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    first = page._form.section
    QTest.keyClick(page, Qt.Key.Key_PageDown, CONTROL)
    assert page._form.section != first
    QTest.keyClick(page, Qt.Key.Key_PageUp, CONTROL)
    assert page._form.section == first


def test_a_section_is_opened_with_the_mouse(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    view = page._sections.view
    box = view.visualRect(page._sections.view.sections.index(3))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page._form.section == page._sections.view.sections.items[3].id


def test_a_conditional_field_comes_and_goes_and_keeps_what_it_holds(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "purpose")
    state = page.state
    assert state is not None
    asked = next(
        field for field in state.form.fields.values() if field.visible_if and field.id in state.visible
    )
    question = next(iter(asked.visible_if.names)) if asked.visible_if else ""
    kept, before = value(sample_desk, asked.id), value(sample_desk, question)
    page.show_place(Place("editor", case=CASE, field=asked.id))
    sample_desk.settle()
    shell = page._form._shells[asked.id]
    assert shell.isVisible()
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, question, not before))
    sample_desk.settle()
    sample_desk.settle()
    assert not shell.isVisible()
    assert value(sample_desk, asked.id) == kept
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, question, before))
    sample_desk.settle()
    sample_desk.settle()
    assert shell.isVisible()


def test_undo_is_named_after_the_act_and_takes_it_back(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    before = value(sample_desk, "title_en")
    type_and_leave(sample_desk, page, "title_en", "Other words")
    assert "Title" in sample_desk.desk.actions.action("undo").text()
    QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)
    sample_desk.settle()
    sample_desk.settle()
    assert value(sample_desk, "title_en") == before
    QTest.keyClick(page, Qt.Key.Key_Y, CONTROL)
    sample_desk.settle()
    assert value(sample_desk, "title_en") == "Other words"


def test_a_wrong_value_stays_in_the_editor_with_its_sentence(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    state = page.state
    assert state is not None
    number = next(f.id for f in state.form.fields.values() if f.kind == "integer" and f.id in state.visible)
    page.show_place(Place("editor", case=CASE, field=number))
    sample_desk.settle()
    before = value(sample_desk, number)
    type_and_leave(sample_desk, page, number, "many")
    widget = entry(page, number)
    assert isinstance(widget, QLineEdit)
    assert widget.text() == "many"
    assert value(sample_desk, number) == before
    row = page._form.row_of(number)
    assert row is not None
    assert row._problems.count() == 1


def test_somebody_elses_value_is_offered_beside_ones_own(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    row = page._form.row_of("title_en")
    assert row is not None
    QTest.keyClicks(entry(page, "title_en"), " mine")
    # Stored past the page, as by another program on the same database.
    sample_desk.workbench.drafting.set_value(CASE, "title_en", "theirs")
    row.commit()
    sample_desk.settle()
    sample_desk.settle()
    theirs = [button for button in row.findChildren(QAbstractButton) if button.text() == "Use theirs"]
    assert len(theirs) == 1
    QTest.mouseClick(theirs[0], Qt.MouseButton.LeftButton)
    widget = entry(page, "title_en")
    assert isinstance(widget, QLineEdit)
    assert widget.text() == "theirs"


def test_trouble_with_the_disk_keeps_the_text_and_offers_another_try(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(sample_desk, "title_en")
    drafting = type(sample_desk.workbench.drafting)
    real = drafting.set_value

    def refuse(*_words: object) -> object:
        raise NotReadable("The disk is full.")

    monkeypatch.setattr(drafting, "set_value", refuse)
    type_and_leave(sample_desk, page, "title_en", "Kept words")
    assert page.strip.isVisible()
    monkeypatch.setattr(drafting, "set_value", real)
    again = next(b for b in page.strip.findChildren(QAbstractButton) if b.text() == "Try again")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    assert value(sample_desk, "title_en") == "Kept words"


def test_f8_goes_from_finding_to_finding_and_round(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    assert page.state is not None
    count = sum(1 for finding in page.state.report.findings if finding.counts)
    assert count > 2
    seen = []
    for _ in range(count + 1):
        QTest.keyClick(page, Qt.Key.Key_F8)
        finding = page._side.current_finding()
        assert finding is not None
        seen.append((finding.rule, finding.where, finding.message))
    assert seen[0] == seen[-1]
    assert len(set(seen)) == count


def test_f8_goes_into_the_very_cell_that_is_empty(sample_desk: TestDesk) -> None:
    stages = [{"stage": "drafting", "months": 8}, {"stage": "review"}]
    sample_desk.workbench.drafting.set_value(CASE, "stages", stages)
    page = opened(sample_desk, "title_en")
    assert page.state is not None
    gaps = [one.where for one in page.state.report.of_field("stages") if one.where.column]
    assert gaps and gaps[-1].column == "months"
    for _ in page.state.report.findings:
        QTest.keyClick(page, Qt.Key.Key_F8)
        finding = page._side.current_finding()
        if finding is not None and finding.where == gaps[-1]:
            break
    item = page._form.row_of("stages")
    assert item is not None
    assert cell_with_focus(item.editor) == (gaps[-1].row, "months")


def test_f8_says_when_there_is_nothing(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert sample_desk.told == ["Nothing was found. The rules are checked after every change."]


def test_a_repair_is_applied_from_the_line_below_its_field(sample_desk: TestDesk) -> None:
    workbench = sample_desk.workbench
    workbench.drafting.set_value(CASE, "title_zh", "储能电站应急供电装置 技术要求。")
    report = workbench.checking.check(CASE)
    repairs = [finding for finding in report.findings if finding.repair is not None]
    assert repairs, [finding.rule for finding in report.findings]
    page = opened(sample_desk, repairs[0].where.field)
    assert repairs[0].repair is not None
    words = repairs[0].repair.label.here()
    buttons = [b for b in page._form.findChildren(QAbstractButton) if b.text() == words]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    sample_desk.settle()
    sample_desk.settle()
    left = [finding.rule for finding in workbench.checking.check(CASE).findings if finding.repair is not None]
    assert repairs[0].rule not in left


def test_the_counter_turns_red_with_words_when_too_much_is_typed(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    state = page.state
    assert state is not None
    limited = [f for f in state.form.fields.values() if f.limits.max_length and f.kind == "long_text"]
    limited += [f for f in state.form.fields.values() if f.limits.max_length]
    field = next(f for f in limited if f.id in state.visible)
    most = field.limits.max_length
    assert most is not None
    page.show_place(Place("editor", case=CASE, field=field.id))
    sample_desk.settle()
    widget = entry(page, field.id)
    if isinstance(widget, QPlainTextEdit):
        widget.setPlainText("字" * (most + 3))
    else:
        assert isinstance(widget, QLineEdit)
        widget.setText("字" * (most + 2))
        QTest.keyClicks(widget, "x")
    row = page._form.row_of(field.id)
    assert row is not None
    assert row.counter.property("role") == "error"
    assert "3 too many" in row.counter.text()


def test_a_case_in_the_trash_can_only_be_read_until_it_is_taken_out(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.trash(CASE)
    page = opened(sample_desk, "title_en")
    widget = entry(page, "title_en")
    assert isinstance(widget, QLineEdit)
    assert widget.isReadOnly()
    back = next(b for b in page.findChildren(QAbstractButton) if b.text() == "Take out of the trash")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    sample_desk.settle()
    assert not widget.isReadOnly()


def test_without_a_case_the_page_says_how_to_begin(desk: TestDesk) -> None:
    page = EditorPage(desk.desk)
    desk.show(page, Place("editor"))
    assert "No case is open" in texts(page)
    button = next(b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text() == "Cases")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.went[-1].page == "cases"


def test_a_case_that_does_not_exist_is_a_sentence(desk: TestDesk) -> None:
    page = EditorPage(desk.desk)
    desk.show(page, Place("editor", case="2026-404"))
    assert page.strip.isVisible()


def test_in_a_narrow_window_the_side_pane_opens_over_the_form_and_escape_closes_it(
    sample_desk: TestDesk,
) -> None:
    page = opened(sample_desk, "title_en", width=952)
    assert not page._side.isVisible()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert page._side.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page._side.isVisible()


def test_the_place_is_remembered_for_the_next_start(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "purpose")
    page.commit_pending()
    places = sample_desk.desk.settings().last_place
    assert [tuple(place) for place in places.values()] == [(CASE, "purpose")]


def test_the_page_speaks_chinese(qtbot: QtBot, tmp_path: Path) -> None:
    use_language("zh")
    desk = TestDesk(qtbot, tmp_path, sample_case)
    page = opened(desk, "purpose")
    shown = texts(page)
    desk.close()
    assert "完成情况" in shown or "完整度" in shown
    assert any("字" in text for text in shown)


def test_a_new_case_says_nothing_of_empty_fields_before_one_was_emptied(desk: TestDesk, qtbot: QtBot) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    row = page._form.row_of("title_en")
    assert row is not None
    assert row._findings.count() == 0
    assert all(item.worst is None for item in page._sections.view.sections.items)
    title, others = entry(page, "title_en"), entry(page, "title_zh")
    title.setFocus()
    QTest.keyClick(title, Qt.Key.Key_Tab)
    page._form._revealing._show_left()
    assert row._findings.count() == 0, "it was only passed"
    title.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace):
        QTest.keyClick(title, key)
    others.setFocus()
    qtbot.waitUntil(lambda: row._findings.count() > 0, timeout=5000)


def test_a_finding_that_appears_above_leaves_the_field_one_is_in_where_it_is(
    desk: TestDesk, qtbot: QtBot
) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    page.window().resize(1100, 420)
    desk.settle()
    title, below = entry(page, "title_en"), entry(page, "ics")
    title.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace):
        QTest.keyClick(title, key)
    QTest.keyClick(title, Qt.Key.Key_Tab)
    below.setFocus()
    desk.settle()
    port, bar = page._form.viewport(), page._form.verticalScrollBar()
    place, scrolled = below.mapTo(port, QPoint()).y(), bar.value()
    page._form._revealing._show_left()
    qtbot.waitUntil(lambda: bar.value() > scrolled, timeout=5000)
    desk.settle()
    assert below.mapTo(port, QPoint()).y() == place


def test_a_jump_to_a_finding_shows_it_at_its_field_at_once(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    QTest.keyClick(page, Qt.Key.Key_F8)
    finding = page._side.current_finding()
    row = page._form.row_of(finding.where.field) if finding is not None else None
    assert row is not None
    assert row._findings.count() > 0


def test_commands_with_nothing_to_act_on_are_disabled(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_en")
    enabled = {name: desk.desk.actions.action(name).isEnabled() for name in ("undo", "redo", "link.add")}
    assert enabled == {"undo": False, "redo": False, "link.add": True}
    QTest.keyClicks(entry(page, "title_en"), "x")
    assert desk.desk.actions.action("undo").isEnabled()
    desk.workbench.drafting.trash(CASE)
    page.show_place(Place("editor", case=CASE))
    desk.settle()
    enabled = {name: desk.desk.actions.action(name).isEnabled() for name in ("case.trash", "case.restore")}
    assert enabled == {"case.trash": False, "case.restore": True}
    assert not desk.desk.actions.action("link.add").isEnabled()
    assert not desk.desk.actions.action("example.insert").isEnabled()


def test_words_that_were_searched_are_selected_in_a_line_a_box_and_a_cell(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(
        CASE, "purpose", "𠮷林省的储能电站日益增多，电化学储能须有统一方法。"
    )
    page = opened(sample_desk)
    for field, words in (("title_zh", "储能"), ("purpose", "电化学 不在其中"), ("drafting_units", "研究院")):
        page.show_place(Place("editor", case=CASE, field=field, words=words))
        sample_desk.settle()
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit | QPlainTextEdit | QTextEdit)
        chosen = (
            focused.selectedText() if isinstance(focused, QLineEdit) else focused.textCursor().selectedText()
        )
        assert chosen == words.split()[0]


def test_words_that_are_gone_meanwhile_leave_the_field_as_it_is(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    page.show_place(Place("editor", case=CASE, field="purpose", words="nowhere"))
    sample_desk.settle()
    box = entry(page, "purpose")
    assert isinstance(box, QPlainTextEdit | QTextEdit)
    assert box.hasFocus()
    assert not box.textCursor().hasSelection()


def test_a_case_on_its_way_is_not_told_to_be_missing(sample_desk: TestDesk) -> None:
    page = EditorPage(sample_desk.desk)
    page.resize(1100, 700)
    sample_desk.desk.navigator.go(Place("editor", case=CASE))
    page.show_place(Place("editor", case=CASE))
    page.show()
    assert "No case is open" not in texts(page)
    sample_desk.settle()
    assert "No case is open" not in texts(page)
    empty = EditorPage(sample_desk.desk)
    empty.show_place(Place("editor"))
    empty.show()
    assert "No case is open" in texts(empty)
    for one in (page, empty):
        one.close()


def test_what_is_undone_in_another_section_is_told_with_the_way_there(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    title = entry(page, "title_en")
    QTest.keyClicks(title, "x")
    page.commit_pending()
    sample_desk.settle()
    page._jump("purpose", "")
    sample_desk.settle()
    page._sections.view.setFocus()
    page._acts.turning.undo()
    sample_desk.settle()
    sample_desk.settle()
    told = sample_desk.desk.notices.recent[0][1]
    assert told.startswith("Undone in another section")
    assert "Title (English)" in told
    page._acts.turning.redo()
    sample_desk.settle()
    page._jump("title_en", "")
    count = len(sample_desk.desk.notices.recent)
    page._acts.turning.undo()
    sample_desk.settle()
    assert len(sample_desk.desk.notices.recent) == count, "it is seen where it is"


@pytest.mark.parametrize("field", ["title_en", "purpose"])
def test_undo_right_after_typing_takes_back_just_that_and_redo_brings_it_back(
    sample_desk: TestDesk, field: str
) -> None:
    page = opened(sample_desk, field)
    widget = entry(page, field)

    def text() -> str:
        return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()

    def turned(act: Callable[[], None]) -> str:
        act()
        for _ in range(3):
            sample_desk.settle()
        return text()

    if isinstance(widget, QLineEdit):
        widget.end(False)
    else:
        widget.moveCursor(QTextCursor.MoveOperation.End)
    before = text()
    QTest.keyClicks(widget, " eee")
    page.commit_pending()
    sample_desk.settle()
    sample_desk.settle()
    QTest.keyClicks(widget, " fff")
    assert turned(page._acts.turning.undo) == f"{before} eee"
    assert turned(page._acts.turning.redo) == f"{before} eee fff"
    assert turned(page._acts.turning.undo) == f"{before} eee"
    assert turned(page._acts.turning.undo) == before


def test_undo_in_a_number_that_cannot_be_stored_stays_in_the_number(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "budget_total")
    widget = entry(page, "budget_total")
    assert isinstance(widget, QLineEdit)
    before = widget.text()
    widget.setFocus()
    widget.end(False)
    QTest.keyClicks(widget, "x")
    page._acts.turning.undo()
    sample_desk.settle()
    assert widget.text() == before
    assert sample_desk.workbench.history.next_steps(CASE)[1] is None
