"""A rich text without looks is read in one go: what is read is what one with looks gives for the same words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.data.hostile_texts import HOSTILE
from tests.helpers.richboxes import content, made_box
from workbench.domain.blocks import Content, Paragraph
from workbench.domain.content import parse
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richreading import read

SHIFT = Qt.KeyboardModifier.ShiftModifier
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
