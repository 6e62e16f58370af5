"""Undo takes back what one did last: a cell, a sentence, some words; not all that was typed without a pause."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.editors import CASE, opened, row
from tests.helpers.hands import focused
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.values import Row
from workbench.ui.widgets.fields.base import words_of
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.fields.rows import RowsEditor

_CONTROL = Qt.KeyboardModifier.ControlModifier
_TAB = Qt.Key.Key_Tab


def undo(desk: TestDesk) -> None:
    """Press Ctrl+Z where one writes and wait for what it does."""
    QTest.keyClick(focused(), Qt.Key.Key_Z, _CONTROL)
    for _ in range(3):
        desk.settle()


def cells_of(desk: TestDesk) -> list[str]:
    """Return what is stored in the cells of the only product."""
    value = desk.workbench.drafting.case(CASE).values["products"]
    assert isinstance(value, tuple)
    return [str(cell) for one in value if isinstance(one, Row) for cell in one.cells.values()]


def test_each_cell_of_a_table_is_a_step(desk: TestDesk) -> None:
    new_case(desk.workbench)
    editor = row(opened(desk, "purpose"), "purpose").editor
    assert isinstance(editor, RichEditor)
    editor.box.add_table(1, 2)
    for word in ("one", "two", "three", "four"):
        QTest.keyClicks(editor.box, word)
        QTest.keyClick(editor.box, _TAB)
    for left in (["one", "two", "three", "four"], ["one", "two", "three"], ["one", "two"]):
        assert words_of(editor).split() == left
        undo(desk)
        if left[-1] in ("four", "two"):
            undo(desk)  # Tab in the last cell of a row has made a row, a step of its own


def test_a_click_into_another_cell_ends_a_step(desk: TestDesk) -> None:
    new_case(desk.workbench)
    editor = row(opened(desk, "purpose"), "purpose").editor
    assert isinstance(editor, RichEditor)
    editor.box.add_table(1, 2)
    QTest.keyClicks(editor.box, "one")
    beside = QPoint(editor.box.rect().center().x() + 40, 16)
    QTest.mouseClick(editor.box.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    QTest.keyClicks(editor.box, "two")
    assert words_of(editor).split() == ["one", "two"]
    undo(desk)
    assert words_of(editor).split() == ["one"]


def test_each_cell_of_a_list_is_a_step(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "products", "装置 | C1 | n1")
    editor = row(opened(sample_desk, "products"), "products").editor
    assert isinstance(editor, RowsEditor)
    for cell in editor.lines[0].cells.values():
        QTest.keyClicks(cell.entry(), "x")
        QTest.keyClick(cell.entry(), _TAB)
    editor.commit()
    for _ in range(2):
        sample_desk.settle()
    for changed in (3, 2, 1):
        assert sum("x" in cell for cell in cells_of(sample_desk)) == changed
        undo(sample_desk)
    assert set(cells_of(sample_desk)) == {"装置", "C1", "n1"}


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("The first one. And", "The first one."),
        ("of 3.5 g", ""),
        ("many words without an end of any sentence and", "many words without an end"),
        ("first\nsecond", "first"),
    ],
)
def test_a_step_ends_with_a_sentence_a_paragraph_or_many_words(desk: TestDesk, typed: str, left: str) -> None:
    new_case(desk.workbench)
    editor = row(opened(desk, "purpose"), "purpose").editor
    box = editor.entry()
    for character in typed:
        if character == "\n":
            QTest.keyClick(box, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(box, character)
    undo(desk)
    assert words_of(editor).rstrip() == left
