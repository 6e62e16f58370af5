"""Buttons beside a text, pressed with the mouse: they act, and one writes on where one was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import opened, row
from tests.helpers.hands import focused, name_of
from tests.helpers.windows import TestDesk
from workbench.ui.notify import Notice
from workbench.ui.widgets.basics import tool
from workbench.ui.widgets.findline import FindLine
from workbench.ui.widgets.strips import ErrorStrip
from workbench.ui.widgets.toast import Toast


def click(widget: QWidget, name: str) -> None:
    """Press a button in sight with the mouse, by its name."""
    buttons = [one for one in widget.findChildren(QAbstractButton) if one.isVisible() and name_of(one) == name]
    assert buttons, name
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_undo_in_the_head_acts_in_the_number_one_types(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "duration_months")
    line = focused()
    assert isinstance(line, QLineEdit)
    stored = line.text()
    QTest.keyClicks(line, "x")
    click(page, "Undo")
    sample_desk.settle()
    assert line.text() == stored
    assert focused() is line


@pytest.mark.parametrize("name", ["Undo", "Redo", "Show or hide the side pane"])
def test_the_cursor_stays_in_the_text(sample_desk: TestDesk, name: str) -> None:
    page = opened(sample_desk, "remarks")
    text = row(page, "remarks").editor.text_widget()
    assert isinstance(text, QPlainTextEdit)
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(text, "abc")
    click(page, name)
    for _ in range(3):
        sample_desk.settle()
    assert focused() is text
    QTest.keyClick(focused(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "d")
    assert text.toPlainText().endswith("d")


def test_undo_in_the_head_takes_back_what_was_typed_last(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "remarks")
    text = row(page, "remarks").editor.text_widget()
    assert isinstance(text, QPlainTextEdit)
    before = text.toPlainText()
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(text, "abc")
    click(page, "Undo")
    for _ in range(3):
        sample_desk.settle()
    assert text.toPlainText() == before
    click(page, "Redo")
    for _ in range(3):
        sample_desk.settle()
    assert text.toPlainText() == f"{before}abc"
    assert focused() is text


def host_with_text(qtbot: QtBot) -> tuple[QWidget, QLineEdit]:
    """Return a window with a text that one writes in."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    text = QLineEdit(host)
    text.setGeometry(200, 10, 400, 40)
    return host, text


def appear(host: QWidget, text: QLineEdit) -> None:
    """Show the window, with the focus in its text."""
    host.show()
    host.activateWindow()
    assert QTest.qWaitForWindowActive(host)
    text.setFocus()
    assert focused() is text


@pytest.mark.parametrize("name", ["Undo", "Dismiss"])
def test_a_message_pressed_leaves_one_in_the_text(qtbot: QtBot, name: str) -> None:
    host, text = host_with_text(qtbot)
    toast = Toast(host)
    appear(host, text)
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    click(toast, name)
    assert not toast.isVisible()
    assert focused() is text


@pytest.mark.parametrize("tabs", [1, 2])
def test_a_message_answered_with_the_keys_leads_back_into_the_text(qtbot: QtBot, tabs: int) -> None:
    host, text = host_with_text(qtbot)
    toast = Toast(host)
    other = QPushButton("other", host)
    other.setGeometry(0, 100, 80, 40)
    appear(host, text)
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    for _ in range(tabs):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert toast.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is text


def test_an_error_dismissed_leaves_one_in_the_text(qtbot: QtBot) -> None:
    host, text = host_with_text(qtbot)
    strip = ErrorStrip()
    strip.setParent(host)
    strip.setGeometry(0, 100, 800, 80)
    appear(host, text)
    strip.show()
    click(strip, "Dismiss")
    assert focused() is text


def test_the_arrows_of_the_line_for_finding_leave_one_in_the_line(qtbot: QtBot) -> None:
    host, text = host_with_text(qtbot)
    line = FindLine("Find")
    line.setParent(host)
    line.setGeometry(0, 100, 800, 60)
    appear(host, text)
    line.open("a")
    line.show_count(0, 2)
    click(line, "Next place (F3)")
    assert focused() is line.field


def test_a_button_that_belongs_to_a_field_leads_into_it(qtbot: QtBot) -> None:
    host, text = host_with_text(qtbot)
    item = tool("calendar", "Choose", in_field=True)
    item.setParent(host)
    appear(host, text)
    item.show()
    click(host, "Choose")
    assert focused() is item
