"""Menus of rows: what can be done with a finding, with an article of the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.editors import opened
from tests.helpers.rowmenus import asked_for_menu
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.ui.dialogs.waiving import WaiveDialog
from workbench.ui.navigation import Place
from workbench.ui.pages.plan.page import PlanPage

CASE = "2026-001"


def choose(menu: QMenu, number: int) -> None:
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[number]).center())


def words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions()]


def test_a_finding_is_gone_to_and_waived_from_its_menu(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh")
    page._side.show_tab("checks")
    view = page._side._checks._view
    third = view.visualRect(view.model().index(2, 0)).center()
    menu = asked_for_menu(view, third)
    assert view.currentIndex().row() == 2
    assert words(menu)[0] == "Go to the field"
    finding = page._side.current_finding()
    assert finding is not None
    choose(menu, 0)
    desk.settle()
    assert page.place().field == finding.where.field
    monkeypatch.setattr(WaiveDialog, "ask", classmethod(lambda *_words: "Agreed"))
    menu = asked_for_menu(view, None)
    choose(menu, words(menu).index("Waive…"))
    desk.settle()
    desk.settle()
    assert [waiver.rule for waiver in desk.workbench.drafting.case(CASE).waivers] == [finding.rule]


def test_the_title_of_an_article_is_copied_from_its_menu(qtbot: QtBot, desk: TestDesk) -> None:
    page = PlanPage(desk.desk)
    desk.show(page, Place("plan", article="9"))
    desk.settle()
    menu = asked_for_menu(page.tree, None)
    assert words(menu) == ["Link a case…", "Import the text…", "Copy the title"]
    choose(menu, 2)
    assert QApplication.clipboard().text() == str(page.tree.currentIndex().data())


def test_the_menu_opens_on_shift_f10_where_the_system_asks_for_none(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh")
    page._side.show_tab("checks")
    view = page._side._checks._view
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
