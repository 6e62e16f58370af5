"""The form is never wider than its pane: in no section, language, text size or width of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.editors import opened, row
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import sample_case
from workbench.kernel.i18n import Language, use_language
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.fields.rows import RowsEditor

CASE = "2026-001"
RAIL = 72  # px beside the page, at 100 %
LONGEST = "Emergency power supply devices for energy storage stations greenhouse Standard, Safety Requirements"


def zoomed(zoom: float) -> None:
    """Show everything at a size."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", zoom)


@pytest.fixture(autouse=True)
def _back() -> Iterator[None]:
    yield
    zoomed(1.0)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("zoom", [1.0, 1.3, 1.5, 2.0])
def test_no_section_is_wider_than_its_pane(
    qtbot: QtBot, tmp_path: Path, language: Language, zoom: float
) -> None:
    use_language(language)
    desk = TestDesk(qtbot, tmp_path, sample_case)
    desk.workbench.drafting.set_value(CASE, "title_en", LONGEST)
    zoomed(zoom)
    page = EditorPage(desk.desk)
    desk.show(page, Place("editor", case=CASE))
    assert page.state is not None
    too_wide = []
    for section in page.state.form.sections:
        page._open_section(section.id)
        for width in (1440, 1024, 900):
            page.resize(width - theme.px(RAIL), 800)
            qtbot.wait(1)
            content, viewport = page._form.widget(), page._form.viewport()
            assert content is not None
            if content.width() > viewport.width():
                too_wide.append((section.id, width, content.width(), viewport.width()))
    desk.close()
    assert not too_wide


def test_where_room_is_scarce_a_row_stands_on_two_lines_and_on_one_again_when_there_is_more(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The cells of a row of four can be read in every width; heads, rows and sums move together."""
    desk = TestDesk(qtbot, tmp_path, sample_case)
    page = opened(desk, "stages")
    editor = row(page, "stages").editor
    assert isinstance(editor, RowsEditor)

    def lines() -> int:
        tops = {cell.geometry().center().y() for cell in editor.lines[0].cells.values()}
        return len(tops)

    assert lines() == 1
    editor.lines[1].cells["result"].focus_cell()
    focused = QApplication.focusWidget()
    for width, wanted in ((800, 2), (1440, 1)):
        page.resize(width - RAIL, 800)
        qtbot.waitUntil(lambda wanted=wanted: lines() == wanted, timeout=5000)
        assert min(cell.width() for line in editor.lines for cell in line.cells.values()) >= 90
    assert QApplication.focusWidget() is focused
    desk.close()


def test_a_pane_over_the_form_makes_way_for_the_field_that_is_led_to(qtbot: QtBot, tmp_path: Path) -> None:
    desk = TestDesk(qtbot, tmp_path, sample_case)
    desk.workbench.drafting.set_value(
        CASE, "title_en", "Emergency supplies of a storage station beside a microgrid"
    )
    page = opened(desk, "ics", width=900)

    def lead(words: str) -> None:
        page.show_place(Place("editor", case=CASE, field="title_en", words=words))
        desk.settle()
        focused = QApplication.focusWidget()
        assert focused is not None and row(page, "title_en").isAncestorOf(focused)

    page.show_side()  # by the program, as for a link
    lead("Emergency")
    assert not page._side.isVisible()
    QTest.keyClick(page, Qt.Key.Key_F9)
    for words, stays in (("Emergency", True), ("microgrid", False)):
        lead(words)
        assert page._side.isVisible() is stays
    desk.close()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_head_of_figures_stands_apart_from_the_next_one(qtbot: QtBot, tmp_path: Path, zoom: float) -> None:
    desk = TestDesk(qtbot, tmp_path, sample_case)
    zoomed(zoom)
    page = opened(desk, "stages", width=int(1440 * zoom))
    editor = row(page, "stages").editor
    assert isinstance(editor, RowsEditor)
    heads = {head.text(): head for head in editor._grid._heads}
    months, result = heads["Months"], heads["Result or note"]
    end = months.mapTo(page, months.rect().topRight()).x() - max(0, months.indent())
    assert result.mapTo(page, result.rect().topLeft()).x() - end >= theme.px(12)
    assert months.width() >= months.fontMetrics().horizontalAdvance(months.text()) + months.indent()
    desk.close()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("width", [1100, 1440])
def test_columns_are_as_wide_as_what_they_hold_asks_for(
    qtbot: QtBot, tmp_path: Path, language: Language, zoom: float, width: int
) -> None:
    use_language(language)
    desk = TestDesk(qtbot, tmp_path, sample_case)
    name = "宁德时代新能源科技股份有限公司"
    desk.workbench.drafting.set_value(CASE, "drafting_units", f"{name} | participant | 起草标准文本")
    zoomed(zoom)
    editor = row(opened(desk, "drafting_units", width), "drafting_units").editor
    assert isinstance(editor, RowsEditor)
    cells = editor.lines[0].cells
    line, role = cells["name"].entry(), cells["role"].entry()
    assert isinstance(line, QLineEdit) and isinstance(role, ElidedChoice)
    assert line.fontMetrics().horizontalAdvance(name) <= line.width() - theme.px(16)
    assert role.shown() == role.currentText()
    assert role.width() < line.width() / 2
    desk.close()
