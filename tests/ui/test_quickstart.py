"""What the start of the window spares: imports through PySide6, libraries, a network nobody needs."""

from __future__ import annotations

import builtins
import subprocess
import sys

from pytestqt.qtbot import QtBot

from tests.helpers.tools import ROOT
from workbench.kernel.paths import settings_folder
from workbench.ui.instance import Listener, hand_over

NOT_BEFORE_THE_FIRST_PAINT = (
    "PySide6.QtNetwork",
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


def test_a_listening_window_leaves_a_sign_and_takes_it_away(qtbot: QtBot) -> None:
    sign = settings_folder() / "window.open"
    listener = Listener()
    assert not sign.exists()
    assert listener.listen()
    assert sign.exists()
    listener.close()
    assert not sign.exists()


def test_the_sign_of_a_window_that_crashed_stops_nobody(qtbot: QtBot) -> None:
    (settings_folder() / "window.open").touch()
    assert hand_over("nothing") is False
