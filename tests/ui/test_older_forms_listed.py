"""Cases made with an earlier version of their form: marked in the list, spoken, found by the filter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.oldercases import older_case
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.kernel.i18n import use_language
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage

OLD, NEW = "2026-001", "2026-002"
MARK = {"en": "Earlier version: ", "zh": "旧版表单："}


def _old_and_new(workbench: Workbench) -> None:
    older_case(workbench)
    new_case(workbench, "另一份提案")


@pytest.fixture
def both(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk with a case of version 1 of its form and one of the present version."""
    made = TestDesk(qtbot, tmp_path, _old_and_new)
    yield made
    made.close()


def shown(desk: TestDesk) -> CasesPage:
    page = CasesPage(desk.desk)
    desk.show(page, Place("cases"), 1100, 700)
    return page


def spoken(page: CasesPage, ref: str) -> str:
    model = page.table.cases
    return str(model.index(model.place_of(ref), 0).data(Qt.ItemDataRole.AccessibleTextRole))


def picture(page: CasesPage, ref: str) -> QPixmap:
    model = page.table.cases
    return page.table.viewport().grab(page.table.visualRect(model.index(model.place_of(ref), 0)))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_older_case_is_marked_until_it_is_carried_forward(both: TestDesk, language: str) -> None:
    use_language("zh" if language == "zh" else "en")
    page = shown(both)
    assert MARK[language] in spoken(page, OLD)
    assert MARK[language] not in spoken(page, NEW)
    before = picture(page, OLD).toImage()
    both.operations.change(page, lambda wb: wb.drafting.carry_forward(OLD))
    both.settle()
    assert MARK[language] not in spoken(page, OLD)
    assert picture(page, OLD).toImage() != before


def test_the_filter_leaves_the_older_cases_only(both: TestDesk) -> None:
    page = shown(both)
    choice = page.filters.missing
    choice.setFocus()
    QTest.keyClicks(choice, "Earlier")
    both.settle()
    assert choice.currentText() == "Earlier version of the form"
    assert [case.ref for case in page.table.cases.shown] == [OLD]
    QTest.keyClick(choice, Qt.Key.Key_Home)
    both.settle()
    assert len(page.table.cases.shown) == 2
