"""The message over the work: it never hides what has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbench.ui.notify import Notice
from workbench.ui.widgets.basics import broken
from workbench.ui.widgets.toast import Toast


def made_host(qtbot: QtBot) -> QWidget:
    """Return what the message lies over, not shown yet."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    return host


def appear(host: QWidget) -> None:
    """Show it as the window that has the focus."""
    host.show()
    host.activateWindow()
    assert QTest.qWaitForWindowActive(host)


@pytest.mark.parametrize(("target", "stays"), [("above", True), ("below", False)])
def test_a_message_makes_room_for_the_field_that_one_goes_to(qtbot: QtBot, target: str, stays: bool) -> None:
    host = made_host(qtbot)
    fields = {}
    for name, top in (("start", 10), ("above", 100), ("below", 510)):
        fields[name] = QLineEdit(host)
        fields[name].setGeometry(200, top, 400, 40)
    toast = Toast(host)
    appear(host)
    fields["start"].setFocus()
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    while not fields[target].hasFocus():
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
    assert toast.isVisible() is stays


def test_a_message_stands_at_the_head_while_one_writes_at_the_foot(qtbot: QtBot) -> None:
    host = made_host(qtbot)
    field = QLineEdit(host)
    field.setGeometry(200, 510, 400, 40)
    toast = Toast(host)
    appear(host)
    field.setFocus()
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    assert toast.isVisible()
    assert not toast.geometry().intersects(field.geometry())
    assert host.rect().contains(toast.geometry())


@pytest.mark.parametrize(("left", "width"), [(100, 300), (20, 760)])
def test_a_message_lies_over_no_line_of_the_text_one_writes_in(qtbot: QtBot, left: int, width: int) -> None:
    host = made_host(qtbot)
    text = QPlainTextEdit("first\nsecond", host)
    text.setGeometry(left, 200, width, 380)
    toast = Toast(host)
    appear(host)
    text.setFocus()
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    assert not toast.geometry().intersects(text.geometry())
    assert host.rect().contains(toast.geometry())


def test_a_message_stands_clear_of_the_line_when_the_text_fills_everything(qtbot: QtBot) -> None:
    host = made_host(qtbot)
    text = QPlainTextEdit("\n" * 200, host)
    text.setGeometry(host.rect())
    toast = Toast(host)
    appear(host)
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    line = text.cursorRect().translated(text.viewport().mapTo(host, QPoint()))
    assert toast.isVisible() and not toast.geometry().intersects(line)


def test_a_message_makes_room_for_what_is_scrolled_below_it(qtbot: QtBot) -> None:
    host = made_host(qtbot)
    area = QScrollArea(host)
    area.resize(800, 600)
    content = QWidget()
    content.setFixedSize(700, 2000)
    field = QLineEdit(content)
    field.setGeometry(200, 900, 400, 40)
    area.setWidget(content)
    toast = Toast(host)
    appear(host)
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    field.setFocus()
    assert toast.isVisible()
    area.verticalScrollBar().setValue(370)
    assert not toast.isVisible()


def test_a_message_stands_at_the_foot_of_a_list_whose_current_row_is_elsewhere(qtbot: QtBot) -> None:
    host = made_host(qtbot)
    rows = QListWidget(host)
    rows.setGeometry(0, 120, 800, 480)
    rows.addItems([f"row {number}" for number in range(60)])
    toast = Toast(host)
    appear(host)
    rows.setFocus()
    rows.setCurrentRow(1)
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    assert toast.geometry().top() > 400
    QTest.keyClick(rows, Qt.Key.Key_PageDown)
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    current = rows.visualItemRect(rows.currentItem()).translated(rows.pos())
    assert not toast.geometry().intersects(current)


def test_escape_leaves_a_message_for_where_one_was(qtbot: QtBot) -> None:
    host = made_host(qtbot)
    field = QLineEdit(host)
    toast = Toast(host)
    appear(host)
    field.setFocus()
    toast.show_notice(Notice("Done", "Undo", lambda: None))
    while not toast.isAncestorOf(QApplication.focusWidget()):
        QTest.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert field.hasFocus()


LONG_NAME = "workspace.replaced-20261127-083502-590567.db"


@pytest.mark.parametrize("name", [LONG_NAME, "x" * 90])
def test_all_of_a_long_name_of_a_file_is_seen_in_a_message(qtbot: QtBot, name: str) -> None:
    host = made_host(qtbot)
    toast = Toast(host)
    appear(host)
    toast.show_notice(Notice(f"The workspace of before is kept in {name}", "Undo", lambda: None))
    words = toast.findChild(QLabel, "words")
    assert isinstance(words, QLabel)
    needed = words.fontMetrics().boundingRect(words.rect(), wrapped(words), words.text())
    assert needed.width() <= words.width() and needed.height() <= words.height()
    assert words.text().replace("\u200b", "").endswith(name)
    assert words.accessibleName().endswith(name)


def test_no_character_stands_alone_on_the_last_line_of_a_message(qtbot: QtBot) -> None:
    host = made_host(qtbot)
    toast = Toast(host)
    appear(host)
    for length in range(20, 90):
        toast.show_notice(Notice("标" * length + "。", "Undo", lambda: None))
        words = toast.findChild(QLabel, "words")
        assert isinstance(words, QLabel)
        lines = broken(words.text(), "body", words.width())
        assert len(lines) == 1 or len(lines[-1]) > 3, lines
        assert words.heightForWidth(words.width()) <= words.height()


def wrapped(words: QLabel) -> int:
    """Return how the words of a label are laid out, for measuring them."""
    return int(Qt.TextFlag.TextWordWrap) | int(words.alignment())
