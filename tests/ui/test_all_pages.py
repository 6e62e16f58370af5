"""What holds for every page alike: spoken names, tab order, translated words, nothing clipped, no crash."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.helpers.clipping import cut_words
from tests.helpers.shownwords import in_the_other_language, texts_of
from tests.helpers.spokennames import controls_of, nameless, unlabelled
from tests.helpers.tools import ROOT
from tests.helpers.turning import let_qt_work
from tests.helpers.wheel import turn_wheel
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import versioned_case
from tests.screenshots import PLACES
from workbench.app.settings import change_settings
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import HOME_VARIABLE
from workbench.services import exporting
from workbench.ui.navigation import Place
from workbench.word.pages import Going, Rendered

PAGES = list(PLACES)
SIZE = (1440, 900)


@pytest.fixture(scope="module", autouse=True)
def rendered_once() -> Iterator[None]:
    """Let LibreOffice print each document once: pages on show are real, and printing has tests of its own."""
    kept: dict[tuple[bytes, int], Rendered] = {}
    real = exporting.render_pages

    def render(data: bytes, dpi: int, going: Going) -> Rendered | None:
        rendered = kept.get((data, dpi)) or real(data, dpi, going)
        if rendered is not None:
            kept[data, dpi] = rendered
        return rendered

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "render_pages", render)
        yield


@pytest.fixture(scope="module", params=["en", "zh"])
def shown(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[OpenWindow, str, Path]]:
    """Give one window with the sample case per language, the language, and the home that it lives in."""
    folder = tmp_path_factory.mktemp("shown")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        use_language(request.param)
        change_settings(language=request.param, name="林一", first_start_done=True)
        window = OpenWindow(folder, versioned_case)
    yield window, request.param, folder
    window.close()


@pytest.fixture
def opened(
    shown: tuple[OpenWindow, str, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWindow]:
    """Give the whole window with the sample case, in each language; what a test changes is the look only."""
    window, language, home = shown
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    use_language(language)
    window.desk.actions.action("zoom.reset").trigger()
    window.window.resize(*SIZE)
    window.settle()
    yield window


@pytest.mark.parametrize("key", PAGES)
def test_every_control_has_a_spoken_name_and_a_role(opened: OpenWindow, key: str) -> None:
    opened.go(PLACES[key])
    assert nameless(opened.window) == []


@pytest.mark.parametrize("key", PAGES)
def test_tab_walks_through_every_control_and_comes_back(opened: OpenWindow, key: str) -> None:
    opened.go(PLACES[key])
    controls = set(controls_of(opened.window))
    start = min(controls, key=lambda widget: _corner(widget, opened.window))
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen: set[QWidget] = set()
    for _ in range(4 * len(controls) + 20):
        focused = QApplication.focusWidget()
        if focused is None or (focused in seen and focused is start and len(seen) > 1):
            break
        seen.add(focused)
        modifier = Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focused, Qt.Key.Key_Tab, modifier)
    assert QApplication.focusWidget() is start
    # The guide beside the fields follows the focus: what it showed before is gone.
    left = [widget for widget in controls if isValid(widget) and opened.window.isAncestorOf(widget)]
    missed = [widget for widget in left if not _is_reached(widget, seen)]
    assert len(left) > len(controls) // 2
    assert [f"{type(widget).__name__} {widget.accessibleName()}" for widget in missed] == []


@pytest.mark.parametrize("key", PAGES)
def test_every_input_is_named_by_a_label_or_says_itself_what_it_is_for(opened: OpenWindow, key: str) -> None:
    opened.go(PLACES[key])
    assert unlabelled(opened.window) == []


@pytest.mark.parametrize("key", PAGES)
def test_the_wheel_over_a_choice_without_the_focus_chooses_nothing(opened: OpenWindow, key: str) -> None:
    opened.go(PLACES[key])
    choices = [one for one in opened.window.findChildren(QComboBox) if one.isVisible() and one.isEnabled()]
    changed: list[str] = []
    for choice in choices:
        before = choice.currentIndex()
        for notches in (-3, 3):
            turn_wheel(choice, choice.rect().center(), notches)
            if (choice.currentIndex(), choice.hasFocus()) != (before, False):
                changed.append(choice.accessibleName())
    assert changed == []


def _corner(widget: QWidget, window: QWidget) -> tuple[int, int]:
    place = widget.mapTo(window, widget.rect().topLeft())
    return place.y(), place.x()


@pytest.mark.parametrize("key", PAGES)
def test_no_word_is_shown_in_the_other_language(
    opened: OpenWindow, key: str, shown: tuple[OpenWindow, str, Path]
) -> None:
    _, language, _ = shown
    opened.go(PLACES[key])
    texts = texts_of(opened.window)
    assert len(texts) > 10
    assert in_the_other_language(texts, language, opened) == []


@pytest.mark.parametrize("key", PAGES)
@pytest.mark.parametrize("size", [SIZE, (1024, 700)])
def test_no_word_of_the_program_is_clipped(opened: OpenWindow, key: str, size: tuple[int, int]) -> None:
    opened.window.resize(*size)
    opened.go(PLACES[key])
    let_qt_work(20)
    assert (opened.window.width(), opened.window.height()) == size
    assert cut_words(opened.window) == []


@pytest.mark.timeout(600)
def test_a_random_walk_of_two_thousand_steps_breaks_nothing_and_leaves_nothing_behind() -> None:
    command = [sys.executable, "-m", "tests.walk", "2000", "7"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert "2000 actions from seed 7; wrong: 0" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0, done.stdout


def test_pages_built_anew_leave_nothing_behind(opened: OpenWindow) -> None:
    for key in PAGES:
        opened.go(PLACES[key])
    before = [weakref.ref(page) for page in opened.contents.pages]
    opened.desk.actions.action("zoom.in").trigger()
    # Whoever looks for children between the change and the next turn of the event loop must not find them.
    assert opened.window.findChildren(QWidget)
    opened.settle()
    gc.collect()
    assert len(before) == len(PAGES)
    assert [page() for page in before] == [None] * len(before)


def _is_reached(widget: QWidget, seen: set[QWidget]) -> bool:
    """Return whether Tab came to a control; of a choice it comes to one button, arrows go to the rest."""
    if widget in seen or not isinstance(widget, QAbstractButton):
        return widget in seen
    parent = widget.parentWidget()
    beside = parent.findChildren(QAbstractButton) if widget.autoExclusive() and parent is not None else []
    group = widget.group()
    together = group.buttons() if group is not None else beside
    return any(button in seen for button in together)


def test_the_places_of_the_pictures_are_all_pages() -> None:
    from workbench.ui.mainwindow.pages import PAGES as known

    assert set(PLACES) == set(known)
    assert all(isinstance(place, Place) for place in PLACES.values())
