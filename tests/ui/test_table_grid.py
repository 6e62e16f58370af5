"""The size of a new table, chosen in a grid from the tools of a text, with keys and with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.editors import CASE, opened, row
from tests.helpers.hands import focused
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import TestDesk
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.fields.tablegrid import TableGrid


@pytest.fixture
def editor(sample_desk: TestDesk) -> RichEditor:
    """Open the editor at an empty rich text."""
    sample_desk.workbench.drafting.set_value(CASE, "scope", None)
    made = row(opened(sample_desk, "scope"), "scope").editor
    assert isinstance(made, RichEditor)
    made.focus_cell()
    return made


def unfolded(editor: RichEditor) -> TableGrid:
    """Ask for a table from the menu of the tools; return the grid."""
    editor.tools.table_menu.actions()[0].trigger()
    let_qt_work()
    grid = QApplication.activePopupWidget()
    assert isinstance(grid, TableGrid)
    return grid


def size(desk: TestDesk, editor: RichEditor) -> tuple[int, int]:
    """Return how many rows and columns the stored table has."""
    editor.commit()
    desk.settle()
    text = str(desk.workbench.drafting.case(CASE).values.get("scope") or "")
    rows = text.count("<tr>")
    return rows, text.count("<td>") // max(rows, 1)


def test_enter_alone_puts_in_three_rows_and_columns_and_one_types_in_the_first_cell(
    sample_desk: TestDesk, editor: RichEditor
) -> None:
    QTest.keyClick(unfolded(editor), Qt.Key.Key_Return)
    assert size(sample_desk, editor) == (3, 3)
    assert editor.box.hasFocus()
    QTest.keyClicks(editor.box, "first")
    assert editor.words().startswith("first")


def test_arrow_keys_choose_the_size_and_stop_at_the_edges(sample_desk: TestDesk, editor: RichEditor) -> None:
    grid = unfolded(editor)
    for key in [Qt.Key.Key_Up] * 5 + [Qt.Key.Key_Down] + [Qt.Key.Key_Right] * 9:
        QTest.keyClick(grid, key)
    assert grid.accessibleName() == "Table of 2 × 8"
    QTest.keyClick(grid, Qt.Key.Key_Enter)
    assert size(sample_desk, editor) == (2, 8)


def test_a_click_chooses_the_size_up_to_the_cell(sample_desk: TestDesk, editor: RichEditor) -> None:
    grid = unfolded(editor)
    place = grid.cell(5, 2).center()
    QTest.mouseMove(grid, place)
    let_qt_work()
    assert grid.accessibleName() == "Table of 5 × 2"
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert size(sample_desk, editor) == (5, 2)


def test_esc_and_a_release_outside_put_in_nothing(sample_desk: TestDesk, editor: RichEditor) -> None:
    grid = unfolded(editor)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=QPoint(-40, -40))
    assert grid.isVisible()
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert not grid.isVisible()
    assert editor.box.hasFocus()
    assert size(sample_desk, editor) == (0, 0)


def test_keys_alone_put_in_a_table_from_the_tools_above_the_text(
    sample_desk: TestDesk, editor: RichEditor
) -> None:
    QTest.keyClick(editor.box, Qt.Key.Key_F10, Qt.KeyboardModifier.AltModifier)
    for _ in range(7):
        QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert focused() is editor.tools.buttons["table"]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    let_qt_work()
    grid = QApplication.activePopupWidget()
    assert isinstance(grid, TableGrid)
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert editor.box.hasFocus()
    assert size(sample_desk, editor) == (2, 3)
