"""Pasting into a rich text: what is lost is told in one sentence, and pictures have a place beside a table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box
from tests.helpers.richcontents import HASH, table_markup
from workbench.domain.blocks import Picture
from workbench.domain.content import parse
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.richbox import RichBox

CONTROL = Qt.KeyboardModifier.ControlModifier
LOST = "Not all was pasted as it was: {}."
PICTURES = "pictures are missing (put them in from their files)"
MERGED = "merged cells are single cells"
EQUATIONS = "equations are plain text"
TABLE = "<table><tr><td colspan=2>a<td>b</table>"
SINGLE = "<table><tr><td>a</td><td></td><td>b</td></tr></table>"
FORMULA = "<math><mi>x</mi><mo>=</mo><mn>1</mn><annotation>x=1</annotation></math>"
OF_WORD = (
    "<p>so <!--[if gte msEquation 12]><m:oMath><i><m:r>E=mc</m:r></i></m:oMath><![endif]--><![if !msEquation]>"
    "<img src='file:///x.png'><![endif]> it is</p>"
)
IMAGE = f'<img src="picture:{HASH}" alt="图">'
CELL = "<table><tr><td>x</td></tr></table>"


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


def paste(box: RichBox, markup: str) -> list[str]:
    """Paste HTML with its keys; return what is told."""
    told: list[str] = []
    box.told.connect(told.append)
    mime = QMimeData()
    mime.setHtml(markup)
    QApplication.clipboard().setMimeData(mime)
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    return told


def into_cell(box: RichBox, words: str = "x") -> None:
    rich.fill(box.rich_document, parse(f"{CELL}<p>end</p>"))
    box.setTextCursor(box.document().find(words))


@pytest.mark.parametrize(
    ("markup", "written", "lost"),
    [
        ('<p>a<img src="http://example.test/x.png">b</p>', "ab", [PICTURES]),
        ('<p>a</p><img src="file:///x.png"><img src="data:image/png;base64,x">', "a", [PICTURES]),
        (TABLE, f"{SINGLE}<p></p>", [MERGED]),
        (
            f"<p>a {FORMULA}</p>",
            "a x=1",
            [EQUATIONS],
        ),
        (OF_WORD, "<p>so <em>E=mc</em> it is</p>", [EQUATIONS]),
        (f"{TABLE}<p><img src=x><math><mn>1</mn></math>", f"{SINGLE}<p>1</p>", [PICTURES, MERGED, EQUATIONS]),
        ("<p>a<b>b</b></p>", "<p>a<strong>b</strong></p>", []),
        ("<p>a<img src=x style='display:none'></p>", "a", []),
        ("<table><tr><td colspan=1>a</table>", "<table><tr><td>a</td></tr></table><p></p>", []),
    ],
)
def test_what_a_paste_loses_is_told_in_one_sentence(
    box: RichBox, markup: str, written: str, lost: list[str]
) -> None:
    told = paste(box, markup)
    assert content(box) == written
    assert told == ([LOST.format(", ".join(lost))] if lost else [])


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=3><li>a<li>b</ol>", ["3. a", "4. b"]),
        ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", ["• a", "1. b", "2. c", "• d"]),
        ("head<ul><li><p>a</p></ul>foot", ["head", "• a", "foot"]),
        ("<ol><li><b>a</b></ol>", ["1. <strong>a</strong>"]),
    ],
)
def test_lists_in_cells_keep_their_numbers_and_bullets_as_words(
    box: RichBox, cell: str, lines: list[str]
) -> None:
    assert paste(box, f"<ol><li>out</ol><table><tr><td>{cell}<td>z</table><ol><li>in</ol>") == []
    shown = lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)
    table = f"<table><tr><td>{shown}</td><td>z</td></tr></table>"
    assert content(box) == f"<ol><li>out</li></ol>{table}<ol><li>in</li></ol>"


def test_a_list_pasted_into_a_cell_keeps_its_signs(box: RichBox) -> None:
    into_cell(box)
    assert paste(box, "<ol><li>a<li>b</ol>") == []
    assert "<td><p>1. a</p><p>2. b</p></td>" in content(box)


def test_a_table_with_words_pasted_into_a_cell_becomes_lines_and_that_is_told(box: RichBox) -> None:
    into_cell(box)
    told = paste(box, "w" + table_markup(1, 2, "y"))
    assert told == [LOST.format("a table in a cell is lines of text")]
    assert "<p>y</p><p>y</p></td>" in content(box)


def test_a_picture_that_is_cut_and_pasted_into_a_cell_stands_behind_the_table(box: RichBox) -> None:
    rich.fill(box.rich_document, parse(f"{CELL}<p>end</p>{IMAGE}"))
    found = box.document().find("\ufffc")
    box.setTextCursor(found)
    QTest.keyClick(box, Qt.Key.Key_X, CONTROL)
    assert IMAGE not in content(box)
    before = content(box)
    box.setTextCursor(box.document().find("x"))
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    assert content(box).startswith(f"{CELL}{IMAGE}<p>end</p>")
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert content(box) == before


def test_words_and_pictures_pasted_into_a_cell_part_there(box: RichBox) -> None:
    into_cell(box)
    assert paste(box, f"<p>one</p>{IMAGE}<p>two</p>{IMAGE}") == []
    cell = "<table><tr><td><p>one</p><p>two</p></td></tr></table>"
    assert content(box) == f"{cell}{IMAGE}{IMAGE}<p>end</p>"


def test_the_same_picture_twice_in_a_line_stays_two_pictures(box: RichBox) -> None:
    box.setPlainText("ab")
    cursor = box.textCursor()
    cursor.setPosition(1)
    for _ in range(2):
        cursor.insertImage(rich.picture_format(Picture(HASH, "图")))
    assert content(box) == f"<p>a</p>{IMAGE}{IMAGE}<p>b</p>"
