"""Cells of a spreadsheet pasted into a table fill it from the cell of the cursor on, as in Word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.richboxes import content, made_box, paste
from workbench.domain.blocks import MOST_CELLS, MOST_COLUMNS
from workbench.domain.content import parse
from workbench.formspec.kind_rich import table_limit
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.richbox import RichBox

CONTROL = Qt.KeyboardModifier.ControlModifier
GRID = [["a", "b"], ["c", "d"]]


@pytest.fixture
def box(qtbot: QtBot) -> RichBox:
    return made_box(qtbot)


def markup(rows: list[list[str]]) -> str:
    inside = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in inside)}</table><p></p>"


def tabbed(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"


def stand_at(box: RichBox, words: str, rows: list[list[str]] | None = None) -> None:
    """Stand in the cell with some words; a table of four cells is there if no other is given."""
    rich.fill(box.rich_document, parse(markup(rows or GRID)))
    cursor = box.document().find(words)
    cursor.clearSelection()
    box.setTextCursor(cursor)


def select(box: RichBox, first: str, last: str) -> None:
    """Select the cells from that with some words to another."""
    cursor = box.document().find(first)
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(box.document().find(last).selectionStart(), QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)


@pytest.mark.parametrize("with_html", [True, False])
@pytest.mark.parametrize(
    ("at", "given", "there"),
    [
        ("a", [["1", "2"], ["3", "4"]], [["1", "2"], ["3", "4"]]),
        ("d", [["1", "2"], ["3", "4"]], [["a", "b", ""], ["c", "1", "2"], ["", "3", "4"]]),
        ("b", [["1", ""], ["", "4"]], [["a", "1", ""], ["c", "", "4"]]),
        ("a", [["1", "2"], ["", ""], ["5", "6"]], [["1", "2"], ["", ""], ["5", "6"]]),
    ],
)
def test_cells_fill_the_table_to_the_right_and_below_in_one_step(
    box: RichBox, with_html: bool, at: str, given: list[list[str]], there: list[list[str]]
) -> None:
    stand_at(box, at)
    paste(box, tabbed(given), markup(given).removesuffix("<p></p>") if with_html else "")
    assert content(box) == markup(there)
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert content(box) == markup(GRID)
    QTest.keyClick(box, Qt.Key.Key_Y, CONTROL)
    assert content(box) == markup(there)


def test_one_writes_on_in_the_last_cell_that_was_filled(box: RichBox) -> None:
    stand_at(box, "b")
    paste(box, tabbed(GRID))
    QTest.keyClicks(box, "!")
    assert content(box) == markup([["a", "a", "b"], ["c", "c", "d!"]])


def test_cells_copied_here_and_cells_that_are_selected_are_filled_from_the_upper_left(box: RichBox) -> None:
    stand_at(box, "a", [["a", "<strong>b</strong>"], ["c", "d"], ["e", "f"], ["g", "h"]])
    select(box, "a", "d")
    QTest.keyClick(box, Qt.Key.Key_C, CONTROL)
    select(box, "h", "e")
    QTest.keyClick(box, Qt.Key.Key_V, CONTROL)
    rows = [["a", "<strong>b</strong>"], ["c", "d"]]
    assert content(box) == markup(rows * 2)


def test_looks_come_along_and_bare_words_take_that_of_the_cell(box: RichBox) -> None:
    stand_at(box, "a", [["<strong>a</strong>", "b"]])
    paste(box, tabbed([["1", "2"]]))
    assert content(box) == markup([["<strong>1</strong>", "2"]])
    paste(box, "", "<table><tr><td>x</td><td><em>y</em><br>z</td></tr></table>")
    assert content(box) == markup([["<strong>1</strong>", "x", "<p><em>y</em></p><p>z</p>"]])


@pytest.mark.parametrize("given", [[["x"] * MOST_COLUMNS], [["x", "y"]] * (MOST_CELLS // 2)])
def test_what_would_make_the_table_too_large_is_refused_as_a_whole(
    box: RichBox, given: list[list[str]]
) -> None:
    told: list[str] = []
    box.told.connect(told.append)
    stand_at(box, "d")
    paste(box, tabbed(given))
    assert told == [table_limit()]
    assert content(box) == markup(GRID)


def test_one_cell_alone_and_words_beside_a_table_go_on_as_words(box: RichBox) -> None:
    stand_at(box, "d")
    paste(box, "1", "<table><tr><td>1</td></tr></table>")
    assert content(box) == markup([["a", "b"], ["c", "d1"]])
    paste(box, "2", "<p>2</p><table><tr><td>3</td><td>4</td></tr></table>")
    assert content(box) == markup([["a", "b"], ["c", "<p>d12</p><p>3</p><p>4</p>"]])
