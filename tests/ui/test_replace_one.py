"""Enter in “Replace with” replaces the place that is marked and goes on; Esc closes the panel from the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from tests.ui.test_replace_panel import closed_panel, leave_out, lines, shown_panel, title_line
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.ui.mainwindow.replacepanel import ReplacePanel
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"
CONTROL = Qt.KeyboardModifier.ControlModifier


def _prepare(workbench: Workbench) -> None:
    case = new_case(workbench, "Cold stores")
    workbench.drafting.fill(case.ref, {"purpose": "cold and Cold, cold", "scope": "cold"})


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, _prepare)
    yield window
    window.close()


def purpose(opened: OpenWindow) -> object:
    return opened.workbench.drafting.case(CASE).values["purpose"]


def asking(opened: OpenWindow, by: str, count: int = 5) -> ReplacePanel:
    """Open the panel and type what is looked for and what shall stand there; the focus is there."""
    opened.go(Place("editor", case=CASE, field="title_en"))
    panel = shown_panel(opened)
    QTest.keyClicks(panel.words, "cold")
    opened.wait_until(lambda: len(lines(panel)) == count)
    QTest.keyClick(panel.words, Qt.Key.Key_Tab)
    QTest.keyClicks(panel.by, by)
    return panel


def enter(opened: OpenWindow, panel: ReplacePanel) -> None:
    QTest.keyClick(panel.by, Qt.Key.Key_Return)
    opened.settle()
    assert panel.by.hasFocus()


def marked(panel: ReplacePanel) -> str:
    """Return how the place that is marked would read."""
    return str(panel.list.currentIndex().data()).split("\n")[1]


def test_enter_replaces_the_marked_place_only_and_goes_on_to_the_next(opened: OpenWindow) -> None:
    panel = asking(opened, "cool")
    assert marked(panel) == "[Cold → cool] stores"
    assert panel.summary.text() == (
        "5 places found; Enter replaces the marked one, the button all that are ticked."
    )
    enter(opened, panel)
    assert opened.workbench.drafting.case(CASE).title == "cool stores"
    assert (purpose(opened), len(lines(panel))) == ("cold and Cold, cold", 4)
    enter(opened, panel)
    assert purpose(opened) == "cool and Cold, cold"
    assert marked(panel) == "cool and [Cold → cool], cold"
    assert panel.found.chosen_places() == 3  # the rest is still to be replaced


def test_each_enter_is_one_step_of_undo(opened: OpenWindow) -> None:
    panel = asking(opened, "cool")
    enter(opened, panel)
    enter(opened, panel)
    closed_panel(opened)
    QTest.keyClick(opened.window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert purpose(opened) == "cold and Cold, cold"
    assert opened.workbench.drafting.case(CASE).title == "cool stores"


def test_enter_goes_on_past_what_is_left_out_and_leaves_it_so(opened: OpenWindow) -> None:
    panel = asking(opened, "a longer word")
    leave_out(panel, 2)
    panel.list.setCurrentIndex(panel.found.index(1))
    enter(opened, panel)
    first = "a longer word and Cold, cold"
    assert (purpose(opened), marked(panel)) == (first, "a longer word and Cold, [cold → a longer word]")
    assert [one.spans for one in panel.found.chosen() if one.field.id == "purpose"] == [((24, 28),)]
    panel.list.setCurrentIndex(panel.found.index(1))  # the one that is left out
    enter(opened, panel)
    assert purpose(opened) == first
    assert marked(panel).endswith("[cold → a longer word]")


def test_words_that_hold_those_looked_for_are_put_in_once_at_each_place(opened: OpenWindow) -> None:
    panel = asking(opened, "cold room")
    for _ in range(5):
        enter(opened, panel)
    assert purpose(opened) == "cold room and cold room, cold room"
    enter(opened, panel)
    assert purpose(opened) == "cold room and cold room, cold room"


def enters(panel: ReplacePanel, count: int) -> None:
    """Press Enter several times faster than a place can be replaced."""
    for _ in range(count):
        QTest.keyClick(panel.by, Qt.Key.Key_Return)


def done(opened: OpenWindow) -> int:
    """Return how many places are replaced in the case that the tests begin with."""
    values = opened.workbench.drafting.case(CASE).values
    return sum(str(values[name]).count("cool") for name in ("title_en", "purpose", "scope"))


def test_quick_enters_replace_one_place_each_and_each_is_a_step_of_undo(opened: OpenWindow) -> None:
    panel = asking(opened, "cool")
    enters(panel, 3)
    opened.wait_until(lambda: done(opened) == 3)
    opened.settle()
    assert (purpose(opened), done(opened)) == ("cool and cool, cold", 3)
    assert marked(panel) == "cool and cool, [cold → cool]"
    assert panel.by.hasFocus()
    closed_panel(opened)
    QTest.keyClick(opened.window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert purpose(opened) == "cool and Cold, cold"


def test_quick_enters_leave_what_is_left_out_and_end_with_the_places(opened: OpenWindow) -> None:
    panel = asking(opened, "cold room")
    leave_out(panel, 2)
    panel.list.setCurrentIndex(panel.found.index(0))
    enters(panel, 9)
    opened.wait_until(lambda: opened.workbench.drafting.case(CASE).values["scope"] == "cold room")
    opened.settle()
    assert opened.workbench.drafting.case(CASE).title == "cold room stores"
    assert purpose(opened) == "cold room and Cold, cold room"
    assert panel.found.chosen_places() == 0


@pytest.mark.parametrize("act", ["by", "words", "scope", "ticks", "exact", "esc"])
def test_quick_enters_are_dropped_by_a_change_of_what_is_wanted(opened: OpenWindow, act: str) -> None:
    panel = asking(opened, "cool")
    enters(panel, 3)
    if act in ("by", "words"):
        QTest.keyClicks(panel.parts()[act], "er")
    elif act == "scope":
        QTest.mouseClick(panel.parts()["all"], Qt.MouseButton.LeftButton)
    elif act == "ticks":
        leave_out(panel, 4)
    elif act == "exact":
        panel.exact.click()
    else:
        QTest.keyClick(panel.by, Qt.Key.Key_Escape)
    opened.settle()
    assert done(opened) == 1


def test_enter_while_other_words_are_looked_for_replaces_nothing_unseen(opened: OpenWindow) -> None:
    panel = asking(opened, "cool")
    panel.words.clear()
    QTest.keyClicks(panel.words, "stores")
    enters(panel, 2)
    opened.wait_until(lambda: len(lines(panel)) == 1)
    opened.settle()
    assert done(opened) == 0
    assert opened.workbench.drafting.case(CASE).title == "Cold stores"


def test_quick_enters_end_where_a_place_can_not_be_replaced(opened: OpenWindow) -> None:
    panel = asking(opened, "cool" * 200)
    enters(panel, 3)
    opened.settle()
    assert panel.trouble.isVisible()
    assert done(opened) == 0


def test_esc_closes_the_panel_from_the_text_that_one_writes_in(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=CASE, field="title_en"))
    assert isinstance(page, EditorPage)
    shown_panel(opened)
    line = title_line(page)
    line.setFocus()
    closed_panel(opened)
    assert line.hasFocus()
    opened.go(Place("editor", case=CASE, field="purpose"))
    shown_panel(opened)
    text = page.findChild(QTextEdit)
    assert text is not None
    text.setFocus()
    QTest.keyClicks(text, "x")
    closed_panel(opened)
    assert text.hasFocus()


def test_esc_takes_first_what_stands_above_the_text(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=CASE, field="title_en"))
    assert isinstance(page, EditorPage)
    panel = shown_panel(opened)
    title_line(page).setFocus()
    QTest.keyClick(opened.window, Qt.Key.Key_F, CONTROL)
    field = page._seeking.line.field
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible() and panel.isVisible()
