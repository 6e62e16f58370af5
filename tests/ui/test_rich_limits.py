"""Tables that are too large for a rich text: refused wherever they come from, and never printed."""

from __future__ import annotations

import statistics
import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box
from tests.helpers.richcontents import table_markup
from workbench.domain.blocks import MOST_CELLS, MOST_COLUMNS
from workbench.domain.content import parse
from workbench.formspec.kind_rich import table_limit
from workbench.formspec.model import Field
from workbench.kernel.i18n import Bilingual
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.richclipboard import OWN_FORMAT
from workbench.ui.widgets.fields.richlists import no_lists_in_cells


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


@pytest.fixture
def editor(qtbot: QtBot) -> RichEditor:
    made = RichEditor(Field("scope", "rich", Bilingual("范围", "Scope")))
    qtbot.addWidget(made)
    made.show()
    made.box.setFocus()
    return made


def told_by(box: RichBox) -> list[str]:
    told: list[str] = []
    box.told.connect(told.append)
    return told


def paste(box: RichBox, kind: str, text: str) -> None:
    mime = QMimeData()
    mime.setData(kind, text.encode())
    QApplication.clipboard().setMimeData(mime)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("kind", ["text/html", OWN_FORMAT])
@pytest.mark.parametrize("size", [(MOST_CELLS // 5 + 1, 5), (1, MOST_COLUMNS + 1)])
def test_a_table_that_is_too_large_is_refused_with_one_sentence_and_nothing_changes(
    box: RichBox, kind: str, size: tuple[int, int]
) -> None:
    told = told_by(box)
    QTest.keyClicks(box, "before")
    box.selectAll()
    paste(box, kind, f"<p>words</p>{table_markup(*size)}")
    assert content(box) == "before"
    assert told == [table_limit()]
    assert "2,000" in told[0] and "63" in told[0] and "attach" in told[0]


def test_the_largest_table_is_taken_and_grows_no_further_by_its_menu(box: RichBox) -> None:
    told = told_by(box)
    paste(box, "text/html", table_markup(MOST_CELLS // 5, 5))
    assert not told
    assert content(box) == table_markup(MOST_CELLS // 5, 5)
    box.setTextCursor(box.document().find("x"))
    for act in ("row_above", "row_below", "column_left", "column_right"):
        box.tables.change(act)
        assert told.pop() == table_limit()
    assert content(box) == table_markup(MOST_CELLS // 5, 5)
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_End)
    for _ in range(6):
        QTest.keyClick(box, Qt.Key.Key_Tab)
    assert set(told) == {table_limit()}
    assert box.hasFocus()
    assert content(box) == table_markup(MOST_CELLS // 5, 5)
    told.clear()
    box.tables.change("remove_row")
    box.tables.change("row_below")
    assert not told


def test_a_key_in_a_table_of_two_hundred_rows_is_no_wait(box: RichBox) -> None:
    rich.fill(box.rich_document, parse(table_markup(200, 5)))
    box.setTextCursor(box.document().find("x"))
    taken = []
    for letter in "emergency power":
        begin = time.process_time()
        QTest.keyClick(box, letter)
        QApplication.processEvents()
        taken.append(time.process_time() - begin)
    assert statistics.median(taken) < 0.05


def test_why_a_cell_takes_no_list_is_said_by_the_tool_and_by_its_key(editor: RichEditor) -> None:
    box, numbers = editor.box, editor.tools.buttons["numbers"]
    plain = numbers.toolTip()
    told = told_by(box)
    QTest.keyClick(box, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert not numbers.isEnabled()
    assert numbers.toolTip().startswith(plain)
    assert "takes no list" in numbers.toolTip()
    before = content(box)
    QTest.keyClick(box, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert told == [no_lists_in_cells()]
    assert content(box) == before
    box.moveCursor(QTextCursor.MoveOperation.End)
    assert numbers.isEnabled()
    assert numbers.toolTip() == plain


def test_a_list_over_tables_takes_the_paragraphs_between_them_and_goes_on_being_heard(box: RichBox) -> None:
    table = table_markup(1, 2).removesuffix("<p></p>")
    rich.fill(box.rich_document, parse(f"{table}<p>one</p><p>two</p>{table}<p>three</p>"))
    box.selectAll()
    box.toggle_list(True)
    assert content(box) == f"{table}<ol><li>one</li><li>two</li></ol>{table}<ol><li>three</li></ol>"
    assert not any(block.textList() for block in blocks_in_tables(box))
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    heard: list[bool] = []
    box.document().contentsChanged.connect(lambda: heard.append(True))
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(box, "x")
    deeper = "<ol><li>one<ol><li>two</li></ol></li></ol>"
    assert heard and content(box) == f"{table}{deeper}{table}<ol><li>threex</li></ol>"


def test_tables_alone_take_no_list_and_say_so(box: RichBox) -> None:
    rich.fill(box.rich_document, parse(table_markup(1, 2)))
    before, told = content(box), told_by(box)
    box.selectAll()
    box.toggle_list(False)
    assert told == [no_lists_in_cells()]
    assert content(box) == before


def blocks_in_tables(box: RichBox) -> list[QTextBlock]:
    found, block = list[QTextBlock](), box.document().begin()
    while block.isValid():
        if QTextCursor(block).currentTable() is not None:
            found.append(block)
        block = block.next()
    return found
