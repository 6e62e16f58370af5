"""What can be done with the open case is there on every page that shows one, by menu and keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.turning import WAIT
from tests.helpers.twocases import two_case_window
from tests.helpers.windows import OpenWindow
from workbench.ui.dialogs.counting import CountingDialog
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.navigation import Place

CASE = "2026-001"
PAGES = ("editor", "handin", "answers", "versions")
CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
ACTS: dict[str, tuple[Qt.Key, type[QDialog]]] = {
    "case.duplicate": (Qt.Key.Key_D, NewCaseDialog),
    "case.count": (Qt.Key.Key_G, CountingDialog),
    "version.name": (Qt.Key.Key_S, VersionNameDialog),
}


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the window on two cases."""
    del qtbot
    yield from two_case_window(tmp_path)


@pytest.mark.parametrize("page", PAGES)
def test_the_keys_of_a_case_work_on_every_page_that_shows_one(window: OpenWindow, page: str) -> None:
    window.go(Place(page, case=CASE))

    def press(key: Qt.Key) -> None:
        window.window.activateWindow()
        assert QTest.qWaitForWindowActive(window.window, WAIT)
        QTest.keyClick(window.window, key, BOTH)
        window.settle()  # what the dialog shows is read first

    for command, (key, kind) in ACTS.items():
        assert window.desk.actions.action(command).isEnabled()
        in_modal(kind, partial(press, key), lambda dialog: dialog.reject())
    if page != "versions":
        window.desk.actions.action("case.versions").trigger()
        window.settle()
        assert window.page.place().page == "versions"


def test_nothing_is_offered_for_a_case_in_the_trash(window: OpenWindow) -> None:
    window.workbench.drafting.trash(CASE)
    window.go(Place("handin", case=CASE))
    assert not any(window.desk.actions.action(command).isEnabled() for command in ACTS)
