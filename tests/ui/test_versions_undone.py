"""Undo and redo on the page of versions: named, renamed, deleted, returned to, each by the keys of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import versioned_case
from workbench.app.settings import change_settings
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.versions.page import VersionsPage

CASE = "2026-001"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the window on the versions of the sample case, the focus in their list."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, versioned_case)
    page = window.go(Place("versions", case=CASE))
    assert isinstance(page, VersionsPage)
    page._versions.list.setFocus()
    yield window
    window.close()


def press(opened: OpenWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus is and wait for what it does."""
    QTest.keyClick(QApplication.focusWidget() or opened.window, key, modifiers)
    opened.settle()


def undo(opened: OpenWindow) -> None:
    press(opened, Qt.Key.Key_Z, CONTROL)


def redo(opened: OpenWindow) -> None:
    press(opened, Qt.Key.Key_Y, CONTROL)


def write_name(opened: OpenWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier, name: str) -> None:
    """Open the dialog that asks for a name with its keys, and type one."""

    def write(dialog: VersionNameDialog) -> None:
        QTest.keyClick(dialog.name, Qt.Key.Key_A, CONTROL)
        committed = QInputMethodEvent()
        committed.setCommitString(name)
        QApplication.sendEvent(dialog.name, committed)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        opened.wait_until(lambda: not dialog.isVisible())

    in_modal(VersionNameDialog, lambda: QTest.keyClick(QApplication.focusWidget(), key, modifiers), write)
    opened.window.activateWindow()  # no window system does it
    opened.wait_until(opened.window.isActiveWindow)
    opened.settle()


def names(opened: OpenWindow) -> list[str]:
    return [line.name for line in opened.workbench.versioning.versions(CASE)]


def words(opened: OpenWindow, command: str) -> str:
    return opened.desk.actions.action(command).text()


def test_a_version_just_named_is_taken_back_and_named_again(opened: OpenWindow) -> None:
    before = opened.workbench.drafting.case(CASE)
    assert not opened.desk.actions.action("undo").isEnabled()
    write_name(opened, Qt.Key.Key_S, CONTROL | SHIFT, "报批稿")
    assert words(opened, "undo") == "Undo: Name version “报批稿”"
    undo(opened)
    assert names(opened) == ["送审稿", "征求意见稿"]
    assert words(opened, "redo") == "Redo: Name version “报批稿”"
    redo(opened)
    assert names(opened) == ["报批稿", "送审稿", "征求意见稿"]
    assert opened.workbench.drafting.case(CASE).values == before.values
    assert opened.workbench.maintaining.examine().sound


def test_steps_of_several_kinds_go_back_and_forth(opened: OpenWindow) -> None:
    drafting = opened.workbench.drafting
    now = drafting.case(CASE).values
    write_name(opened, Qt.Key.Key_F2, PLAIN, "送审稿（二）")
    page = opened.page
    assert isinstance(page, VersionsPage)
    page.restore()
    opened.settle()
    returned = drafting.case(CASE).values
    assert returned != now
    page._versions.list.setFocus()
    press(opened, Qt.Key.Key_Delete)
    assert names(opened) == ["征求意见稿"]
    for _ in range(3):
        undo(opened)
    assert (names(opened), drafting.case(CASE).values) == (["送审稿", "征求意见稿"], now)
    assert not opened.desk.actions.action("undo").isEnabled()
    for _ in range(3):
        redo(opened)
    assert (names(opened), drafting.case(CASE).values) == (["征求意见稿"], returned)


def test_a_step_that_came_after_is_not_taken_back_in_place_of_a_return(opened: OpenWindow) -> None:
    page = opened.page
    assert isinstance(page, VersionsPage)
    page.restore()
    opened.settle()
    opened.desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, "remarks", "later"))
    opened.settle()
    told: list[BaseException] = []
    opened.desk.operations.failed.connect(lambda _owner, error: told.append(error))
    undo(opened)
    assert "was changed since" in str(told[0])
    redo(opened)
    assert opened.workbench.drafting.case(CASE).values["remarks"] == "later"


def test_the_button_of_the_message_and_the_keys_take_back_the_same_step_once(opened: OpenWindow) -> None:
    offered: list[Notice] = []
    opened.desk.notices.shown.connect(offered.append)
    press(opened, Qt.Key.Key_Delete)
    bring_back = offered[-1].action
    assert bring_back is not None
    undo(opened)
    bring_back()
    opened.settle()
    assert names(opened) == ["送审稿", "征求意见稿"]


def test_keys_pressed_faster_than_the_disk_end_where_the_last_one_leads(opened: OpenWindow) -> None:
    press(opened, Qt.Key.Key_Delete)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(opened.window, key, CONTROL)
    opened.settle()
    assert names(opened) == ["征求意见稿"]
    opened.go(Place("editor", case=CASE))
    opened.go(Place("versions", case=CASE))
    undo(opened)
    assert names(opened) == ["送审稿", "征求意见稿"]


def test_returning_to_a_version_from_which_nothing_differs_says_so_and_is_no_step(opened: OpenWindow) -> None:
    page = opened.page
    assert isinstance(page, VersionsPage)
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    page.restore()
    opened.settle()
    page.restore()
    opened.settle()
    assert told[-1].text == f"Nothing differs from “送审稿”: {CASE} stays as it is."
    assert told[-1].action is None
    undo(opened)
    assert not opened.desk.actions.action("undo").isEnabled()
    assert not page.strip.isVisible()


def test_a_version_given_the_name_that_it_has_is_no_step(opened: OpenWindow) -> None:
    write_name(opened, Qt.Key.Key_F2, PLAIN, "送审稿")
    assert not opened.desk.actions.action("undo").isEnabled()
    assert not opened.page.strip.isVisible()


def test_a_return_that_somebody_did_by_hand_meanwhile_is_repeated_and_taken_back_as_nothing(
    opened: OpenWindow,
) -> None:
    page = opened.page
    assert isinstance(page, VersionsPage)
    page.restore()
    opened.settle()
    undo(opened)
    opened.workbench.versioning.restore(CASE, "送审稿")
    returned = opened.workbench.drafting.case(CASE).values
    redo(opened)
    undo(opened)
    assert opened.workbench.drafting.case(CASE).values == returned
    assert not page.strip.isVisible()
