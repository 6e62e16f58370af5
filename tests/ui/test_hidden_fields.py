"""Where the focus is once the field that had it is asked for no more: on a heading, where keys do no harm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.editors import CASE, opened, row
from tests.helpers.hands import focused, name_of
from tests.helpers.windows import TestDesk
from workbench.domain.values import Value
from workbench.ui.pages.editor.page import EditorPage

CONDITION, FIELD = "foreign_version", "foreign_languages"


def without_its_question(desk: TestDesk) -> EditorPage:
    """Answer elsewhere that what one is writing in is not asked for."""
    desk.workbench.drafting.set_value(CASE, CONDITION, True)
    page = opened(desk, FIELD)
    assert focused() is row(page, FIELD).editor.entry()
    answer(desk, page, CONDITION, False)
    return page


def answer(desk: TestDesk, page: EditorPage, field: str, value: Value) -> None:
    """Store an answer as undo or another window does."""
    desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, field, value))
    desk.settle()
    desk.settle()


def test_the_focus_goes_to_the_question_that_hides_a_field(sample_desk: TestDesk) -> None:
    page = without_its_question(sample_desk)
    assert not row(page, FIELD).isVisible()
    assert focused() is row(page, CONDITION).heading


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Backspace])
def test_a_key_answers_nothing_then(sample_desk: TestDesk, key: Qt.Key) -> None:
    page = without_its_question(sample_desk)
    before = sample_desk.workbench.drafting.case(CASE).values
    QTest.keyClick(focused(), key)
    page.commit_pending()
    sample_desk.settle()
    assert sample_desk.workbench.drafting.case(CASE).values == before


def test_tab_goes_on_from_there_into_the_question(sample_desk: TestDesk) -> None:
    page = without_its_question(sample_desk)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is row(page, CONDITION).editor.entry()


def test_it_goes_to_the_head_of_the_section_if_the_question_stands_elsewhere(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "work_type", "revision")
    page = opened(sample_desk, "revision_changes")
    answer(sample_desk, page, "work_type", "new")
    assert focused() is page._form._title
    assert name_of(focused()) == page._form._title.text()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert page._form.isAncestorOf(focused())
    assert focused() is not page._form._title


def test_typing_in_a_field_that_stays_goes_on(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "remarks")
    answer(sample_desk, page, CONDITION, False)
    assert focused() is row(page, "remarks").editor.entry()
