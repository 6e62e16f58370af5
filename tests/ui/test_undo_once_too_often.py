"""One undo or redo too many: a notice that moves nothing, and arrows that are dim when none is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.helpers.hands import focused
from tests.helpers.twocases import two_case_window
from tests.helpers.windows import OpenWindow
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice

CASE = "2026-001"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases, a field of one line in hand."""
    yield from two_case_window(tmp_path)


def press(opened: OpenWindow, *keys: Qt.Key) -> None:
    """Press keys with Ctrl one right after the other, and wait for what they do."""
    for key in keys:
        QTest.keyClick(focused(), key, CONTROL)
    for _ in range(3):
        opened.settle()


def arrow(opened: OpenWindow, name: str) -> QToolButton:
    """Return an arrow of the header."""
    assert opened.page.head is not None
    buttons = opened.page.head.findChildren(QToolButton)
    return next(one for one in buttons if one.accessibleName() == name)


@pytest.mark.parametrize(("key", "word"), [(Qt.Key.Key_Z, "undo"), (Qt.Key.Key_Y, "redo")])
def test_one_key_too_many_is_told_without_moving_the_page(opened: OpenWindow, key: Qt.Key, word: str) -> None:
    opened.workbench.drafting.set_value(CASE, "title_en", "Energy storage")
    opened.go(Place("editor", case=CASE, field="title_en"))
    notices: list[Notice] = []
    opened.desk.notices.shown.connect(notices.append)
    if word == "redo":
        press(opened, Qt.Key.Key_Z)
    press(opened, *[key] * 9)
    assert not opened.page.strip.isVisible()
    told = [(notice.text, notice.sign) for notice in notices]
    assert (f"There is nothing to {word} in {CASE}.", "info") in told


def test_the_arrows_are_dim_while_there_is_nothing_to_turn(opened: OpenWindow) -> None:
    opened.workbench.drafting.set_value(CASE, "title_en", "Energy storage")
    opened.go(Place("editor", case=CASE, field="title_en"))
    assert (arrow(opened, "Undo").isEnabled(), arrow(opened, "Redo").isEnabled()) == (True, False)
    press(opened, Qt.Key.Key_Z)
    assert arrow(opened, "Redo").isEnabled()
    press(opened, Qt.Key.Key_Y)
    assert not arrow(opened, "Redo").isEnabled()
