"""Days, numbers, amounts and months typed wrong: each is refused with a sentence and stays, all else too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.helpers.editors import row
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.kernel.i18n import Language, use_language
from workbench.kernel.paths import HOME_VARIABLE
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.toast import Toast

CASE = "2026-001"
LANGUAGES: tuple[Language, ...] = ("en", "zh")  # in turns
CONTROL = Qt.KeyboardModifier.ControlModifier
Words = dict[Language, str]
NO_DAY: Words = {"en": "is not a date", "zh": "不是日期"}
NO_SUCH_DAY: Words = {"en": "February 2026 has no day 31", "zh": "2026年2月没有 31 日"}
NO_MONTH: Words = {"en": "there is no month 13", "zh": "没有 13 月"}
NO_YEAR: Words = {"en": "is out of range", "zh": "超出范围"}
NO_NUMBER: Words = {"en": "is not a number", "zh": "不是数字"}
NOT_WHOLE: Words = {"en": "is not a whole number", "zh": "不是整数"}
TOO_SMALL: Words = {"en": "is too small", "zh": "过小"}
TOO_LARGE: Words = {"en": "is too large", "zh": "过大"}
NEGATIVE: Words = {"en": "can't be negative", "zh": "不能为负数"}
DECIMALS: Words = {"en": "too many decimals", "zh": "小数位数过多"}
# What is typed into fields, or into a column of the first of their rows, with what is said of it.
WRONG: dict[tuple[str, str], dict[str, Words]] = {
    ("prepared_on", ""): {
        "tomorrow": NO_DAY,
        "明天": NO_DAY,
        "2026-02-31": NO_SUCH_DAY,
        "二〇二六年二月三十一日": NO_SUCH_DAY,
        "1800-01-01": NO_YEAR,
    },
    ("references", "checked_on"): {"2026-13-01": NO_MONTH, "9999-12-31": NO_YEAR},
    ("duration_months", ""): {"0": TOO_SMALL, "121": TOO_LARGE, "18.5": NOT_WHOLE, "9" * 41: TOO_LARGE},
    ("stages", "months"): {"-3": TOO_SMALL, "1e9": NO_NUMBER, "十八": NO_NUMBER},
    ("budget_total", ""): {"-1": NEGATIVE, "1.234": DECIMALS, "9" * 41: TOO_LARGE, "NaN": NO_NUMBER},
    ("budget_lines", "amount"): {"=1+1": NO_NUMBER, "0." + "1" * 41: DECIMALS},
}


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWindow]:
    """Give one window on the sample case for all tests; each puts back what it typed."""
    del qapp
    folder = tmp_path_factory.mktemp("typed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        change_settings(name="林一", first_start_done=True, language="en")
        window = OpenWindow(folder, sample_case)
        yield window
        window.close()


def row_of(opened: OpenWindow, field: str) -> FieldRow:
    """Go to a field and return its row."""
    page = opened.go(Place("editor", case=CASE, field=field))
    assert isinstance(page, EditorPage)
    return row(page, field)


def line_of(item: FieldRow, column: str) -> QLineEdit:
    """Return the line of a field, or that of a column of its first row."""
    editor = item.editor
    line = editor.lines[0].cells[column].entry() if isinstance(editor, RowsEditor) else editor.entry()
    assert isinstance(line, QLineEdit)
    return line


def type_and_leave(opened: OpenWindow, item: FieldRow, column: str, text: str) -> None:
    """Replace what stands in a line with keys, or an input method where there are none, and Tab away."""
    line = line_of(item, column)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(line, composed)
    while item.editor.has_focus():
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        let_qt_work(0)
    opened.settle()


@pytest.mark.parametrize("place", WRONG, ids=lambda place: "-".join(filter(None, place)))
def test_what_is_typed_wrong_is_refused_with_a_sentence_and_stays(
    opened: OpenWindow, place: tuple[str, str]
) -> None:
    field, column = place
    item, stored = row_of(opened, field), opened.workbench.drafting.case(CASE)
    good, done = line_of(item, column).text(), opened.workbench.history.of_case(CASE)
    for (text, words), language in zip(WRONG[place].items(), cycle(LANGUAGES)):
        use_language(language)
        type_and_leave(opened, item, column, text)
        assert line_of(item, column).text() == text
        assert line_of(item, column).property("wrong") == "true"
        assert words[language] in item.trouble, text
        assert [spot.field for spot in opened.desk.drafts.refusals()] == [field]
    assert opened.workbench.drafting.case(CASE) == stored
    assert opened.workbench.history.of_case(CASE) == done
    type_and_leave(opened, item, column, good)
    assert (item.trouble, list(opened.desk.drafts.refusals())) == ("", [])


def test_undo_takes_back_what_was_refused_and_no_act_out_of_sight(opened: OpenWindow) -> None:
    use_language("en")
    opened.workbench.drafting.set_value(CASE, "remarks", "the last act")
    item = row_of(opened, "budget_lines")
    stored, done = opened.workbench.drafting.case(CASE), opened.workbench.history.of_case(CASE)
    good, wrong = line_of(item, "amount").text(), next(iter(WRONG["budget_lines", "amount"]))
    type_and_leave(opened, item, "amount", wrong)
    assert item.trouble
    item.editor.focus_cell()
    opened.desk.actions.run("undo")
    opened.settle()
    assert (item.trouble, list(opened.desk.drafts.refusals())) == ("", [])
    assert line_of(item, "amount").text() == good
    assert (opened.workbench.drafting.case(CASE), opened.workbench.history.of_case(CASE)) == (stored, done)
    toast = opened.window.findChild(Toast)
    assert toast is not None
    again = next(one for one in toast.findChildren(QPushButton) if one.text() == "Redo")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    opened.settle()
    assert item.trouble and line_of(item, "amount").text() == wrong
    type_and_leave(opened, item, "amount", good)
    assert not item.trouble


@pytest.mark.parametrize("place", [("prepared_on", ""), ("budget_lines", "amount")], ids=lambda place: place[0])
def test_a_refusal_is_said_in_the_language_that_the_window_is_switched_to(
    opened: OpenWindow, place: tuple[str, str]
) -> None:
    use_language("en")
    field, column = place
    item = row_of(opened, field)
    good = line_of(item, column).text()
    text, words = next(iter(WRONG[place].items()))
    type_and_leave(opened, item, column, text)
    for language in ("zh", "en"):
        opened.desk.change_settings(language=language)
        opened.settle()
        item = row_of(opened, field)
        assert words[language] in item.trouble
        assert line_of(item, column).text() == text
        assert not opened.page.strip.isVisible()
    type_and_leave(opened, item, column, good)
    assert (item.trouble, list(opened.desk.drafts.refusals())) == ("", [])


def test_a_refusal_of_another_section_is_said_anew_without_a_message_of_its_own(opened: OpenWindow) -> None:
    use_language("en")
    item = row_of(opened, "prepared_on")
    good = line_of(item, "").text()
    type_and_leave(opened, item, "", "tomorrow")
    row_of(opened, "duration_months")
    opened.desk.change_settings(language="zh")
    opened.settle()
    assert NO_DAY["zh"] in opened.desk.drafts.reasons(CASE)["prepared_on"]
    assert not opened.page.strip.isVisible()
    opened.desk.change_settings(language="en")
    opened.settle()
    item = row_of(opened, "prepared_on")
    type_and_leave(opened, item, "", good)
    assert list(opened.desk.drafts.refusals()) == []
