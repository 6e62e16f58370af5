"""Find and replace goes on where it was when theme, size of text or language change, whatever is on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSplitter
from pytestqt.qtbot import QtBot

from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from tests.ui.test_replace_panel import (
    CONTROL,
    FIRST,
    SECOND,
    _prepare,
    closed_panel,
    drag_line,
    leave_out,
    lines,
    panel_of,
    purpose,
    shown_panel,
    title_line,
)
from workbench.app.settings import change_settings
from workbench.kernel.errors import NotReadable
from workbench.services.replacing import Replacing
from workbench.ui import theme
from workbench.ui.mainwindow.pages import PAGES
from workbench.ui.mainwindow.replacepanel import ALL, FIELD, ReplacePanel
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice

CASE_PAGES = ("editor", "answers", "versions", "handin")
LOOKS: list[dict[str, Any]] = [{"theme": "dark"}, {"zoom": 1.2}, {"language": "zh"}]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, _prepare)
    yield window
    window.close()


def place_of(page: str) -> Place:
    return Place(page, case=FIRST) if page in CASE_PAGES else Place(page)


def rebuilt(opened: OpenWindow, **look: Any) -> ReplacePanel:
    """Change the look and return the panel that stands there then."""
    before = panel_of(opened)
    opened.desk.change_settings(**(look or {"theme": "dark"}))
    opened.settle()
    anew = panel_of(opened)
    assert anew is not before
    return anew


def panel_with(opened: OpenWindow, words: str, by: str, count: int) -> ReplacePanel:
    """Open the panel, type into it and wait until so many places are found."""
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, words)
    QTest.keyClicks(panel.by, by)
    opened.wait_until(lambda: len(lines(panel)) == count)
    return panel


@pytest.mark.parametrize("page", PAGES)
def test_what_is_typed_while_the_look_changes_goes_on_into_the_panel(opened: OpenWindow, page: str) -> None:
    opened.go(place_of(page))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cod")
    QTest.keyClick(panel.words, Qt.Key.Key_Left)
    opened.desk.change_settings(theme="dark")
    QTest.keyClicks(opened.window.focusWidget(), "l")
    opened.settle()
    QTest.keyClicks(opened.window.focusWidget(), "-")
    assert panel_of(opened).words.hasFocus()
    assert panel_of(opened).words.text() == "col-d"


@pytest.mark.parametrize("look", LOOKS)
def test_what_was_selected_in_the_panel_stays_so(opened: OpenWindow, look: dict[str, Any]) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold and warm")
    QTest.keyClick(panel.words, Qt.Key.Key_Left, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    anew = rebuilt(opened, **look)
    assert (anew.words.hasFocus(), anew.words.selectedText()) == (True, "warm")
    assert anew.words.cursorPosition() == len("cold and ")
    assert opened.workbench.drafting.case(FIRST).title == "Cold stores"


@pytest.mark.parametrize("part", ["by", "exact", "list", ALL, "replace", "close"])
def test_every_part_of_the_panel_has_the_focus_again(opened: OpenWindow, part: str) -> None:
    opened.go(Place("cases"))
    panel = panel_with(opened, "cold", "cool", 6)
    opened.wait_until(panel.replace.isEnabled)
    panel.list.setCurrentIndex(panel.found.index(3))
    panel.parts()[part].setFocus()
    anew = rebuilt(opened)
    assert anew.parts()[part].hasFocus()
    assert anew.list.currentIndex().row() == 3


def test_who_clicks_into_the_page_meanwhile_stays_there(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    shown_panel(opened)
    rebuilt(opened)
    line = title_line(opened.page)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    opened.settle()
    assert line.hasFocus()


def test_esc_in_the_panel_built_anew_leads_back_to_the_text(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    shown_panel(opened)
    rebuilt(opened)
    closed_panel(opened)
    assert title_line(opened.page).hasFocus()


def test_esc_leads_back_to_where_one_was_last_also_when_the_look_changed_there(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    shown_panel(opened)
    title_line(opened.page).setFocus()
    panel = rebuilt(opened)
    assert title_line(opened.page).hasFocus()
    QTest.mouseClick(panel.words, Qt.MouseButton.LeftButton)
    closed_panel(opened)
    assert title_line(opened.page).hasFocus()


def test_esc_leads_into_the_page_when_what_one_came_from_is_gone(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    panel = shown_panel(opened)
    opened.go(Place("cases"))
    panel.words.setFocus()
    closed_panel(opened)
    focused = opened.window.focusWidget()
    assert any(pane.isAncestorOf(focused) or pane is focused for pane in opened.page.panes())


def test_what_was_left_out_stays_so_and_the_field_is_still_the_one(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=FIRST, field="purpose"))
    panel = panel_with(opened, "cold", "cool", 3)
    QTest.mouseClick(panel.scope.button(FIELD), Qt.MouseButton.LeftButton)
    opened.wait_until(lambda: len(lines(panel)) == 2)
    leave_out(panel, 0)
    anew = rebuilt(opened, language="zh")
    assert anew.scope.choice() == FIELD
    assert [one.spans for one in anew.found.chosen()] == [((9, 13),)]
    assert anew.replace.text().strip() == "替换 1 处"


@pytest.mark.parametrize("zoom", [1.0, 1.2])
def test_the_height_to_which_it_was_dragged_stays(opened: OpenWindow, zoom: float) -> None:
    opened.go(Place("editor", case=FIRST, field="title_en"))
    deck = shown_panel(opened).parentWidget()
    assert isinstance(deck, QSplitter)
    deck.setSizes([deck.height() - 250, 250])
    opened.settle()
    height = panel_of(opened).height()
    anew = rebuilt(opened, theme="dark", zoom=zoom)
    assert abs(anew.height() - height * zoom) <= 1
    assert theme.look().zoom == zoom


@pytest.mark.parametrize("look", [{"theme": "dark"}, {"language": "zh"}])
def test_a_panel_dragged_over_what_the_page_needs_stays_so(opened: OpenWindow, look: dict[str, Any]) -> None:
    opened.window.resize(1200, 640)
    opened.go(Place("editor", case=FIRST, field="title_en"))
    deck = shown_panel(opened).parentWidget()
    assert isinstance(deck, QSplitter)
    before = panel_of(opened).height()
    drag_line(deck, -120)
    opened.settle()
    height = panel_of(opened).height()
    assert height > before
    for _ in range(2):  # also the second time
        anew = rebuilt(opened, **look)
        assert abs(anew.height() - height) <= 1
        look = {"theme": "system"} if "theme" in look else {"language": "en"}


def test_a_replacing_on_its_way_ends_in_the_panel_built_anew(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    go_on = _slow(monkeypatch, None)
    opened.go(Place("cases"))
    panel = panel_with(opened, "cold", "cool", 6)
    leave_out(panel, 1)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.desk.change_settings(theme="dark")
    let_qt_work()
    anew = panel_of(opened)
    assert anew is not panel
    QTest.keyClick(anew.words, Qt.Key.Key_Escape)
    assert panel_of(opened) is anew
    assert not anew.replace.isEnabled()
    go_on()
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and cool", "cool and cool"]
    assert told[-1].text == "5 places are replaced."
    assert len(lines(anew)) == 1
    assert anew.found.chosen() == []
    QTest.keyClick(anew.words, Qt.Key.Key_Escape)
    opened.settle()
    assert opened.window.findChildren(ReplacePanel) == []


def test_a_replacing_that_fails_is_told_in_the_panel_built_anew(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = _slow(monkeypatch, NotReadable("The disk is full.", "Make room."))
    opened.go(Place("cases"))
    panel = panel_with(opened, "cold", "cool", 6)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.desk.change_settings(theme="dark")
    let_qt_work()
    anew = panel_of(opened)
    go_on()
    opened.wait_until(lambda: anew.trouble.isVisible() and anew.replace.isEnabled())
    assert "The disk is full." in anew.trouble.text()
    assert isinstance(anew.words, QLineEdit) and anew.words.text() == "cold"


def _slow(monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> Callable[[], None]:
    """Let replacing wait until what is returned is called; with an error it fails then."""
    ready, replace = threading.Event(), Replacing.replace

    def wait(self: Replacing, *given: Any) -> Any:
        assert ready.wait(30)
        if error is not None:
            raise error
        return replace(self, *given)

    monkeypatch.setattr(Replacing, "replace", wait)
    return ready.set
