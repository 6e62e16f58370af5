"""Where what is pasted goes: lines go on in the line of the cursor, as in every word processor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box
from workbench.domain.content import parse
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richdocument import fill

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


def paste(box: RichBox, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)


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
    ("before", "html", "there"),
    [
        ("onetwo", "<p>a</p><p>b</p>", "onea\nbtwo"),
        ("onetwo", "<p>a</p><h2>b</h2>", "<p>onea</p><p><strong>b</strong>two</p>"),
        ("onetwo", "<ul><li>a</li><li>b</li></ul>", "<p>one</p><ul><li>a</li><li>btwo</li></ul>"),
        ("<ol><li>onetwo</li></ol>", "<p>a</p><p>b</p>", "<ol><li>onea</li></ol><p>btwo</p>"),
        ("<ol><li>onetwo</li></ol>", "<ol><li>a</li></ol>", "<ol><li>one</li><li>atwo</li></ol>"),
    ],
)
def test_lines_with_looks_go_on_too_and_items_are_items(
    box: RichBox, before: str, html: str, there: str
) -> None:
    fill(box.rich_document, parse(before))
    stand(box, 3)

    paste(box, "words", html)

    assert box.rich_document.content() == parse(there)


def test_lines_typed_behind_a_paste_follow_its_last_line(box: RichBox) -> None:
    QTest.keyClicks(box, "one ")
    paste(box, "two\nthree")
    QTest.keyClicks(box, " four")

    assert content(box) == "one two\nthree four"
