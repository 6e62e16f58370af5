"""Another look may be put on whatever widgets nobody holds any more: collecting them waits until it is on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.helpers.tools import ROOT
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import two_cases
from workbench.app.settings import change_settings
from workbench.kernel.paths import HOME_VARIABLE
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.tokens import Mode

# Widgets that nobody holds, between others that make work for the collector while they are dressed.
DRESSING = """
import gc
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from workbench.ui import theme

class Busy(QWidget):
    def changeEvent(self, event):
        if event.type() == QEvent.Type.StyleChange:
            for _ in range(2000):
                cycle = []
                cycle.append(cycle)
        super().changeEvent(event)

class Lost(QWidget):
    def __init__(self):
        super().__init__()
        self.itself = self
        self.label = QLabel("x", self)

application = QApplication([])
gc.disable()
held = [Busy() for _ in range(50)]
for _ in range(300):
    Lost()
held += [Busy() for _ in range(50)]
gc.enable()
for mode in ("light", "dark"):
    theme.apply(application, mode)
assert gc.isenabled()
print("dressed")
"""


def test_no_widget_is_deleted_while_all_are_dressed(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", DRESSING], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, run.stdout.strip()) == (0, "dressed"), run.stderr


def test_pages_are_gone_before_another_look_is_put_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt dresses every widget there is: with those that go anyway a change of size took four times as long."""
    change_settings(name="林一", first_start_done=True)
    opened = OpenWindow(tmp_path, two_cases)
    apply, standing = theme.apply, []

    def note_and_apply(application: QApplication, mode: Mode, zoom: float = 1.0) -> None:
        standing.append([page.key for page in pages if isValid(page)])
        apply(application, mode, zoom)

    try:
        for key in ("cases", "plan", "help"):
            opened.go(Place(key))
        pages = list(opened.contents.pages)
        monkeypatch.setattr(theme, "apply", note_and_apply)
        QTest.keyClick(opened.window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
        opened.settle()
        assert len(pages) == 4
        assert standing == [[]]
        shown = opened.contents.current_page()
        assert shown is not None and (shown.key, shown.isVisible()) == ("help", True)
    finally:
        opened.close()
