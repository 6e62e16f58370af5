"""An undo that is refused is not lost: the step stays where it was and is taken back the next time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.twocases import two_case_window
from tests.helpers.windows import OpenWindow
from workbench.kernel.errors import NotReadable
from workbench.storage.workspace import Workspace
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.pages.versions.page import VersionsPage

FIRST, SECOND = "2026-001", "2026-002"
UNDO, REDO = Qt.Key.Key_Z, Qt.Key.Key_Y


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    yield from two_case_window(tmp_path)


def press(opened: OpenWindow, *keys: Qt.Key) -> None:
    """Press keys with Ctrl where the focus is, at once, and wait for what they do."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or opened.window, key, Qt.KeyboardModifier.ControlModifier)
    opened.settle()


def trash_first(opened: OpenWindow) -> None:
    """Move the first case to the trash on the page of cases."""
    page = opened.go(Place("cases"))
    assert isinstance(page, CasesPage)
    page.acts.trash([FIRST])
    opened.settle()


def offered(opened: OpenWindow) -> list[str]:
    """Return what undo and redo would do."""
    actions = [opened.desk.actions.action(command) for command in ("undo", "redo")]
    return [action.text() for action in actions if action.isEnabled()]


def full(*_given: object) -> object:
    raise NotReadable("The disk is full.")


def versions(opened: OpenWindow) -> list[str]:
    return [line.name for line in opened.workbench.versioning.versions(FIRST)]


def trashed(opened: OpenWindow) -> list[str]:
    return [case.ref for case in opened.workbench.drafting.cases(trashed=True)]


def with_a_version_deleted(opened: OpenWindow) -> None:
    opened.workbench.versioning.name(FIRST, "sent")
    page = opened.go(Place("versions", case=FIRST))
    assert isinstance(page, VersionsPage)
    page._versions.list.setFocus()
    QTest.keyClick(page._versions.list, Qt.Key.Key_Delete)
    opened.settle()
    assert versions(opened) == []


@pytest.mark.parametrize("times", [1, 3])
def test_a_version_comes_back_once_the_disk_has_room_though_undo_was_refused(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    with_a_version_deleted(opened)
    before = offered(opened)
    with monkeypatch.context() as no_room:
        no_room.setattr(Workspace, "writing", full)
        press(opened, *[UNDO] * times)
    assert opened.page.strip.isVisible()
    assert offered(opened) == before == ["Undo: Delete version “sent”"]
    press(opened, UNDO)
    assert versions(opened) == ["sent"]
    assert offered(opened) == ["Redo: Delete version “sent”"]


def test_a_redo_that_was_refused_is_done_the_next_time(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    trash_first(opened)
    press(opened, UNDO)
    with monkeypatch.context() as no_room:
        no_room.setattr(Workspace, "writing", full)
        press(opened, REDO)
    assert offered(opened) == [f"Redo: Move {FIRST} to the trash"]
    press(opened, REDO)
    assert trashed(opened) == [FIRST]


def test_the_button_of_a_message_that_was_refused_leaves_the_step_to_the_keys(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    trash_first(opened)
    toast = opened.contents.board.toast
    assert toast is not None
    with monkeypatch.context() as no_room:
        no_room.setattr(Workspace, "writing", full)
        QTest.mouseClick(toast._action, Qt.MouseButton.LeftButton)
        opened.settle()
    assert trashed(opened) == [FIRST]
    press(opened, UNDO)
    assert trashed(opened) == []


def test_undo_on_its_way_does_not_name_the_commands_of_the_page_one_went_to(opened: OpenWindow) -> None:
    with_a_version_deleted(opened)
    gate = threading.Event()
    opened.desk.operations.quietly(opened.desk.navigator, lambda _workbench: gate.wait(20))
    QTest.keyClick(opened.window, UNDO, Qt.KeyboardModifier.ControlModifier)
    opened.desk.navigator.go(Place("start"))
    gate.set()
    opened.settle()
    assert versions(opened) == ["sent"]
    assert opened.desk.actions.action("redo").text() == "Redo"
    opened.go(Place("versions", case=FIRST))
    assert offered(opened) == ["Redo: Delete version “sent”"]
