"""Ctrl+Z on the page of cases: it undoes also when no case is left, and the focus stays in the list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.hands import focused, name_of
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage

TITLES = ("数控机床能效测试方法", "儿童学习桌椅 安全要求", "Energy storage in cold regions", "冷链物流")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


def _prepare(workbench: Workbench) -> None:
    for title in TITLES:
        new_case(workbench, title)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on four cases."""
    made = OpenWindow(tmp_path, _prepare)
    yield made
    made.close()


def page_of(opened: OpenWindow) -> CasesPage:
    """Go to the page of cases."""
    page = opened.go(Place("cases"))
    assert isinstance(page, CasesPage)
    return page


def press(opened: OpenWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    """Press a key where the focus is and wait for what it does."""
    QTest.keyClick(focused(), key, modifier)
    opened.settle()


def trash_all(opened: OpenWindow) -> CasesPage:
    """Move all cases to the trash with keys."""
    page = page_of(opened)
    press(opened, Qt.Key.Key_A, _CONTROL)
    press(opened, Qt.Key.Key_Delete)
    assert len(opened.workbench.drafting.cases(trashed=True)) == len(TITLES)
    return page


def test_all_cases_come_back_by_undo_and_the_focus_is_in_the_list(opened: OpenWindow) -> None:
    page = trash_all(opened)
    assert not isinstance(focused(), QLineEdit)
    press(opened, Qt.Key.Key_Z, _CONTROL)
    assert len(opened.workbench.drafting.cases()) == len(TITLES)
    assert focused() is page.table
    press(opened, Qt.Key.Key_Y, _CONTROL)
    assert not opened.workbench.drafting.cases()


def test_an_empty_list_names_the_trash_and_leads_there(opened: OpenWindow) -> None:
    page = trash_all(opened)
    way = focused()
    assert isinstance(way, QAbstractButton)
    assert name_of(way) == "Show the trash"
    press(opened, Qt.Key.Key_Space)
    assert len(page.table.cases.shown) == len(TITLES)
    assert focused() is page.table


def test_undo_in_an_empty_search_line_is_that_of_the_page(opened: OpenWindow) -> None:
    page = trash_all(opened)
    page.filters.search.setFocus()
    press(opened, Qt.Key.Key_Z, _CONTROL)
    assert len(opened.workbench.drafting.cases()) == len(TITLES)


def test_undo_in_a_search_line_takes_back_what_was_typed_there(opened: OpenWindow) -> None:
    page = trash_all(opened)
    page.filters.search.setFocus()
    QTest.keyClicks(focused(), "x")
    press(opened, Qt.Key.Key_Z, _CONTROL)
    assert page.filters.search.text() == ""
    assert not opened.workbench.drafting.cases()


@pytest.mark.parametrize("by_way_of", ["", "start"])
def test_who_comes_from_a_case_deletes_that_case(opened: OpenWindow, by_way_of: str) -> None:
    page = page_of(opened)
    assert page.table.select("2026-001")
    opened.go(Place("editor", case="2026-003"))
    if by_way_of:
        opened.go(Place(by_way_of))
    press(opened, Qt.Key.Key_2, _CONTROL)
    assert page.table.current() == "2026-003"
    press(opened, Qt.Key.Key_Delete)
    assert [case.ref for case in opened.workbench.drafting.cases(trashed=True)] == ["2026-003"]


def test_the_list_keeps_the_case_that_was_chosen_in_it_since(opened: OpenWindow) -> None:
    opened.go(Place("editor", case="2026-003"))
    page = page_of(opened)
    assert page.table.select("2026-001")
    opened.go(Place("start"))
    press(opened, Qt.Key.Key_2, _CONTROL)
    assert page.table.current() == "2026-001"
