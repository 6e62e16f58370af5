"""A field that is asked no more and holds what was refused says why it is still there, and one error only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.editors import CASE, opened, row
from tests.helpers.windows import TestDesk
from workbench.ui.pages.editor.page import EditorPage

FIELD = "revised_standards"
_CONTROL = Qt.KeyboardModifier.ControlModifier


def refused(desk: TestDesk) -> EditorPage:
    """Type what is no number of a standard where a revision names one."""
    desk.workbench.drafting.fill(CASE, {"work_type": "revision", FIELD: None})
    page = opened(desk, FIELD)
    line = row(page, FIELD).editor.entry()
    QTest.keyClick(line, Qt.Key.Key_A, _CONTROL)
    QTest.keyClicks(line, "91.120.10")
    page.commit_pending()
    page._form.reveal(FIELD)
    for _ in range(3):
        desk.settle()
    return page


def test_what_was_refused_is_not_called_empty_too(sample_desk: TestDesk) -> None:
    item = row(refused(sample_desk), FIELD)
    assert item.trouble
    assert item._finding_lines == []


def test_it_says_why_it_is_still_there(sample_desk: TestDesk) -> None:
    page = refused(sample_desk)
    item = row(page, FIELD)
    assert "asked because of an answer above" in item._because.text()
    page.go_to_finding("work_type", "")
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, "work_type", "new"))
    for _ in range(3):
        sample_desk.settle()
    page.go_to_finding(FIELD, "")
    sample_desk.settle()
    assert item.isVisible()
    assert item._because.text() == "no longer asked; kept because it holds text that is not stored"
    assert not item.need.isVisible()


def test_no_part_of_a_row_is_left_without_a_place(sample_desk: TestDesk) -> None:
    """One that nobody holds would be deleted by Python at any time, also while Qt goes through all widgets."""
    page = opened(sample_desk, "title_en")
    parts = [(item.need, item._because) for item in page._form._rows.values()]
    assert len(parts) > 3
    assert all(part.window() is page.window() for pair in parts for part in pair)


def test_what_may_stay_empty_is_not_called_needed_because_of_an_answer(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "purpose")
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, "work_type", "revision"))
    for _ in range(3):
        sample_desk.settle()
    page.go_to_finding("revision_changes", "")
    sample_desk.settle()
    item = row(page, "revision_changes")
    assert (item.need.text(), item._because.text()) == ("optional", "open because of an answer above")
    page.go_to_finding("revised_standards", "")
    sample_desk.settle()
    item = row(page, "revised_standards")
    assert item.need.isHidden() and item._because.text() == "asked because of an answer above"
