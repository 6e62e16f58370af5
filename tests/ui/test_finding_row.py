"""The row of a finding, the same in the editor and on the hand-in page: up to three lines and a note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.checks.model import Finding, Severity, Where
from workbench.kernel.i18n import Bilingual, use_language
from workbench.ui import theme
from workbench.ui.pages.editor.side_checks import FindingDelegate, FindingsModel, FindingsView
from workbench.ui.widgets.findingrow import FindingRow, broken_lines, finding_height, paint_finding

LONG = "采用国际标准时必须填写被采用标准的编号与名称。" * 20


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Dress the program, because heights come from its fonts."""
    theme.apply(qapp, "light")
    yield
    use_language("en")


def test_a_long_sentence_takes_three_lines_and_says_that_there_is_more() -> None:
    lines = broken_lines(LONG, 300)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert LONG.startswith("".join(lines)[:-1])


def test_chinese_and_english_break_where_they_may() -> None:
    assert broken_lines("short", 300) == ["short"]
    assert broken_lines("", 300) == [""]
    for line in broken_lines("The required field is empty and has to be filled in before handing in.", 200):
        assert line == line.strip()


def test_a_row_is_as_high_as_its_lines_and_its_note() -> None:
    one, with_note = finding_height("短句", "", 400, 12), finding_height("短句", "P01", 400, 12)
    assert with_note - one == theme.px(20)
    assert finding_height(LONG, "", 400, 12) > 2 * one
    assert finding_height(LONG, "", 400, 12) == finding_height(LONG * 2, "", 400, 12)


@pytest.mark.parametrize("width", range(300, 421, 15))
def test_rows_are_as_high_as_their_sentences_are_at_the_width_that_the_list_has_now(
    qtbot: QtBot, width: int
) -> None:
    place = Where("duration_months")
    words = Bilingual("“项目周期”为 18，而“进度安排”合计为 22。", "It is 18, but its parts add up to 22.")
    use_language("zh")
    view = FindingsView()
    model = FindingsModel(view)
    view.setModel(model)
    view.setItemDelegate(FindingDelegate(view))
    qtbot.addWidget(view)
    model.show([Finding("P24", Severity.WARNING, words, place)] * 3, {"duration_months": "项目周期"})
    view.resize(420, 400)
    view.show()
    view.resize(width, 400)
    note = model.note(model.findings[0])
    high = finding_height(words.zh, note, view.viewport().width(), 20)
    boxes = [view.visualRect(model.index(row)) for row in range(3)]
    assert [box.height() for box in boxes] == [high] * 3
    assert all(above.bottom() < below.top() for above, below in pairwise(boxes))


def test_a_row_is_painted_within_its_box() -> None:
    height = finding_height(LONG, "P01", 400, 12)
    image = QImage(400, height + 40, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint_finding(painter, QRect(0, 20, 400, height), FindingRow(LONG, "P01", "error", "error"), 12)
    painter.end()
    ground = theme.colour("surface").rgb()
    rows = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(0, 400, 3))]
    assert rows and rows[0] >= 20 and rows[-1] < 20 + height
