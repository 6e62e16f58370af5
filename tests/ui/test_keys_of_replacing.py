"""Ctrl+H replaces, as everywhere, also while one writes; Ctrl+Shift+H shows the history of the field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.hands import focused
from tests.helpers.twocases import two_case_window
from tests.helpers.windows import OpenWindow
from workbench.ui.mainwindow.replacepanel import ReplacePanel
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    yield from two_case_window(tmp_path)


@pytest.mark.parametrize("field", ["title_en", "purpose", "scope"])
def test_the_keys_of_replacing_and_of_the_history_reach_them_from_a_text(
    opened: OpenWindow, field: str
) -> None:
    page = opened.go(Place("editor", case="2026-001", field=field))
    assert isinstance(page, EditorPage)
    QTest.keyClick(focused(), Qt.Key.Key_H, CONTROL | SHIFT)
    opened.settle()
    assert page._side.tab == "history"
    assert opened.window.findChildren(ReplacePanel) == []
    QTest.keyClick(focused(), Qt.Key.Key_H, CONTROL)
    opened.settle()
    assert len(opened.window.findChildren(ReplacePanel)) == 1
