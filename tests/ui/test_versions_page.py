"""The page of versions: named, compared, walked by F8, returned to, renamed, deleted and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.rowmenus import asked_for_menu
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, versioned_case
from workbench.app.settings import change_settings
from workbench.domain.textdifference import Mark
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.versions.page import VersionsPage

CASE = "2026-001"
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the window on the sample case with two versions."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, versioned_case)
    yield window
    window.close()


def shown(opened: OpenWindow, case: str = CASE) -> VersionsPage:
    page = opened.go(Place("versions", case=case))
    assert isinstance(page, VersionsPage)
    return page


def names(opened: OpenWindow) -> list[str]:
    return [line.name for line in opened.workbench.versioning.versions(CASE)]


def press(page: VersionsPage, words: str) -> None:
    found = [item for item in page.findChildren(QPushButton) if item.text().strip() == words]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def choose(chooser: QComboBox, words: str) -> None:
    """Choose an entry with the keys of a person: Home, then down to it."""
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Home)
    while chooser.currentText() != words:
        QTest.keyClick(chooser, Qt.Key.Key_Down)


def fields(page: VersionsPage) -> list[str]:
    lines = page._comparison.view.rows.lines
    return [line.field for line in lines if line.kind == "heading"]


def answer_dialog(opened: OpenWindow, monkeypatch: pytest.MonkeyPatch, name: str) -> list[str]:
    """Type a name into the dialog that asks for one; the list gets what the dialog said against it."""
    told: list[str] = []

    def type_name(dialog: VersionNameDialog) -> int:
        dialog.show()
        QTest.keyClick(dialog.name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        committed = QInputMethodEvent()
        committed.setCommitString(name)
        QApplication.sendEvent(dialog.name, committed)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        opened.settle()
        told.append(dialog.trouble.text() if dialog.trouble.isVisible() else "")
        if dialog.isVisible():
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return dialog.result()

    monkeypatch.setattr(VersionNameDialog, "exec", type_name)
    return told


def test_what_was_said_against_a_name_goes_once_another_one_is_typed(opened: OpenWindow) -> None:
    page = shown(opened)

    def see(dialog: VersionNameDialog) -> None:
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        opened.settle()
        assert dialog.trouble.isVisible()
        QTest.keyClicks(dialog.name, "x")
        assert not dialog.trouble.isVisible()

    in_modal(VersionNameDialog, page.name, see)


def test_the_newest_version_is_compared_with_the_present(opened: OpenWindow) -> None:
    page = shown(opened)
    assert page._comparison.before.currentText() == "送审稿"
    assert page._comparison.after.currentText() == "The present state"
    assert fields(page) == ["drafting_units", "budget_total", "links"]
    version = page._versions.current()
    assert version is not None and version.differing == 3


def test_any_two_states_are_compared_and_what_is_equal_is_shown_when_wanted(opened: OpenWindow) -> None:
    page = shown(opened)
    choose(page._comparison.before, "征求意见稿")
    opened.settle()
    choose(page._comparison.after, "送审稿")
    opened.settle()
    assert fields(page) == ["purpose"]
    (line,) = [line for line in page._comparison.view.rows.lines if line.differs and line.kind == "text"]
    assert [piece.text for piece in line.pieces if piece.mark is Mark.ADDED] == ["和备用"]
    page._comparison.everything.setFocus()
    QTest.keyClick(page._comparison.everything, Qt.Key.Key_Space)
    opened.settle()
    assert len(fields(page)) > 20
    choose(page._comparison.after, "征求意见稿")
    QTest.keyClick(page._comparison.everything, Qt.Key.Key_Space)
    opened.settle()
    assert page._comparison._same.isVisible()


def test_f8_leads_from_difference_to_difference_and_says_where_one_is(opened: OpenWindow) -> None:
    page = shown(opened)
    view = page._comparison.view
    assert opened.desk.actions.action("finding.next").text() == "Next difference"
    seen = []
    for _ in range(4):
        QTest.keyClick(opened.window, Qt.Key.Key_F8)
        seen.append(view.rows.lines[view.currentIndex().row()].field)
    assert seen == ["drafting_units", "budget_total", "links", "drafting_units"]
    assert view.hasFocus()
    QTest.keyClick(opened.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert view.rows.lines[view.currentIndex().row()].field == "links"
    assert page._comparison._count.text() == "Difference 3 of 3"
    opened.go(Place("editor", case=CASE))
    assert opened.desk.actions.action("finding.next").text() == "Next finding"


def test_what_was_removed_and_added_is_said_in_words(opened: OpenWindow) -> None:
    view = shown(opened)._comparison.view
    spoken = [
        str(view.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in view.rows.changed_rows()
    ]
    assert "removed: 60; added: 72" in spoken
    assert any(text.startswith("row moved from 1 to 4") for text in spoken)
    view.setCurrentIndex(view.rows.index(view.rows.changed_rows()[1]))
    view.setFocus()
    opened.desk.actions.run("text.copy")
    assert QApplication.clipboard().text() == "[-60-]{+72+}"


def test_a_version_is_returned_to_and_that_is_undone(opened: OpenWindow) -> None:
    page = shown(opened)
    drafting = opened.workbench.drafting
    now = drafting.case(CASE)
    press(page, "Return to this version")
    opened.settle()
    opened.settle()
    assert str(drafting.case(CASE).values["budget_total"]) == "60"
    assert len(drafting.case(CASE).links) == len(now.links) - 1
    assert not page._versions.back.isEnabled()
    opened.go(Place("editor", case=CASE))
    opened.desk.actions.run("undo")
    opened.settle()
    assert drafting.case(CASE).values == now.values
    assert drafting.case(CASE).links == now.links


def test_the_present_state_is_named_from_the_editor_with_what_is_typed(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = answer_dialog(opened, monkeypatch, "报批稿")
    opened.go(Place("editor", case=CASE, field="title_en"))
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "New ")
    QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    opened.settle()
    assert told == [""]
    (line, *_) = opened.workbench.versioning.versions(CASE)
    assert (line.name, line.differing) == ("报批稿", 0)
    before = opened.workbench.versioning.compare(CASE, "报批稿").before
    assert str(before.snapshot.values["title_en"]).startswith("New ")
    opened.go(Place("editor", case=CASE))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(opened.window, Qt.Key.Key_V, both)
    opened.settle()
    assert opened.page.place() == Place("versions", case=CASE)


def test_a_name_that_is_taken_is_told_in_the_dialog(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(opened)
    told = answer_dialog(opened, monkeypatch, "送审稿")
    press(page, "Name the present state…")
    opened.settle()
    assert "already" in told[0]
    assert names(opened) == ["送审稿", "征求意见稿"]


def test_a_version_is_renamed_deleted_and_brought_back(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(opened)
    offered: list[Notice] = []
    opened.desk.notices.shown.connect(offered.append)
    answer_dialog(opened, monkeypatch, "送审稿（二）")
    page._versions.list.setFocus()
    QTest.keyClick(page._versions.list, Qt.Key.Key_F2)
    opened.settle()
    assert names(opened) == ["送审稿（二）", "征求意见稿"]
    QTest.keyClick(page._versions.list, Qt.Key.Key_Delete)
    opened.settle()
    opened.settle()
    assert names(opened) == ["征求意见稿"]
    bring_back = offered[-1].action
    assert bring_back is not None
    bring_back()
    opened.settle()
    assert names(opened) == ["送审稿（二）", "征求意见稿"]


def test_a_case_without_versions_says_how_to_begin_and_one_in_the_trash_is_only_looked_at(
    opened: OpenWindow,
) -> None:
    other = new_case(opened.workbench)
    page = shown(opened, other.ref)
    assert page._stack.currentWidget() is page._none
    opened.workbench.drafting.trash(CASE)
    page = shown(opened)
    assert not page._name.isEnabled()
    assert not page._versions.back.isEnabled()
    QTest.keyClick(page._versions.list, Qt.Key.Key_Delete)
    opened.settle()
    assert names(opened) == ["送审稿", "征求意见稿"]


def test_one_arrives_in_the_list_of_versions_and_goes_on_to_the_answers(opened: OpenWindow) -> None:
    page = shown(opened)
    assert page._versions.list.hasFocus()
    QTest.keyClick(page._versions.list, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    place = opened.page.place()
    assert (place.page, place.case) == ("answers", CASE)


def test_the_menu_of_a_version_does_what_the_buttons_do(opened: OpenWindow) -> None:
    page = shown(opened)
    rows = page._versions.list
    before = names(opened)
    box = rows.visualRect(rows.model().index(0, 0))
    asked_for_menu(rows, box.center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert words == ["Return to this version", "Rename…", "Delete"]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[2]).center())
    opened.settle()
    assert len(names(opened)) == len(before) - 1


def test_words_are_found_in_the_comparison(opened: OpenWindow) -> None:
    page = shown(opened)
    pane = page._comparison
    pane.everything.click()
    opened.settle()
    QTest.keyClick(page._versions.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = pane.seeking.line
    assert line.field.hasFocus()
    rows = pane.view.model()
    spoken = [str(rows.index(row, 0).data(SPOKEN)) for row in range(rows.rowCount())]
    word = next(text.split()[-1] for text in reversed(spoken) if text.split())
    line.field.setText(word)
    line.ask_now()
    found = [row for row, text in enumerate(spoken) if word.casefold() in text.casefold()]
    assert pane.view.currentIndex().row() == found[0]
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
