"""A message that offers an undo goes when the undo was done by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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
