"""Another look may be put on whatever widgets nobody holds any more: collecting them waits until it is on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.tools import ROOT
from workbench.kernel.paths import HOME_VARIABLE

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
