"""Where what is pasted goes: lines go on in the line of the cursor, as in every word processor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box, paste
from workbench.domain.content import parse
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richdocument import fill

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


def stand(box: RichBox, place: int) -> None:
    cursor = box.textCursor()
    cursor.setPosition(place)
    box.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("before", "place", "pasted", "there"),
    [
        ("one", 3, "a\nb", "onea\nb"),
        ("onetwo", 3, "a\nb", "onea\nbtwo"),
        ("one", 0, "a\nb", "a\nbone"),
        ("one", 3, "\na", "one\na"),
        ("one", 3, "a\n", "onea\n"),
        ("one\n\ntwo", 4, "a\nb", "one\na\nb\ntwo"),
        ("<ul><li>onetwo</li></ul>", 3, "a\nb", "<ul><li>onea</li><li>btwo</li></ul>"),
        (
            '<ol start="4"><li>one</li></ol>',
            3,
            "a\nb",
            '<ol start="4"><li>onea</li><li>b</li></ol>',
        ),
        ("<ul><li>one</li><li></li></ul>", 4, "a\nb", "<ul><li>one</li><li>a</li><li>b</li></ul>"),
        (
            "<table><tr><td>one</td></tr></table><p></p>",
            4,
            "a\nb",
            "<table><tr><td>onea<br>b</td></tr></table><p></p>",
        ),
    ],
)
def test_plain_lines_go_on_where_the_cursor_stands(
    box: RichBox, before: str, place: int, pasted: str, there: str
) -> None:
    fill(box.rich_document, parse(before))
    stand(box, place)

    paste(box, pasted)

    assert box.rich_document.content() == parse(there)
    QTest.keyClicks(box, "!")
    assert content(box).count("!") == 1
    box.undo()
    box.undo()
    assert box.rich_document.content() == parse(before)


@pytest.mark.parametrize(
    ("before", "place", "html", "there"),
    [
        ("onetwo", 3, "<p>a</p><p>b</p>", "onea\nbtwo"),
        ("onetwo", 3, "<p>a</p><h2>b</h2>", "<p>onea</p><p><strong>b</strong>two</p>"),
        ("onetwo", 3, "<ul><li>a</li><li>b</li></ul>", "<p>one</p><ul><li>a</li><li>b</li></ul><p>two</p>"),
        ("<ol><li>onetwo</li></ol>", 3, "<p>a</p><p>b</p>", "<ol><li>onea</li></ol><p>btwo</p>"),
        ("<ol><li>onetwo</li></ol>", 3, "<ol><li>a</li></ol>", "<ol><li>one</li><li>a</li><li>two</li></ol>"),
        ("abcd", 0, "<ul><li>x</li><li>y</li></ul>", "<ul><li>x</li><li>y</li></ul><p>abcd</p>"),
        (
            "<ol><li>one</li><li>two</li></ol>",
            0,
            "<ol><li>x</li></ol>",
            "<ol><li>x</li><li>one</li><li>two</li></ol>",
        ),
        (
            '<ol start="5"><li>one</li></ol>',
            0,
            "<ol><li>x</li></ol>",
            '<ol><li>x</li></ol><ol start="5"><li>one</li></ol>',
        ),
        ("abcd", 0, "<ul><li>x</li></ul><p>y</p>", "<ul><li>x</li></ul><p>y</p><p>abcd</p>"),
    ],
)
def test_lines_with_looks_go_on_too_and_items_stand_for_themselves(
    box: RichBox, before: str, place: int, html: str, there: str
) -> None:
    fill(box.rich_document, parse(before))
    stand(box, place)

    paste(box, "words", html)

    assert box.rich_document.content() == parse(there)


def test_lines_typed_behind_a_paste_follow_its_last_line(box: RichBox) -> None:
    QTest.keyClicks(box, "one ")
    paste(box, "two\nthree")
    QTest.keyClicks(box, " four")

    assert content(box) == "one two\nthree four"


LIST = "<ul><li>mix the cold water</li><li>heat</li></ul><p>see the plan</p>"


@pytest.mark.parametrize(
    ("start", "end", "key", "place", "there"),
    [
        (8, 12, Qt.Key.Key_X, 8, LIST),  # a word cut and pasted where it stood
        (8, 12, Qt.Key.Key_C, 0, LIST.replace("mix", "coldmix")),
        (8, 12, Qt.Key.Key_C, 27, LIST.replace("see", "seecold")),
        (0, 18, Qt.Key.Key_C, 27, LIST.replace("see", "seemix the cold water")),
        (13, 23, Qt.Key.Key_X, 13, LIST),  # from amid an item into the next one
        (
            13,
            23,
            Qt.Key.Key_C,
            27,
            "<ul><li>mix the cold water</li><li>heat</li></ul>"
            "<p>seewater</p><ul><li>heat</li></ul><p> the plan</p>",
        ),
        (0, 23, Qt.Key.Key_C, 36, LIST + "<ul><li>mix the cold water</li><li>heat</li></ul>"),
    ],
)
def test_words_of_an_item_are_words_and_whole_items_are_items(
    box: RichBox, start: int, end: int, key: Qt.Key, place: int, there: str
) -> None:
    fill(box.rich_document, parse(LIST))
    cursor = box.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)

    QTest.keyClick(box, key, CONTROL)
    stand(box, place)
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)

    assert box.rich_document.content() == parse(there)


def test_an_empty_line_that_is_cut_can_be_pasted(box: RichBox) -> None:
    told: list[str] = []
    box.told.connect(told.append)
    fill(box.rich_document, parse("one\n\ntwo"))
    cursor = box.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)

    QTest.keyClick(box, Qt.Key.Key_X, CONTROL)
    assert content(box) == "onetwo"
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)

    assert content(box) == "one\n\ntwo"
    assert not told
