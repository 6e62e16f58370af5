"""Who opens a section and goes elsewhere without writing in it comes back to that section."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage


def test_escape_in_the_help_leads_back_to_the_section_that_was_opened(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    page = window.go(Place("editor", case="2026-001", field="ics"))
    assert isinstance(page, EditorPage)
    before = page._form.section
    view = page._sections.view
    other = view.model().index(2, 0, QModelIndex())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(other).center())
    opened = page._form.section
    assert opened != before
    QTest.keyClick(window.window.focusWidget() or window.window, Qt.Key.Key_F1)
    window.settle()
    assert window.page is not page
    QTest.keyClick(window.window.focusWidget() or window.window, Qt.Key.Key_Escape)
    window.settle()
    assert window.page is page
    assert page._form.section == opened
    window.close()
