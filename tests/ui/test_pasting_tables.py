"""Cells of a spreadsheet pasted into a list: rows are filled as one step, all as text, or nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE, opened, row
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.domain.values import Row
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rows import RowsEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
FORMULAS = "=1+1\t+cmd|'/C calc'!A0\r\n@SUM(A1:A9)\t-2+3\t\"two\r\nlines\"\r\n"


@pytest.fixture
def item(sample_desk: TestDesk) -> FieldRow:
    """Open the editor at the products, of which there is one: name, code, note."""
    sample_desk.workbench.drafting.set_value(CASE, "products", "装置 | C1 | n1")
    return row(opened(sample_desk, "products"), "products")


def rows_of(item: FieldRow) -> RowsEditor:
    assert isinstance(item.editor, RowsEditor)
    return item.editor


def cell(item: FieldRow, place: int, column: str) -> QLineEdit:
    line = rows_of(item).lines[place].cells[column].entry()
    assert isinstance(line, QLineEdit)
    return line


def copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def paste(desk: TestDesk, widget: QWidget, text: str) -> None:
    """Paste a text with keys."""
    copy(text)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_V, CONTROL)
    desk.settle()


def stored(desk: TestDesk) -> list[tuple[object, ...]]:
    value = desk.workbench.drafting.case(CASE).values.get("products")
    assert isinstance(value, tuple)
    return [
        tuple(one.cells[name] for name in ("name", "code", "note")) for one in value if isinstance(one, Row)
    ]


def entries(desk: TestDesk) -> int:
    return len(desk.workbench.history.of_case(CASE))


def test_formulas_arrive_as_text_in_the_right_cells_and_one_undo_takes_all_back(
    sample_desk: TestDesk, item: FieldRow
) -> None:
    before = stored(sample_desk)
    done = entries(sample_desk)
    paste(sample_desk, cell(item, 0, "name"), FORMULAS)
    assert stored(sample_desk) == [
        ("=1+1", "+cmd|'/C calc'!A0", "n1"),
        ("@SUM(A1:A9)", "-2+3", "two lines"),
    ]
    assert sample_desk.told == ["2 rows were pasted. Line breaks within cells became blanks."]
    assert entries(sample_desk) == done + 1
    sample_desk.desk.actions.action("undo").trigger()
    sample_desk.settle()
    assert stored(sample_desk) == before
    assert len(rows_of(item).lines) == 1


def test_cells_lose_what_nobody_sees_and_that_is_said(sample_desk: TestDesk, item: FieldRow) -> None:
    paste(sample_desk, cell(item, 0, "name"), '=HYPERLINK("x")\u200b\t\u202eC\x00\n')
    assert stored(sample_desk) == [('=HYPERLINK("x")', "C", "n1")]
    assert sample_desk.told == [
        "Characters that nobody sees were left out of what was pasted.",
        "1 row was pasted.",
    ]


def test_what_was_typed_before_is_a_step_of_its_own(sample_desk: TestDesk, item: FieldRow) -> None:
    QTest.keyClicks(cell(item, 0, "note"), "x")
    paste(sample_desk, cell(item, 0, "code"), "a\nb")
    sample_desk.desk.actions.action("undo").trigger()
    sample_desk.settle()
    assert stored(sample_desk) == [("装置", "C1", "xn1")]


def test_a_table_is_pasted_at_the_button_below_behind_the_rows(sample_desk: TestDesk, item: FieldRow) -> None:
    paste(sample_desk, rows_of(item).add, "二\tC2\n三\tC3\tn3\tbeyond")
    assert stored(sample_desk) == [("装置", "C1", "n1"), ("二", "C2", None), ("三", "C3", "n3")]
    assert sample_desk.told == ["2 rows were pasted. 1 cell did not fit and was left out: “beyond” (row 3)."]


def test_a_word_alone_becomes_a_row_with_it_in_the_first_cell_that_takes_words(
    sample_desk: TestDesk, item: FieldRow
) -> None:
    paste(sample_desk, rows_of(item).add, "电池")
    assert stored(sample_desk) == [("装置", "C1", "n1"), ("电池", None, None)]
    stages = row(opened(sample_desk, "stages"), "stages")
    count = len(rows_of(stages).lines)
    paste(sample_desk, rows_of(stages).add, "送审稿")
    last = rows_of(stages).lines[count].raw()
    assert (last["stage"], last["result"]) == (None, "送审稿")
    assert sample_desk.told == ["1 row was pasted."] * 2


@pytest.mark.parametrize("text", ["电池", "电池\tC2"])
def test_in_the_whole_window_the_keys_of_pasting_come_to_the_button_too(
    qtbot: QtBot, tmp_path: Path, text: str
) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    page = window.go(Place("editor", case=CASE, field="products"))
    assert isinstance(page, EditorPage)
    editor = rows_of(row(page, "products"))
    count = len(editor.lines)
    copy(text)
    editor.add.setFocus()
    QTest.keyClick(editor.add, Qt.Key.Key_V, CONTROL)
    window.settle()
    window.desk.actions.action("text.paste").trigger()  # as the menu does
    window.settle()
    names = [line.raw()["name"] for line in editor.lines]
    window.close()
    assert names[count:] == ["电池"] * 2


def test_ten_thousand_rows_are_refused_with_a_sentence_and_nothing_changes(
    sample_desk: TestDesk, item: FieldRow
) -> None:
    before, done = stored(sample_desk), entries(sample_desk)
    clock = QElapsedTimer()
    clock.start()
    paste(sample_desk, cell(item, 0, "name"), "产品\tC\n" * 10_000)
    assert clock.elapsed() < 1000
    assert sample_desk.told == [
        "Products covered: 10,000 rows are too many, the list takes 200 at most. Leave some out, and keep the "
        "whole table as an attachment."
    ]
    assert (stored(sample_desk), entries(sample_desk)) == (before, done)
    assert rows_of(item).lines[0].cells["name"].raw() == "装置"


def test_a_table_beyond_any_list_is_refused_with_what_to_do(sample_desk: TestDesk, item: FieldRow) -> None:
    done = entries(sample_desk)
    paste(sample_desk, cell(item, 0, "name"), "产品\tC\n" * 200_001)
    assert sample_desk.told == [
        "The text is too long to be pasted: 1,000,005 characters, and a field takes 1,000,000. Paste a part of "
        "it, or keep it as an attachment."
    ]
    assert entries(sample_desk) == done


def test_two_hundred_rows_are_taken_and_the_first_are_shown(sample_desk: TestDesk, item: FieldRow) -> None:
    paste(sample_desk, cell(item, 0, "name"), "".join(f"产品{n}\tC{n}\n" for n in range(200)))
    assert [name for name, *_ in stored(sample_desk)] == [f"产品{n}" for n in range(200)]
    assert len(rows_of(item).lines) == 20


def test_the_menu_and_the_mouse_paste_a_table_too(sample_desk: TestDesk, item: FieldRow) -> None:
    line = cell(item, 0, "name")
    copy("a\tb\nc\td")
    place = line.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, line.mapToGlobal(place))
    QApplication.sendEvent(line, asked)
    menu = next(one for one in line.findChildren(QMenu) if one.isVisible())
    paste_action = next(one for one in menu.actions() if "Paste" in one.text() and one.isVisible())
    assert len([one for one in menu.actions() if "Paste" in one.text()]) == 1
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(paste_action).center())
    sample_desk.settle()
    assert stored(sample_desk) == [("a", "b", "n1"), ("c", "d", None)]
    data = QMimeData()
    data.setText("e\tf\n")
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    no_keys = Qt.KeyboardModifier.NoModifier
    dropped = QDropEvent(QPointF(place), actions, data, Qt.MouseButton.LeftButton, no_keys)
    dropped.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(line, QDragEnterEvent(place, actions, data, Qt.MouseButton.LeftButton, no_keys))
    QApplication.sendEvent(line, dropped)
    sample_desk.settle()
    assert dropped.dropAction() is Qt.DropAction.CopyAction
    assert stored(sample_desk)[0] == ("e", "f", "n1")


def test_files_on_the_clipboard_are_no_table(sample_desk: TestDesk, item: FieldRow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/x/a.docx"), QUrl.fromLocalFile("/x/b.docx")])
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(rows_of(item).add, Qt.Key.Key_V, CONTROL)
    sample_desk.settle()
    assert len(rows_of(item).lines) == 1


def test_a_list_that_can_only_be_read_takes_no_table(sample_desk: TestDesk, item: FieldRow) -> None:
    item.editor.set_read_only(True)
    paste(sample_desk, cell(item, 0, "name"), "a\tb\nc\td")
    assert stored(sample_desk) == [("装置", "C1", "n1")]
    assert len(rows_of(item).lines) == 1


def test_one_cell_of_a_spreadsheet_is_pasted_without_the_end_of_its_line(
    sample_desk: TestDesk, item: FieldRow
) -> None:
    line = cell(item, 0, "note")
    line.selectAll()
    paste(sample_desk, line, "note\r\n")
    let_qt_work()
    assert line.text() == "note"
    title = row(opened(sample_desk, "title_en"), "title_en")
    entry = title.editor.entry()
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_A, CONTROL)
    paste(sample_desk, entry, "Safety of devices\r\n")
    title.commit()
    sample_desk.settle()
    assert sample_desk.workbench.drafting.case(CASE).values["title_en"] == "Safety of devices"
