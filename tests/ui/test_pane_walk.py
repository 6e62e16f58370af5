"""F6 and Shift+F6 lead through all parts of the window, also to a message that lies over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window with the editor in the title of the sample case."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    window.window.resize(1440, 900)
    window.go(Place("editor", case=CASE, field="title_zh"))
    yield window
    window.close()


@pytest.mark.parametrize("keys", [NONE, SHIFT])
def test_a_list_of_files_is_entered_at_its_first_cell(opened: OpenWindow, keys: Qt.KeyboardModifier) -> None:
    opened.go(Place("editor", case=CASE, field="attachments"))
    parts = parts_of(opened)
    parts["rail"].findChildren(QAbstractButton)[0].setFocus()
    while here(parts) != "form":
        walked(parts, 1, keys)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.accessibleName() == "Row 1, File"


def here(parts: dict[str, QWidget]) -> str:
    """Return the part of the window that the focus is in."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return next((name for name, one in parts.items() if one is focused or one.isAncestorOf(focused)), "nowhere")


def walked(parts: dict[str, QWidget], steps: int, keys: Qt.KeyboardModifier = NONE) -> list[str]:
    seen = []
    for _ in range(steps):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_F6, keys)
        seen.append(here(parts))
    return seen


def parts_of(opened: OpenWindow) -> dict[str, QWidget]:
    page = opened.page
    assert isinstance(page, EditorPage)
    assert page.head is not None
    return {
        "rail": opened.contents._rail,
        "head": page.head,
        "sections": page._sections,
        "form": page._form,
        "side": page._side,
    }


def test_the_walk_goes_round_in_reading_order_and_back(opened: OpenWindow) -> None:
    parts = parts_of(opened)
    assert here(parts) == "form"
    assert walked(parts, 5) == ["side", "rail", "head", "sections", "form"]
    assert walked(parts, 5, SHIFT) == ["sections", "head", "rail", "side", "form"]


def test_a_message_is_a_part_of_the_window_while_it_is_there(opened: OpenWindow) -> None:
    opened.desk.actions.run("store")
    opened.settle()
    toast = opened.contents.board.toast
    assert toast is not None
    parts = {**parts_of(opened), "message": toast}
    assert walked(parts, 3) == ["side", "message", "rail"]
    toast.hide()
    assert walked(parts, 5) == ["head", "sections", "form", "side", "rail"]


def test_the_rail_is_entered_at_the_page_that_is_shown(opened: OpenWindow) -> None:
    for page in ("plan", "start", "handin"):
        opened.go(Place(page))
        rail = opened.contents._rail
        steps = 0
        while not rail.isAncestorOf(focused := QApplication.focusWidget() or rail) or not steps:
            QTest.keyClick(focused, Qt.Key.Key_F6)
            steps += 1
        assert isinstance(focused, QToolButton)
        assert focused.isChecked()
