"""How soon the window is painted, beside a window with nothing in it; how long it holds still after that."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.bench.measuring import Line, Report, at_most_times, in_turns
from tests.helpers.tools import ROOT

_MOST = 1.5
_MOST_MB_PAINTED, _MOST_MB_READY = 70.0, 150.0
_MOST_STALL = 50.0  # ms

_BARE = """
import os
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        os._exit(0)
application = QApplication([])
bare = Bare()
bare.resize(1440, 900)
bare.show()
application.exec()
"""
_OURS = """
import os, sys
sys.argv = ["main.py"]
from PySide6.QtWidgets import QApplication
from workbench.ui.application import Session
application = QApplication([])
session = Session(application)
session.window.painted.connect(lambda: os._exit(0))
session.start()
application.exec()
"""
# Ticks every millisecond from the first paint until the workspace is there; the longest gap is the stall.
_STALL = """
import json, os
from pathlib import Path
from time import perf_counter
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbench.ui.application import Session
def memory():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
application = QApplication([])
session = Session(application)
seen = {"painted": 0.0, "last": 0.0, "stall": 0.0, "mb": 0.0}
def painted():
    seen["painted"] = seen["last"] = perf_counter()
    seen["mb"] = memory()
def tick():
    now = perf_counter()
    if seen["painted"]:
        seen["stall"] = max(seen["stall"], now - seen["last"])
        seen["last"] = now
    if session.window.ready and session.operations.jobs.is_idle:
        ready = (now - seen["painted"]) * 1000
        answer = {"stall": seen["stall"] * 1000, "painted": seen["mb"], "ready_mb": memory(), "ready": ready}
        print(json.dumps(answer), flush=True)
        os._exit(0)
timer = QTimer()
timer.timeout.connect(tick)
timer.start(1)
session.window.painted.connect(painted)
session.start()
application.exec()
"""


def measure(folder: Path, quick: bool) -> Report:
    """Start both windows in turns, then ours a few times more to see how it loads."""
    del folder  # the user's folders are set by the caller
    times = in_turns({"ours": lambda: _run(_OURS), "bare": lambda: _run(_BARE)}, runs=2 if quick else 15)
    ours, bare = times["ours"], times["bare"]
    line = Line("window: first paint", ours, "a bare window", bare, targets=(at_most_times(ours, bare, _MOST),))
    loads = [json.loads(_run(_STALL)) for _ in range(2 if quick else 7)]
    middle = {name: statistics.median(load[name] for load in loads) for name in loads[0]}
    remarks = (
        f"The workspace is there {middle['ready']:.0f} ms after the first paint; the longest stall meanwhile "
        f"is {middle['stall']:.0f} ms (aim: {_MOST_STALL:.0f}).",
        f"Memory at the first paint {middle['painted']:.0f} MB (aim: {_MOST_MB_PAINTED:.0f}), "
        f"with everything loaded {middle['ready_mb']:.0f} MB (aim: {_MOST_MB_READY:.0f}).",
    )
    return Report((line,), remarks)


def _run(code: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As on a user's machine, where the compiled modules lie beside the others.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout
