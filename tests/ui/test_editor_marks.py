"""What stands round the fields of the editor: counts, what is missing, labels that lead into their field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.rows import RowsEditor

CASE = "2026-001"


def opened(desk: TestDesk, field: str = "", width: int = 1440) -> EditorPage:
    """Open the editor on the first case at a field."""
    page = EditorPage(desk.desk)
    desk.show(page, Place("editor", case=CASE, field=field), width)
    desk.settle()
    return page


def row(page: EditorPage, field: str) -> FieldRow:
    """Return the row of a field of the open section."""
    found = page._form.row_of(field)
    assert found is not None
    return found


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


def left(page: EditorPage, field: str) -> bool:
    """Return whether the form takes a field for one that was left."""
    return field in page._form._visited
