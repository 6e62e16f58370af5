"""The editor by keyboard: where Tab, Ctrl+Enter and the way back from a repair lead, and where one begins."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.helpers.windows import TestDesk
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.fieldrow import FieldRow
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"
CONTROL = Qt.KeyboardModifier.ControlModifier
WRONG_TITLE = "储能电站应急供电装置 技术要求。"
WRONG_ENGLISH = "Emergency power supply devices for energy storage stations—Technical Requirements"


def opened(desk: TestDesk, field: str = "") -> EditorPage:
    """Open the editor on the first case at a field."""
    page = EditorPage(desk.desk)
    desk.show(page, Place("editor", case=CASE, field=field))
    desk.settle()
    return page


def row(page: EditorPage, field: str) -> FieldRow:
    """Return the row of a field of the open section."""
    found = page._form.row_of(field)
    assert found is not None
    return found


def focused() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """Press a key where the focus is; return what has the focus then."""
    QTest.keyClick(focused(), key, modifier)
    return focused()


def repairs(item: FieldRow) -> list[QAbstractButton]:
    """Return the buttons below a field."""
    body = [b for b in item.findChildren(QAbstractButton) if not item.editor.isAncestorOf(b) and b.isVisible()]
    return sorted(body, key=lambda b: b.mapTo(item, QPoint(0, 0)).y())


def with_wrong_titles(desk: TestDesk) -> None:
    """Store titles with something to repair in both."""
    desk.workbench.drafting.set_value(CASE, "title_zh", WRONG_TITLE)
    desk.workbench.drafting.set_value(CASE, "title_en", WRONG_ENGLISH)


def test_tab_goes_from_a_field_over_its_repairs_to_the_next_and_back(sample_desk: TestDesk) -> None:
    with_wrong_titles(sample_desk)
    page = opened(sample_desk, "title_zh")
    mends = repairs(row(page, "title_zh"))
    assert mends
    for mend in mends:
        assert press(Qt.Key.Key_Tab) is mend
    assert press(Qt.Key.Key_Tab) is row(page, "title_en").editor.entry()
    assert press(Qt.Key.Key_Backtab) is mends[-1]


def test_repairs_that_come_later_are_reached_with_tab_too(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_zh")
    assert not repairs(row(page, "title_zh"))
    with_wrong_titles(sample_desk)
    page.show_place(Place("editor", case=CASE, field="title_zh"))
    sample_desk.settle()
    mends = repairs(row(page, "title_zh"))
    assert mends
    assert press(Qt.Key.Key_Tab) is mends[0]
    row(page, "title_zh").editor.entry().setFocus()
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, "title_zh", "储能电站 技术要求"))
    sample_desk.settle()
    sample_desk.settle()
    assert not repairs(row(page, "title_zh"))
    assert press(Qt.Key.Key_Tab) is row(page, "title_en").editor.entry()


def test_tab_goes_from_a_disputed_field_to_both_values(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_zh")
    item = row(page, "title_zh")
    QTest.keyClicks(item.editor.entry(), "mine")
    # Stored past the page, as by another program on the same database.
    sample_desk.workbench.drafting.set_value(CASE, "title_zh", "theirs")
    item.commit()
    sample_desk.settle()
    sample_desk.settle()
    item.editor.entry().setFocus()
    words = []
    for _ in range(2):
        found = press(Qt.Key.Key_Tab)
        assert isinstance(found, QAbstractButton)
        words.append(found.text())
    assert words == ["Use mine", "Use theirs"]
    assert press(Qt.Key.Key_Tab) in (*repairs(item), row(page, "title_en").editor.entry())
