"""Tables and pictures in rich texts with real keys and clicks: where the cursor goes, what is found at it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box
from workbench.domain.content import parse
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.richbox import RichBox

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
ROW = "<tr><td></td><td></td></tr>"


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


def shown(box: RichBox, markup: str) -> None:
    rich.fill(box.rich_document, parse(markup))


def at(box: RichBox, words: str) -> QPoint:
    """Return where words stand in the box."""
    cursor = box.document().find(words)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart())
    box.ensureCursorVisible()
    return box.cursorRect(cursor).center() + QPoint(2, 0)


def columns(box: RichBox, *words: str) -> list[int]:
    """Return where the cells that begin with words begin, in pixels."""
    return [at(box, one).x() for one in words]


def test_a_third_click_selects_the_paragraph_in_its_cell_only(box: RichBox) -> None:
    shown(box, "<table><tr><td>alpha one</td><td>beta</td></tr><tr><td>gamma</td><td>delta</td></tr></table>")
    place = at(box, "one")
    QTest.mouseClick(box.viewport(), LEFT, pos=place)
    QTest.mouseDClick(box.viewport(), LEFT, pos=place)
    QTest.mousePress(box.viewport(), LEFT, pos=place)
    QTest.mouseRelease(box.viewport(), LEFT, pos=place)
    assert box.textCursor().selectedText() == "alpha one"
    QTest.keyClicks(box, "x")
    assert "<td>x</td><td>beta</td>" in content(box)


def test_a_selection_drawn_over_cells_by_shift_stays(box: RichBox) -> None:
    shown(box, "<table><tr><td>alpha</td><td>beta</td></tr></table>")
    QTest.mouseClick(box.viewport(), LEFT, pos=at(box, "alpha"))
    QTest.mouseClick(box.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, at(box, "beta"))
    assert box.textCursor().hasComplexSelection()


def test_the_line_behind_a_table_is_seen_and_reached_by_click_and_by_key(box: RichBox) -> None:
    box.add_table(2, 2)
    assert content(box) == f"<table>{ROW * 2}</table><p></p>"
    below = QPoint(60, int(box.document().size().height()) + 40)
    QTest.mouseClick(box.viewport(), LEFT, pos=below)
    assert box.textCursor().currentTable() is None
    caret = box.cursorRect()
    assert QRect(0, 0, 40, box.viewport().height()).contains(caret)
    QTest.keyClicks(box, "after")
    assert content(box) == f"<table>{ROW * 2}</table><p>after</p>"


@pytest.mark.parametrize("at_the_end", [True, False])
@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("row_above", "<tr><td>x</td><td></td></tr><tr><td>alpha</td><td>b</td></tr>"),
        ("row_below", "<tr><td>alpha</td><td>b</td></tr><tr><td>x</td><td></td></tr>"),
        ("column_left", "<tr><td>x</td><td>alpha</td><td>b</td></tr>"),
        ("column_right", "<tr><td>alpha</td><td>x</td><td>b</td></tr>"),
    ],
)
def test_one_types_on_in_the_row_or_column_that_was_put_in(
    box: RichBox, act: str, expected: str, at_the_end: bool
) -> None:
    before = "<table><tr><td>alpha</td><td>b</td></tr></table><p>c</p>"
    shown(box, before)
    QTest.mouseClick(box.viewport(), LEFT, pos=at(box, "alpha"))
    if at_the_end:
        QTest.keyClick(box, Qt.Key.Key_End)
    box.tables.change(act)
    QTest.keyClicks(box, "x")
    assert content(box) == f"<table>{expected}</table><p>c</p>"
    while content(box) != before:
        assert box.document().isUndoAvailable()
        QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)


def test_arrow_keys_pass_the_line_that_is_hidden(box: RichBox) -> None:
    shown(box, "<table><tr><td>a</td><td>b</td></tr></table><p></p><p>end</p>")
    QTest.mouseClick(box.viewport(), LEFT, pos=at(box, "b"))
    for key, words in ((Qt.Key.Key_Down, "1"), (Qt.Key.Key_Up, "2")):
        QTest.keyClick(box, key)
        QTest.keyClicks(box, words)
    assert content(box) in {
        "<table><tr><td>a</td><td>2b</td></tr></table><p>1</p><p>end</p>",
        "<table><tr><td>a</td><td>b2</td></tr></table><p>1</p><p>end</p>",
        "<table><tr><td>2a</td><td>b</td></tr></table><p>1</p><p>end</p>",
        "<table><tr><td>a2</td><td>b</td></tr></table><p>1</p><p>end</p>",
    }


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>a</td></tr></table><p></p>",
        "<p>x</p><table><tr><td>a</td></tr></table><p></p><p>y</p>",
        "<p>x</p><table><tr><td>a</td></tr></table><p></p><p></p><p>y</p><p>z</p>",
        "<table><tr><td>a</td></tr></table><p></p><table><tr><td>b</td></tr></table><p></p>",
        "<table><tr><td>a</td></tr></table><p>y</p>",
        "<table><tr><td>a</td></tr></table><ul><li></li><li>y</li></ul>",
    ],
)
def test_what_stands_behind_a_table_is_read_as_it_was_put_in(box: RichBox, markup: str) -> None:
    shown(box, markup)
    assert content(box) == markup


def test_emptying_the_last_line_leaves_one_that_is_seen_and_undo_brings_it_back(box: RichBox) -> None:
    shown(box, "<table><tr><td>a</td></tr></table><p>y</p>")
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert content(box) == "<table><tr><td>a</td></tr></table><p></p>"
    assert box.cursorRect().left() < 40
    QTest.keyClicks(box, "z")
    assert content(box) == "<table><tr><td>a</td></tr></table><p>z</p>"
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert content(box) == "<table><tr><td>a</td></tr></table><p>y</p>"
    QTest.keyClick(box, Qt.Key.Key_Y, CONTROL)
    assert content(box) == "<table><tr><td>a</td></tr></table><p></p>"


def test_columns_stand_still_while_cells_are_filled_and_share_the_width_anew_when_one_comes(
    box: RichBox,
) -> None:
    shown(box, "<table><tr><td>p</td><td>q</td></tr></table>")
    before = columns(box, "p", "q")
    QTest.mouseClick(box.viewport(), LEFT, pos=at(box, "p"))
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClicks(box, " and a good many words more than the other cell has")
    assert columns(box, "p", "q") == before
    half = before[1] - before[0]
    assert half == pytest.approx(box.viewport().width() / 2, abs=8)
    box.tables.change("column_right")
    moved = columns(box, "p", "q")
    assert moved[1] - moved[0] == pytest.approx(box.viewport().width() * 2 / 3, abs=12)
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert columns(box, "p", "q") == before


def test_plain_words_pasted_take_the_look_that_is_on(box: RichBox) -> None:
    QTest.keyClicks(box, "a")
    QTest.keyClick(box, Qt.Key.Key_B, CONTROL)
    mime = box.createMimeDataFromSelection()
    mime.clear()
    mime.setText("b")
    box.insertFromMimeData(mime)
    QTest.keyClicks(box, "c")
    assert content(box) == "<p>a<strong>bc</strong></p>"


@pytest.mark.parametrize("place", [2, 3], ids=["left of it", "right of it"])
def test_a_picture_is_found_from_both_its_sides_and_selected_itself(box: RichBox, place: int) -> None:
    box.rich_document.give_picture("d" * 64, QImage(20, 20, QImage.Format.Format_RGB32))
    shown(box, f'<p>x</p><img src="picture:{"d" * 64}" alt="old"><p>y</p>')
    cursor = box.textCursor()
    cursor.setPosition(place)
    found = rich.picture_at(cursor)
    assert found is not None
    selected, picture = found
    assert (selected.selectionStart(), selected.selectionEnd(), picture.alternative) == (2, 3, "old")
    cursor.setPosition(1)
    assert rich.picture_at(cursor) is None


def select(box: RichBox, anchor: int, position: int) -> None:
    cursor = box.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)


@pytest.mark.parametrize(("anchor", "position"), [(1, 6), (6, 1), (1, 14)], ids=["forth", "back", "two cells"])
def test_a_right_click_or_a_press_on_what_is_selected_in_a_table_keeps_it(
    box: RichBox, anchor: int, position: int
) -> None:
    shown(box, "<table><tr><td>alpha beta</td><td>gamma</td></tr></table>")
    select(box, anchor, position)
    before = (box.textCursor().anchor(), box.textCursor().position())
    place = at_position(box, 3)
    for button in (Qt.MouseButton.RightButton, LEFT):
        QTest.mousePress(box.viewport(), button, pos=place)
        cursor = box.textCursor()
        assert (cursor.anchor(), cursor.position()) == before, button
        QTest.mouseRelease(box.viewport(), button, pos=place)


def at_position(box: RichBox, position: int) -> QPoint:
    cursor = box.textCursor()
    cursor.setPosition(position)
    return box.cursorRect(cursor).center() + QPoint(1, 0)


AFTER = "<table><tr><td>a</td></tr></table><p>x</p><p>next</p>"


@pytest.mark.parametrize(
    "keys",
    [
        [(Qt.Key.Key_Backspace, None)],
        [(Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_Delete, None)],
        [(Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier), (Qt.Key.Key_X, CONTROL)],
    ],
    ids=["Backspace", "Delete", "Cut"],
)
def test_the_line_behind_a_table_that_is_emptied_takes_what_is_typed_next(
    box: RichBox, keys: list[tuple[Qt.Key, Qt.KeyboardModifier | None]]
) -> None:
    shown(box, AFTER)
    cursor = box.document().find("x")
    cursor.clearSelection()
    box.setTextCursor(cursor)
    for key, modifier in keys:
        QTest.keyClick(box, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert box.cursorRect().left() < 40
    QTest.keyClicks(box, "y")
    assert content(box) == AFTER.replace("<p>x</p>", "<p>y</p>")
    for _ in range(2):
        QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert content(box) == AFTER


def test_composing_over_the_line_behind_a_table_stays_in_that_line(box: RichBox) -> None:
    shown(box, AFTER)
    box.setTextCursor(box.document().find("x"))
    for event in (QInputMethodEvent("ni", []), QInputMethodEvent()):
        if not event.preeditString():
            event.setCommitString("你")
        QApplication.sendEvent(box, event)
    assert content(box) == AFTER.replace("x", "你", 1)


def test_enter_before_the_line_behind_a_table_leaves_an_empty_one_that_is_seen(box: RichBox) -> None:
    shown(box, AFTER)
    cursor = box.document().find("x")
    cursor.setPosition(cursor.selectionStart())
    box.setTextCursor(cursor)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert content(box) == AFTER.replace("<p>x</p>", "<p></p><p>x</p>")
    QTest.keyClicks(box, "z")
    assert content(box) == AFTER.replace("<p>x</p>", "<p></p><p>zx</p>")


def test_a_text_that_can_only_be_read_takes_no_tab(box: RichBox) -> None:
    shown(box, "<p>x</p>")
    box.setReadOnly(True)
    QTest.keyClick(box, Qt.Key.Key_Tab, CONTROL)
    assert content(box) == "x"
