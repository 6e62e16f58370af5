"""Numbers of lists in the editor of rich texts: what is seen is what is stored, whatever one does to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box
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
    rich.fill(box.rich_document, parse(FIVE))
    box.setTextCursor(box.document().find("b"))
    box.copy()
    for whole, numbers in ((False, "<ol><li>b</li></ol>"), (True, FIVE)):
        if whole:
            rich.fill(box.rich_document, parse(FIVE))
            box.selectAll()
            box.copy()
        mime = QApplication.clipboard().mimeData()
        assert mime is not None
        assert mime.html() == numbers
