"""Undo in lists of rows: moving, adding, choosing, removing and typing are taken back one by one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from tests.helpers.editors import CASE, opened, row
from tests.helpers.hands import focused
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import TestDesk
from workbench.ui.widgets.fields.rows import RowsEditor

_CONTROL = Qt.KeyboardModifier.ControlModifier
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def units(sample_desk: TestDesk) -> RowsEditor:
    """Return the list of three units, stored and shown."""
    sample_desk.workbench.drafting.set_value(CASE, "drafting_units", "AAA\nBBB\nCCC")
    editor = row(opened(sample_desk, "drafting_units"), "drafting_units").editor
    assert isinstance(editor, RowsEditor)
    return editor


def names(editor: RowsEditor) -> list[str]:
    """Return what stands in the first cells."""
    return [str(next(iter(line.cells.values())).raw()) for line in editor.lines]


def cell(editor: RowsEditor, place: int, name: str) -> None:
    """Go into a cell."""
    editor.focus_cell(editor.lines[place].id, name)


def undo(desk: TestDesk) -> None:
    """Wait until all is stored, press Ctrl+Z where one writes and wait for what it does."""
    rest(desk)
    QTest.keyClick(focused(), Qt.Key.Key_Z, _CONTROL)
    rest(desk)


def rest(desk: TestDesk) -> None:
    """Wait until what was given out is stored and shown."""
    for _ in range(3):
        desk.settle()


def press(key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    QTest.keyClick(focused(), key, _CONTROL)


def pause(editor: RowsEditor) -> None:
    """Do what a pause does."""
    editor.commit()


def test_moves_and_what_is_typed_between_them_are_steps(sample_desk: TestDesk, units: RowsEditor) -> None:
    cell(units, 2, "name")
    press(_UP)
    press(_UP)
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "ccc")
    press(_DOWN)
    pause(units)
    for expected in (
        ["AAA", "CCCccc", "BBB"],
        ["CCCccc", "AAA", "BBB"],
        ["CCC", "AAA", "BBB"],
        ["AAA", "CCC", "BBB"],
        ["AAA", "BBB", "CCC"],
    ):
        assert names(units) == expected
        undo(sample_desk)


def test_what_is_typed_after_a_move_is_taken_back_alone(sample_desk: TestDesk, units: RowsEditor) -> None:
    cell(units, 0, "name")
    press(_DOWN)
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "zzz")
    pause(units)
    undo(sample_desk)
    assert names(units) == ["BBB", "AAA", "CCC"]


def test_an_added_row_goes_alone(sample_desk: TestDesk, units: RowsEditor) -> None:
    cell(units, 2, "name")
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "BBB")
    units.add.click()
    QTest.keyClicks(focused(), "DDD")
    pause(units)
    for expected in (["AAA", "BBB", "CCCBBB", "DDD"], ["AAA", "BBB", "CCCBBB", ""], ["AAA", "BBB", "CCCBBB"]):
        assert names(units) == expected
        undo(sample_desk)
    assert names(units) == ["AAA", "BBB", "CCC"]


def test_a_choice_and_what_is_typed_before_and_after_it_are_steps(
    sample_desk: TestDesk, units: RowsEditor
) -> None:
    cell(units, 1, "name")
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "x")
    cell(units, 1, "role")
    chosen = focused()
    if isinstance(chosen, QComboBox):
        QTest.keyClick(chosen, _DOWN)
    else:
        assert isinstance(chosen, QAbstractButton)
        QTest.keyClick(chosen, Qt.Key.Key_Space)
    cell(units, 1, "task")
    QTest.keyClicks(focused(), "work")
    pause(units)
    told = [units.lines[1].raw()]
    for _ in range(3):
        undo(sample_desk)
        told.append(units.lines[1].raw())
    filled = [(str(one["name"]), bool(one["role"]), str(one["task"])) for one in told]
    assert filled == [("BBBx", True, "work"), ("BBBx", True, ""), ("BBBx", False, ""), ("BBB", False, "")]


def test_a_removed_row_comes_back_alone(sample_desk: TestDesk, units: RowsEditor) -> None:
    cell(units, 0, "name")
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "x")
    units.lines[1].trash.click()
    undo(sample_desk)
    assert names(units) == ["AAAx", "BBB", "CCC"]


def test_a_paste_into_a_cell_is_a_step(sample_desk: TestDesk, units: RowsEditor) -> None:
    QGuiApplication.clipboard().setText("pasted")
    cell(units, 0, "task")
    QTest.keyClicks(focused(), "a")
    press(Qt.Key.Key_V)
    QTest.keyClicks(focused(), "b")
    pause(units)
    for expected in ("apastedb", "apasted", "a", ""):
        assert units.lines[0].cells["task"].raw() == expected
        undo(sample_desk)


def test_the_cursor_stands_where_something_was_taken_back(sample_desk: TestDesk, units: RowsEditor) -> None:
    cell(units, 0, "name")
    line = focused()
    assert isinstance(line, QLineEdit | QPlainTextEdit)
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "one")
    pause(units)
    QTest.keyClicks(line, "two")
    pause(units)
    undo(sample_desk)
    QTest.keyClicks(line, "x")
    assert names(units)[0] == "AAAonex"


def test_a_row_that_is_drawn_over_others_goes_back_at_once(sample_desk: TestDesk, units: RowsEditor) -> None:
    cell(units, 0, "name")
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "x")
    grip, target = units.lines[0].grip, units.lines[2].grip
    way = target.mapTo(units, target.rect().center()) - grip.mapTo(units, grip.rect().center())
    start = grip.mapTo(units, grip.rect().center())
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    for step in range(1, 9):
        QTest.mouseMove(grip, grip.mapFrom(units, start + way * step / 8))
        let_qt_work(0)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=grip.mapFrom(units, start + way))
    assert names(units) == ["BBB", "CCC", "AAAx"]
    undo(sample_desk)
    assert names(units) == ["AAAx", "BBB", "CCC"]
