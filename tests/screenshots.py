"""`dev.py screenshots [FOLDER]`: write a picture of every page: both languages, light and dark, 100 and 150 %.

Then of every form, at the section that no other form has. 150 % is a screen of that pixel ratio with the small
window of 1024 × 700, as on a small notebook. The pictures show one moment and one empty home, whenever and
wherever they are taken.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter

from tests.helpers.tools import ROOT
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, versioned_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.kernel.clock import SteppingClock
from workbench.kernel.i18n import Language, use_language
from workbench.kernel.paths import HOME_VARIABLE
from workbench.ui.application import start_qt
from workbench.ui.models.moments import use_clock
from workbench.ui.navigation import Place

CASE = "2026-001"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SIZES = {"100": (1440, 900), "150": (1024, 700)}
PLACES = {
    "start": Place("start"),
    "cases": Place("cases"),
    "editor": Place("editor", case=CASE, field="purpose"),
    "answers": Place("answers", case=CASE, field="purpose"),
    "plan": Place("plan", plan="action-plan-2022", article="9"),
    "handin": Place("handin", case=CASE, words="preview"),
    "versions": Place("versions", case=CASE),
    "search": Place("search", words="储能"),
    "preferences": Place("preferences"),
    "help": Place("help", words="editor"),
}
# A field in the section that tells a form from the others.
FORMS = {
    "gb-t-recommended": "budget_lines",
    "gb-mandatory": "mandatory_reason",
    "gb-z-guidance": "guidance_ground",
    "gb-foreign-language": "language",
    "project-statement": "system_name",
    "preliminary-review-application": "review_round",
}
# Half an hour after the first act of a workspace that is opened for a test.
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TIME_ZONE = "Asia/Shanghai"
_PALETTE = 256
_FADING = 250  # ms; buttons in fields of Qt fade in
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
        surroundings = {"QT_SCALE_FACTOR": f"{int(scale) / 100}", "TZ": TIME_ZONE}
        command = [sys.executable, "-m", "tests.screenshots", str(folder), scale]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, **surroundings}, check=False).returncode
        if code:
            return code
    return 0


def prepare(workbench: Workbench) -> None:
    """Fill a workspace with the sample and a few more cases."""
    versioned_case(workbench)
    for title in _TITLES:
        new_case(workbench, title)


def prepare_forms(workbench: Workbench) -> None:
    """Fill a workspace with the sample of every form."""
    for form in FORMS:
        workbench.drafting.create_sample(form)


def _write(folder: Path, scale: str) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    application = start_qt()
    application.setCursorFlashTime(0)  # a cursor that blinks is there or not, as chance will have it
    for language in LANGUAGES:
        for mode in ("light", "dark"):
            name = f"{language}-{mode}-{scale}"
            with _home(language, mode) as home:
                pages = {folder / f"{page}-{name}.png": place for page, place in PLACES.items()}
                _write_places(open_window(home), pages, SIZES[scale])
            if scale == "100":
                with _home(language, mode) as home:
                    _write_forms(open_window(home, prepare_forms), folder, name)
    del application
    return 0


@contextmanager
def _home(language: Language, mode: str) -> Iterator[Path]:
    """Give an empty home of somebody who wants a language and a look."""
    with tempfile.TemporaryDirectory(prefix="pictures-", ignore_cleanup_errors=True) as home:
        os.environ[HOME_VARIABLE] = os.environ["HOME"] = os.environ["USERPROFILE"] = home
        use_language(language)
        change_settings(language=language, theme=mode, name="周启明", first_start_done=True)
        yield Path(home)


def open_window(home: Path, prepared: Callable[[Workbench], object] = prepare) -> OpenWindow:
    """Open the window on a prepared workspace in a home, at the moment that all pictures show."""
    use_clock(SteppingClock(MOMENT, timedelta()))
    return OpenWindow(home, prepared)


def _write_forms(opened: OpenWindow, folder: Path, name: str) -> None:
    cases = {case.form: case.ref for case in opened.workbench.drafting.cases()}
    places = {
        folder / f"form-{form}-{name}.png": Place("editor", case=cases[form], field=field)
        for form, field in FORMS.items()
    }
    _write_places(opened, places, SIZES["100"])


def _write_places(opened: OpenWindow, places: Mapping[Path, Place], size: tuple[int, int]) -> None:
    opened.window.resize(*size)
    for file, place in places.items():
        opened.go(place)
        let_qt_work(_FADING)
        save(opened.window.grab().toImage(), file)
    opened.close()


def save(picture: QImage, file: Path) -> None:
    """Write a picture as it is, pixel for pixel, as small as a PNG gets."""
    written = QImageWriter(str(file), QByteArray(b"png"))
    written.setCompression(100)
    if not written.write(in_fewest_bits(picture)):
        raise OSError(written.errorString())


def in_fewest_bits(picture: QImage) -> QImage:
    """Return the same pixels with a palette of their own colours, if that is enough for them."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    colours = sorted(set(memoryview(plain.constBits()).cast("I")))
    if len(colours) > _PALETTE:
        return plain
    return plain.convertToFormat(QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.AvoidDither)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
