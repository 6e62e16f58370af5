"""Numbers of lists in the editor of rich texts: what is seen is what is stored, whatever one does to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box
from workbench.domain.blocks import Picture
from workbench.domain.content import parse
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.richbox import RichBox

CONTROL = Qt.KeyboardModifier.ControlModifier
FIVE = '<ol start="5"><li>a</li><li>b</li></ol>'


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


def shown(box: RichBox) -> list[str]:
    """Return the numbers that stand before the lines, as they are seen."""
    found, block = [], box.document().begin()
    while block.isValid():
        around = block.textList()
        found.append("" if around is None else around.itemText(block))
        block = block.next()
    return found


def paste(box: RichBox, markup: str) -> None:
    mime = QMimeData()
    mime.setHtml(markup)
    QApplication.clipboard().setMimeData(mime)
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)


@pytest.mark.parametrize(
    ("markup", "numbers"),
    [
        (FIVE, ["5.", "6."]),
        ('<ol><li>x</li></ol><p>y</p><ol start="2"><li>z</li></ol>', ["1.", "", "2."]),
        (f"<ol><li>x</li></ol>{FIVE}", ["1.", "5.", "6."]),
        ('<ol><li>x</li></ol><ol start="1"><li>y</li></ol>', ["1.", "1."]),
        ('<ol start="4"><li>x<ol start="3"><li>y</li></ol></li><li>z</li></ol>', ["4.", "c)", "5."]),
    ],
)
def test_numbers_are_shown_and_read_back(box: RichBox, markup: str, numbers: list[str]) -> None:
    rich.fill(box.rich_document, parse(markup))
    assert shown(box) == numbers
    assert content(box) == markup


def test_a_pasted_list_keeps_its_numbers_and_one_writes_on_in_it(box: RichBox) -> None:
    paste(box, "<ol start=5><li>a<li>b</ol>")
    assert content(box) == FIVE
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "c")
    assert shown(box) == ["5.", "6.", "7."]
    assert content(box) == FIVE.replace("<li>b</li>", "<li>b</li><li>c</li>")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "d")
    assert content(box).endswith("<li>c</li></ol><p>d</p>")


def test_what_is_done_to_the_items_keeps_the_first_number(box: RichBox) -> None:
    rich.fill(box.rich_document, parse(FIVE))
    box.moveCursor(QTextCursor.MoveOperation.End)
    box.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert shown(box) == ["5.", "a)"]
    QTest.keyClick(box, Qt.Key.Key_Backtab)
    assert content(box) == FIVE
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert shown(box) == ["5.", "a)"]
    box.toggle_list(False)
    assert content(box) == '<ol start="5"><li>a<ul><li>b</li></ul></li></ol>'


def test_items_pasted_among_others_count_on(box: RichBox) -> None:
    rich.fill(box.rich_document, parse("<ol><li>a</li><li>d</li></ol>"))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    paste(box, "<ol start=5><li>b<li>c</ol>")
    assert shown(box) == ["1.", "2.", "3.", "4."]
    assert content(box) == "<ol><li>a</li><li>b</li><li>c</li><li>d</li></ol>"


def test_a_copy_of_later_items_begins_with_one(box: RichBox) -> None:
    later = "<li>b</li><li>c</li></ol>"
    rich.fill(box.rich_document, parse(f'<ol start="5"><li>a</li>{later}'))
    box.setTextCursor(box.document().find("b"))
    box.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    box.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    box.copy()
    for whole, numbers in ((False, f"<ol>{later}"), (True, FIVE)):
        if whole:
            rich.fill(box.rich_document, parse(FIVE))
            box.selectAll()
            box.copy()
        mime = QApplication.clipboard().mimeData()
        assert mime is not None
        assert mime.html() == numbers


THREE = "<ol><li>a</li><li>b</li><li>c</li></ol>"
IMAGE = QImage(4, 4, QImage.Format.Format_RGB32)


def put_picture(box: RichBox) -> None:
    box.place_pictures([(Picture("0" * 64), IMAGE)])


def leave_the_list(box: RichBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("act", "numbers"),
    [
        (put_picture, ["1.", "", "2.", "3."]),
        (lambda box: box.add_table(1, 1), ["1.", "", "", "", "2.", "3."]),
        (lambda box: paste(box, "<p>x</p><p>y</p>"), ["1.", "", "2.", "3."]),
        (lambda box: paste(box, "<table><tr><td>x</td></tr></table>"), ["1.", "", "", "", "", "2.", "3."]),
        (leave_the_list, ["1.", "", "2.", "3."]),
    ],
    ids=["picture", "table", "paragraphs", "pasted table", "left"],
)
def test_items_behind_something_else_keep_their_numbers_here_and_when_read_again(
    box: RichBox, act: Callable[[RichBox], None], numbers: list[str]
) -> None:
    rich.fill(box.rich_document, parse(THREE))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.moveCursor(QTextCursor.MoveOperation.EndOfBlock)

    act(box)

    assert shown(box) == numbers
    assert '<ol start="2"><li>b</li><li>c</li></ol>' in content(box)
    again = [number for number in numbers if number]
    rich.fill(box.rich_document, parse(content(box)))
    assert [number for number in shown(box) if number] == again


def test_what_counts_on_behind_a_picture_counts_on_when_an_item_comes_before_it(box: RichBox) -> None:
    picture = f'<img src="picture:{"0" * 64}" alt="">'
    rich.fill(box.rich_document, parse(f'<ol><li>a</li></ol>{picture}<ol start="2"><li>b</li></ol>'))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "x")

    assert shown(box) == ["1.", "2.", "", "3."]
    assert content(box) == f'<ol><li>a</li><li>x</li></ol>{picture}<ol start="3"><li>b</li></ol>'


def test_an_item_made_of_the_line_between_lets_those_behind_count_on(box: RichBox) -> None:
    rich.fill(box.rich_document, parse('<ol><li>a</li></ol><p>p</p><ol start="2"><li>b</li></ol>'))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.moveCursor(QTextCursor.MoveOperation.Down)
    box.toggle_list(True)
    assert shown(box) == ["1.", "2.", "3."]

    box.toggle_list(True)
    assert shown(box) == ["1.", "", "2."]


def test_a_number_of_its_own_stays_behind_what_is_put_before_it(box: RichBox) -> None:
    rich.fill(box.rich_document, parse(f"<p>p</p>{FIVE}"))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.toggle_list(True)

    assert shown(box) == ["1.", "5.", "6."]


@pytest.mark.parametrize(
    ("before", "numbers"),
    [
        ("<ul><li>one</li></ul>", ["5.", "6."]),
        ("<ol><li>one</li></ol>", ["2.", "3."]),
        ("one", ["5.", "6."]),
    ],
)
def test_a_list_that_is_pasted_keeps_its_number_unless_it_goes_on_with_one(
    box: RichBox, before: str, numbers: list[str]
) -> None:
    rich.fill(box.rich_document, parse(before))
    box.moveCursor(QTextCursor.MoveOperation.End)
    paste(box, "<ol start=5><li>x<li>y</ol>")

    assert shown(box)[1:] == numbers


def test_a_picture_becomes_no_item_but_the_lines_around_it_do(box: RichBox) -> None:
    told: list[str] = []
    box.told.connect(told.append)
    rich.fill(box.rich_document, parse(f'<p>a</p><img src="picture:{"0" * 64}" alt=""><p>b</p>'))
    box.selectAll()
    box.toggle_list(True)
    assert shown(box) == ["1.", "", "1."]

    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.moveCursor(QTextCursor.MoveOperation.Down)
    box.toggle_list(True)
    assert shown(box) == ["1.", "", "1."]
    assert told == ["A picture is no item of a list; write the item in a line of its own."]


def test_enter_with_shift_begins_an_item_as_it_is_stored(box: RichBox) -> None:
    rich.fill(box.rich_document, parse(THREE))
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(box, "x")

    assert shown(box) == ["1.", "2.", "3.", "4."]
    assert content(box) == THREE.replace("<li>b", "<li>x</li><li>b")
