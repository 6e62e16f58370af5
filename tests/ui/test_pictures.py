"""The pictures of the window: exact, of one moment, without a path of the machine they are taken on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests import screenshots
from tests.helpers.workbenches import open_for_test
from workbench.app.settings import change_settings
from workbench.kernel.clock import SystemClock
from workbench.ui.models.moments import use_clock


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    """Let the present go on after the test."""
    yield
    use_clock(SystemClock())


def picture(colours: int) -> QImage:
    """Return a picture of so many colours side by side."""
    image = QImage(colours, 3, QImage.Format.Format_RGB32)
    for column in range(colours):
        for row in range(3):
            image.setPixel(column, row, 0xFF000000 | column * 0x0305)
    return image


@pytest.mark.parametrize(
    ("colours", "kept"), [(200, QImage.Format.Format_Indexed8), (1000, QImage.Format.Format_RGB32)]
)
def test_a_picture_is_written_pixel_for_pixel(colours: int, kept: QImage.Format, tmp_path: Path) -> None:
    taken = picture(colours)
    screenshots.save(taken, tmp_path / "picture.png")
    written = QImage(str(tmp_path / "picture.png"))
    assert written.convertToFormat(QImage.Format.Format_RGB32) == taken
    assert written.format() == kept


def texts(window: QWidget) -> list[str]:
    """Return what labels say that can be seen, tips included."""
    labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
    return [text for label in labels for text in (label.text(), label.toolTip())]


def test_the_pictures_show_one_moment_and_no_path_of_this_machine(
    qapp: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    monkeypatch.setattr(Path, "home", lambda: home)  # as for the pictures: see tests.screenshots
    change_settings(language="en", name="周启明", first_start_done=True)
    opened = screenshots.open_window(home)
    try:
        seen: dict[str, list[str]] = {}
        for name in ("start", "handin", "preferences", "start"):
            opened.go(screenshots.PLACES[name])
            seen[name] = texts(opened.window)
    finally:
        opened.close()
    day = screenshots.MOMENT.astimezone()
    assert f"{day:%A}, {day.day} {day:%B}" in seen["start"]
    assert any("saved today" in text for text in seen["start"])
    assert str(Path("~") / "documents") in seen["handin"]
    assert not any("will be replaced" in text for text in seen["handin"])
    assert [text for found in seen.values() for text in found if str(home.parent) in text] == []


def test_the_moment_of_the_pictures_is_later_than_all_that_was_done_in_the_workspace(
    qapp: QApplication, home: Path
) -> None:
    assert qapp is not None
    opened = screenshots.open_window(home)
    try:
        last = max(case.changed_at for case in opened.workbench.drafting.cases())
    finally:
        opened.close()
    assert timedelta() < screenshots.MOMENT - last < timedelta(hours=1)


def test_every_form_has_a_picture_of_a_section_of_its_own(tmp_path: Path) -> None:
    with open_for_test(str(tmp_path / "forms.db")) as workbench:
        forms = {form.id: set(form.fields) for form in workbench.drafting.forms()}
    assert screenshots.FORMS.keys() == forms.keys()
    assert all(field in forms[form] for form, field in screenshots.FORMS.items())
