"""Enter presses the button that has the focus, on pages and in dialogs, once for each press of the key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.widgets.basics import button, fill, tool


def shown(qtbot: QtBot, host: QWidget, *items: QAbstractButton) -> None:
    fill(QVBoxLayout(host), items)
    qtbot.addWidget(host)
    host.show()
    items[0].setFocus()


def test_enter_and_return_press_buttons_with_words_and_with_icons(qtbot: QtBot) -> None:
    pressed: list[str] = []
    words = button("Open", pressed=lambda: pressed.append("words"))
    icon = tool("close", "Close", lambda: pressed.append("icon"))
    page = QWidget()
    shown(qtbot, page, words, icon)
    QTest.keyClick(words, Qt.Key.Key_Return)
    QTest.keyClick(icon, Qt.Key.Key_Enter)
    assert pressed == ["words", "icon"]


def test_in_a_dialog_enter_presses_the_focused_button_not_the_default_one(qtbot: QtBot) -> None:
    dialog = QDialog()
    pressed: list[str] = []
    cancel = button("Cancel", pressed=lambda: pressed.append("cancel"))
    store = button("Store", "primary", pressed=lambda: pressed.append("store"))
    store.setDefault(True)
    shown(qtbot, dialog, cancel, store)
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert pressed == ["cancel"]


def test_a_key_that_is_held_presses_once_and_ctrl_enter_is_left_to_the_page(qtbot: QtBot) -> None:
    pressed: list[str] = []
    item = button("Open", pressed=lambda: pressed.append("open"))
    page = QWidget()
    shown(qtbot, page, item)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(item, held)
    QTest.keyClick(item, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
