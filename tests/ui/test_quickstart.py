"""What the start of the window spares: imports through PySide6, libraries, a network nobody needs."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.helpers.tools import ROOT
from workbench.kernel.paths import HOME_VARIABLE
from workbench.ui.instance import Claim, Listener

NOT_BEFORE_THE_FIRST_PAINT = (
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "workbench.ui.session",
    "workbench.ui.theme",
    "yaml",
    "workbench.domain.proposal",
    "workbench.formspec.kinds",
    "workbench.ui.dialogs.about",
)
START = """
import os, sys
from workbench.__main__ import main
from workbench.ui import application
class Watched(application.Opening):
    def _load(self):
        print(*[name for name in {names!r} if name in sys.modules], "painted", flush=True)
        os._exit(0)
application.Opening = Watched
main([])
"""


def test_nothing_is_loaded_before_the_first_paint_that_only_comes_after_it() -> None:
    code = START.format(names=NOT_BEFORE_THE_FIRST_PAINT)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["painted"], done.stderr


def test_imports_do_not_go_through_pyside() -> None:
    assert "feature" not in getattr(builtins.__import__, "__name__", "")


def test_a_listening_window_has_the_claim_and_gives_it_back(qtbot: QtBot) -> None:
    claim, other = Claim(), Claim()
    listener = Listener(claim)
    assert listener.listen()
    assert not other.take()
    listener.close()
    assert other.take()


def _started(before: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Start the program in a home of its own, after some lines that change what it meets."""
    code = f"import sys\nfrom workbench.ui import application\n{before}\n"
    code += "from workbench.__main__ import main; sys.exit(main([]))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            **os.environ,
            HOME_VARIABLE: str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
            "WORKBENCH_LANGUAGE": "en",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_a_window_that_can_not_be_furnished_is_a_sentence(tmp_path: Path) -> None:
    done = _started("sys.modules['workbench.ui.session'] = None", tmp_path)
    assert done.returncode == 3
    assert "The window can't be loaded" in done.stderr


def test_a_window_closed_before_its_contents_are_there_ends_quietly(tmp_path: Path) -> None:
    closing = """
class Closed(application.Opening):
    def _load(self):
        super()._load()
        self.window.close()
application.Opening = Closed
"""
    done = _started(closing, tmp_path)
    assert (
        done.returncode,
        done.stderr.replace("This plugin does not support propagateSizeHints()\\n", ""),
    ) == (0, "")
