"""Lists of many rows: the first are shown, the others wait, and nothing of them is lost or out of reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.editors import CASE, opened, row
from tests.helpers.windows import TestDesk
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rows import RowsEditor

ROWS = 60
SHOWN = 20


def long_list(desk: TestDesk, rows: int = ROWS) -> tuple[EditorPage, RowsEditor]:
    """Open the products of the sample case, which are many."""
    products = [{"name": f"装置 {number}", "code": str(number)} for number in range(1, rows + 1)]
    desk.workbench.drafting.set_value(CASE, "products", products)
    page = opened(desk, "products")
    editor = row(page, "products").editor
    assert isinstance(editor, RowsEditor)
    return page, editor


def stored_names(desk: TestDesk) -> list[str]:
    """Return the names of the products as they are stored."""
    held = desk.workbench.drafting.case(CASE).values["products"]
    assert isinstance(held, tuple)
    return [str(item.cells["name"]) for item in held if not isinstance(item, str)]


def test_rows_that_wait_are_shown_with_a_key_and_the_focus_goes_to_the_first_of_them(
    sample_desk: TestDesk,
) -> None:
    _, editor = long_list(sample_desk)
    assert len(editor.lines) == SHOWN
    assert editor.more.text().strip() == f"Show {ROWS - SHOWN} more rows"
    editor.more.setFocus()
    QTest.keyClick(editor.more, Qt.Key.Key_Return)
    sample_desk.settle()
    assert len(editor.lines) == ROWS
    assert not editor.more.isVisible()
    assert QApplication.focusWidget() is editor.lines[SHOWN].cells["name"].entry()


def test_a_list_of_forty_rows_is_shown_whole(sample_desk: TestDesk) -> None:
    _, editor = long_list(sample_desk, 40)
    assert len(editor.lines) == 40
    assert not editor.more.isVisible()


def test_what_is_typed_into_a_row_leaves_those_that_wait_as_they_are(sample_desk: TestDesk) -> None:
    _, editor = long_list(sample_desk)
    line = editor.lines[0].cells["name"].entry()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "X")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    editor.commit()
    sample_desk.settle()
    names = stored_names(sample_desk)
    assert names == ["装置 1X", *(f"装置 {number}" for number in range(2, ROWS + 1))]
    assert len(editor.lines) == SHOWN


def test_a_new_row_comes_behind_all_others(sample_desk: TestDesk) -> None:
    _, editor = long_list(sample_desk)
    editor.add.setFocus()
    QTest.keyClick(editor.add, Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "last")
    editor.commit()
    sample_desk.settle()
    names = stored_names(sample_desk)
    assert (len(names), names[-2:]) == (ROWS + 1, [f"装置 {ROWS}", "last"])
    ids = [line.id for line in editor.lines]
    assert len(set(ids)) == ROWS + 1


def test_the_last_row_shown_moves_down_past_the_first_that_waits(sample_desk: TestDesk) -> None:
    _, editor = long_list(sample_desk)
    cell = editor.lines[-1].cells["name"].entry()
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    editor.commit()
    sample_desk.settle()
    assert stored_names(sample_desk)[SHOWN - 1 : SHOWN + 1] == [f"装置 {SHOWN + 1}", f"装置 {SHOWN}"]


def test_going_to_a_cell_of_a_row_that_waits_shows_it(sample_desk: TestDesk) -> None:
    _, editor = long_list(sample_desk)
    editor.focus_cell("r50", "code")
    sample_desk.settle()
    assert QApplication.focusWidget() is editor.lines[49].cells["code"].entry()


@pytest.mark.parametrize("field", ["references", "budget_lines"])
def test_going_to_a_list_far_down_in_another_section_shows_it(sample_desk: TestDesk, field: str) -> None:
    """The section is built on the way there, and the pane learns its length a moment later."""
    page = opened(sample_desk, "title_zh")
    page.show_place(Place("editor", case=CASE, field=field))
    sample_desk.settle()
    item, pane = row(page, field), page._form
    assert 0 <= item.mapTo(pane.viewport(), item.rect().topLeft()).y() <= pane.viewport().height() // 2
    assert item.editor.has_focus()
