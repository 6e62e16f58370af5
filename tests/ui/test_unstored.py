"""Nothing typed is lost or put in the wrong place: while stored, refused, left, closed, or switched away."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.turning import let_qt_work
from tests.helpers.twocases import two_case_window
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import open_for_test, two_cases
from workbench.kernel.errors import NotReadable
from workbench.ui.navigation import Place
from workbench.ui.pages.answers.page import AnswersPage
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.handin.page import HandInPage
from workbench.ui.pages.start.page import StartPage
from workbench.ui.pages.start.reading import NeedKind

CASE, OTHER = "2026-001", "2026-002"
MONTHS = "duration_months"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    yield from two_case_window(tmp_path)


def entry(opened: OpenWindow, field: str, case: str = CASE) -> QLineEdit:
    """Go to a field of one line and return its editor."""
    page = opened.go(Place("editor", case=case, field=field))
    assert isinstance(page, EditorPage)
    opened.settle()
    row = page._form.row_of(field)
    assert row is not None
    widget = row.editor.entry()
    assert isinstance(widget, QLineEdit)
    return widget


def retype(widget: QWidget, text: str) -> None:
    """Replace what stands in a field, and stay there; what has no keys comes from an input method."""
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    if text.isascii():
        QTest.keyClicks(widget, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def stored(opened: OpenWindow, field: str, case: str = CASE) -> object:
    """Return what is stored in a field."""
    return opened.workbench.drafting.case(case).values.get(field)


def press(widget: QWidget, words: str) -> None:
    """Click the button that can be seen and says `words`."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.isVisible() and b.text().strip() == words]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def said(opened: OpenWindow) -> str:
    """Return the words of the strip at the top of the page."""
    assert opened.page.strip.isVisible()
    return "\n".join(label.text() for label in opened.page.strip.findChildren(QLabel))


def answering(words: str) -> list[str]:
    """Press a button in the next question; the list gets what was asked."""
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(5, answer)
            return
        asked.append(box.text())
        press(box, words)

    QTimer.singleShot(5, answer)
    return asked


@contextmanager
def slow_disk(opened: OpenWindow) -> Iterator[None]:
    """Hold the lane of edits, as a slow disk does."""
    gate = threading.Event()
    opened.desk.operations.change(opened.window, lambda _workbench: gate.wait(20))
    try:
        yield
    finally:
        gate.set()


def test_what_is_typed_on_while_the_disk_is_slow_is_stored_though_the_section_is_left(
    opened: OpenWindow,
) -> None:
    widget = entry(opened, "title_en")
    with slow_disk(opened):
        retype(widget, "First words")
        opened.page.commit_pending()
        QTest.keyClicks(widget, " and the rest")
        QTest.keyClick(widget, Qt.Key.Key_PageDown, CONTROL)
    opened.settle()
    assert stored(opened, "title_en") == "First words and the rest"


def test_going_back_to_the_first_words_while_others_are_stored_keeps_the_first(opened: OpenWindow) -> None:
    before = stored(opened, "title_en")
    widget = entry(opened, "title_en")
    with slow_disk(opened):
        retype(widget, "Other words")
        opened.page.commit_pending()
        retype(widget, str(before))
        QTest.keyClick(widget, Qt.Key.Key_PageDown, CONTROL)
    opened.settle()
    assert stored(opened, "title_en") == before


def test_what_is_refused_is_an_error_and_not_missing_on_the_start_page_as_in_the_editor(
    opened: OpenWindow,
) -> None:
    opened.workbench.drafting.set_value(CASE, MONTHS, None)
    editor = opened.go(Place("editor", case=CASE, field=MONTHS))
    assert isinstance(editor, EditorPage)
    before = needs(opened)
    widget = entry(opened, MONTHS)
    retype(widget, "many")
    after = needs(opened)
    words = editor._sections._left.text()
    assert after.get(NeedKind.EMPTY_FIELDS, 0) == before[NeedKind.EMPTY_FIELDS] - 1
    assert after[NeedKind.ERRORS] == before.get(NeedKind.ERRORS, 0) + 1
    assert f"errors: {after[NeedKind.ERRORS]}" in words
    detail = next(need.detail for need in start_page(opened)._needs if need.kind is NeedKind.ERRORS)
    assert detail.startswith("Not stored: ")


def start_page(opened: OpenWindow) -> StartPage:
    """Go to the start page."""
    page = opened.go(Place("start"))
    assert isinstance(page, StartPage)
    return page


def needs(opened: OpenWindow) -> dict[NeedKind, int]:
    """Return what the start page says of the case, by kind."""
    return {need.kind: need.count for need in start_page(opened)._needs if need.case == CASE}


def test_what_is_refused_after_its_section_was_left_is_said_with_a_way_back_to_it(opened: OpenWindow) -> None:
    widget = entry(opened, MONTHS)
    retype(widget, "many")
    QTest.keyClick(widget, Qt.Key.Key_PageDown, CONTROL)
    opened.settle()
    assert "is not stored" in said(opened)
    press(opened.page.strip, "Go to the field")
    opened.settle()
    assert entry(opened, MONTHS).text() == "many"


@pytest.mark.parametrize("change", [{"theme": "dark"}, {"zoom": 1.2}, {"language": "zh"}])
def test_what_was_refused_is_still_there_in_another_look(opened: OpenWindow, change: dict[str, object]) -> None:
    widget = entry(opened, MONTHS)
    retype(widget, "many")
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    opened.settle()
    opened.desk.change_settings(**change)
    opened.settle()
    assert entry(opened, MONTHS).text() == "many"


def test_what_was_refused_is_still_there_after_a_visit_to_another_case(opened: OpenWindow) -> None:
    retype(entry(opened, MONTHS), "many")
    opened.go(Place("editor", case=OTHER, field="title_zh"))
    opened.settle()
    assert entry(opened, MONTHS).text() == "many"


def test_a_field_with_a_refused_text_is_not_called_empty_as_well(opened: OpenWindow) -> None:
    opened.workbench.drafting.set_value(CASE, "ccs", None)
    widget = entry(opened, "ccs")
    page = opened.page
    assert isinstance(page, EditorPage)
    page.go_to_finding("ccs", "")
    assert "P01" in rules_shown(page, "ccs")
    retype(widget, "  foo")
    QTest.keyClick(widget, Qt.Key.Key_S, CONTROL)
    opened.settle()
    row = page._form.row_of("ccs")
    assert row is not None
    assert row.trouble.startswith("CCS code: “foo” is not a CCS code.")
    assert "P01" not in rules_shown(page, "ccs")
    handin = opened.go(Place("handin", case=CASE))
    opened.settle()
    assert isinstance(handin, HandInPage)
    assert [item.field for item in handin.findings.model.items].count("ccs") == 1
    answers = opened.go(Place("answers", case=CASE))
    opened.settle()
    assert isinstance(answers, AnswersPage)
    assert next(line.text for line in answers.view.answers.lines if line.field == "ccs") == "not stored"
    assert not any("P01" in line.text for line in answers.view.answers.lines if line.field == "ccs")
    widget = entry(opened, "ccs")
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClick(widget, Qt.Key.Key_S, CONTROL)
    opened.settle()
    assert isinstance(opened.page, EditorPage)
    assert "P01" in rules_shown(opened.page, "ccs")


def rules_shown(page: EditorPage, field: str) -> set[str]:
    """Return the rules whose findings at a field are listed in the side pane."""
    return {one.rule for one in page._side._checks._model.findings if one.where.field == field}


def test_a_refused_text_that_is_typed_right_is_stored_and_counted_no_more(opened: OpenWindow) -> None:
    widget = entry(opened, MONTHS)
    retype(widget, "many")
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    opened.settle()
    assert [spot.field for spot in opened.desk.drafts.refusals()] == [MONTHS]
    page = opened.page
    assert isinstance(page, EditorPage)
    assert [item.unstored for item in page._sections.view.sections.items if item.unstored] == [1]
    assert opened.contents._status._to_unstored.isVisible()
    retype(entry(opened, MONTHS), "20")
    QTest.keyClick(widget, Qt.Key.Key_Tab)
    opened.settle()
    assert stored(opened, MONTHS) == 20
    assert opened.desk.drafts.refusals() == {}


def test_storing_now_stores_what_is_being_typed_says_so_and_offers_a_name_for_the_state(
    opened: OpenWindow,
) -> None:
    widget = entry(opened, MONTHS)
    retype(widget, "17")
    assert stored(opened, MONTHS) != 17
    QTest.keyClick(widget, Qt.Key.Key_S, CONTROL)
    opened.settle()
    assert stored(opened, MONTHS) == 17
    assert opened.desk.notices.recent[0][1].startswith("Everything is stored;")
    toast = opened.contents.board.toast
    assert toast is not None
    titles: list[str] = []
    in_modal(
        QDialog,
        lambda: press(toast, "Name the present state…"),
        lambda dialog: titles.append(dialog.windowTitle()),
    )
    assert titles == ["Name the present state"]


def test_naming_the_state_says_what_is_no_part_of_it_because_it_was_refused(opened: OpenWindow) -> None:
    retype(entry(opened, MONTHS), "many")
    told: list[str] = []

    def see(dialog: QDialog) -> None:
        opened.settle()
        told.extend(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())
        dialog.reject()

    in_modal(QDialog, opened.desk.actions.action("version.name").trigger, see)
    assert "What you typed in “Project duration” is not stored and will not be part of the version." in told


def test_storing_now_leads_to_what_was_refused(opened: OpenWindow) -> None:
    retype(entry(opened, MONTHS), "soon")
    opened.go(Place("cases"))
    QTest.keyClick(opened.window, Qt.Key.Key_S, CONTROL)
    opened.settle()
    assert opened.desk.notices.recent[0][1] == "Everything is stored but what was refused."
    toast = opened.contents.board.toast
    assert toast is not None
    press(toast, "Go to the field")
    opened.settle()
    assert opened.page.place() == Place("editor", case=CASE, field=MONTHS)


def fill_disk(opened: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to store values, as a full disk does."""

    def refuse(*_words: object) -> object:
        raise NotReadable("The disk is full.")

    monkeypatch.setattr(type(opened.workbench.drafting), "set_value", refuse)


def test_a_full_disk_is_said_on_the_page_one_has_gone_to(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = entry(opened, "title_en")
    fill_disk(opened, monkeypatch)
    retype(widget, "Kept words")
    opened.go(Place("cases"))
    opened.settle()
    assert "The disk is full." in said(opened)
    monkeypatch.undo()
    assert entry(opened, "title_en").text() == "Kept words"


def test_all_fields_that_a_full_disk_refused_are_named_and_tried_again(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget = entry(opened, "title_en")
    fill_disk(opened, monkeypatch)
    retype(widget, "One")
    retype(entry(opened, "title_zh"), "Two")
    QTest.keyClick(opened.window, Qt.Key.Key_S, CONTROL)
    opened.settle()
    page = opened.page
    assert isinstance(page, EditorPage)
    rows = [page._form.row_of(name) for name in ("title_en", "title_zh")]
    labels = [row.field.label.here() for row in rows if row is not None]
    here = [f"“{label}” of {CASE}" for label in labels]
    assert f"{here[0]}, {here[1]} are not stored: The disk is full." in said(opened)
    retype(entry(opened, "title_en", OTHER), "Three")
    opened.go(Place("cases"))
    opened.settle()
    assert f"{', '.join([*here, f'“{labels[0]}” of {OTHER}'])} are not stored: The disk is full." in said(
        opened
    )
    QTest.keyClicks(entry(opened, "title_en", OTHER), "!")
    QTest.keyClick(opened.window, Qt.Key.Key_S, CONTROL)
    opened.settle()
    monkeypatch.undo()
    press(opened.page.strip, "Try again")
    opened.settle()
    assert (stored(opened, "title_en"), stored(opened, "title_zh")) == ("One", "Two")
    assert stored(opened, "title_en", OTHER) == "Three!"
    assert not opened.page.strip.isVisible()


def test_what_is_typed_before_another_workspace_is_opened_is_stored_and_nothing_can_be_typed_meanwhile(
    opened: OpenWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with open_for_test(str(other), fixed=False) as workbench:
        two_cases(workbench)
    widget = entry(opened, "title_en")
    retype(widget, "Words of the first")
    with slow_disk(opened):
        opened.session.open_workspace(str(other))
        assert not opened.window.isEnabled()
        QTest.keyClicks(widget, " and more")
    opened.settle()
    opened.settle()
    assert opened.window.isEnabled()
    assert opened.workbench.location == str(other)
    assert stored(opened, "title_en") != "Words of the first"
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as first:
        assert first.drafting.case(CASE).values["title_en"] == "Words of the first"


def test_a_workspace_that_cannot_be_opened_leaves_one_where_one_typed(
    opened: OpenWindow, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"no workspace at all" * 100)
    widget = entry(opened, "title_en")
    opened.session.open_workspace(str(damaged))
    opened.settle()
    opened.settle()
    assert "damaged.db" in said(opened)
    assert widget.hasFocus()
    retype(widget, "Typed on")
    opened.page.commit_pending()
    opened.settle()
    assert stored(opened, "title_en") == "Typed on"


def test_another_workspace_begins_without_the_messages_and_the_way_back_of_the_last(
    opened: OpenWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    open_for_test(str(other), fixed=False).close()
    entry(opened, "title_en")
    opened.desk.actions.run("case.trash")
    opened.settle()
    opened.session.open_workspace(str(other))
    opened.settle()
    opened.settle()
    assert opened.contents.board.toast is None
    assert not opened.desk.navigator.can_go_back


def test_the_undo_of_a_message_takes_back_its_own_act_and_no_later_one(opened: OpenWindow) -> None:
    opened.workbench.drafting.set_value(CASE, "title_zh", "储能电站应急供电装置 技术要求。")
    entry(opened, "title_zh")
    opened.desk.actions.run("repair.all")
    opened.settle()
    opened.workbench.drafting.set_value(OTHER, "title_en", "Important words")
    opened.go(Place("editor", case=OTHER, field="title_en"))
    opened.settle()
    assert opened.contents.board.toast is not None
    press(opened.contents.board.toast, "Undo")
    opened.settle()
    assert stored(opened, "title_en", OTHER) == "Important words"
    assert stored(opened, "title_zh") == "储能电站应急供电装置 技术要求。"


def test_the_undo_of_a_message_is_refused_once_something_came_after(opened: OpenWindow) -> None:
    opened.workbench.drafting.set_value(CASE, "title_zh", "储能电站应急供电装置 技术要求。")
    entry(opened, "title_zh")
    opened.desk.actions.run("repair.all")
    opened.settle()
    opened.workbench.drafting.set_value(CASE, "title_en", "Later words")
    assert opened.contents.board.toast is not None
    press(opened.contents.board.toast, "Undo")
    opened.settle()
    assert "was changed since" in said(opened)
    assert stored(opened, "title_en") == "Later words"


def test_a_case_goes_to_the_trash_with_what_was_typed_last(opened: OpenWindow) -> None:
    retype(entry(opened, "title_en"), "Last words")
    opened.desk.actions.run("case.trash")
    opened.settle()
    assert stored(opened, "title_en") == "Last words"
    assert opened.workbench.drafting.case(CASE).trashed


def test_closing_names_what_was_refused_and_stays_when_it_is_not_to_be_lost(opened: OpenWindow) -> None:
    retype(entry(opened, MONTHS), "many")
    asked = answering("Cancel")
    opened.window.close()
    opened.wait_until(lambda: bool(asked))
    opened.settle()
    assert "many" in entry(opened, MONTHS).text()
    assert opened.window.isVisible()
    assert CASE in asked[0]
    assert "Close all the same?" in asked[0]


def test_closing_goes_on_when_what_was_refused_may_be_lost(opened: OpenWindow) -> None:
    retype(entry(opened, MONTHS), "many")
    asked = answering("Lose what I typed")
    opened.window.close()
    opened.wait_until(lambda: not opened.window.isVisible())
    opened.session.end()
    assert len(asked) == 1


def test_what_is_not_stored_is_named_once_and_each_click_leads_to_the_next(opened: OpenWindow) -> None:
    link = opened.contents._status._to_unstored
    retype(entry(opened, MONTHS), "many")
    QTest.keyClick(opened.window, Qt.Key.Key_S, CONTROL)
    opened.settle()
    assert link.isVisible()
    assert link.text().strip() == f"“Project duration” of {CASE} is not stored"
    retype(entry(opened, "budget_total", OTHER), "much")
    QTest.keyClick(opened.window, Qt.Key.Key_S, CONTROL)
    opened.settle()
    assert link.text().strip() == f"2 fields of {CASE}, {OTHER} are not stored"
    assert f"“Project duration” of {CASE}" in link.toolTip()
    opened.go(Place("cases"))
    led = []
    for _click in range(3):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
        opened.settle()
        led.append((opened.page.place().case, opened.page.place().field))
    assert led == [(CASE, MONTHS), (OTHER, "budget_total"), (CASE, MONTHS)]


def test_the_question_says_each_thing_once_and_leads_to_the_field(opened: OpenWindow) -> None:
    retype(entry(opened, MONTHS), "many")
    opened.go(Place("cases"))
    opened.settle()
    asked = answering("Go to the field")
    opened.window.close()
    opened.wait_until(lambda: bool(asked))
    opened.settle()
    opened.wait_until(lambda: opened.page.place() == Place("editor", case=CASE, field=MONTHS))
    assert asked[0].splitlines()[0].startswith(f"“Project duration” of {CASE} is not stored: “many” is not")
    assert opened.window.isVisible() and opened.window.isEnabled()


def test_enter_keeps_what_was_refused_until_the_next_time(opened: OpenWindow, tmp_path: Path) -> None:
    retype(entry(opened, MONTHS), "many")
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(5, answer)
            return
        asked.append(box.defaultButton().text())
        QTest.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(5, answer)
    opened.window.close()
    opened.wait_until(lambda: not opened.window.isVisible())
    opened.session.end()
    assert asked == ["Keep until next time"]
    again = OpenWindow(tmp_path)
    assert [(one.case, one.field.id, one.raw) for one in again.workbench.keeping.recovered()] == [
        (CASE, MONTHS, "many")
    ]
    told = [one.text() for one in again.go(Place("start")).findChildren(QLabel) if one.isVisible()]
    again.close()
    assert "These texts were not stored when the program ended. They are kept until you decide." in told


def test_a_second_press_on_close_does_not_close_before_everything_is_stored(opened: OpenWindow) -> None:
    widget = entry(opened, "title_en")
    with slow_disk(opened):
        retype(widget, "Last words")
        opened.window.close()
        opened.window.close()
        let_qt_work()
        assert opened.window.isVisible()
    opened.wait_until(lambda: not opened.window.isVisible())
    assert stored(opened, "title_en") == "Last words"
    opened.session.end()


@pytest.mark.parametrize("leave", ["section", "page", "close"])
def test_what_is_being_composed_is_taken_over_when_one_leaves(opened: OpenWindow, leave: str) -> None:
    widget = entry(opened, "title_zh")
    widget.setCursorPosition(len(widget.text()))
    QApplication.sendEvent(widget, QInputMethodEvent("规范", []))
    if leave == "section":
        QTest.keyClick(widget, Qt.Key.Key_PageDown, CONTROL)
    elif leave == "page":
        opened.desk.navigator.go(Place("plan"))
    else:
        opened.window.close()
        opened.wait_until(lambda: not opened.window.isVisible())
    opened.settle()
    assert str(stored(opened, "title_zh")).endswith("技术要求规范")
    if leave == "close":
        opened.session.end()


def test_nothing_is_stored_while_it_is_still_being_composed(opened: OpenWindow) -> None:
    before = stored(opened, "title_zh")
    widget = entry(opened, "title_zh")
    QApplication.sendEvent(widget, QInputMethodEvent("guifan", []))
    let_qt_work(1000)
    opened.settle()
    assert stored(opened, "title_zh") == before


def test_the_input_method_is_told_where_the_cursor_is(opened: OpenWindow) -> None:
    widget = entry(opened, "title_zh")
    widget.setCursorPosition(0)
    first = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    widget.setCursorPosition(len(widget.text()))
    last = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert widget.rect().contains(first.center())
    assert first.left() < last.left() <= widget.width()


def test_settings_that_cannot_be_stored_are_a_sentence_and_hold_for_this_run(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_values: object) -> object:
        raise NotReadable("The settings can't be written.")

    monkeypatch.setattr("workbench.ui.session.change_settings", refuse)
    entry(opened, "title_en")
    opened.go(Place("cases"))
    assert not opened.page.strip.isVisible()
    opened.desk.change_settings(theme="dark")
    opened.settle()
    assert opened.desk.settings().theme == "dark"


def test_what_is_not_stored_is_an_error_on_the_hand_in_page_until_it_is_mended(opened: OpenWindow) -> None:
    field = entry(opened, "budget_total")
    retype(field, "abc")
    page = opened.go(Place("handin", case=CASE))
    assert isinstance(page, HandInPage)
    first = page.findings.model.items[1]
    assert (page.findings.model.items[0].text, first.field) == ("Not stored · 1", "budget_total")
    assert "stands in no document" in first.text
    assert page.findings.verdict.text().startswith("1 error left")
    QTest.keyClick(page.findings.list, Qt.Key.Key_F8)
    QTest.keyClick(page.findings.list, Qt.Key.Key_Down)
    QTest.keyClick(page.findings.list, Qt.Key.Key_Return)
    opened.settle()
    assert opened.page.place() == Place("editor", case=CASE, field="budget_total")
    retype(entry(opened, "budget_total"), "12")
    page = opened.go(Place("handin", case=CASE))
    assert isinstance(page, HandInPage)
    assert page.findings.verdict.text().startswith("No errors")
    assert stored(opened, "budget_total") is not None


def held(opened: OpenWindow, lane: str = "edits") -> threading.Event:
    """Hold a lane until the event is set."""
    gate, operations, owner = threading.Event(), opened.desk.operations, opened.desk.navigator
    if lane == "edits":
        operations.quietly(owner, lambda _workbench: gate.wait(20))
    else:
        operations.work(
            owner, str, lambda _workbench, _going: gate.wait(20), lambda _done: None, cancellable=False
        )
    return gate


def test_what_is_typed_before_the_next_case_is_read_goes_to_the_one_on_the_screen(opened: OpenWindow) -> None:
    entry(opened, "title_en", OTHER)
    shown = entry(opened, "title_en", CASE)
    gate = held(opened)
    opened.desk.actions.action("go.back").trigger()
    retype(shown, "typed at once")
    gate.set()
    opened.settle()
    assert stored(opened, "title_en", CASE) == "typed at once"
    assert stored(opened, "title_en", OTHER) is None
    assert opened.page.place().case == OTHER


def test_a_command_takes_the_case_on_the_screen_while_another_one_is_read(opened: OpenWindow) -> None:
    entry(opened, "title_en", CASE)
    gate = held(opened)
    opened.desk.navigator.go(Place("editor", case=OTHER))
    opened.desk.actions.action("case.trash").trigger()
    gate.set()
    opened.settle()
    assert [case.ref for case in opened.workbench.drafting.cases(trashed=True)] == [CASE]


def test_nobody_can_type_while_the_window_waits_for_long_work_to_close(opened: OpenWindow) -> None:
    field = entry(opened, "title_en")
    gate = held(opened, "work")
    closed: list[bool] = []
    opened.window.closed.connect(lambda: closed.append(True))
    retype(field, "typed before")
    opened.window.close()
    opened.wait_until(lambda: not field.isEnabled())
    assert not closed
    gate.set()
    opened.wait_until(lambda: bool(closed))
    assert stored(opened, "title_en") == "typed before"
    opened._opening.end()
