"""How a field looks in the editor: what is refused shows, findings fit, heights agree, gaps are even."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE, opened, row
from tests.helpers.windows import TestDesk
from workbench.checks.wording import size
from workbench.domain.counting import count_text
from workbench.ui import theme
from workbench.ui.drafts import Spot
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.marks import FindingLine
from workbench.ui.widgets.basics import broken
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.fields.texts import LongTextEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG_TITLE = (
    "Emergency power supply devices for energy storage stations greenhouse Standard, Safety Requirements"
)
TEXT = "储能电站失去站用电后由应急供电装置接续供电"


def write(widget: QWidget, text: str) -> None:
    """Type a text as an input method does, which can give Chinese."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def retype(desk: TestDesk, item: FieldRow, text: str, leave: bool = True) -> None:
    """Replace what stands in a field, and leave it with Tab."""
    widget = item.editor.entry()
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    write(widget, text)
    if leave:
        while item.editor.has_focus():  # a date has its calendar behind it
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    else:
        item.commit()
    desk.settle()
    desk.settle()


def edge_of(widget: QWidget) -> str:
    """Return the colour at the middle of the upper edge of a widget, as #RRGGBB."""
    image: QImage = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, 0).name().upper()


def label_under(widget: QWidget, words: str) -> QLabel:
    """Return the label that shows these words."""
    return next(item for item in widget.findChildren(QLabel) if item.text() == words)


@pytest.mark.parametrize("width", [1440, 952])
def test_a_long_repair_leaves_the_sentence_readable_and_the_page_its_width(
    sample_desk: TestDesk, width: int
) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "title_en", LONG_TITLE)
    page = opened(sample_desk, "title_en", width)
    finding = next(f for f in page.state.report.of_field("title_en") if f.repair) if page.state else None
    assert finding is not None
    assert finding.repair is not None
    content, viewport = page._form.widget(), page._form.viewport()
    assert content is not None
    assert content.width() <= viewport.width()
    line = row(page, "title_en").findChild(FindingLine)
    assert isinstance(line, FindingLine)
    sentence = label_under(line, finding.message.here())
    mend = next(iter(line.findChildren(QAbstractButton)))
    assert sentence.width() >= 300
    assert sentence.height() <= 3 * sentence.fontMetrics().lineSpacing()
    assert mend.width() <= 360
    assert mend.geometry().top() >= sentence.geometry().bottom()
    whole = finding.repair.label.here()
    assert mend.toolTip().replace("\n", " ") == whole
    assert mend.accessibleName() == whole
    assert line.rect().contains(mend.geometry())


def test_a_short_repair_stands_beside_its_sentence(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "title_zh", "储能电站应急供电装置 技术要求。")
    page = opened(sample_desk, "title_zh")
    lines = row(page, "title_zh").findChildren(FindingLine)
    line = next(line for line in lines if line.findChildren(QAbstractButton))
    mend = next(iter(line.findChildren(QAbstractButton)))
    sentence = next(label for label in line.findChildren(QLabel) if label.wordWrap())
    if sentence.fontMetrics().horizontalAdvance(sentence.text()) + mend.width() < 600:
        assert mend.geometry().top() < sentence.geometry().bottom()


@pytest.mark.parametrize(
    ("field", "text"), [("prepared_on", "2026-02-31"), ("duration_months", "many"), ("title_zh", "字" * 205)]
)
def test_a_refused_value_shows_at_its_field_until_it_is_typed_back(
    sample_desk: TestDesk, field: str, text: str
) -> None:
    page = opened(sample_desk, field)
    state = page.state
    assert state is not None
    item = row(page, field)
    before = item.editor.raw()
    refusals = sample_desk.desk.drafts.refusals
    retype(sample_desk, item, text)
    assert item.editor.raw() == text
    assert edge_of(item.editor.entry()) == theme.hex_of("error").upper()
    assert not item._icon.pixmap().isNull()
    assert Spot(CASE, field) in refusals()
    widget = item.editor.entry()
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    write(widget, str(before))
    assert not refusals()
    assert item._problems.count() == 0
    assert widget.property("wrong") != "true"


def test_a_refused_value_shows_no_more_once_a_good_one_is_stored(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "duration_months")
    item = row(page, "duration_months")
    retype(sample_desk, item, "many")
    assert item.editor.entry().property("wrong") == "true"
    retype(sample_desk, item, "20")
    assert sample_desk.workbench.drafting.case(CASE).values["duration_months"] == 20
    assert item.editor.entry().property("wrong") != "true"
    assert item._problems.count() == 0


def test_the_list_of_sections_says_where_something_is_not_stored(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "duration_months")
    place = next(n for n, i in enumerate(page._sections.view.sections.items) if i.id == page._form.section)
    index = page._sections.view.sections.index(place)

    def spoken() -> str:
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    before = spoken()
    retype(sample_desk, row(page, "duration_months"), "many")
    assert "not stored" in spoken()
    assert page._sections.view.sections.items[place].count > 0
    retype(sample_desk, row(page, "duration_months"), "18")
    assert spoken() == before


def test_the_focus_shows_on_a_field_with_an_error(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "duration_months")
    item = row(page, "duration_months")
    retype(sample_desk, item, "many")
    widget = item.editor.entry()
    assert edge_of(widget) == theme.hex_of("error").upper()
    widget.setFocus()
    assert edge_of(widget) == theme.hex_of("accent").upper()


def test_lines_are_as_high_with_chinese_as_with_latin_letters(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    widget = row(page, "title_en").editor.entry()
    heights = set()
    for text in ("", "abc", "储能电站", "á Ǻ 储"):
        QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        write(widget, text)
        sample_desk.settle()
        heights.add(widget.height())
    row(page, "title_zh").editor.entry().setFocus()
    heights.add(widget.height())
    assert heights == {32}


def test_cells_of_a_row_are_all_as_high(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "drafting_units")
    editor = row(page, "drafting_units").editor
    assert isinstance(editor, RowsEditor)
    entries = [cell.entry() for line in editor.lines for cell in line.cells.values()]
    heights = {entry.height() for entry in entries if isinstance(entry, QLineEdit | QComboBox)}
    assert heights == {32}


@pytest.mark.parametrize("field", ["purpose", "law_relation"])
@pytest.mark.parametrize("text", ["字", "word "])
def test_a_long_text_shows_all_its_lines_up_to_half_the_window(
    sample_desk: TestDesk, text: str, field: str
) -> None:
    page = opened(sample_desk, field)
    editor = row(page, field).editor
    assert isinstance(editor, LongTextEditor | RichEditor)
    box: QPlainTextEdit | QTextEdit = editor.box
    for lines in (1, 5, 7, 9):
        box.setPlainText("\n".join([text * 9] * lines))
        sample_desk.settle()
        assert box.verticalScrollBar().maximum() == 0, lines
        last = box.cursorRect(box.textCursor())
        assert last.bottom() <= box.viewport().height()
    box.setPlainText("\n".join([text] * 60))
    sample_desk.settle()
    assert box.height() <= page.window().height() // 2
    assert box.height() > page.window().height() // 2 - 40


def test_the_counter_says_what_the_statistics_say_and_the_rule_how_it_counts(
    sample_desk: TestDesk,
) -> None:
    text = f"{TEXT}，GB/T 36276—2023 没有规定（见 2024 年调研）；各站切换时间相差十倍以上。"
    sample_desk.workbench.drafting.set_value(CASE, "purpose", text)
    page = opened(sample_desk, "purpose")
    finding = next(f for f in page.state.report.of_field("purpose") if f.rule == "P15") if page.state else None
    assert finding is not None
    assert f"2 for each Latin word or number it comes to {size(text)}," in finding.message.en
    assert str(count_text(text).words) in row(page, "purpose").counter.text()


def test_a_refusal_at_the_foot_of_the_pane_is_scrolled_into_view(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(sample_desk, "prepared_on", 1440, 520)
    item = row(page, "prepared_on")
    bar, viewport = page._form.verticalScrollBar(), page._form.viewport()
    content = page._form.widget()
    assert content is not None
    bar.setValue(item.mapTo(content, QPoint(0, item.height())).y() - viewport.height())
    before = bar.value()
    assert before > 0
    retype(sample_desk, item, "2026-02-31", leave=False)
    assert item.editor.has_focus()
    assert bar.value() > before
    qtbot.waitUntil(
        lambda: item.mapTo(content, QPoint(0, item.height())).y() <= bar.value() + viewport.height()
    )
    assert item.mapTo(content, QPoint(0, 0)).y() >= bar.value()


def test_the_gaps_between_fields_are_even(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "work_type")
    content = page._form.widget()
    assert content is not None
    boxes = [
        (shell.mapTo(content, QPoint(0, 0)).y(), shell.mapTo(content, QPoint(0, shell.height())).y())
        for shell in page._form._shells.values()
        if shell.isVisible()
    ]
    assert len(boxes) > 3
    gaps = {after[0] - before[1] for before, after in pairwise(boxes)}
    assert len(gaps) == 1
    assert 16 <= gaps.pop() <= 24


def test_the_icon_of_a_conditional_field_stands_beside_its_accent_line(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "research_projects")
    shell = page._form._shells["research_projects"]
    icon = row(page, "research_projects")._icon
    left = icon.mapTo(shell, QPoint(0, 0)).x()
    line = theme.colour("accent")
    image = shell.grab().toImage()
    columns = [x for x in range(60) if image.pixelColor(x, image.height() - 3) == line]
    assert columns
    assert left + icon.width() <= columns[0] or left > columns[-1]


def test_section_names_are_shown_whole_in_english(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_zh")
    view, model = page._sections.view, page._sections.view.sections
    small = QFontMetrics(theme.font("small"))
    for place, item in enumerate(model.items):
        box = view.visualRect(model.index(place))
        lines = broken(item.title, "small", box.width() - 90)
        assert len(lines) <= 2
        assert 2 * small.height() <= box.height()
        assert str(model.index(place).data(Qt.ItemDataRole.ToolTipRole)).startswith(item.title.split()[0])


def test_a_hairline_parts_the_floating_side_pane_from_the_form(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_zh", 952, 700)
    QTest.keyClick(page, Qt.Key.Key_F9)
    side = page._side
    assert side.isVisible()
    spot = QPoint(side.x() - 1, side.y() + side.height() // 2)
    assert page.grab().toImage().pixelColor(spot) == theme.colour("line")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.grab().toImage().pixelColor(spot) != theme.colour("line")


def test_the_guide_says_how_several_values_are_parted_and_where_a_field_comes_from(
    sample_desk: TestDesk,
) -> None:
    page = opened(sample_desk, "ics")
    shown = [item.text() for item in page._side.findChildren(QLabel) if item.isVisible()]
    assert "Several may be given, with “,” between them" in shown
    assert any("form" in text for text in shown[shown.index("Where the field comes from") + 1 :])


def test_a_row_that_was_added_and_left_empty_is_no_error_and_stays(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "products")
    item = row(page, "products")
    assert isinstance(item.editor, RowsEditor)
    count = len(item.editor.lines)
    QTest.mouseClick(item.editor.add, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    item.commit()
    sample_desk.settle()
    assert len(item.editor.lines) == count + 1
    assert page.state is not None
    assert [one for one in page.state.report.of_field("products") if one.where.row] == []
    assert not [line for line in item.findChildren(FindingLine) if line.isVisible()]
