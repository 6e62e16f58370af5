"""How soon the window is painted, beside a window with nothing in it; how long it holds still after that.

Measured from the start of the process to its first paint, with everything that `main.py` does before.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measuring import Line, Report, at_most_times, in_turns
from tests.helpers.tools import ROOT

_MOST = 1.5
_MOST_MB_PAINTED, _MOST_MB_LOADED = 70.0, 150.0
_MOST_STALL = 50.0  # ms

_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
application = QApplication([])
bare = Bare()
bare.resize(1440, 900)
bare.show()
application.exec()
"""
# The whole program as it starts without a word, up to what it does once all of the window is painted.
_OURS = """
import os
from workbench.__main__ import main
from workbench.ui import application
class Watched(application.Opening):
    def _load(self):
        os._exit(0)
application.Opening = Watched
main([])
"""
# Ticks every millisecond from the first paint until the workspace is there; the longest gap is the stall.
_STALL = """
import json, os
from pathlib import Path
from time import perf_counter
from workbench.__main__ import main
from workbench.ui import application
from PySide6.QtCore import QTimer
def memory():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
class Watched(application.Opening):
    def _load(self):
        self.first = self.last = perf_counter()
        self.stall, self.mb = 0.0, memory()
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(1)
        super()._load()
    def tick(self):
        now = perf_counter()
        self.stall, self.last = max(self.stall, now - self.last), now
        run = self.session
        if run and run.contents.ready and run.operations.jobs.is_idle:
            answer = {"stall": self.stall * 1000, "painted": self.mb, "loaded": memory()}
            print(json.dumps({**answer, "ready": (now - self.first) * 1000}), flush=True)
            self.end()
            os._exit(0)
application.Opening = Watched
main([])
"""


def measure(folder: Path, quick: bool) -> Report:
    """Start both windows in turns, then ours a few times more to see how it loads."""
    del folder  # the user's folders are set by the caller
    times = in_turns({"ours": lambda: _run(_OURS), "bare": lambda: _run(_BARE)}, runs=2 if quick else 15)
    ours, bare = times["ours"], times["bare"]
    line = Line(
        "opening: first paint", ours, "a bare window", bare, targets=(at_most_times(ours, bare, _MOST),)
    )
    return Report((line,), tuple(_loading(2 if quick else 7)))


def _loading(runs: int) -> Iterator[str]:
    """Yield sentences on what comes after the first paint, from the middle of some starts."""
    if not Path("/proc/self/statm").exists():
        return
    loads = [json.loads(_run(_STALL)) for _ in range(runs)]
    middle = {name: statistics.median(load[name] for load in loads) for name in loads[0]}
    yield (
        f"The workspace is there {middle['ready']:.0f} ms after the first paint; the longest stall meanwhile "
        f"is {middle['stall']:.0f} ms (target {_MOST_STALL:.0f} ms: {_met(middle['stall'], _MOST_STALL)})."
    )
    for name, words, most in (
        ("painted", "at the first paint", _MOST_MB_PAINTED),
        ("loaded", "with a workspace open", _MOST_MB_LOADED),
    ):
        size = middle[name]
        yield f"Resident memory {words}: {size:.0f} MB (target {most:.0f} MB: {_met(size, most)})."


def _met(figure: float, most: float) -> str:
    return "yes" if figure <= most else "no"


def _run(code: str) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # As on a user's machine, where the compiled modules lie beside the others.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout
