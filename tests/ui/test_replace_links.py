"""Find and replace in the reasons of links: shown before, led to, replaced and taken back; quotes stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.hands import focused
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.ui.mainwindow.replacepanel import CASE, ReplacePanel
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.editor.page import EditorPage

REF = "2026-001"
CONTROL = Qt.KeyboardModifier.ControlModifier


def _prepare(workbench: Workbench) -> None:
    case = new_case(workbench, "冷库通则")
    title = workbench.planning.plan(DEFAULT_PLAN).article("9").title.zh
    workbench.planning.link(case.ref, ArticleRef(DEFAULT_PLAN, "9"), f"冷库{title}", quote=title)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, _prepare)
    yield window
    window.close()


def panel_with(opened: OpenWindow, words: str, by: str) -> ReplacePanel:
    """Open the panel in the case and look for words."""
    opened.go(Place("editor", case=REF, field="scope"))
    QTest.keyClick(opened.window, Qt.Key.Key_H, CONTROL)
    opened.settle()
    (panel,) = opened.window.findChildren(ReplacePanel)
    assert panel.scope.choice() == CASE
    panel.by.setText(by)
    panel.words.setText(words)
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    opened.settle()
    return panel


def lines(panel: ReplacePanel) -> list[str]:
    return [str(panel.found.data(panel.found.index(number))) for number in range(panel.found.rowCount())]


def reason(opened: OpenWindow) -> str:
    return opened.workbench.drafting.case(REF).links[0].reason


def test_a_reason_is_shown_led_to_replaced_and_taken_back_in_one_step(opened: OpenWindow) -> None:
    panel, before = panel_with(opened, "冷库", "冷链"), reason(opened)
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    assert lines(panel)[-1].startswith("2026-001 · Reason for article 9\n[冷库 → 冷链]")
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.found.index(len(lines(panel)) - 1))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    opened.settle()
    page = opened.page
    assert isinstance(page, EditorPage)
    assert page._side.tab == "links"
    assert page._side.isAncestorOf(focused())
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert reason(opened) == before.replace("冷库", "冷链")
    assert opened.workbench.drafting.case(REF).title == "冷链通则"
    action = told[-1].action
    assert action is not None
    action()
    opened.settle()
    assert reason(opened) == before
    assert opened.workbench.drafting.case(REF).title == "冷库通则"


def test_a_quote_has_no_box_and_says_that_it_stays(opened: OpenWindow) -> None:
    quote = opened.workbench.drafting.case(REF).links[0].quote
    panel = panel_with(opened, quote[:4], "x")
    assert len(lines(panel)) == 2
    assert lines(panel)[1].startswith("2026-001 · Quote from article 9\n")
    assert lines(panel)[1].endswith("— stays as it is")
    assert panel.replace.text().strip() == "Replace 1 place"
    panel.list.setCurrentIndex(panel.found.index(1))
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.replace.text().strip() == "Replace 1 place"
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    opened.settle()
    assert opened.workbench.drafting.case(REF).links[0].quote == quote
    assert reason(opened) == f"冷库x{quote[4:]}"


def test_finding_in_a_case_counts_its_fields_and_its_links(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=REF, field="scope"))
    assert isinstance(page, EditorPage)
    QTest.keyClick(opened.window, Qt.Key.Key_F, CONTROL)
    page._seeking.line.field.setText("冷库")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    opened.settle()
    assert page._seeking.line.count.text() == "2 of 2"
