"""A day that was typed in another way stands as it is stored once its field is left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.helpers.editors import opened, row
from tests.helpers.windows import TestDesk
from workbench.domain.values import Row
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.selecting import part_of

CASE, DAY = "2026-001", "prepared_on"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def typed(page: EditorPage, text: str, row_id: str = "", column: str = "", field: str = DAY) -> QLineEdit:
    """Type into a day in place of what stands there; return its line."""
    row(page, field).editor.focus_cell(row_id, column)
    line = part_of(row(page, field).editor, row_id, column).entry()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(line, text)
    return line


@pytest.mark.parametrize("text", ["2026.3.2", "2026-3-2", "2 March 2026", "20260302"])
@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, SHIFT], ids=["Tab", "Shift+Tab"])
def test_a_day_is_shown_as_it_is_stored_as_soon_as_it_is_left(
    sample_desk: TestDesk, text: str, keys: Qt.KeyboardModifier
) -> None:
    page = opened(sample_desk, DAY)
    entries = len(sample_desk.workbench.history.of_case(CASE))
    line = typed(page, text)
    assert line.text() == text
    QTest.keyClick(line, Qt.Key.Key_Tab, keys)
    assert line.text() == "2026-03-02"
    page.commit_pending()
    sample_desk.settle()
    assert line.text() == "2026-03-02"
    assert str(sample_desk.workbench.drafting.case(CASE).values[DAY]) == "2026-03-02"
    assert len(sample_desk.workbench.history.of_case(CASE)) == entries + 1
    assert not row(page, DAY).dirty


def test_what_is_no_day_stays_as_it_was_typed(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, DAY)
    line = typed(page, "2026.2.30")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    sample_desk.settle()
    assert line.text() == "2026.2.30"


def test_a_day_in_a_list_is_shown_as_it_is_stored_too(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "references")
    held = sample_desk.workbench.drafting.case(CASE).values["references"]
    assert isinstance(held, tuple) and isinstance(held[0], Row)
    line = typed(page, "2026.3.2", held[0].id, "checked_on", "references")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "2026-03-02"
    page.commit_pending()
    sample_desk.settle()
    held = sample_desk.workbench.drafting.case(CASE).values["references"]
    assert isinstance(held, tuple) and isinstance(held[0], Row)
    assert str(held[0].cells["checked_on"]) == "2026-03-02"
