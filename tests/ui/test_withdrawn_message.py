"""A message goes when it says nothing any more: its undo was done by keys, or one is elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.ui.navigation import Place
from workbench.ui.widgets.toast import Toast


def _prepare(workbench: Workbench) -> None:
    for title in ("Cold stores", "Cold chains"):
        new_case(workbench, title)


def test_the_message_of_a_case_in_the_trash_goes_with_its_undo_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    change_settings(name="林一", first_start_done=True)
    opened = OpenWindow(tmp_path, _prepare)
    try:
        page = opened.go(Place("cases"))
        QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Delete)
        opened.settle()
        toast = opened.window.findChild(Toast)
        assert isinstance(toast, Toast) and toast.isVisible()
        assert len(opened.workbench.drafting.cases()) == 1
        QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        opened.settle()
        assert len(opened.workbench.drafting.cases()) == 2
        assert not toast.isVisible()
    finally:
        opened.close()


@pytest.mark.parametrize(("undo", "stays"), [(None, False), (lambda: None, True)])
def test_a_message_that_was_seen_stays_on_another_page_only_with_something_to_do(
    qtbot: QtBot, tmp_path: Path, undo: Callable[[], None] | None, stays: bool
) -> None:
    del qtbot
    change_settings(name="林一", first_start_done=True)
    opened = OpenWindow(tmp_path, _prepare)
    try:
        opened.go(Place("cases"))
        opened.desk.notices.tell("Done", "Undo", undo)
        opened.desk.navigator.go(Place("plan"))  # what leads elsewhere tells of itself there
        opened.settle()
        toast = opened.window.findChild(Toast)
        assert isinstance(toast, Toast) and toast.isVisible()
        toast.repaint()
        opened.go(Place("cases"))
        assert toast.isVisible() is stays
    finally:
        opened.close()


def test_what_is_told_of_a_pasting_goes_when_it_is_undone(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    change_settings(name="林一", first_start_done=True)
    opened = OpenWindow(tmp_path, _prepare)
    try:
        opened.go(Place("editor", case="2026-001", field="drafting_units"))
        QApplication.clipboard().setText("甲所\tlead\n乙所\tparticipant")
        QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        opened.settle()
        toast = opened.window.findChild(Toast)
        assert isinstance(toast, Toast) and toast.isVisible()
        assert "2 rows were pasted." in toast.accessibleName()
        QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        opened.settle()
        assert "drafting_units" not in opened.workbench.drafting.case("2026-001").values
        assert not toast.isVisible()
    finally:
        opened.close()
