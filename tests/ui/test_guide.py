"""The guide to long texts by keys and clicks: checklist, outline, phrases, those of one's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QWidget

from tests.helpers.editors import CASE, opened, row
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import load_settings
from workbench.domain.values import Row
from workbench.kernel.i18n import Language, use_language
from workbench.kernel.script import has_chinese
from workbench.ui.pages.editor.guide_parts import Checklist, Phrases, PointLine
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.editor.side_guide import _allowed
from workbench.ui.widgets.fields.rows import RowsEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


def checklist(page: EditorPage) -> Checklist:
    (found,) = [one for one in page._side.findChildren(Checklist) if one.isVisible()]
    return found


def phrases(page: EditorPage) -> Phrases:
    (found,) = [one for one in page._side.findChildren(Phrases) if one.isVisible()]
    return found


def box(page: EditorPage, field: str) -> QPlainTextEdit | QTextEdit:
    widget = row(page, field).editor.text_widget()
    assert isinstance(widget, QPlainTextEdit | QTextEdit)
    return widget


def press(
    widget: QWidget | None, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    assert widget is not None
    QTest.keyClick(widget, key, keys)


def told(line: PointLine) -> str:
    return line.seen.text()


def test_the_checklist_follows_what_is_typed_and_names_the_words(desk: TestDesk) -> None:
    new_case(desk.workbench)
    page = opened(desk, "law_relation")
    lines = checklist(page).lines
    assert {told(line) for line in lines} == {"Nothing in the text yet"}
    QTest.keyClicks(box(page, "law_relation"), "not below GB 51048")
    page.commit_pending()
    desk.settle()
    desk.settle()
    assert checklist(page).lines[0] is lines[0]
    assert [told(line) for line in lines] == [
        "Nothing in the text yet",
        "Stands in the text: “GB 51048”",
        "Stands in the text: “not below”",
        "Nothing in the text yet",
    ]
    assert lines[2].accessibleName() == "3. Not below mandatory ones Stands in the text: “not below”"


def test_advice_is_told_from_what_was_published(desk: TestDesk) -> None:
    new_case(desk.workbench)
    page = opened(desk, "law_relation")
    advice = [
        any(label.text().startswith("Advice") for label in line.findChildren(QLabel))
        for line in checklist(page).lines
    ]
    assert advice == [False, False, False, True]
    page = opened(desk, "remarks")
    words = [label.text() for label in checklist(page).findChildren(QLabel)]
    assert words.count("Advice from experience, not official.") == 1


def test_a_list_has_points_that_follow_its_rows_and_phrases_for_its_cells_but_no_outline(
    desk: TestDesk,
) -> None:
    sample_case(desk.workbench)
    page = opened(desk, "stages")
    assert [told(line) for line in checklist(page).lines][:2] == [
        "Stands in the list: “Drafting”",
        "Stands in the list: “征求意见”",
    ]
    assert not checklist(page).outline.isVisible()
    assert phrases(page).buttons[0].accessibleName().startswith("Insert “工作组讨论稿")


def test_an_empty_list_is_not_called_a_text_and_the_guide_of_another_field_begins_at_its_top(
    desk: TestDesk,
) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "purpose")
    page.resize(1300, 500)
    desk.settle()
    bar = page._side._guide_area.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    page._jump("attachments", "")
    desk.settle()
    desk.settle()
    lines = page._side.findChildren(PointLine)
    assert {told(line) for line in lines} == {"Nothing in the list yet"}
    assert bar.value() == 0


def test_a_phrase_goes_into_the_cell_of_a_list_that_one_was_in(desk: TestDesk) -> None:
    sample_case(desk.workbench)
    page = opened(desk, "stages")
    editor = row(page, "stages").editor
    assert isinstance(editor, RowsEditor)
    cell = editor.lines[1].cells["result"]
    QTest.mouseClick(cell.entry(), Qt.MouseButton.LeftButton)
    press(cell.entry(), Qt.Key.Key_Home)
    put = phrases(page).buttons[0]
    QTest.mouseClick(put, Qt.MouseButton.LeftButton)
    desk.settle()
    assert cell.has_focus()
    stored = desk.workbench.drafting.case(CASE).values["stages"]
    assert isinstance(stored, tuple) and isinstance(stored[1], Row)
    assert str(stored[1].cells["result"]).startswith("工作组讨论稿、试验验证报告征求意见稿")

    press(cell.entry(), Qt.Key.Key_Backtab)
    press(editor.lines[1].cells["months"].entry(), Qt.Key.Key_Backtab)
    assert editor.lines[1].cells["stage"].has_focus()
    QTest.mouseClick(put, Qt.MouseButton.LeftButton)
    assert desk.told[-1] == "Go to a cell that takes text first."


def test_the_outline_comes_by_key_the_cursor_waits_below_its_first_heading_and_undo_takes_it(
    desk: TestDesk,
) -> None:
    new_case(desk.workbench, "Rolling bearings")
    page = opened(desk, "law_relation")
    widget = box(page, "law_relation")
    QTest.keyClicks(widget, "Before.")
    press(widget, Qt.Key.Key_O, CONTROL_SHIFT)
    desk.settle()
    desk.settle()
    assert widget.toPlainText().startswith("Before.\n\n1. Laws and regulations\n\n2. ")
    assert widget.textCursor().block().text() == "1. Laws and regulations"
    assert widget.textCursor().atBlockEnd() and widget.hasFocus()
    assert desk.told[-1] == "The outline is in the text."
    assert desk.desk.actions.action("undo").text().startswith("Undo: Outline of Relation to laws")
    press(widget, Qt.Key.Key_Z, CONTROL)
    desk.settle()
    desk.settle()
    assert widget.toPlainText() == "Before."


def test_what_is_put_in_speaks_the_language_of_the_case_whatever_that_of_the_window_is(desk: TestDesk) -> None:
    new_case(desk.workbench, "储能电站 技术要求")
    page = opened(desk, "law_relation")
    widget = box(page, "law_relation")
    press(widget, Qt.Key.Key_E, CONTROL_SHIFT)
    example = widget.toPlainText()
    assert page.state is not None and example == page.state.form.fields["law_relation"].example.zh
    assert example in [item.text() for item in page._side.findChildren(QLabel)]
    assert has_chinese(phrases(page).buttons[0].accessibleName())
    press(widget, Qt.Key.Key_O, CONTROL_SHIFT)
    desk.settle()
    desk.settle()
    assert "1. 法律和行政法规" in widget.toPlainText()


def test_an_option_that_is_the_example_is_not_offered_for_putting_in(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "work_type")
    shown = [item.text() for item in page._side.findChildren(QLabel) if item.isVisible()]
    assert "New" in shown
    assert not [b for b in page._side.findChildren(QPushButton) if "example" in b.text() and b.isVisible()]


def test_an_outline_that_is_there_is_not_put_in_twice(desk: TestDesk) -> None:
    new_case(desk.workbench)
    desk.workbench.guiding.insert_outline(CASE, "purpose")
    page = opened(desk, "purpose")
    before = box(page, "purpose").toPlainText()
    QTest.mouseClick(checklist(page).outline, Qt.MouseButton.LeftButton)
    desk.settle()
    assert box(page, "purpose").toPlainText() == before
    assert len(desk.troubles) == 1 and "all headings" in str(desk.troubles[0])


def test_a_phrase_is_put_in_at_the_cursor_with_keys_alone(desk: TestDesk) -> None:
    new_case(desk.workbench, "Rolling bearings")
    page = opened(desk, "purpose")
    widget = box(page, "purpose")
    QTest.keyClicks(widget, "ab")
    press(widget, Qt.Key.Key_Left)
    press(widget, Qt.Key.Key_J, CONTROL)
    first = phrases(page).buttons[0]
    assert QApplication.focusWidget() is first and first.accessibleName().startswith("Insert “At present")
    press(first, Qt.Key.Key_Return)
    assert widget.hasFocus()
    text = widget.toPlainText()
    assert text.startswith("aAt present there are no common provisions") and text.endswith("b")
    desk.settle()
    assert desk.workbench.drafting.case(CASE).values["purpose"] == text


def test_ones_own_phrase_is_added_used_and_taken_out(desk: TestDesk) -> None:
    new_case(desk.workbench)
    page = opened(desk, "purpose")
    line = phrases(page).line
    line.setFocus()
    QTest.keyClicks(line, "Our own words")
    press(line, Qt.Key.Key_Return)
    assert load_settings().phrases == {"purpose": ("Our own words",)}
    assert phrases(page).line.hasFocus() and phrases(page).line.text() == ""
    press(phrases(page).buttons[-1], Qt.Key.Key_Return)
    assert box(page, "purpose").toPlainText() == "Our own words"
    out = next(
        w for w in phrases(page).findChildren(QWidget) if w.accessibleName() == "Take out “Our own words”"
    )
    QTest.mouseClick(out, Qt.MouseButton.LeftButton)
    assert load_settings().phrases == {}
    assert "Our own words" not in [button.accessibleName() for button in phrases(page).buttons]


def test_nothing_is_put_into_a_case_in_the_trash(desk: TestDesk) -> None:
    new_case(desk.workbench)
    desk.workbench.drafting.trash(CASE)
    page = opened(desk, "purpose")
    assert not checklist(page).outline.isEnabled()
    assert phrases(page).buttons == []
    assert not desk.desk.actions.action("outline.insert").isEnabled()


def test_what_is_allowed_is_counted_in_words_that_fit(desk: TestDesk) -> None:
    new_case(desk.workbench)
    for field, sentence in (
        ("products", "At least 1 line"),
        ("ics", "No more than 5 of them"),
        ("duration_months", "From 1 to 120\u00a0months are allowed"),
    ):
        page = opened(desk, field)
        assert sentence in [item.text() for item in page._side.findChildren(QLabel)]


JARGON: dict[Language, tuple[str, ...]] = {
    "en": ("row", "token", "enumeration", "rich text", "value"),
    "zh": ("富文本", "短文本", "多行表格", "枚举", "值"),
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_allowed_is_said_without_the_words_of_programmers(desk: TestDesk, language: Language) -> None:
    use_language(language)
    new_case(desk.workbench)
    fields = desk.workbench.drafting.form_of(desk.workbench.drafting.case(CASE)).fields.values()
    said = [line for field in fields for line in _allowed(field)]
    assert said
    assert not [line for line in said if any(word in line for word in JARGON[language])]
    assert not [line for line in said if line[0].islower()]
