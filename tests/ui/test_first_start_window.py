"""The question who works here, in the whole window: what was typed stays through another look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from workbench.app.settings import load_settings
from workbench.ui.navigation import Place
from workbench.ui.pages.preferences.page import PreferencesPage
from workbench.ui.pages.start.page import StartPage

TYPED = {"name": "Zhang", "organisation": "Testing", "email": "zhang@@x"}


def test_other_colours_keep_what_was_typed_about_who_works_here(tmp_path: Path, qtbot: QtBot) -> None:
    opened = OpenWindow(tmp_path)
    page = opened.page
    assert isinstance(page, StartPage)
    for key, text in TYPED.items():
        qtbot.keyClicks(page.first.person.editor(key), text)
    qtbot.mouseClick(page.first.save, Qt.MouseButton.LeftButton)
    assert load_settings().name == ""

    settings = opened.go(Place("preferences"))
    assert isinstance(settings, PreferencesPage)
    qtbot.mouseClick(settings.look.theme.button("dark"), Qt.MouseButton.LeftButton)
    opened.settle()
    qtbot.keyClick(opened.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    opened.settle()

    page = opened.page
    assert isinstance(page, StartPage)
    assert page.first.isVisible()
    assert page.first.person.values() == TYPED
    opened.close()
