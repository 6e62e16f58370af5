"""What stands round the fields of the editor: counts, what is missing, labels that lead into their field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE, opened, row
from tests.helpers.turning import WAIT
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.checks.model import Finding, Severity
from workbench.domain.counting import count_text
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import Bilingual
from workbench.ui import theme
from workbench.ui.pages.editor.marks import FindingLine
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.editor.sections import section_items
from workbench.ui.pages.editor.whereabouts import section_of
from workbench.ui.widgets.fields.codes import CodeEditor
from workbench.ui.widgets.fields.rows import RowsEditor

SEVEN = ArticleRef("action-plan-2022", "7")


def words(widget: QWidget) -> list[str]:
    """Return the labels that can be seen."""
    return [item.text() for item in widget.findChildren(QLabel) if item.isVisible()]


def test_a_row_without_a_word_fills_nothing(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "submitting_body")
    percent = page._sections._percent.text()
    assert "0 of 4 filled" in words(page._form)
    editor = row(page, "drafting_units").editor
    assert isinstance(editor, RowsEditor)
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    editor.commit()
    desk.settle()
    desk.settle()
    assert desk.workbench.drafting.case(CASE).values["drafting_units"] is not None
    assert "0 of 4 filled" in words(page._form)
    assert page._sections._percent.text() == percent


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
def test_the_icon_of_a_finding_keeps_its_distance_from_the_sentence_in_large_text(
    qtbot: QtBot, zoom: float
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", zoom)
    try:
        message = Bilingual("标题太长。", "The title is too long.")
        line = FindingLine(Finding("P02", Severity.ERROR, message), None)
        qtbot.addWidget(line)
        line.resize(600, line.heightForWidth(600))
        line.show()
        icon, sentence = line._icon.geometry(), line._sentence.geometry()
        assert icon.width() == theme.px(16)
        assert sentence.left() - icon.right() - 1 == theme.px(8)
    finally:
        theme.apply(application, "light")


def test_a_begun_row_is_no_filled_field(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "submitting_body")
    assert "4 of 4 filled" in words(page._form)
    editor = row(page, "drafting_units").editor
    assert isinstance(editor, RowsEditor)
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    QTest.keyClicks(QApplication.focusWidget() or editor, "Institute")
    editor.commit()
    sample_desk.settle()
    sample_desk.settle()
    assert "3 of 4 filled" in words(page._form)


def fields_left(page: EditorPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the fields are added that the form takes for left from now on."""
    left: list[str] = []
    revealing = page._form._revealing
    leave = revealing.leave

    def noted(field_id: str) -> None:
        left.append(field_id)
        leave(field_id)

    monkeypatch.setattr(revealing, "leave", noted)
    return left


def test_unfolding_the_list_of_a_field_is_not_leaving_it(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    combo, title = row(page, "category").editor.entry(), row(page, "title_en").editor.entry()
    assert isinstance(combo, QComboBox)
    left = fields_left(page, monkeypatch)
    title.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace):
        QTest.keyClick(title, key)
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Space)
    assert QApplication.activePopupWidget() is not None
    combo.view().setFocus()
    desk.settle()
    assert left == ["title_en"]
    page._form._revealing._later.timeout.emit()
    assert row(page, "title_en")._findings.count() == 0, "nothing moves below an open list"
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page, WAIT)
    assert left == ["title_en"]
    page._form._revealing._later.timeout.emit()
    assert row(page, "title_en")._findings.count() > 0
    QTest.keyClick(combo, Qt.Key.Key_Tab)
    assert left == ["title_en", "category"]
    page._form._revealing._later.timeout.emit()
    assert row(page, "category")._findings.count() == 0, "nothing was chosen in it"


def test_looking_a_code_up_is_not_leaving_its_field(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    editor = row(page, "ics").editor
    assert isinstance(editor, CodeEditor)
    left = fields_left(page, monkeypatch)
    editor.line.setFocus()
    QTest.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    desk.settle()
    assert "ics" not in left
    popup.close()
    desk.settle()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page, WAIT)
    editor.line.setFocus()
    assert "ics" not in left
    QTest.keyClick(editor.line, Qt.Key.Key_Backtab)
    assert left[-1] == "ics"


@pytest.mark.parametrize("field", ["title_en", "work_type", "category", "ics"])
def test_a_click_on_label_or_hint_goes_into_the_field(sample_desk: TestDesk, field: str) -> None:
    page = opened(sample_desk, "title_zh")
    assert page.state is not None
    item = row(page, field)
    form_field = page.state.form.fields[field]
    for text in (form_field.label.here(), form_field.help.here()):
        row(page, "title_zh").editor.entry().setFocus()
        part = next(label for label in item.findChildren(QLabel) if label.text() == text)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        assert item.editor.has_focus()


def test_a_click_on_the_hint_leaves_the_cell_one_is_in(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "drafting_units")
    assert page.state is not None
    item = row(page, "drafting_units")
    assert isinstance(item.editor, RowsEditor)
    cell = item.editor.lines[1].cells["task"].entry()
    cell.setFocus()
    text = page.state.form.fields["drafting_units"].help.here()
    QTest.mouseClick(next(x for x in item.findChildren(QLabel) if x.text() == text), Qt.MouseButton.LeftButton)
    assert cell.hasFocus()


def test_the_counter_names_what_it_counts(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "purpose")
    item = row(page, "purpose")
    box = item.editor.entry()
    assert isinstance(box, QPlainTextEdit | QTextEdit)
    assert item.counter.text() == "0 characters"
    box.setPlainText("储能")
    assert item.counter.text() == "2 characters"
    box.setPlainText("储能 GB/T")
    assert item.counter.text() == "3 words or characters"
    box.setPlainText("国际上 ISO 8000 系列已发布。")
    assert item.counter.text() == f"{count_text(box.toPlainText()).words} words or characters"
    assert item.counter.text().startswith("11 ")


def test_the_hint_of_a_field_is_shown_once(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_en")
    assert page.state is not None
    field = page.state.form.fields["title_en"]
    assert words(page).count(field.help.here()) == 1
    assert field.label.here() in words(page._side)


def test_a_click_on_a_finding_selects_it_and_a_double_click_goes_to_its_field(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh")
    page._side.show_tab("checks")
    desk.settle()
    tab = page._side._checks
    place = next(n for n, f in enumerate(tab._model.findings) if f.where.field == "submitting_body")
    view = tab._view
    view.scrollTo(tab._model.index(place))
    spot = view.visualRect(tab._model.index(place)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    finding = page._side.current_finding()
    assert finding is not None
    assert finding.where.field == "submitting_body"
    assert page.place().field == "title_zh"
    view.scrollTo(tab._model.index(place))
    spot = view.visualRect(tab._model.index(place)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.settle()
    entry = row(page, "submitting_body").editor.entry()
    assert isinstance(entry, QLineEdit)
    assert entry.hasFocus()


def test_a_double_click_on_a_finding_not_selected_yet_goes_to_its_field(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_zh")
    page._side.show_tab("checks")
    desk.settle()
    view, model = page._side._checks._view, page._side._checks._model
    for place in (4, 1, 6):
        wanted = model.findings[place].where.field
        view.scrollTo(model.index(place))
        spot = view.visualRect(model.index(place)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        desk.settle()
        assert row(page, wanted).editor.has_focus()


def test_a_filled_case_tells_the_errors_that_would_be_found_when_it_is_submitted(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "attachments", [])
    page = opened(sample_desk, "title_zh")
    errors = page.state.report.count(Severity.ERROR) if page.state else 0
    assert errors == 2
    assert page._sections._left.text() == f"All required fields are filled, errors: {errors}"
    (item,) = (item for item in page._sections.view.sections.items if item.id == "attachments")
    assert (item.worst, item.count) == (Severity.ERROR, errors)


def test_an_error_in_a_filled_section_is_counted_there_while_others_are_not_filled(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    filled = {"duration_months": "18", "fast_track": False, "budget_note": "30"}
    desk.workbench.drafting.fill(CASE, {**filled, "stages": [{"months": "18"}]})
    page = opened(desk)
    items = {item.id: item for item in page._sections.view.sections.items}
    assert 0.9 < items["schedule"].share < 1  # filled, but no tick stands beside the error
    assert (items["schedule"].worst, items["schedule"].count) == (Severity.ERROR, 1)
    assert items["attachments"].worst is None  # nothing is attached yet, and much else is still to be done
    assert items["attachments"].share == 0


def test_a_section_in_which_nothing_stands_has_no_tick_and_says_what_it_waits_for(desk: TestDesk) -> None:
    desk.workbench.drafting.create("gb-z-guidance", "标题")
    page = opened(desk, "title_zh")
    items = {item.id: item for item in page._sections.view.sections.items}
    assert [items[name].share for name in ("adoption", "further", "attachments")] == [0, 0, 0]
    page._open_section("adoption")
    words = page._form._nothing.text()
    assert words == "Nothing is asked here yet. Whether it is depends on your answer to “Ground”."
    assert page._form._nothing.isVisible() and not page._form._filled.text()
    page._open_section("further")
    assert not page._form._nothing.isVisible()


def test_the_open_section_stays_marked_when_another_one_comes(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "drafting_units")
    before = page._sections.view.currentIndex().row()
    assert before > 0
    sample_desk.operations.change(page, lambda wb: wb.planning.link(CASE, SEVEN, "理由"))
    sample_desk.settle()
    sample_desk.settle()
    assert "article7" in [item.id for item in page._sections.view.sections.items]
    assert page._sections.view.currentIndex().row() == before
    page._sections.view.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page._form.section == page._sections.view.sections.items[before].id


def test_a_title_of_two_lines_has_room_above_and_below_it(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_en")
    view = page._sections.view
    items = {item.id: view.visualRect(view.sections.index(at)) for at, item in enumerate(view.sections.items)}
    line = QFontMetrics(theme.font("small")).height()
    assert items["adoption"].height() >= 2 * line + theme.px(12)
    assert items["basics"].height() < items["adoption"].height()
    page._splitter.setSizes([400, 700, 300])
    desk.settle()
    at = next(place for place, item in enumerate(view.sections.items) if item.id == "adoption")
    assert view.visualRect(view.sections.index(at)).height() == items["basics"].height()


def test_a_choice_that_was_taken_back_shows_what_is_missing_and_one_that_was_passed_does_not(
    desk: TestDesk,
) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk)
    combo, title = row(page, "category").editor.entry(), row(page, "title_en").editor.entry()
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(combo, key)
        desk.settle()
    title.setFocus()
    desk.settle()
    page._form._revealing._show_left()
    assert row(page, "category")._findings.count() > 0


def test_what_stands_in_a_field_when_it_is_shown_was_not_typed(sample_desk: TestDesk) -> None:
    page = opened(sample_desk)
    for field in ("title_zh", "title_en", "ics", "ccs"):
        entry = row(page, field).editor.entry()
        entry.setFocus()
        QTest.keyClick(entry, Qt.Key.Key_Tab)
    page._form._revealing._show_left()
    assert not page._form._revealing._typed | page._form._revealing._shown


def test_an_error_that_a_section_counts_stands_at_its_field(sample_desk: TestDesk) -> None:
    drafting = sample_desk.workbench.drafting
    unfinished = [{"number": "GB/T 42288-2022", "title": "电化学储能电站安全规程"}]
    drafting.set_value(CASE, "references", unfinished)
    drafting.set_value(CASE, "attachments", None)
    page = opened(sample_desk, "title_zh")
    assert page.state is not None
    for field in ("references", "attachments"):
        page._open_section(section_of(page.state, field))
        assert counted(page, field) > 0
        assert row(page, field)._findings.count() >= counted(page, field)


def test_a_field_is_not_told_what_is_missing_while_it_is_typed_in_but_when_it_is_come_back_to(
    sample_desk: TestDesk,
) -> None:
    page = opened(sample_desk, "title_zh")
    line = row(page, "title_en").editor.entry()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    row(page, "title_en").commit()
    sample_desk.settle()
    assert row(page, "title_en")._findings.count() == 0
    for step in (1, -1):
        page._step_section(step)
        sample_desk.settle()
    assert row(page, "title_en")._findings.count() > 0


def counted(page: EditorPage, field: str) -> int:
    """Return what the list of sections counts in the section of a field."""
    assert page.state is not None
    sections = {section.id: {one.id for one in section.fields} for section in page.state.form.sections}
    return next(item.count for item in section_items(page.state) if field in sections[item.id])


def test_a_list_that_a_rule_asks_for_is_not_called_optional(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "attachments")
    assert row(page, "attachments").need.text() == "needed at hand-in"
    assert row(page, "attachments").need.isVisible()
    sample_desk.workbench.checking.waive(CASE, "P21", "On paper")
    page.on_changes(sample_desk.workbench.drafting.set_value(CASE, "budget_note", "x"))
    sample_desk.settle()
    assert row(page, "attachments").need.text() == "optional"
