"""The whole window on a workspace with two cases, as fixtures give it; a test may close it itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shiboken6 import isValid

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import two_cases
from workbench.app.settings import change_settings


def two_case_window(folder: Path) -> Iterator[OpenWindow]:
    """Open the window, give it out, and close it if it is still there."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(folder, two_cases)
    yield window
    if isValid(window.window) and window.window.isVisible():
        window.close()
