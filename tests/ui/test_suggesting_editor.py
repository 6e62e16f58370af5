"""Suggestions below a line while one types: by keys and mouse, in cells, with input methods, in no way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE, opened, row
from tests.helpers.windows import TestDesk
from workbench.app.workbench import Workbench
from workbench.domain.contacts import ContactKind
from workbench.domain.values import Row
from workbench.ui import theme
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.fields.suggesting import SuggestEditor, SuggestionPopup

CONTROL = Qt.KeyboardModifier.ControlModifier
TC_28 = "全国信息技术标准化技术委员会（SAC/TC 28）"
ZHOU = {"name": "周启明", "organisation": "北方电气研究院", "phone": "010-1", "email": "zhou@example.org"}


def prepare(workbench: Workbench) -> None:
    """Make an application for review, and a book of two people and an organisation."""
    workbench.drafting.create("preliminary-review-application", "预评审申请")
    workbench.people.add(ContactKind.PERSON, ZHOU)
    workbench.people.add(ContactKind.PERSON, {"name": "Zhou Lin", "organisation": "Southern Laboratory"})
    workbench.people.add(ContactKind.ORGANISATION, {"name": "北方电气研究院"})


@pytest.fixture
def review_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk with an application for review and some people in the book."""
    made = TestDesk(qtbot, tmp_path, prepare)
    yield made
    made.close()


def write(widget: QWidget, text: str, preedit: str = "") -> None:
    """Type a text as an input method does, which can give Chinese."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def line_of(page: EditorPage, field: str) -> SuggestEditor:
    """Return the editor of a field, emptied and with the focus."""
    editor = row(page, field).editor
    assert isinstance(editor, SuggestEditor)
    return emptied(editor)


def cell_of(page: EditorPage, field: str, column: str, number: int = 0) -> SuggestEditor:
    """Return the editor of a cell, emptied and with the focus."""
    rows = row(page, field).editor
    assert isinstance(rows, RowsEditor)
    while len(rows.lines) <= number:
        QTest.mouseClick(rows.add, Qt.MouseButton.LeftButton)
    cell = rows.lines[number].cells[column]
    assert isinstance(cell, SuggestEditor)
    return emptied(cell)


def emptied(editor: SuggestEditor) -> SuggestEditor:
    editor.focus_cell()
    QTest.keyClick(editor.line, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(editor.line, Qt.Key.Key_Delete)
    return editor


def shown(editor: SuggestEditor) -> list[str]:
    """Return what is suggested now, nothing where the popup is closed."""
    return [item.text for item in editor.popup.found] if editor.popup is not None else []


def popup_of(editor: SuggestEditor) -> SuggestionPopup:
    assert editor.popup is not None
    return editor.popup


def press(editor: SuggestEditor, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(editor.line, key)


def test_a_committee_is_found_by_its_number_and_chosen_with_down_and_enter(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "technical_committee")
    editor = line_of(page, "technical_committee")
    QTest.keyClicks(editor.line, "tc 28")
    assert shown(editor)[0] == TC_28 and "sample" in popup_of(editor).note.text()
    press(editor, Qt.Key.Key_Down, Qt.Key.Key_Return)
    sample_desk.settle()
    assert (editor.line.text(), shown(editor), editor.has_focus()) == (TC_28, [], True)
    assert sample_desk.workbench.drafting.case(CASE).values["technical_committee"] == TC_28


def test_any_text_may_stand_and_enter_without_a_choice_takes_it(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "competent_department")
    editor = line_of(page, "competent_department")
    write(editor.line, "国家")
    assert "国家能源局" in shown(editor) and "2020" in popup_of(editor).note.text()
    press(editor, Qt.Key.Key_Return)
    assert (editor.line.text(), shown(editor)) == ("国家", [])
    write(editor.line, "某局")
    assert shown(editor) == []
    press(editor, Qt.Key.Key_Tab)
    sample_desk.settle()
    assert sample_desk.workbench.drafting.case(CASE).values["competent_department"] == "国家某局"


def test_esc_closes_the_suggestions_and_nothing_else(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "technical_committee")
    page.show_alone(True)
    left: list[bool] = []
    page.alone_toggled.connect(lambda: left.append(True))
    editor = line_of(page, "technical_committee")
    write(editor.line, "信息")
    assert shown(editor)
    press(editor, Qt.Key.Key_Escape)
    assert (shown(editor), left, editor.line.text(), editor.has_focus()) == ([], [], "信息", True)
    press(editor, Qt.Key.Key_Escape)
    assert left == [True]


def test_down_unfolds_what_fits_and_leaving_or_scrolling_folds_it(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "technical_committee", height=500)
    editor = line_of(page, "technical_committee")
    press(editor, Qt.Key.Key_Down)
    assert len(shown(editor)) == 25 and popup_of(editor).chosen is None
    press(editor, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert popup_of(editor).list.place == 6
    bar = page._form.verticalScrollBar()
    bar.setValue(bar.value() + 7 if bar.value() < bar.maximum() else bar.value() - 7)
    assert shown(editor) == []
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Tab)
    assert (shown(editor), editor.has_focus()) == ([], False)


def test_a_click_chooses(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "technical_committee")
    editor = line_of(page, "technical_committee")
    write(editor.line, "金融")
    popup = popup_of(editor)
    box = popup.list.visualRect(popup.list.model().index(1, 0))
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert editor.line.text() == "全国金融标准化技术委员会证券分技术委员会（SAC/TC 180/SC4）"
    assert editor.has_focus()


def test_what_is_being_composed_is_left_alone(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "technical_committee")
    editor = line_of(page, "technical_committee")
    write(editor.line, "信")
    assert shown(editor)
    write(editor.line, "", preedit="xi")
    assert shown(editor) == []
    press(editor, Qt.Key.Key_Down)  # belongs to the input method
    assert shown(editor) == [] and editor.line.text() == "信"
    write(editor.line, "息")
    assert editor.line.text() == "信息" and TC_28 in shown(editor)


def test_where_nobody_is_remembered_the_line_is_a_plain_line(desk: TestDesk) -> None:
    desk.workbench.drafting.create("gb-t-recommended", "空的工作区")
    page = opened(desk, "submitting_body")
    editor = line_of(page, "submitting_body")
    QTest.keyClicks(editor.line, "a")
    press(editor, Qt.Key.Key_Down)
    assert shown(editor) == []
    press(editor, Qt.Key.Key_Tab)
    desk.settle()
    assert desk.workbench.drafting.case(CASE).values["submitting_body"] == "a"


def test_a_name_is_suggested_in_the_next_field_once_it_is_stored(desk: TestDesk) -> None:
    desk.workbench.drafting.create("gb-t-recommended", "空的工作区")
    page = opened(desk, "submitting_body")
    write(line_of(page, "submitting_body").line, "南方所")
    cell = cell_of(page, "drafting_units", "name")
    desk.settle()
    write(cell.line, "方")
    assert shown(cell) == ["南方所"]


def test_a_case_in_the_trash_suggests_nothing(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.trash(CASE)
    page = opened(sample_desk, "technical_committee")
    editor = row(page, "technical_committee").editor
    assert isinstance(editor, SuggestEditor)
    editor.focus_cell()
    press(editor, Qt.Key.Key_Down)
    assert shown(editor) == []


def test_one_of_several_names_is_completed_where_the_cursor_is(review_desk: TestDesk) -> None:
    page = opened(review_desk, "lead_unit")
    editor = line_of(page, "lead_unit")
    write(editor.line, "甲所、北；丙委")
    for _ in range(3):
        press(editor, Qt.Key.Key_Left)
    press(editor, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert editor.line.text() == "甲所、北方电气研究院；丙委"
    assert editor.line.cursorPosition() == len("甲所、北方电气研究院")


def test_choosing_a_person_fills_what_stands_beside_as_one_step(review_desk: TestDesk) -> None:
    review_desk.workbench.drafting.set_value(CASE, "contact_details", "typed before")
    page = opened(review_desk, "contact")
    editor = line_of(page, "contact")
    write(editor.line, "周")
    assert shown(editor) == ["周启明"]
    press(editor, Qt.Key.Key_Down, Qt.Key.Key_Return)
    review_desk.settle()
    values = review_desk.workbench.drafting.case(CASE).values
    assert (values["contact"], values["contact_details"]) == ("周启明", "010-1; zhou@example.org")
    assert row(page, "contact_details").editor.raw() == "010-1; zhou@example.org"
    assert not row(page, "contact").dirty and not row(page, "contact_details").dirty
    page._acts.turning.undo()
    review_desk.settle()
    values = review_desk.workbench.drafting.case(CASE).values
    assert ("contact" in values, values["contact_details"]) == (False, "typed before")
    assert row(page, "contact_details").editor.raw() == "typed before"


def test_what_belongs_to_somebody_else_goes_and_what_was_typed_stays(review_desk: TestDesk) -> None:
    drafting = review_desk.workbench.drafting
    page = opened(review_desk, "contact")
    for before, after in (("010-1; zhou@example.org", None), ("my own number", "my own number")):
        drafting.fill(CASE, {"contact": "周启明", "contact_details": before})
        page = opened(review_desk, "contact")
        editor = line_of(page, "contact")
        QTest.keyClicks(editor.line, "Zhou L")
        press(editor, Qt.Key.Key_Down, Qt.Key.Key_Return)
        review_desk.settle()
        values = drafting.case(CASE).values
        assert (values["contact"], values.get("contact_details")) == ("Zhou Lin", after)


def test_a_person_chosen_in_a_cell_fills_the_row_as_one_step(review_desk: TestDesk) -> None:
    page = opened(review_desk, "avoidance")
    cell = cell_of(page, "avoidance", "name")
    review_desk.settle()
    steps = len(review_desk.workbench.history.of_case(CASE))
    QTest.keyClicks(cell.line, "zhou")
    press(cell, Qt.Key.Key_Down, Qt.Key.Key_Return)
    review_desk.settle()
    assert cell.has_focus()  # Enter chose, it did not go on
    (entry,) = stored_rows(review_desk)
    assert (entry.cells["name"], entry.cells["organisation"]) == ("Zhou Lin", "Southern Laboratory")
    assert len(review_desk.workbench.history.of_case(CASE)) == steps + 1
    press(cell, Qt.Key.Key_Return)
    assert cell_focused(page, "organisation")


def test_a_row_that_was_added_later_suggests_too(review_desk: TestDesk) -> None:
    page = opened(review_desk, "drafting_units")
    cell_of(page, "drafting_units", "name")
    cell = cell_of(page, "drafting_units", "name", 1)
    write(cell.line, "研究")
    assert shown(cell) == ["北方电气研究院"]


def stored_rows(desk: TestDesk) -> list[Row]:
    value = desk.workbench.drafting.case(CASE).values["avoidance"]
    assert isinstance(value, tuple)
    return [item for item in value if isinstance(item, Row)]


def cell_focused(page: EditorPage, column: str) -> bool:
    rows = row(page, "avoidance").editor
    assert isinstance(rows, RowsEditor)
    return rows.lines[0].cells[column].has_focus()


@pytest.mark.parametrize("zoom", [1.0, 1.3, 2.0])
def test_the_popup_holds_its_lines_and_stays_on_the_screen(sample_desk: TestDesk, zoom: float) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", zoom=zoom)
    try:
        page = opened(sample_desk, "technical_committee", width=780, height=700)
        editor = line_of(page, "technical_committee")
        for character in "全国金融":  # many lines first, then few
            write(editor.line, character)
        popup = popup_of(editor)
        assert editor.screen().availableGeometry().contains(popup.geometry())
        assert not popup.geometry().intersects(editor.line.rect().translated(editor.line.mapToGlobal(QPoint())))
        assert popup.list.count == 2 and not popup.list.verticalScrollBar().isVisible()
        last = popup.list.visualRect(popup.list.model().index(popup.list.count - 1, 0))
        assert popup.list.viewport().rect().contains(last)
        assert popup.note.height() >= popup.note.heightForWidth(popup.note.width())
        assert popup.rect().contains(popup.note.geometry())
    finally:
        theme.apply(application, "light")


def test_suggestions_are_headed_as_such_and_fold_up_when_their_row_is_moved(review_desk: TestDesk) -> None:
    page = opened(review_desk, "drafting_units")
    cell_of(page, "drafting_units", "name", 1)
    cell = cell_of(page, "drafting_units", "name")
    write(cell.line, "北")
    popup = cell.popup
    assert popup is not None
    heads = [words for words in popup.findChildren(QLabel) if words.isVisible() and words.text()]
    assert heads[0].text() == "Suggestions"
    assert heads[0].geometry().bottom() < popup.list.geometry().top()
    assert popup.rect().contains(popup.list.geometry().united(heads[0].geometry()))
    QTest.keyClick(cell.line, Qt.Key.Key_Down, CONTROL)
    review_desk.settle()
    assert cell.popup is None and cell.line.hasFocus()
    editor = row(page, "drafting_units").editor
    assert isinstance(editor, RowsEditor) and editor.lines[1].cells["name"] is cell
