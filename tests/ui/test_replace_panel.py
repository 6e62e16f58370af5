"""Find and replace with keys and clicks: what is shown before, one undo after, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSplitter, QTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.kernel.errors import NotReadable
from workbench.services.replacing import Replacing, Wanted
from workbench.ui.mainwindow.replacepanel import ALL, CASE, FIELD, ReplacePanel
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.page import Page

FIRST, SECOND = "2026-001", "2026-002"
CHECKED = Qt.ItemDataRole.CheckStateRole
CONTROL = Qt.KeyboardModifier.ControlModifier


def _prepare(workbench: Workbench) -> None:
    for title in ("Cold stores", "Cold chains"):
        case = new_case(workbench, title)
        workbench.drafting.fill(case.ref, {"purpose": "cold and Cold", "scope": "warm"})


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, _prepare)
    yield window
    window.close()


def shown_panel(opened: OpenWindow) -> ReplacePanel:
    """Open the panel with its key."""
    QTest.keyClick(opened.window, Qt.Key.Key_H, CONTROL)
    opened.settle()
    return panel_of(opened)


def panel_of(opened: OpenWindow) -> ReplacePanel:
    """Return the one panel that is open."""
    (panel,) = opened.window.findChildren(ReplacePanel)
    return panel


def closed_panel(opened: OpenWindow) -> None:
    """Close the panel with Esc."""
    QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Escape)
    opened.settle()
    assert opened.window.findChildren(ReplacePanel) == []


def drag_line(deck: QSplitter, by: int) -> None:
    """Drag the line between page and panel with the mouse."""
    handle = deck.handle(1)
    at = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + QPoint(0, by))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())


def lines(panel: ReplacePanel) -> list[str]:
    found = panel.found
    return [str(found.data(found.index(number))) for number in range(found.rowCount())]


def leave_out(panel: ReplacePanel, number: int) -> None:
    """Uncheck a text with the space bar; the line of the list has to be the current one."""
    panel.list.setCurrentIndex(panel.found.index(number))
    QTest.keyClick(panel.list, Qt.Key.Key_Space)


def purpose(opened: OpenWindow, case: str) -> object:
    return opened.workbench.drafting.case(case).values["purpose"]


def title_line(page: Page) -> QLineEdit:
    """Return where the English title is typed."""
    assert isinstance(page, EditorPage)
    row = page._form.row_of("title_en")
    assert row is not None
    line = row.editor.entry()
    assert isinstance(line, QLineEdit)
    return line


def test_what_is_selected_is_looked_for_in_the_case_and_shown_as_it_would_read(opened: OpenWindow) -> None:
    line = title_line(opened.go(Place("editor", case=FIRST, field="title_en")))
    line.setFocus()
    line.setSelection(0, 4)

    panel = shown_panel(opened)
    opened.settle()
    assert panel.words.text() == "Cold"
    QTest.keyClicks(panel.by, "cool")
    assert [line.split("\n")[1] for line in lines(panel)] == [
        "[Cold → cool] stores",
        "[cold → cool] and Cold",
        "cold and [Cold → cool]",
    ]
    assert panel.replace.text().strip() == "Replace 3 places"
    QTest.mouseClick(panel.exact, Qt.MouseButton.LeftButton)
    opened.settle()
    assert panel.replace.text().strip() == "Replace 2 places"
    QTest.mouseClick(panel.scope.button(FIELD), Qt.MouseButton.LeftButton)
    opened.settle()
    assert len(lines(panel)) == 1
    assert purpose(opened, FIRST) == "cold and Cold"


@pytest.mark.parametrize("undone_in_a_case", [False, True])
def test_undo_in_the_list_takes_back_what_was_replaced_in_several_cases(
    opened: OpenWindow, undone_in_a_case: bool
) -> None:
    opened.go(Place("cases"))
    before = {case: purpose(opened, case) for case in (FIRST, SECOND)}
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClicks(panel.by, "cool")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert {case: purpose(opened, case) for case in (FIRST, SECOND)} != before
    action = opened.desk.actions.action("undo")
    assert "Replace “cold”" in action.text()
    if undone_in_a_case:
        opened.workbench.history.undo(FIRST)
    closed_panel(opened)
    for key, after in ((Qt.Key.Key_Z, before), (Qt.Key.Key_Y, None), (Qt.Key.Key_Z, before)):
        QTest.keyClick(opened.page, key, Qt.KeyboardModifier.ControlModifier)
        opened.settle()
        found = {case: purpose(opened, case) for case in (FIRST, SECOND)}
        assert (found == before) is (after is not None)
    assert "Replace" not in action.text()


def test_all_cases_but_what_is_unchecked_are_replaced_and_taken_back_as_one(opened: OpenWindow) -> None:
    opened.go(Place("cases"))
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)

    panel = shown_panel(opened)
    assert panel.scope.choice() == ALL
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClick(panel.words, Qt.Key.Key_Tab)
    QTest.keyClicks(panel.by, "cool")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    leave_out(panel, 0)
    assert panel.replace.text().strip() == "Replace 5 places"
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cool and cool"] * 2
    titles = [opened.workbench.drafting.case(case).title for case in (FIRST, SECOND)]
    assert titles == ["Cold stores", "cool chains"]
    notice = told[-1]
    assert notice.text == "5 places are replaced."
    assert notice.action is not None
    notice.action()
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold"] * 2
    assert opened.workbench.drafting.case(SECOND).title == "Cold chains"


def test_the_panel_stays_while_it_replaces_so_that_the_way_back_is_told(opened: OpenWindow) -> None:
    opened.go(Place("cases"))
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)

    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert not panel.replace.isEnabled()
    opened.settle()
    assert panel.isVisible()
    assert told[-1].action is not None


def test_one_place_of_a_text_is_left_as_it_is_while_the_others_are_replaced(opened: OpenWindow) -> None:
    opened.go(Place("cases"))

    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClicks(panel.by, "cool")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    leave_out(panel, 1)
    leave_out(panel, 5)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and cool", "cool and Cold"]
    assert [line.split("\n")[1] for line in lines(panel)] == [
        "[cold → cool] and cool",
        "cool and [Cold → cool]",
    ]
    assert panel.found.chosen() == []
    assert not panel.replace.isEnabled()


def replace_all(opened: OpenWindow) -> None:
    """Replace in all cases."""
    opened.go(Place("cases"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClick(panel.words, Qt.Key.Key_Tab)
    QTest.keyClicks(panel.by, "cool")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()


def test_undo_in_one_case_takes_back_what_was_replaced_in_all_and_redo_brings_it_back(
    opened: OpenWindow,
) -> None:
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    replace_all(opened)
    opened.go(Place("editor", case=FIRST, field="title_en"))
    QTest.keyClick(opened.window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold"] * 2
    assert told[-1].text == f"Undone in {FIRST} and 1 other case: Replace “cold”."
    QTest.keyClick(opened.window, Qt.Key.Key_Y, CONTROL)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cool and cool"] * 2
    assert told[-1].text == f"Done again in {FIRST} and 1 other case: Replace “cold”."


def test_a_case_changed_since_keeps_what_was_replaced_is_named_and_can_be_opened(opened: OpenWindow) -> None:
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    replace_all(opened)
    opened.workbench.drafting.set_value(SECOND, "remarks", "later")
    opened.go(Place("editor", case=FIRST, field="title_en"))
    QTest.keyClick(opened.window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold", "cool and cool"]
    assert told[-1].text.startswith(f"Not in {SECOND}: something else was done there since.")
    assert told[-1].label == f"Open {SECOND}" and told[-1].action is not None
    told[-1].action()
    opened.settle()
    assert opened.page.place().case == SECOND


def test_nothing_found_and_what_a_field_refuses_are_said_and_change_nothing(opened: OpenWindow) -> None:
    panel = shown_panel(opened)
    assert not panel.replace.isEnabled()
    QTest.keyClicks(panel.words, "nowhere")
    opened.wait_until(lambda: panel.summary.text() == "Nothing found here.")
    panel.words.setText("Cold chains")
    opened.wait_until(lambda: len(lines(panel)) == 1)
    panel.by.setText("long " * 100)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.wait_until(lambda: panel.trouble.isVisible())
    assert panel.isVisible()
    assert "At most 300 characters" in panel.trouble.text()
    assert panel.replace.isEnabled()
    assert opened.workbench.drafting.case(SECOND).title == "Cold chains"


def test_enter_in_the_first_field_only_looks_and_an_older_answer_is_never_replaced(opened: OpenWindow) -> None:
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    opened.wait_until(lambda: len(lines(panel)) == 6)
    assert panel.isVisible()
    assert panel.replace.text().strip() == "Delete 6 places"
    panel.by.setText("X")
    QTest.keyClicks(panel.words, "ness")
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    assert not panel.replace.isEnabled()
    opened.wait_until(lambda: panel.summary.text() == "Nothing found here.")
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold"] * 2


def test_the_panel_is_taken_by_keys_alone_and_everything_has_a_name(opened: OpenWindow) -> None:
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    QTest.keyClick(panel.words, Qt.Key.Key_Tab)
    assert panel.by.hasFocus()
    for _ in range(6):
        if not panel.list.hasFocus():
            QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Tab)
    assert panel.list.hasFocus()
    leave_out(panel, 1)
    chosen = [(spotted.field.id, spotted.spans) for spotted in panel.found.chosen()]
    title, both = ("title_en", ((0, 4),)), ("purpose", ((0, 4), (9, 13)))
    assert chosen == [title, ("purpose", ((9, 13),)), title, both]
    assert panel.list.accessibleName()
    assert panel.scope.accessibleName() or panel.scope.button(ALL).accessibleName()


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_line_of_the_list_leads_to_its_place_and_nothing_is_replaced(
    opened: OpenWindow, by_mouse: bool
) -> None:
    opened.go(Place("cases"))

    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClicks(panel.by, "cool")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    index = panel.found.index(5)
    if by_mouse:
        spot, left = panel.list.visualRect(index).center(), Qt.MouseButton.LeftButton
        box = QPoint(panel.list.visualRect(index).left() + 10, spot.y())
        for _ in range(2):
            QTest.mouseDClick(panel.list.viewport(), left, pos=box)
            assert panel.isVisible()
        QTest.mouseClick(panel.list.viewport(), left, pos=spot)
        QTest.mouseDClick(panel.list.viewport(), left, pos=spot)
    else:
        panel.list.setFocus()
        panel.list.setCurrentIndex(index)
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    opened.settle()
    assert panel.isVisible()
    assert isinstance(opened.page, EditorPage)
    assert opened.page.place() == Place("editor", case=SECOND, field="purpose")
    box = opened.window.focusWidget()
    assert isinstance(box, QTextEdit)
    assert (box.textCursor().selectedText(), box.textCursor().selectionStart()) == ("Cold", 9)
    assert purpose(opened, SECOND) == "cold and Cold"
    assert panel.scope.choice() == ALL


def test_the_panel_closes_with_esc_and_leads_back_to_the_text(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=FIRST, field="title_en"))
    line = opened.window.focusWidget()
    assert isinstance(line, QLineEdit) and page.isAncestorOf(line)
    panel = shown_panel(opened)
    assert panel.scope.choice() == CASE
    assert panel.words.hasFocus()
    closed_panel(opened)
    assert line.hasFocus()


def test_both_words_are_there_again_when_the_panel_is_opened_again(opened: OpenWindow) -> None:
    opened.go(Place("cases"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClick(panel.words, Qt.Key.Key_Tab)
    QTest.keyClicks(panel.by, "warm")
    closed_panel(opened)
    panel = shown_panel(opened)
    assert (panel.words.text(), panel.by.text()) == ("cold", "warm")
    assert panel.words.selectedText() == "cold"
    assert panel.found.lines


def test_the_panel_sees_what_is_written_beside_it_and_keeps_what_was_left_out(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=FIRST, field="title_en"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: len(lines(panel)) == 3)
    leave_out(panel, 1)
    line = title_line(page)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, " and cold rooms")
    opened.wait_until(lambda: len(lines(panel)) == 4)
    assert line.hasFocus()
    assert [one.field.id for one in panel.found.chosen()] == ["title_en", "purpose"]
    assert panel.found.chosen_places() == 3


def test_the_panel_stands_by_the_case_that_is_shown(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: {one.case for one in panel.found.lines} == {FIRST})
    opened.go(Place("editor", case=SECOND, field="title_en"))
    opened.wait_until(lambda: {one.case for one in panel.found.lines} == {SECOND})
    opened.go(Place("cases"))
    opened.wait_until(lambda: len(lines(panel)) == 6)
    assert panel.scope.choice() == ALL
    assert not panel.scope.button(CASE).isVisible()


def test_another_language_shows_the_same_panel_anew_and_another_workspace_none(
    opened: OpenWindow, tmp_path: Path
) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClicks(panel.by, "cool")
    opened.wait_until(lambda: len(lines(panel)) == 3)
    opened.desk.change_settings(language="zh")
    opened.settle()
    anew = panel_of(opened)
    assert anew is not panel
    opened.wait_until(lambda: len(lines(anew)) == 3)
    assert anew.replace.text().strip() == "替换 3 处"
    assert (anew.words.text(), anew.by.text(), anew.scope.choice()) == ("cold", "cool", CASE)
    opened.desk.operations.leaving.emit()
    opened.settle()
    assert opened.window.findChildren(ReplacePanel) == []


def test_undo_offers_again_what_was_replaced_and_leaves_out_what_was_left_out(opened: OpenWindow) -> None:
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    opened.go(Place("cases"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClicks(panel.by, "cool")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    leave_out(panel, 1)
    chosen = panel.found.chosen()
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert (len(lines(panel)), panel.found.chosen()) == (1, [])
    assert told[-1].action is not None
    told[-1].action()
    opened.wait_until(lambda: len(lines(panel)) == 6)
    assert panel.replace.text().strip() == "Replace 5 places"
    assert panel.found.chosen() == chosen
    panel.words.setText("warm")
    opened.wait_until(lambda: len(lines(panel)) == 2)
    panel.words.setText("cold")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    assert panel.found.chosen_places() == 6


def test_places_written_after_a_replacing_are_offered(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=FIRST, field="title_en"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    QTest.keyClicks(panel.by, "warm cold")
    opened.wait_until(lambda: len(lines(panel)) == 3)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert panel.found.chosen() == []
    line = title_line(page)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, " and cold rooms")
    opened.wait_until(lambda: len(lines(panel)) == 4)
    assert [one.field.id for one in panel.found.chosen()] == ["title_en"]


def _fail_for(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Let looking for some words fail."""
    find = Replacing.find

    def fail(self: Replacing, wanted: Wanted, *given: Any) -> Any:
        if wanted.words == words:
            raise NotReadable("The disk is gone.", "Plug it in.")
        return find(self, wanted, *given)

    monkeypatch.setattr(Replacing, "find", fail)


def test_a_failed_look_offers_nothing_and_is_forgotten_when_the_next_works(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_for(monkeypatch, "cold")
    panel = shown_panel(opened)
    panel.words.setText("warm")
    opened.wait_until(panel.replace.isEnabled)
    panel.words.setText("cold")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    opened.wait_until(panel.trouble.isVisible)
    assert "The disk is gone." in panel.trouble.text()
    assert (lines(panel), panel.summary.text(), panel.replace.isEnabled()) == ([], "", False)
    panel.words.setText("warm")
    opened.wait_until(panel.replace.isEnabled)
    assert not panel.trouble.isVisible()


def test_a_failure_of_an_older_question_is_not_told(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail_for(monkeypatch, "cold")
    panel = shown_panel(opened)
    panel.words.setText("cold")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    panel.words.setText("warm")
    opened.settle()
    assert not panel.trouble.isVisible()


def test_nothing_can_be_replaced_while_it_is_looked_for(opened: OpenWindow) -> None:
    opened.go(Place("cases"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: len(lines(panel)) == 6)
    panel.words.setText("warm")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    leave_out(panel, 1)
    assert not panel.replace.isEnabled()
    opened.settle()
    assert panel.replace.isEnabled()


@pytest.mark.parametrize("zoom", [1.5, 2.0])
def test_large_text_leaves_the_hint_whole_and_some_places_in_sight(opened: OpenWindow, zoom: float) -> None:
    opened.window.resize(1366, 768)
    opened.go(Place("cases"))  # the page that is highest of all
    opened.go(Place("editor", case=FIRST))
    opened.desk.change_settings(zoom=zoom)
    opened.settle()
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: len(lines(panel)) == 3)
    summary, least = panel.summary, 2 if zoom > 1.5 else 3
    opened.wait_until(lambda: summary.heightForWidth(summary.width()) <= summary.height())
    assert summary.fontMetrics().horizontalAdvance(summary.text()) <= summary.width()
    opened.wait_until(lambda: panel.words.height() > 1.4 * panel.words.fontMetrics().height())
    assert panel.list.viewport().height() >= least * panel.list.sizeHintForRow(0)
    assert panel.height() <= 0.6 * opened.window.height()


@pytest.mark.parametrize("comes_from", ["cases", "editor"])
def test_the_panel_gives_way_to_the_filters_of_the_cases_in_large_text(
    opened: OpenWindow, comes_from: str
) -> None:
    opened.window.resize(1366, 768)
    opened.desk.change_settings(zoom=1.5)
    opened.settle()
    opened.go(Place(comes_from, case=FIRST))
    panel = shown_panel(opened)
    roomy = panel.height()
    page = opened.go(Place("cases"))
    assert isinstance(page, CasesPage)
    opened.wait_until(lambda: page.filters.height() >= page.filters.minimumSizeHint().height())
    assert page.filters.search.height() >= page.filters.search.minimumSizeHint().height()
    assert panel.list.viewport().height() >= 2 * panel.list.sizeHintForRow(0)
    opened.go(Place("editor", case=FIRST))
    opened.wait_until(lambda: panel.height() >= roomy)


def test_the_panel_stays_as_high_as_it_was_dragged(opened: OpenWindow) -> None:
    opened.window.resize(1366, 768)
    opened.go(Place("editor", case=FIRST))
    panel = shown_panel(opened)
    before = panel.height()
    both = panel.parentWidget()
    assert isinstance(both, QSplitter)
    drag_line(both, -150)
    opened.settle()
    high = panel.height()
    assert high > before
    opened.go(Place("cases"))
    opened.settle()
    assert panel.height() == high


def test_enter_deletes_nothing_while_nothing_is_to_be_put_in(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: len(lines(panel)) == 3)
    assert panel.replace.text().strip() == "Delete 3 places" and panel.replace.property("kind") == ""
    for line in (panel.words, panel.by):
        QTest.keyClick(line, Qt.Key.Key_Return)
        opened.settle()
    assert purpose(opened, FIRST) == "cold and Cold"
    QTest.keyClicks(panel.by, "c")
    assert panel.replace.property("kind") == "primary"
    QTest.keyClick(panel.by, Qt.Key.Key_Backspace)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.wait_until(lambda: purpose(opened, FIRST) == " and ")


def test_places_where_the_new_words_stand_already_are_left_out_until_somebody_chooses_them(
    opened: OpenWindow,
) -> None:
    opened.workbench.drafting.set_value(FIRST, "purpose", "New storage plants, storage for all")
    opened.go(Place("editor", case=FIRST, field="purpose"))
    panel = shown_panel(opened)
    panel.words.clear()
    QTest.keyClicks(panel.words, "storage")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    QTest.keyClicks(panel.by, "new storage")
    opened.settle()
    ticks = [panel.found.data(panel.found.index(n), CHECKED) for n in range(panel.found.rowCount())]
    assert ticks == [Qt.CheckState.Unchecked, Qt.CheckState.Checked]
    first, second = lines(panel)
    assert "stands there already: " in first and "already" not in second
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert purpose(opened, FIRST) == "New storage plants, new storage for all"


def test_a_place_that_somebody_chose_stays_chosen_though_the_new_words_stand_there(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="purpose"))
    panel = shown_panel(opened)
    panel.words.clear()
    QTest.keyClicks(panel.words, "and Cold")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    opened.settle()
    QTest.keyClicks(panel.by, "COLD and cold")
    assert panel.found.chosen_places() == 0 and not panel.replace.isEnabled()
    leave_out(panel, 0)  # the space bar ticks it
    QTest.keyClick(panel.by, Qt.Key.Key_Backspace)
    QTest.keyClicks(panel.by, "d")
    assert panel.found.chosen_places() == 1 and panel.replace.isEnabled()
