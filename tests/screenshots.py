"""`dev.py screenshots [FOLDER]`: write a picture of every page: both languages, light and dark, 100 and 150 %.

150 % is a screen of that pixel ratio with the small window of 1024 × 700, as on a small notebook.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.helpers.tools import ROOT
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import HOME_VARIABLE
from workbench.ui.navigation import Place

CASE = "2026-001"
SIZES = {"100": (1440, 900), "150": (1024, 700)}
PLACES = {
    "start": Place("start"),
    "cases": Place("cases"),
    "editor": Place("editor", case=CASE, field="purpose"),
    "plan": Place("plan", plan="action-plan-2022", article="9"),
    "handin": Place("handin", case=CASE, words="preview"),
    "search": Place("search", words="储能"),
    "preferences": Place("preferences"),
    "help": Place("help", words="editor"),
}
_TITLES = (
    "工业园区温室气体排放核算 边界划分指南",
    "退役动力电池梯次利用 残余容量评估方法",
    "儿童学习桌椅 安全要求",
)


def main(words: Sequence[str]) -> int:
    """Write all pictures, each screen in a process of its own because Qt fixes its pixel ratio at the start."""
    folder = Path(words[0]) if words else ROOT / "docs" / "pictures" / "window"
    if len(words) == 2:
        return _write(folder, words[1])
    for scale in SIZES:
        ratio = {"QT_SCALE_FACTOR": f"{int(scale) / 100}"}
        command = [sys.executable, "-m", "tests.screenshots", str(folder), scale]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, **ratio}, check=False).returncode
        if code:
            return code
    return 0


def prepare(workbench: Workbench) -> None:
    """Fill a workspace with the sample and a few more cases."""
    sample_case(workbench)
    for title in _TITLES:
        new_case(workbench, title)


def _write(folder: Path, scale: str) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    for language in ("zh", "en"):
        for mode in ("light", "dark"):
            with tempfile.TemporaryDirectory(prefix="pictures-", ignore_cleanup_errors=True) as place:
                os.environ[HOME_VARIABLE] = str(Path(place) / "home")
                use_language("zh" if language == "zh" else "en")
                change_settings(language=language, theme=mode, name="周启明", first_start_done=True)
                _write_pages(Path(place), folder, f"{language}-{mode}-{scale}", SIZES[scale])
    del application
    return 0


def _write_pages(place: Path, folder: Path, name: str, size: tuple[int, int]) -> None:
    opened = OpenWindow(place, prepare)
    opened.window.resize(*size)
    for page, shown in PLACES.items():
        opened.go(shown)
        picture = opened.window.grab().toImage()
        # 256 colours are plenty for a window and keep the pictures small.
        picture.convertToFormat(QImage.Format.Format_Indexed8).save(str(folder / f"{page}-{name}.png"))
    opened.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
