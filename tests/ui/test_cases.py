"""The page of all cases: finding, sorting, opening, renaming, duplicating, the trash and its undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, qInstallMessageHandler
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.helpers.hands import words_of
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import FORM, new_case, sample_case
from workbench.app.settings import load_settings
from workbench.app.workbench import Workbench
from workbench.domain.changes import Changes
from workbench.domain.proposal import Proposal, ProposalSummary
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import use_language
from workbench.services import drafting
from workbench.services.steps.context import Context
from workbench.storage.unit_of_work import UnitOfWork
from workbench.ui import theme
from workbench.ui.dialogs.newcase import NewCase, NewCaseDialog
from workbench.ui.models import cases
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.cases.columns import Layout, read_layout
from workbench.ui.pages.cases.page import CasesPage

TITLES = ("数控机床能效测试方法", "儿童学习桌椅 安全要求", "Energy storage in cold regions")
REFS = ["2026-004", "2026-003", "2026-002", "2026-001"]
KEYS = tuple(column.key for column in cases.CasesModel().columns)


def _prepare(workbench: Workbench) -> None:
    sample_case(workbench)
    for title in TITLES:
        new_case(workbench, title)


@pytest.fixture
def four(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk with four cases: the sample is 2026-001."""
    made = TestDesk(qtbot, tmp_path, _prepare)
    yield made
    made.close()


def shown(desk: TestDesk, place: Place | None = None) -> CasesPage:
    page = CasesPage(desk.desk)
    desk.show(page, place, 1100, 700)
    page.activateWindow()
    page.table.setFocus()
    return page


def refs(page: CasesPage) -> list[str]:
    return [case.ref for case in page.table.cases.shown]


def spot(page: CasesPage, ref: str) -> QPoint:
    index = page.table.cases.index(page.table.cases.place_of(ref), 0)
    return page.table.visualRect(index).center()


def click(qtbot: QtBot, page: CasesPage, ref: str, modifier: Qt.KeyboardModifier) -> None:
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, modifier, spot(page, ref))


def press(qtbot: QtBot, page: CasesPage, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(page.table, key, modifier or Qt.KeyboardModifier.NoModifier)


def button(page: CasesPage, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == words and b.isVisible())


def last_notice(desk: TestDesk) -> list[Notice]:
    notices: list[Notice] = []
    desk.desk.notices.shown.connect(notices.append)
    return notices


def menu_words(qtbot: QtBot) -> list[str]:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [words_of(action) for action in menu.actions() if action.text()]
    menu.close()
    return words


def test_cases_are_listed_the_last_changed_first_and_the_first_is_selected(four: TestDesk) -> None:
    page = shown(four)
    assert refs(page) == REFS
    assert page.table.selected() == ["2026-004"]


def test_what_is_typed_over_the_table_filters_and_escape_clears_it(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    qtbot.keyClicks(page.table, "e")
    qtbot.keyClicks(page.filters.search, "nergy")
    assert page.filters.search.text() == "energy"
    assert refs(page) == ["2026-004", "2026-001"]
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert refs(page) == REFS


@pytest.mark.parametrize("words", ["guidance", "指导"])
def test_cases_are_found_by_the_name_of_their_form_in_either_language(four: TestDesk, words: str) -> None:
    made = four.workbench.drafting.create("gb-z-guidance", "Pumps")
    page = shown(four)
    page.filters.search.insert(words)
    assert refs(page) == [made.ref]


def test_subscripts_are_found_as_they_are_read_and_as_they_are_typed(four: TestDesk) -> None:
    edit = four.workbench.drafting.set_value
    edit("2026-002", "title_zh", "H₂O 测定")
    edit("2026-003", "title_zh", "H2O storage")
    page = shown(four)
    for words in ("H2O", "h₂o", "Ｈ２Ｏ"):
        page.filters.search.setText(words)
        assert sorted(refs(page)) == ["2026-002", "2026-003"]


def test_down_leads_from_the_search_field_into_the_table_and_enter_opens(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    four.desk.actions.run("find")
    page.filters.search.insert("数控")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    press(qtbot, page, Qt.Key.Key_Return)
    assert four.went == [Place("editor", case="2026-002")]


def test_a_double_click_opens_a_case(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    click(qtbot, page, "2026-003", Qt.KeyboardModifier.NoModifier)
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, "2026-003"))
    assert four.went == [Place("editor", case="2026-003")]


def test_articles_forms_and_completeness_filter_alone_and_together(four: TestDesk) -> None:
    page = shown(four)
    filters = page.filters
    filters.article.setCurrentIndex(filters.article.findData("9"))
    assert refs(page) == ["2026-001"]
    filters.missing.setCurrentIndex(filters.missing.findData(cases.COMPLETE))
    assert set(refs(page)) <= {"2026-001"}
    filters.clear()
    filters.article.setCurrentIndex(filters.article.findData(cases.NOT_LINKED))
    filters.form.setCurrentIndex(filters.form.findData(FORM))
    assert refs(page) == REFS[:3]


def test_a_place_can_name_filter_and_case_and_is_given_back(four: TestDesk) -> None:
    place = Place("cases", case="2026-003", words="安全", row=f"drafting/{FORM}/missing")
    page = shown(four, place)
    assert refs(page) == ["2026-003"]
    assert page.place() == place


def test_a_filter_that_finds_nothing_offers_to_be_cleared(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    page.filters.search.setText("nothing of this kind")
    assert not page.table.isVisible()
    qtbot.mouseClick(button(page, "Clear the filters"), Qt.MouseButton.LeftButton)
    assert page.table.isVisible()
    assert refs(page) == REFS


def test_an_empty_workspace_teaches_how_to_begin(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk)
    done: list[str] = []
    desk.desk.actions.handle({name: lambda n=name: done.append(n) for name in ("case.new", "sample.open")})
    qtbot.mouseClick(button(page, "Open the sample case"), Qt.MouseButton.LeftButton)
    for item in page.findChildren(QPushButton):
        if item.isVisible() and item.accessibleName() == "New case":
            qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    assert done == ["sample.open", "case.new", "case.new"]


def test_heads_and_the_sort_box_sort_alike_and_keep_the_selection(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    head = page.table.head
    at = QPoint(head.sectionViewportPosition(KEYS.index("complete")) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert refs(page)[-1] == "2026-001"
    assert page.filters.order.currentText() == "Least complete first"
    assert page.table.selected() == ["2026-004"]
    page.filters.order.setFocus()
    page.filters.order.setCurrentIndex(page.filters.order.findText("By number"))
    page.filters.order.activated.emit(page.filters.order.currentIndex())
    assert refs(page) == REFS[::-1]
    assert page.table.selected() == ["2026-004"]


def test_f2_renames_in_the_cell_and_undo_gives_the_old_title_back(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    notices = last_notice(four)
    press(qtbot, page, Qt.Key.Key_Down)
    press(qtbot, page, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None and editor.text() == TITLES[1]
    editor.insert("桌椅安全")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: refs(page)[0] == "2026-003")
    assert four.workbench.drafting.case("2026-003").values["title_zh"] == "桌椅安全"
    assert page.table.current() == "2026-003"
    assert notices[0].action is not None
    notices[0].action()
    four.settle()
    assert four.workbench.drafting.case("2026-003").title == TITLES[1]


def test_renaming_once_more_while_a_title_is_typed_changes_nothing(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    said: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, message: said.append(message))
    four.desk.actions.run("case.rename")
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "half")
    four.desk.actions.run("case.rename")
    assert page.table.is_editing()
    assert page.table.findChild(QLineEdit) is editor
    assert editor.text() == "half"
    qInstallMessageHandler(before)
    assert [message for message in said if "edit" in message] == []


def test_a_title_typed_is_stored_when_one_goes_elsewhere_and_never_emptied(
    four: TestDesk, qtbot: QtBot
) -> None:
    page = shown(four)
    for typed, stored in (("Cold stores", "Cold stores"), ("   ", "Cold stores")):
        four.desk.actions.run("case.rename")
        editor = page.table.findChild(QLineEdit)
        assert editor is not None
        editor.setText(typed)
        page.commit_pending()
        four.settle()
        assert four.workbench.drafting.case("2026-004").values["title_en"] == stored
        qtbot.waitUntil(lambda: page.table.findChild(QLineEdit) is None)


def test_a_change_elsewhere_does_not_close_the_title_that_is_typed(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    press(qtbot, page, Qt.Key.Key_F2)
    four.desk.operations.change(page, lambda wb: wb.drafting.set_value("2026-002", "title_zh", "另一标题"))
    four.settle()
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.table.cases.row_at(0).title == "另一标题")


def test_delete_moves_to_the_trash_and_undo_brings_back(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    notices = last_notice(four)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    assert refs(page) == REFS[1:]
    assert page.table.selected() == ["2026-003"]
    assert notices[0].text == "Case 2026-004 is in the trash."
    assert notices[0].action is not None
    notices[0].action()
    four.settle()
    assert sorted(refs(page)) == sorted(REFS)


@pytest.mark.parametrize("by_keys", [True, False], ids=["keys", "button of the message"])
def test_the_case_that_undo_takes_out_of_the_trash_is_current(
    four: TestDesk, qtbot: QtBot, by_keys: bool
) -> None:
    page = shown(four)
    notices = last_notice(four)
    click(qtbot, page, "2026-003", Qt.KeyboardModifier.NoModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    assert page.table.current() == "2026-002"
    if by_keys:
        press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    elif notices[0].action is not None:
        notices[0].action()
    four.settle()
    assert (page.table.current(), page.table.selected()) == ("2026-003", ["2026-003"])


def test_several_cases_that_undo_brings_back_are_selected_again(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    click(qtbot, page, "2026-003", Qt.KeyboardModifier.NoModifier)
    click(qtbot, page, "2026-002", Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    four.settle()
    assert sorted(page.table.selected()) == ["2026-002", "2026-003"]
    assert page.table.current() in page.table.selected()


def test_several_cases_go_and_come_back_with_one_undo(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    notices = last_notice(four)
    click(qtbot, page, "2026-004", Qt.KeyboardModifier.NoModifier)
    click(qtbot, page, "2026-002", Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    assert refs(page) == ["2026-001"]
    assert [notice.text for notice in notices] == ["3 cases are in the trash."]
    assert notices[0].action is not None
    notices[0].action()
    four.settle()
    assert sorted(refs(page)) == sorted(REFS)


def test_several_cases_that_were_trashed_are_one_step_of_undo_by_keyboard(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    click(qtbot, page, "2026-004", Qt.KeyboardModifier.NoModifier)
    click(qtbot, page, "2026-002", Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    undo = four.desk.actions.action("undo")
    assert undo.text() == "Undo: Move 3 cases to the trash"
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    four.settle()
    assert sorted(refs(page)) == sorted(REFS)
    assert (undo.isEnabled(), undo.text()) == (False, "Undo")
    press(qtbot, page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    four.settle()
    assert refs(page) == ["2026-001"]


def test_several_cases_that_can_not_all_be_moved_stay_with_neither_step_nor_message(
    four: TestDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(four)
    notices = last_notice(four)
    record = drafting.record_case

    def fail_at_the_second(unit: UnitOfWork, context: Context, case: Proposal, *more: Any) -> Changes:
        if case.ref == "2026-002":
            raise NotReadable("The disk is full.")
        return record(unit, context, case, *more)

    monkeypatch.setattr(drafting, "record_case", fail_at_the_second)
    press(qtbot, page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    assert four.workbench.drafting.cases(trashed=True) == []
    assert [str(error) for error in four.troubles] == ["The disk is full."]
    assert (notices, four.desk.actions.action("undo").isEnabled()) == ([], False)


def test_undo_takes_out_of_the_trash_what_nobody_else_took_out(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    press(qtbot, page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    four.workbench.drafting.untrash("2026-002")
    four.desk.actions.action("undo").trigger()
    four.settle()
    assert (four.troubles, sorted(refs(page))) == ([], sorted(REFS))


def test_the_last_case_that_was_trashed_comes_back_by_undo_too(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    press(qtbot, page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    assert refs(page) == []
    assert four.desk.actions.action("undo").isEnabled()
    four.desk.actions.action("undo").trigger()
    four.settle()
    assert sorted(refs(page)) == sorted(REFS)


def test_undo_of_a_message_is_not_done_twice(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    notices = last_notice(four)
    press(qtbot, page, Qt.Key.Key_Delete)
    four.settle()
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    four.settle()
    assert notices[0].action is not None
    notices[0].action()
    four.settle()
    assert sorted(refs(page)) == sorted(REFS)
    assert four.troubles == []


def test_the_trash_shows_what_is_in_it_and_gives_it_back(four: TestDesk, qtbot: QtBot) -> None:
    four.workbench.drafting.trash("2026-002")
    page = shown(four)
    pill = page.filters.pills.button(cases.TRASH)
    assert pill is not None and pill.text() == "Trash 1"
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert refs(page) == ["2026-002"]
    page.table.menu_wanted.emit(page.mapToGlobal(QPoint(80, 80)))
    assert menu_words(qtbot) == ["Open", "Take case out of the trash"]
    press(qtbot, page, Qt.Key.Key_Delete)
    qtbot.mouseClick(button(page, "Take out of the trash"), Qt.MouseButton.LeftButton)
    four.settle()
    assert four.workbench.drafting.cases(trashed=True) == []
    assert sorted(refs(page)) == sorted(REFS)
    assert lit(page) == ["All 4"]
    assert (page.table.current(), page.table.selected()) == ("2026-002", ["2026-002"])
    assert page.window().focusWidget() is page.table


def test_the_last_case_taken_out_by_keys_has_the_focus_in_the_list(desk: TestDesk, qtbot: QtBot) -> None:
    new_case(desk.workbench)
    desk.workbench.drafting.trash("2026-001")
    page = shown(desk, Place("cases", row=cases.TRASH))
    take_out = button(page, "Take out of the trash")
    take_out.setFocus()
    qtbot.keyClick(take_out, Qt.Key.Key_Space)
    desk.settle()
    assert (refs(page), page.table.current()) == (["2026-001"], "2026-001")
    assert QApplication.focusWidget() is page.table


def lit(page: CasesPage) -> list[str]:
    """Return the words of the pills that are lit."""
    return [pill.text() for pill in page.filters.pills.findChildren(QToolButton) if pill.isChecked()]


def test_the_lit_pill_says_what_is_listed_when_the_empty_trash_is_left(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    pill = page.filters.pills.button(cases.TRASH)
    assert pill is not None
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert lit(page) == ["Trash 0"]
    qtbot.mouseClick(button(page, "Show all cases"), Qt.MouseButton.LeftButton)
    assert refs(page) == REFS
    assert lit(page) == ["All 4"]


def test_the_lit_pill_says_what_is_listed_when_filters_are_cleared(four: TestDesk, qtbot: QtBot) -> None:
    four.workbench.drafting.trash("2026-002")
    page = shown(four)
    pill = page.filters.pills.button(cases.TRASH)
    assert pill is not None
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.filters.search, "nothing of this kind")
    qtbot.mouseClick(button(page, "Clear the filters"), Qt.MouseButton.LeftButton)
    assert lit(page) == ["All 3"]


def test_right_click_and_shift_f10_give_the_same_menu(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    at = spot(page, "2026-004")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.table.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.table.viewport(), event)
    by_mouse = menu_words(qtbot)
    press(qtbot, page, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert menu_words(qtbot) == by_mouse
    assert by_mouse[0] == "Open"
    assert len(by_mouse) == 8


def test_the_menu_of_a_case_looks_like_the_menus_above_and_shows_the_keys(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    page.table.setFocus()
    press(qtbot, page, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert entries[0].text().partition("\t")[2] in {"Return", "Enter"}
    assert all(action.icon().isNull() for action in entries)
    assert all(action.isShortcutVisibleInContextMenu() for action in entries[1:])
    menu.close()


def test_commands_fit_what_is_shown(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    actions = four.desk.actions
    assert actions.action("case.trash").isEnabled()
    assert not actions.action("case.restore").isEnabled()
    page.filters.search.setText("nothing of this kind")
    assert not actions.action("case.trash").isEnabled()
    page.filters.clear()
    actions.run("case.export")
    assert four.went == [Place("handin", case="2026-004")]


def test_a_copy_has_the_values_of_its_source(
    four: TestDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(four, Place("cases", case="2026-001"))
    asked: list[str] = []

    def ask(
        _parent: object, _forms: tuple[object, ...], title: str, *_more: object, **_named: object
    ) -> NewCase:
        asked.append(title)
        return NewCase(FORM, title)

    monkeypatch.setattr(NewCaseDialog, "ask", ask)
    four.desk.actions.run("case.duplicate")
    qtbot.waitUntil(lambda: "2026-005" in refs(page))
    four.settle()
    source, copy = four.workbench.drafting.case("2026-001"), four.workbench.drafting.case("2026-005")
    assert asked == [f"{source.title_en} (copy)"]
    assert copy.values["purpose"] == source.values["purpose"]
    assert page.table.current() == "2026-005"


def test_an_error_of_reading_stands_on_the_page_with_a_retry(
    four: TestDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(four)

    def broken(**_values: object) -> list[ProposalSummary]:
        raise NotReadable("The disk is gone.", "Bring it back.")

    with monkeypatch.context() as patch:
        patch.setattr(four.workbench.drafting, "cases", broken, raising=False)
        page.show_place(Place("cases"))
        four.settle()
        qtbot.waitUntil(page.strip.isVisible)
        assert refs(page) == REFS
    four.workbench.drafting.trash("2026-004")
    qtbot.mouseClick(button(page, "Try again"), Qt.MouseButton.LeftButton)
    four.settle()
    assert refs(page) == REFS[1:]


def test_home_end_and_space_move_and_choose(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    press(qtbot, page, Qt.Key.Key_End)
    assert page.table.selected() == ["2026-001"]
    press(qtbot, page, Qt.Key.Key_Home)
    assert page.table.selected() == ["2026-004"]
    press(qtbot, page, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page, Qt.Key.Key_Space)
    assert page.table.selected() == ["2026-004", "2026-003"]


def test_a_refused_rename_is_explained(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    press(qtbot, page, Qt.Key.Key_F2)
    four.workbench.drafting.set_value("2026-004", "title_en", "Somebody else was quicker")
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Mine")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(four.troubles))
    assert "Somebody else was quicker" in str(four.troubles[0])
    assert four.workbench.drafting.case("2026-004").title == "Somebody else was quicker"


def test_columns_are_remembered(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    page.table.head.resizeSection(KEYS.index("state"), 177)
    page.table.head.setSectionHidden(KEYS.index("articles"), True)
    page.table.sort("name", False)
    page.commit_pending()
    layout = read_layout(load_settings().windows["cases.columns"], KEYS)
    assert layout == Layout("name", False, frozenset({"ref", "articles"}), {"state": 177})
    again = shown(four)
    assert again.table.head.layout_now() == layout
    assert again.table.columnWidth(KEYS.index("state")) == 177


def test_columns_give_way_to_the_title_in_large_text_and_come_back(four: TestDesk) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", 2.0)
    page = shown(four)
    head = page.table.head

    def seen(width: int) -> list[str]:
        page.resize(width, 700)
        let_qt_work()
        return [key for place, key in enumerate(KEYS) if not head.isSectionHidden(place)]

    narrow = seen(940)
    assert "state" in narrow and "changed" not in narrow
    assert head.sectionSize(0) >= 430
    assert head.layout_now() == Layout()  # they are wanted as before
    assert seen(2400) == list(KEYS[:5])


def test_the_head_offers_the_columns(four: TestDesk, qtbot: QtBot) -> None:
    page = shown(four)
    page.table.head.show_menu(QPoint(20, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.isChecked() for action in menu.actions()[:5]] == [True, True, True, True, False]
    menu.actions()[4].trigger()
    menu.close()
    assert not page.table.isColumnHidden(KEYS.index("ref"))


def test_a_row_is_spoken_as_one_sentence(four: TestDesk) -> None:
    page = shown(four)
    model = page.table.cases
    words = model.data(model.index(model.place_of("2026-001"), 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "2026-001" in words
    assert "Drafting" in words
    assert "Article 9" in words
    assert "% complete" in words


def test_the_page_speaks_chinese(four: TestDesk) -> None:
    use_language("zh")
    page = shown(four)
    pill = page.filters.pills.button("drafting")
    assert pill is not None and pill.text() == "起草 4"


def test_a_case_without_a_title_is_listed_with_words_for_it(four: TestDesk) -> None:
    page = shown(four)
    case = page.table.cases.row_at(0)
    assert cases.title_words(case._replace(title="")) == "Without title"
