"""What stands beside a text comes back as it was left: widths, whether it is open, which tab is in front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.panes import Panes

CASE, OTHER = "2026-001", "2026-002"
WIDE, NARROW, SMALL = 1500, 1000, 1210


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give a wide window on the sample case."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    resize(window, WIDE)
    yield window
    window.close()


def resize(opened: OpenWindow, width: int) -> None:
    opened.window.resize(width, 800)
    opened.settle()


def editor(opened: OpenWindow) -> EditorPage:
    page = opened.go(Place("editor", case=CASE, field="title_zh"))
    assert isinstance(page, EditorPage)
    return page


def press(opened: OpenWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or opened.window, key)
    opened.settle()


def draw(panes: Panes, handle: int, by: int) -> None:
    """Draw the line between two panes with the mouse."""
    line, button = panes.handle(handle), Qt.MouseButton.LeftButton
    start = line.rect().center()
    QTest.mousePress(line, button, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(line, start + QPoint(by, 0))
    QTest.mouseRelease(line, button, Qt.KeyboardModifier.NoModifier, start)
    let_qt_work()


def rebuilt(opened: OpenWindow) -> EditorPage:
    """Let the pages be built anew, as another theme does it, and return the editor."""
    opened.session.change_settings(theme="dark")
    opened.settle()
    assert isinstance(opened.page, EditorPage)
    return opened.page


def again(opened: OpenWindow, folder: Path) -> OpenWindow:
    """Start the program once more, wide."""
    opened.close()
    window = OpenWindow(folder)
    resize(window, WIDE)
    return window


def test_a_side_pane_that_was_closed_stays_closed_in_another_look(opened: OpenWindow) -> None:
    page = editor(opened)
    press(opened, Qt.Key.Key_F9)
    assert not page._side.isVisible()
    assert not rebuilt(opened)._side.isVisible()
    press(opened, Qt.Key.Key_F9)
    assert rebuilt(opened)._side.isVisible()


def test_the_tab_in_front_stays_in_front_in_another_look(opened: OpenWindow) -> None:
    editor(opened)._side.show_tab("history")
    assert rebuilt(opened)._side.tab == "history"


def test_a_narrow_window_closes_the_side_pane_only_for_now(opened: OpenWindow) -> None:
    page = editor(opened)
    resize(opened, NARROW)
    assert not page._side.isVisible()
    page = rebuilt(opened)
    resize(opened, WIDE)
    assert page._side.isVisible()


def test_a_side_pane_that_was_closed_does_not_open_by_itself_in_a_wider_window(opened: OpenWindow) -> None:
    page = editor(opened)
    press(opened, Qt.Key.Key_F9)
    resize(opened, NARROW)
    resize(opened, WIDE)
    assert not page._side.isVisible()


@pytest.mark.parametrize("small", [NARROW, SMALL])
def test_panes_come_back_to_their_widths_after_a_small_window(opened: OpenWindow, small: int) -> None:
    page = editor(opened)
    draw(page._splitter, 2, 20)
    wished = page._splitter.sizes()
    assert 340 < wished[2] < 368
    resize(opened, small)
    assert page._splitter.sizes() != wished
    resize(opened, WIDE)
    assert page._splitter.sizes() == wished


def test_panes_and_tab_are_as_they_were_left_after_another_start(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    resize(window, WIDE)
    page = editor(window)
    draw(page._splitter, 1, 40)
    page._side.show_tab("checks")
    widths = page._splitter.sizes()
    resize(window, SMALL)
    window = again(window, tmp_path)
    page = editor(window)
    assert (page._splitter.sizes(), page._side.tab) == (widths, "checks")
    press(window, Qt.Key.Key_F9)
    window = again(window, tmp_path)
    assert not editor(window)._side.isVisible()
    window.close()


@pytest.mark.parametrize("kept", ["", "300", "1,2,x", "0,10,20", "AAAA/wAAAAEAAAAD"])
def test_widths_that_are_none_change_nothing(qtbot: QtBot, kept: str) -> None:
    panes = Panes(QWidget(), QWidget(), QWidget(), widths=(200, 500, 300))
    qtbot.addWidget(panes)
    before = panes.widths
    panes.take_widths(kept)
    assert panes.widths == before == "200,500,300"
