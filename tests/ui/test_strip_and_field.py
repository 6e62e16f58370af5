"""What a field says itself is not said once more above the page, and a strip there moves nothing away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import editors
from tests.helpers.hands import focused
from tests.helpers.turning import let_qt_work, wait_until
from tests.helpers.twocases import two_case_window
from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import open_for_test, sample_case
from workbench.app.settings import change_settings
from workbench.ui.errors import Trouble
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"
MONTHS = "duration_months"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    yield from two_case_window(tmp_path)


def trouble(opened: OpenWindow, field: str) -> str:
    """Return what a field that is seen says of its refusal."""
    page = opened.page
    assert isinstance(page, EditorPage)
    return editors.row(page, field).trouble


def test_the_strip_goes_when_one_comes_back_to_the_field_that_says_so_itself(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=CASE, field=MONTHS))
    line = focused()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "many")
    QTest.keyClick(line, Qt.Key.Key_PageDown, CONTROL)
    opened.settle()
    assert opened.page.strip.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_PageUp, CONTROL)
    opened.settle()
    assert trouble(opened, MONTHS)
    assert not opened.page.strip.isVisible()


def test_a_recovered_text_that_is_refused_is_told_at_its_field_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
        workbench.keeping.keep(CASE, "budget_total", "much", 60)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    page = window.go(Place("start"))
    found = [one for one in page.findChildren(QPushButton) if one.text().strip() == "Put it in"]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    for _ in range(3):
        window.settle()
    assert trouble(window, "budget_total")
    assert not window.page.strip.isVisible()
    window.close()


def test_what_is_seen_in_the_form_stays_where_it_is_when_a_strip_comes_and_goes(
    sample_desk: TestDesk,
) -> None:
    page = editors.opened(sample_desk, "title_en", height=500)
    wait_until(lambda: not page._form._settling.isActive(), "the form does not come to rest")
    bar = page._form.verticalScrollBar()
    row = editors.row(page, "title_en")
    bar.setValue(row.y() - 60)
    let_qt_work()

    def height() -> int:
        return row.mapTo(page, QPoint(0, 0)).y()

    before = height()
    page.show_trouble(Trouble("The disk is full.", "Make room."))
    let_qt_work(20)
    assert page.strip.isVisible()
    assert height() == before
    page.strip.dismiss()
    let_qt_work(20)
    assert height() == before
