"""How long the program takes to show its help, beside a Python that only loads the command line library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.measuring import Line, Report, at_most_times, in_turns
from tests.helpers.tools import ROOT

_MOST = 4.0


def measure(folder: Path, quick: bool) -> Report:
    """Start both processes in turns."""
    del folder  # nothing is written

    def start(*words: str) -> None:
        subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)

    times = in_turns(
        {
            "ours": lambda: start("main.py", "--help"),
            "click": lambda: start("-c", "import click"),
            "bare": lambda: start("-c", "pass"),
        },
        runs=2 if quick else 15,
    )
    ours, click = times["ours"], times["click"]
    target = at_most_times(ours, click, _MOST)
    line = Line("help: main.py --help", ours, "import click", click, targets=(target,))
    return Report((line,), (f"A Python that does nothing starts in {times['bare'].median:.1f} ms.",))
