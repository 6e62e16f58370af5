"""A rich text without looks is read in one go, and one that was pasted over everything is not read at all.

Either way what is known is what going through the document block by block gives.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.data.hostile_texts import HOSTILE
from tests.helpers.richboxes import content, made_box
from workbench.domain.blocks import Content, Paragraph
from workbench.domain.cleaning import read_foreign
from workbench.domain.content import parse, write
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richclipboard import OWN_FORMAT
from workbench.ui.widgets.fields.richdocument import fill
from workbench.ui.widgets.fields.richreading import read

SHIFT = Qt.KeyboardModifier.ShiftModifier
BEFORE = {
    "nothing": "",
    "a line": "one",
    "an item": "<ul><li>one</li></ul>",
    "a list behind a line": "<p>one</p><ol><li>two</li><li>three</li></ol>",
    "a table first": "<table><tr><td>one</td></tr></table><p></p>",
    "a look": "<p><strong>one</strong></p><p>two</p>",
}
MARKUP = {
    "a line": "<p>new</p>",
    "nothing seen": "<p>&nbsp;</p>",
    "empty lines": "<p>new</p><p></p><p></p>",
    "looks": "<p>a <b>b</b> <sub>c</sub></p><h1>d</h1>",
    "an item": "<ul><li>new</li></ul>",
    "lists": "<ol start='4'><li>a<ul><li>b</li></ul></li><li>c</li></ol><p>d</p>",
    "a table": "<table><tr><th>a</th><td>b<p>c</p></td></tr><tr><td colspan='2'>d</td></tr></table>",
    "tables in a row": "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>",
    "a picture": f"<p>a</p><img src='picture:{'0' * 64}' alt='b'><p>c</p>",
}
WORDS = {
    "lines": "one\ntwo",
    "empty lines around": "\n\none\n\n",
    "blanks": " one  two \n\tthree\u00a0four\u3000",
    "signs of the document itself": "one\ufffctwo\ufdd0three\ufdd1",
    "line separators": "one\u2028two\u2029three",
    "outside the first plane": "𠮷野家\n𝛼",
}


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


def paste(box: RichBox, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    box.insertFromMimeData(data)


def read_beside_a_look(box: RichBox) -> Content:
    """Read the same lines once more, with a bold one behind them, which is left out of what is returned."""
    cursor = QTextCursor(box.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    cursor.insertBlock()
    cursor.insertText("bold", bold)
    *lines, last = read(box.rich_document)
    assert isinstance(last, Paragraph)
    assert last.runs[0].bold
    return tuple(lines)


@pytest.mark.parametrize("name", WORDS)
def test_words_are_read_the_same_without_looks_and_beside_one(box: RichBox, name: str) -> None:
    paste(box, WORDS[name])

    alone = read(box.rich_document)

    assert alone == read_beside_a_look(box)
    assert all(isinstance(line, Paragraph) for line in alone)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_read_the_same_without_looks_and_beside_one(box: RichBox, name: str) -> None:
    paste(box, HOSTILE[name].replace("\ud800", "")[:20_000])

    alone = read(box.rich_document)

    assert (alone or (Paragraph(),)) == read_beside_a_look(box)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("name", (*MARKUP, *HOSTILE))
def test_what_is_pasted_over_everything_is_known_as_it_would_be_read(
    box: RichBox, before: str, name: str
) -> None:
    fill(box.rich_document, parse(BEFORE[before]))
    data = QMimeData()
    data.setHtml((MARKUP | HOSTILE)[name].replace("\ud800", "")[:20_000])

    box.selectAll()
    box.insertFromMimeData(data)

    assert box.rich_document.content() == read(box.rich_document)


@pytest.mark.parametrize("name", MARKUP)
def test_what_this_program_copied_is_known_as_it_would_be_read(box: RichBox, name: str) -> None:
    fill(box.rich_document, parse("<ul><li>one</li></ul>"))
    data = QMimeData()
    data.setData(OWN_FORMAT, write(read_foreign(MARKUP[name]).content).encode())

    box.selectAll()
    box.insertFromMimeData(data)

    assert box.rich_document.content() == read(box.rich_document)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("name", WORDS)
def test_words_pasted_over_everything_are_known_as_they_would_be_read(
    box: RichBox, before: str, name: str
) -> None:
    fill(box.rich_document, parse(BEFORE[before]))
    box.selectAll()
    paste(box, WORDS[name])

    assert box.rich_document.content() == read(box.rich_document)


def test_what_is_pasted_beside_words_is_read(box: RichBox) -> None:
    QTest.keyClicks(box, "one")
    paste(box, " two")
    box.moveCursor(QTextCursor.MoveOperation.Start)
    paste(box, "none, ")

    assert box.rich_document.content() == parse("none, one two")


def test_a_line_broken_with_shift_and_enter_is_two_lines(box: RichBox) -> None:
    QTest.keyClicks(box, "one")
    QTest.keyClick(box, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(box, "two")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "three")

    assert content(box) == "one\ntwo\nthree"


def test_a_look_is_read_as_soon_as_it_is_there(box: RichBox) -> None:
    QTest.keyClicks(box, "one")
    box.selectAll()
    box.toggle("bold")

    assert content(box) == "<p><strong>one</strong></p>"


def test_a_list_is_read_as_soon_as_it_is_there(box: RichBox) -> None:
    QTest.keyClicks(box, "one")
    box.toggle_list(False)

    assert content(box) == "<ul><li>one</li></ul>"


def test_a_table_is_read_as_soon_as_it_is_there(box: RichBox) -> None:
    QTest.keyClicks(box, "one")
    box.add_table(1, 1)

    assert read(box.rich_document) == parse("<p>one</p><table><tr><td></td></tr></table><p></p>")
