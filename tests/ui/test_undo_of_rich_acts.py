"""Undo in rich texts: a paste, a table, a list or a look is a step, apart from what is typed around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest

from tests.helpers.editors import opened, row
from tests.helpers.richboxes import content
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.blocks import Picture
from workbench.ui.widgets.fields.rich import RichEditor

_CONTROL = Qt.KeyboardModifier.ControlModifier
_TAB = Qt.Key.Key_Tab
_ROW = "<tr><td>a</td><td>b</td></tr>"
_PICTURE = "0" * 64


@pytest.fixture
def purpose(desk: TestDesk) -> RichEditor:
    """Return the empty text of a new case, with the focus."""
    new_case(desk.workbench)
    editor = row(opened(desk, "purpose"), "purpose").editor
    assert isinstance(editor, RichEditor)
    return editor


def undo(desk: TestDesk, editor: RichEditor) -> None:
    """Wait until all is stored, press Ctrl+Z in the text and wait for what it does."""
    editor.commit()
    for _ in range(3):
        desk.settle()
    QTest.keyClick(editor.box, Qt.Key.Key_Z, _CONTROL)
    for _ in range(3):
        desk.settle()


def paste(editor: RichEditor, html: str) -> None:
    """Paste what another program copied."""
    data = QMimeData()
    data.setHtml(html)
    data.setText("a\tb\n")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor.box, Qt.Key.Key_V, _CONTROL)


def press(editor: RichEditor, key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    QTest.keyClick(editor.box, key, _CONTROL)


def test_a_pasted_table_and_what_is_typed_around_it_are_steps(desk: TestDesk, purpose: RichEditor) -> None:
    QTest.keyClicks(purpose.box, "before")
    QTest.keyClick(purpose.box, Qt.Key.Key_Return)
    paste(purpose, f"<table>{_ROW * 400}</table>")
    QTest.keyClicks(purpose.box, "AFTERBIG")
    undo(desk, purpose)
    assert "AFTERBIG" not in content(purpose.box)
    assert content(purpose.box).count("<tr>") == 400
    undo(desk, purpose)
    assert content(purpose.box).startswith("before")
    assert "<tr>" not in content(purpose.box)
    undo(desk, purpose)
    assert content(purpose.box) == ""


def _table(editor: RichEditor) -> None:
    editor.box.add_table(2, 2)


def _bold(editor: RichEditor) -> None:
    editor.box.moveCursor(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    press(editor, Qt.Key.Key_B)
    editor.box.moveCursor(QTextCursor.MoveOperation.End)


def _list(editor: RichEditor) -> None:
    editor.box.toggle_list(False)


def _picture(editor: RichEditor) -> None:
    editor.place_pictures([(Picture(_PICTURE, "plan"), QImage(4, 4, QImage.Format.Format_RGB32))])


def _cut(editor: RichEditor) -> None:
    editor.box.moveCursor(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
    press(editor, Qt.Key.Key_X)


@pytest.mark.parametrize("act", [_table, _bold, _list, _picture, _cut])
def test_an_act_and_what_is_typed_around_it_are_steps(
    desk: TestDesk, purpose: RichEditor, act: Callable[[RichEditor], None]
) -> None:
    QTest.keyClicks(purpose.box, "before")
    act(purpose)
    done = content(purpose.box)
    QTest.keyClicks(purpose.box, "after")
    undo(desk, purpose)
    assert content(purpose.box) == done
    undo(desk, purpose)
    assert content(purpose.box) == "before"


@pytest.mark.parametrize("change", ["row_below", "column_right", "remove_row"])
def test_a_change_of_a_table_and_what_is_typed_around_it_are_steps(
    desk: TestDesk, purpose: RichEditor, change: str
) -> None:
    purpose.box.add_table(2, 2)
    QTest.keyClicks(purpose.box, "before")
    typed = content(purpose.box)
    purpose.box.tables.change(change)
    done = content(purpose.box)
    QTest.keyClicks(purpose.box, "after")
    undo(desk, purpose)
    assert content(purpose.box) == done
    undo(desk, purpose)
    assert content(purpose.box) == typed


def test_the_cursor_stands_where_something_was_taken_back(desk: TestDesk, purpose: RichEditor) -> None:
    purpose.box.add_table(3, 3)
    QTest.keyClicks(purpose.box, "cell one")
    QTest.keyClick(purpose.box, _TAB)
    QTest.keyClicks(purpose.box, "cell two")
    undo(desk, purpose)
    QTest.keyClicks(purpose.box, "again")
    assert "<td>cell one</td><td>again</td>" in content(purpose.box)
    undo(desk, purpose)
    undo(desk, purpose)
    QTest.keyClicks(purpose.box, "first")
    assert "<tr><td>first</td><td></td>" in content(purpose.box)
    undo(desk, purpose)
    assert content(purpose.box).count("<tr>") == 3
    undo(desk, purpose)
    assert content(purpose.box) == ""


def _bold(editor: RichEditor) -> None:
    press(editor, Qt.Key.Key_B)


def _bullets(editor: RichEditor) -> None:
    editor.tools.buttons["bullets"].click()


@pytest.mark.parametrize("act", [_bold, _bullets])
def test_the_cursor_stays_where_only_looks_are_taken_back(
    desk: TestDesk, purpose: RichEditor, act: Callable[[RichEditor], None]
) -> None:
    QTest.keyClicks(purpose.box, "one two three four five six")
    purpose.commit()
    cursor = purpose.box.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    purpose.box.setTextCursor(cursor)
    act(purpose)
    undo(desk, purpose)
    assert content(purpose.box) in ("one two three four five six", "<p>one two three four five six</p>")
    assert purpose.box.textCursor().position() == 7
    QTest.keyClick(purpose.box, Qt.Key.Key_Y, _CONTROL)
    for _ in range(3):
        desk.settle()
    assert content(purpose.box) not in ("one two three four five six", "<p>one two three four five six</p>")
    assert purpose.box.textCursor().position() == 7
