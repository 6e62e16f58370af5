"""Who writes on in a case sees the cursor at once, in a long text as in a low window, after a start too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.ui.navigation import Place
from workbench.ui.pages.start.page import StartPage

CASE = "2026-001"
LONG = ("purpose", "scope", "budget_note")
LINES = "\n".join(f"line {number} of a text that goes on and on" for number in range(80))


def _prepare(workbench: Workbench) -> None:
    sample_case(workbench)
    for field in LONG:
        workbench.drafting.set_value(CASE, field, LINES)


@pytest.fixture(params=[1.0, 1.5])
def opened(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True, zoom=request.param)
    window = OpenWindow(tmp_path, _prepare)
    window.window.resize(1000, 600)
    yield window
    window.close()


def assert_cursor_is_seen(opened: OpenWindow) -> None:
    text = opened.window.focusWidget()
    assert isinstance(text, QPlainTextEdit | QTextEdit)
    assert text.viewport().visibleRegion().contains(text.cursorRect().center())


@pytest.mark.parametrize("field", LONG)
def test_the_cursor_is_seen_after_continue_editing(opened: OpenWindow, field: str) -> None:
    opened.go(Place("editor", case=CASE, field=field))
    text = opened.window.focusWidget()
    assert text is not None
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(text, " more")
    opened.settle()
    page = opened.go(Place("start"))
    assert isinstance(page, StartPage)
    QTest.mouseClick(page._resume.button, Qt.MouseButton.LeftButton)
    opened.settle()
    assert_cursor_is_seen(opened)


@pytest.mark.parametrize("field", LONG)
def test_the_cursor_is_seen_when_a_case_is_opened_in_a_new_start(opened: OpenWindow, field: str) -> None:
    opened.desk.change_settings(last_place={opened.workbench.location: (CASE, field)})
    opened.go(Place("editor", case=CASE))
    assert_cursor_is_seen(opened)
