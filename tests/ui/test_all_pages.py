"""What holds for every page alike: spoken names, tab order, translated words, nothing clipped, no crash."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.helpers.clipping import cut_words
from tests.helpers.tools import ROOT
from tests.helpers.turning import let_qt_work
from tests.helpers.wheel import turn_wheel
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import versioned_case
from tests.screenshots import CASE, PLACES
from workbench.app.settings import change_settings
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import HOME_VARIABLE, resource
from workbench.services import exporting
from workbench.ui.navigation import Place
from workbench.ui.pages.handin.chooser import CaseChooser
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.topicviewer import TopicViewer
from workbench.word.pages import Going, Rendered

PAGES = list(PLACES)
_INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox)
SIZE = (1440, 900)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,}[ ,]+[A-Za-z]{3,}")


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


def _controls(window: QWidget) -> list[QWidget]:
    """Return what a person can reach with the keyboard."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and not isinstance(widget, QScrollBar)
        and widget.objectName() not in ("qt_scrollarea_viewport", "qt_tableview_cornerbutton")
    ]


@pytest.mark.parametrize("key", PAGES)
def test_every_control_has_a_spoken_name_and_a_role(opened: OpenWindow, key: str) -> None:
    opened.go(PLACES[key])
    nameless = []
    for widget in _controls(opened.window):
        face = QAccessible.queryAccessibleInterface(widget)
        name = face.text(QAccessible.Text.Name) if face is not None else ""
        if not name or face is None or face.role() == QAccessible.Role.NoRole:
            nameless.append(
                f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
            )
    assert nameless == []


@pytest.mark.parametrize("key", PAGES)
def test_tab_walks_through_every_control_and_comes_back(opened: OpenWindow, key: str) -> None:
    opened.go(PLACES[key])
    controls = set(_controls(opened.window))
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
    named = {label.buddy() for label in opened.window.findChildren(QLabel)}
    inputs = [widget for widget in opened.window.findChildren(QWidget) if isinstance(widget, _INPUTS)]
    shown = [widget for widget in inputs if widget.isVisible()]
    nameless = [widget for widget in shown if not {widget, widget.parentWidget()} & named]
    assert [widget.accessibleName() for widget in nameless if not _speaks_for_itself(widget)] == []


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


def _speaks_for_itself(widget: QWidget) -> bool:
    """Return whether an input needs no label: it says what it is for, or stands under the head of a column."""
    if isinstance(widget, QLineEdit) and widget.placeholderText():
        return True
    if isinstance(widget, ElidedChoice | CaseChooser | TopicViewer):
        return bool(widget.accessibleName())
    above = widget.parentWidget()
    while above is not None and not isinstance(above, RowsEditor):
        above = above.parentWidget()
    return above is not None


def _corner(widget: QWidget, window: QWidget) -> tuple[int, int]:
    place = widget.mapTo(window, widget.rect().topLeft())
    return place.y(), place.x()


@pytest.mark.parametrize("key", PAGES)
def test_no_word_is_shown_in_the_other_language(
    opened: OpenWindow, key: str, shown: tuple[OpenWindow, str, Path]
) -> None:
    _, language, _ = shown
    opened.go(PLACES[key])
    translations = _catalogue()
    texts = _texts(opened.window)
    assert len(texts) > 10
    if language == "zh":
        own = _texts_of_data(opened)
        left = [text for text in texts if text in translations and translations[text] != text]
        assert [text for text in left if text not in own] == []
        texts = [" ".join(text.split()) for text in texts]  # tooltips are broken into lines
        strange = [text for text in texts if ENGLISH_WORDS.search(text) and not CHINESE.search(text)]
        assert [text for text in strange if not any(text in known or known in text for known in own)] == []
    else:
        chinese = set(translations.values()) - {one.name for one in opened.workbench.versioning.versions(CASE)}
        assert [text for text in texts if text in chinese and CHINESE.search(text) and text != "中文"] == []


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


def _texts(window: QWidget) -> list[str]:
    """Return every text that can be seen, read in a tooltip or heard."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton) and widget.property("tone") != "key":
            found.append(widget.text())  # keys are called as on the keyboard
        elif isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(index) for index in range(widget.count())]
        elif isinstance(widget, QTabBar):
            found += [widget.tabText(index) for index in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += _texts_of_model(widget.model())
    return [text.strip(" …") for text in found if text and text.strip(" …")]


def _texts_of_model(model: QAbstractItemModel) -> list[str]:
    found = [
        str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        for column in range(_columns(model))
    ]
    for number in range(min(model.rowCount(QModelIndex()), 60)):
        for column in range(_columns(model)):
            index = model.index(number, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                found.append(str(model.data(index, role) or ""))
    return found


def _columns(model: QAbstractItemModel) -> int:
    """Return how many columns a model has; Qt keeps the answer of lists, which is one, to itself."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def _texts_of_data(opened: OpenWindow) -> list[str]:
    """Return what is in the sample and the plan in English, which a Chinese window may show."""
    case = opened.workbench.drafting.case("2026-001")
    articles = [article for plan in opened.workbench.planning.plans() for article in plan.articles]
    # Articles 31 to 33 are known by an English title only; a language is called by its own name.
    titles = [article.title.en for article in articles if article.title.en and not article.title.zh]
    own = [str(value) for value in case.values.values()]
    return [*own, *titles, "PySide6", "LibreOffice", "English", opened.page.window().windowTitle(), "workspace"]


def _catalogue() -> dict[str, str]:
    from babel.messages.pofile import read_po

    with resource("i18n", "zh_CN", "LC_MESSAGES", "workbench.po").open("rb") as file:
        catalogue = read_po(file)
    return {str(message.id): str(message.string) for message in catalogue if isinstance(message.id, str)}


def test_the_places_of_the_pictures_are_all_pages() -> None:
    from workbench.ui.mainwindow.pages import PAGES as known

    assert set(PLACES) == set(known)
    assert all(isinstance(place, Place) for place in PLACES.values())
