"""What lists work out while one types: shares, sums, months one after the other, and their picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from tests.helpers.editors import CASE, opened, row
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.values import Row
from workbench.kernel.i18n import Language, use_language
from workbench.ui import theme
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.fields.rowline import RowLine
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.fields.timeline import Bar

CONTROL = Qt.KeyboardModifier.ControlModifier


def rows_of(page: EditorPage, field: str) -> RowsEditor:
    """Return the editor of a list."""
    editor = row(page, field).editor
    assert isinstance(editor, RowsEditor)
    return editor


def totals(editor: RowsEditor) -> list[str]:
    """Return what the line of totals shows."""
    return [words.text() for words in editor._figures.totals if not words.isHidden()]


def figures(editor: RowsEditor) -> list[str]:
    """Return the computed cells, row by row."""
    return [words.text() for line in editor.lines for words in line.figures.values()]


def retype(line: RowLine, column: str, text: str) -> QWidget:
    """Replace what stands in a cell, key by key; the cell keeps the focus."""
    cell = line.cells[column].entry()
    assert isinstance(cell, QLineEdit)
    cell.setFocus()
    QTest.keyClick(cell, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(cell, Qt.Key.Key_Delete)
    QTest.keyClicks(cell, text)
    return cell


def test_shares_and_total_follow_every_key(sample_desk: TestDesk) -> None:
    editor = rows_of(opened(sample_desk, "budget_lines"), "budget_lines")
    assert totals(editor) == ["Total", "", "60", "100.0"]
    assert figures(editor) == ["30.0", "16.7", "6.7", "16.7", "3.3", "13.3", "13.3"]
    cell = retype(editor.lines[0], "amount", "5")
    assert totals(editor)[2] == "47"
    QTest.keyClicks(cell, "8.50")
    assert totals(editor)[2] == "100.50"
    assert figures(editor)[0] == "58.2"


@pytest.mark.parametrize("wrong", ["many", "-1", "1e30", "9" * 16])
def test_nothing_is_summed_while_an_amount_is_no_amount(sample_desk: TestDesk, wrong: str) -> None:
    page = opened(sample_desk, "budget_lines")
    editor = rows_of(page, "budget_lines")
    retype(editor.lines[1], "amount", wrong)
    assert totals(editor) == ["Total", "", "—", ""]
    assert set(figures(editor)) == {"—"}
    editor.commit()
    sample_desk.settle()
    assert editor.lines[1].cells["amount"].entry().property("wrong") == "true"
    stored = sample_desk.workbench.drafting.case(CASE).values["budget_lines"]
    assert isinstance(stored, tuple) and isinstance(stored[1], Row) and stored[1].cells["amount"] == 10
    retype(editor.lines[1], "amount", "10")
    assert totals(editor)[2] == "60"


def test_a_budget_is_typed_from_nothing_by_keyboard_alone(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "budget_lines")
    editor = rows_of(page, "budget_lines")
    assert totals(editor) == []
    editor.add.setFocus()
    for item, amount in (("tests", "2"), ("travel", "1")):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        QTest.keyClicks(QApplication.focusWidget(), item)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClicks(QApplication.focusWidget(), amount)
        for _ in range(2):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is editor.add
    assert totals(editor) == ["Total", "", "3", "100.0"]
    assert editor.add.accessibleDescription() == "Sum: Amount (10,000 yuan) 3; Share (%) 100.0"
    editor.commit()
    desk.settle()
    stored = desk.workbench.drafting.case(CASE).values["budget_lines"]
    assert isinstance(stored, tuple) and isinstance(stored[0], Row)
    assert set(stored[0].cells) == {"item", "source", "amount"}


def test_the_total_is_taken_by_its_button(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "budget_total", "65")
    page = opened(sample_desk, "budget_total")
    (line,) = row(page, "budget_total")._finding_lines
    (button,) = line.buttons()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    sample_desk.settle()
    assert sample_desk.workbench.drafting.case(CASE).values["budget_total"] == 60
    assert row(page, "budget_total")._findings.count() == 0


def test_removing_and_moving_rows_is_followed(sample_desk: TestDesk) -> None:
    editor = rows_of(opened(sample_desk, "stages"), "stages")
    assert figures(editor) == ["1–8", "9–12", "13–15", "16–18"]
    QTest.keyClick(retype(editor.lines[1], "months", "4"), Qt.Key.Key_Up, CONTROL)
    assert figures(editor) == ["1–4", "5–12", "13–15", "16–18"]
    QTest.mouseClick(editor.lines[0].trash, Qt.MouseButton.LeftButton)
    assert figures(editor) == ["1–8", "9–11", "12–14"]
    assert totals(editor)[:2] == ["Total", "14"]
    for _ in range(3):
        QTest.mouseClick(editor.lines[0].trash, Qt.MouseButton.LeftButton)
    assert totals(editor) == []
    assert editor.add.accessibleDescription() == ""


def test_the_timeline_shows_the_stages_and_says_them(sample_desk: TestDesk) -> None:
    editor = rows_of(opened(sample_desk, "stages"), "stages")
    picture = editor._figures.timeline
    assert picture is not None
    assert picture.bars[:2] == (Bar("Drafting", 1, 8), Bar("Comments", 9, 12))
    assert picture.accessibleDescription().startswith("Drafting: months 1 to 8; Comments: months 9 to 12; ")
    image = picture.grab().toImage()
    middle = image.height() // 12  # of the first of four bars, above the months
    shades = {
        image.pixelColor(x, y).name() for x in range(100, image.width() // 3, 9) for y in range(3 * middle)
    }
    assert theme.hex_of("accent").lower() in shades
    before = picture.height()
    QTest.mouseClick(editor.lines[3].trash, Qt.MouseButton.LeftButton)
    sample_desk.settle()
    assert len(picture.bars) == 3
    assert picture.height() < before
    before = picture.height()
    retype(editor.lines[0], "months", "x")
    sample_desk.settle()
    assert (picture.bars, picture.isHidden(), picture.height()) == ((), False, before)
    assert picture.accessibleDescription() == ""
    for _ in range(3):
        QTest.mouseClick(editor.lines[0].trash, Qt.MouseButton.LeftButton)
    assert picture.isHidden()


def test_figures_and_totals_are_spoken_with_their_column(sample_desk: TestDesk) -> None:
    editor = rows_of(opened(sample_desk, "budget_lines"), "budget_lines")
    assert editor.lines[1].figures["share"].accessibleName() == "Row 2, Share (%): 16.7"
    spoken = [words.accessibleName() for words in editor._figures.totals]
    assert spoken == ["Total", "", "Total, Amount (10,000 yuan): 60", "Total, Share (%): 100.0"]


@pytest.mark.parametrize("width", [952, 1440])
def test_a_list_with_many_columns_stands_on_two_lines_with_room_for_each(
    sample_desk: TestDesk, width: int
) -> None:
    page = opened(sample_desk, "references", width)
    editor = rows_of(page, "references")
    line = editor.lines[0]
    assert line.cells["status"].geometry().top() > line.cells["number"].geometry().bottom()
    assert editor.lines[1].grip.geometry().top() > line.cells["checked_on"].geometry().bottom()
    for name in ("number", "checked_on"):
        cell = line.cells[name].entry()
        assert isinstance(cell, QLineEdit)
        assert cell.fontMetrics().horizontalAdvance(cell.text()) + 16 <= cell.width()
    heads = {words.text(): words.geometry() for words in editor._grid.findChildren(QLabel)}
    assert heads["Status"].left() == line.cells["status"].geometry().left()
    assert heads["Number"].bottom() < heads["Status"].top()


def test_a_dated_status_is_typed_by_keyboard(sample_desk: TestDesk) -> None:
    editor = rows_of(opened(sample_desk, "references"), "references")
    line = editor.lines[0]
    line.cells["number"].entry().setFocus()
    stops = [QApplication.focusWidget()]
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    order = ["number", "title", "relation", "status", "checked_on"]
    assert stops[:5] == [line.cells[name].entry() for name in order]
    retype(line, "checked_on", "2026-11-25")
    editor.commit()
    sample_desk.settle()
    stored = sample_desk.workbench.drafting.case(CASE).values["references"]
    assert isinstance(stored, tuple) and isinstance(stored[0], Row)
    assert str(stored[0].cells["checked_on"]) == "2026-11-25"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("width", [1294, 1120])
def test_heads_of_columns_can_be_read_whole(
    sample_desk: TestDesk, language: Language, zoom: float, width: int
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    use_language(language)
    theme.apply(application, "light", zoom)
    for field in ("budget_lines", "stages"):
        page = opened(sample_desk, field, width)
        for head in rows_of(page, field)._grid._heads:
            assert type(head) is QLabel  # one that would elide its words says so by its class
            needed = head.fontMetrics().boundingRect(
                QRect(0, 0, head.width(), 1000), int(Qt.TextFlag.TextWordWrap), head.text()
            )
            assert needed.width() <= head.width() and needed.height() <= head.height(), head.text()
        page.hide()
    theme.apply(application, "light")


def test_a_new_row_shows_nothing_cut_off(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "stages", 1352)
    editor = rows_of(page, "stages")
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    desk.settle()
    (stage,) = editor.findChildren(QComboBox)
    assert isinstance(stage, ElidedChoice)
    assert (stage.shown(), stage.currentText(), stage.itemText(0)) == ("—", "Not answered", "Not answered")
    (head,) = [label for label in editor.findChildren(QLabel) if label.text() == "From month to month"]
    assert head.height() < 3 * head.fontMetrics().height()
    stage.setCurrentIndex(1)
    assert stage.shown() == stage.currentText()


def test_the_total_comes_into_sight_while_the_last_amount_is_typed(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "budget_lines", height=620)
    editor, form = rows_of(page, "budget_lines"), page._form
    cell = editor.lines[-1].cells["amount"].entry()
    foot = cell.mapTo(form.widget(), QPoint()).y() + cell.height()
    form.verticalScrollBar().setValue(foot - form.viewport().height())  # the cell stands at the very foot
    total = editor._figures.totals[2]
    assert total.visibleRegion().isEmpty()
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert total.visibleRegion().isEmpty()  # nothing moves under the pointer
    QTest.keyClicks(cell, "1")
    let_qt_work()
    assert total.visibleRegion().boundingRect().height() == total.height()
    assert cell.visibleRegion().boundingRect().height() == cell.height()


def test_no_blank_stays_where_pasted_stages_are_taken_back(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "stages", 1100)
    editor = rows_of(page, "stages")
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    desk.settle()
    height, picture = editor.sizeHint().height(), editor._figures.timeline
    assert picture is not None and picture.isHidden()
    cell = editor.lines[0].cells["months"].entry()
    cell.setFocus()
    QApplication.clipboard().setText("3\t甲\n2\t乙\n1\t丙\n1\t丁")
    QTest.keyClick(cell, Qt.Key.Key_V, CONTROL)
    desk.settle()
    assert picture.isVisible() and len(picture.bars) == 4
    desk.desk.actions.action("undo").trigger()
    desk.settle()
    assert picture.isHidden()
    assert editor.sizeHint().height() <= height


def test_the_timeline_keeps_its_room_while_its_only_number_is_typed_anew(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    editor = rows_of(opened(desk, "stages", 1100), "stages")
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    picture = editor._figures.timeline
    assert picture is not None
    retype(editor.lines[0], "months", "3")
    cell = editor.lines[0].cells["months"].entry()
    QTest.keyClick(cell, Qt.Key.Key_Backspace)
    assert picture.isVisible() and not picture.bars
    QTest.keyClicks(cell, "4")
    assert [bar.last for bar in picture.bars] == [4]
