"""Ways through the window: the case one was at on other pages, and keys of commands from within a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.ui.navigation import Place
from workbench.ui.widgets.rail import Rail

FIRST, SECOND = "2026-001", "2026-002"
CONTROL = Qt.KeyboardModifier.ControlModifier


def _two_cases(workbench: Workbench) -> None:
    sample_case(workbench)
    new_case(workbench)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    made = OpenWindow(tmp_path, _two_cases)
    yield made
    made.close()


def press(opened: OpenWindow, key: Qt.Key) -> str:
    """Press Ctrl and a key where the focus is, and return the case of the page that one comes to."""
    QTest.keyClick(opened.window.focusWidget() or opened.window, key, CONTROL)
    opened.settle()
    return opened.page.place().case


def test_the_case_that_was_shown_last_is_the_one_handed_in_checked_and_compared(opened: OpenWindow) -> None:
    for case, other in ((FIRST, SECOND), (SECOND, FIRST), (FIRST, SECOND)):
        opened.go(Place("handin", case=other))
        opened.go(Place("editor", case=case))
        assert press(opened, Qt.Key.Key_4) == case
        assert opened.page.key == "handin"
        for page in ("answers", "versions", "editor"):
            opened.go(Place(page))
            assert opened.page.place().case == case


def test_a_page_that_shows_the_case_already_stays_where_it_is(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="scope"))
    opened.go(Place("plan"))
    opened.go(Place("editor"))
    place = opened.page.place()
    assert (place.case, place.field) == (FIRST, "scope")


class Greedy(QLineEdit):
    """A line that claims every key, as lines do on some systems with Ctrl+E."""

    def event(self, event: QEvent) -> bool:
        """Claim every key."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        return super().event(event)


def test_the_key_of_a_command_reaches_it_from_a_text_that_claims_it(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=FIRST, field="title_zh"))
    line = Greedy(page)
    line.show()
    line.setFocus()
    assert line.hasFocus()
    assert press(opened, Qt.Key.Key_E) == FIRST
    assert opened.page.key == "handin"


def test_the_keys_of_editing_stay_those_of_the_text(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=FIRST, field="title_zh"))
    line = Greedy(page)
    line.show()
    line.setFocus()
    QTest.keyClicks(line, "ab")
    QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
    assert line.selectedText() == "ab"
    QTest.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert line.text() == ""


def test_the_key_of_a_page_leads_into_it_from_the_rail_though_it_is_shown(opened: OpenWindow) -> None:
    opened.go(Place("plan"))
    rail = opened.window.findChild(Rail)
    assert rail is not None
    button = rail.findChild(QAbstractButton)
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_3, CONTROL)
    opened.settle()
    focused = opened.window.focusWidget()
    assert focused is not None
    assert opened.page.panes()[0].isAncestorOf(focused) or focused is opened.page.panes()[0]


def test_a_case_that_went_to_the_trash_meanwhile_is_not_handed_in_instead_of_one_that_is_there(
    opened: OpenWindow,
) -> None:
    for seen_before in (False, True):
        if seen_before:
            opened.go(Place("handin", case=FIRST))
        opened.go(Place("editor", case=FIRST))
        opened.workbench.drafting.trash(FIRST)
        opened.go(Place("cases"))
        opened.go(Place("handin"))
        assert opened.page.place().case == SECOND
        opened.workbench.drafting.untrash(FIRST)
