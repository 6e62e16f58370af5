"""What holds for every dialog and menu as for every page: spoken names, labels, words of one language only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.alldialogs import COMMANDS, MADE, look_at_all
from tests.helpers.shownwords import in_the_other_language, texts_of, texts_of_menus
from tests.helpers.spokennames import nameless, unlabelled
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import versioned_case
from workbench.app.settings import change_settings
from workbench.kernel.i18n import Language, use_language
from workbench.ui.widgets.searchline import make_clearable

Shown = tuple[OpenWindow, Language]


@pytest.fixture(params=["en", "zh"])
def shown(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """Give the window with the sample case in a language."""
    del qtbot
    use_language(request.param)
    change_settings(language=request.param, name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, versioned_case)
    yield window, request.param
    window.close()


def test_dialogs_name_every_control_and_speak_one_language(shown: Shown, tmp_path: Path) -> None:
    opened, language = shown
    wrong: dict[str, list[str]] = {}

    def look(name: str, dialog: QDialog) -> None:
        texts = [dialog.windowTitle(), *texts_of(dialog)]
        assert len(texts) > 3, name
        wrong[name] = [*nameless(dialog), *unlabelled(dialog), *in_the_other_language(texts, language, opened)]

    look_at_all(opened, tmp_path, look)
    assert set(wrong) == {*COMMANDS, *MADE}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_menus_speak_one_language(shown: Shown) -> None:
    opened, language = shown
    texts = texts_of_menus(opened.window.menuBar())
    assert len(texts) > 70
    assert in_the_other_language(texts, language, opened) == []


def test_words_of_the_other_language_are_found_with_filled_in_numbers_too(shown: Shown) -> None:
    opened, language = shown
    strange = {"en": "还有 3 项必填", "zh": "Required fields left: 3"}[language]
    case = opened.workbench.drafting.case("2026-001").title
    assert in_the_other_language([strange, case], language, opened) == [strange]


def test_a_button_inside_a_line_is_asked_for_its_name_too(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setAccessibleName("Search")
    line.setClearButtonEnabled(True)
    line.show()
    assert nameless(line) == ["QToolButton  in QLineEdit"]
    make_clearable(line)
    assert nameless(line) == []


def test_controls_without_a_name_are_found_though_they_are_disabled(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    item = QPushButton(window)
    item.setEnabled(False)
    window.show()
    assert nameless(window) == ["QPushButton  in QWidget"]
    item.setAccessibleName("Delete")
    assert nameless(window) == []
