"""The mark of a copy at the end of a long title stays to be seen where the title is shortened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.domain.copymark import copy_title
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.widgets.basics import Elided
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.eliding import elided

ENGLISH = "Emergency power supply devices for electrochemical energy storage plants in cold regions"
CHINESE = "电化学储能电站应急供电装置在寒冷地区的技术要求、试验方法和检验规则以及标志包装运输和贮存"
LONG = (ENGLISH, CHINESE)


def metrics() -> QFontMetrics:
    return QFontMetrics(theme.font("body", True))


@pytest.mark.parametrize("title", LONG)
def test_a_title_is_shortened_before_its_mark(title: str, qtbot: QtBot) -> None:
    marked = copy_title(title, ())
    mark = marked[len(title) :]
    for room in (200, 300, 400):
        shown = elided(metrics(), marked, room)
        assert shown.endswith(f"…{mark}")
        assert metrics().horizontalAdvance(shown) <= room
    assert elided(metrics(), marked, 5000) == marked


def test_with_hardly_any_room_the_beginning_is_what_is_shown(qtbot: QtBot) -> None:
    shown = elided(metrics(), copy_title(ENGLISH, ()), 60)
    assert shown.startswith("E") and shown.endswith("…")
    assert elided(metrics(), f"{ENGLISH} (kept)", 300).endswith("…")


def test_labels_and_choices_show_it_too(qtbot: QtBot) -> None:
    marked = copy_title(ENGLISH, ())
    choice, label = ElidedChoice(), Elided(marked)
    choice.addItem(marked)
    for widget in (choice, label):
        qtbot.addWidget(widget)
        widget.resize(300, 32)
    assert choice.shown().endswith("… (copy)")
    other = Elided(ENGLISH)
    qtbot.addWidget(other)
    other.resize(300, 32)
    assert label.grab().toImage() != other.grab().toImage()


@pytest.fixture(params=LONG)
def title(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_titles_of_copy_and_original_look_different_in_a_narrow_list(
    title: str, qtbot: QtBot, tmp_path: Path
) -> None:
    def prepare(workbench: Workbench) -> None:
        for one in (title, copy_title(title, ())):
            new_case(workbench, one)

    desk = TestDesk(qtbot, tmp_path, prepare)
    page = CasesPage(desk.desk)
    desk.show(page, Place("cases"), 800, 560)
    table = page.table
    table.clearSelection()
    picture = table.viewport().grab().toImage()

    def seen(ref: str) -> QImage:
        box = table.visualRect(table.cases.index(table.cases.place_of(ref), 0))
        upper = QRect(box.left() + 24, box.top() + 6, box.width() - 32, box.height() // 2 - 6)
        return picture.copy(upper)

    assert seen("2026-001") != seen("2026-002")
    desk.close()
