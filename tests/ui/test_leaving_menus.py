"""Esc leaves the menus for good: the keys go to what had the focus before, however one came in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit

from tests.helpers.hands import focused
from tests.helpers.turning import let_qt_work, wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.ui.navigation import Place


def alt(opened: OpenWindow) -> None:
    """Press Alt alone, which leads into the menu bar."""
    widget = focused()
    QTest.keyPress(widget, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(widget, Qt.Key.Key_Alt)
    assert opened.window.menuBar().hasFocus()


def letter(opened: OpenWindow) -> None:
    """Open a menu by its letter."""
    QTest.keyClick(focused(), Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    menu_of(opened)


def beside(opened: OpenWindow) -> None:
    """Open a menu by its letter and go on to the one beside it."""
    letter(opened)
    first = menu_of(opened)
    QTest.keyClick(first, Qt.Key.Key_Right)
    let_qt_work()
    assert menu_of(opened) is not first


def click(opened: OpenWindow) -> None:
    """Open a menu with the mouse."""
    bar = opened.window.menuBar()
    spot = bar.actionGeometry(bar.actions()[0]).center()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=spot)
    menu_of(opened)


def menu_of(opened: OpenWindow) -> QMenu:
    """Return the menu that is open."""
    del opened
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("come_in", [alt, letter, beside, click])
def test_after_esc_one_writes_on(empty_window: OpenWindow, come_in: Callable[[OpenWindow], None]) -> None:
    new_case(empty_window.workbench)
    empty_window.go(Place("editor", case="2026-001", field="scope"))
    text = focused()
    assert isinstance(text, QTextEdit)
    come_in(empty_window)
    QTest.keyClick(QApplication.activePopupWidget() or focused(), Qt.Key.Key_Escape)
    empty_window.window.activateWindow()
    wait_until(lambda: QApplication.focusWidget() is text, "the focus does not come back")
    QTest.keyClicks(focused(), "a")
    assert text.toPlainText() == "a"
    assert empty_window.window.menuBar().activeAction() is None
