"""Letters that choose the entries of menus: one for each, in both languages, and they work."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.hands import words_of
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.kernel.i18n import Language, use_language
from workbench.ui.dialogs.palette import entries_of
from workbench.ui.navigation import Place
from workbench.ui.widgets.mnemonics import lettered, plain

CASE = "2026-001"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWindow]:
    """Give the whole window on an empty case."""
    del qapp
    window = OpenWindow(tmp_path_factory.mktemp("letters"), new_case)
    window.go(Place("editor", case=CASE, field="scope"))
    yield window
    window.close()


def letter_of(entry: QAction) -> str:
    return QKeySequence.mnemonic(entry.text()).toString().removeprefix("Alt+")


def awake(opened: OpenWindow) -> None:
    """Make the window active again after a menu, which no window system does here."""
    opened.window.activateWindow()
    opened.wait_until(opened.window.isActiveWindow)


def speak(opened: OpenWindow, language: Language) -> None:
    """Switch the language as the settings do."""
    opened.desk.change_settings(language=language)
    opened.settle()
    use_language(language)  # English is put back before each test, the shared window stays
    opened.wait_until(lambda: opened.contents.ready and opened.jobs.is_idle)


def unfold(opened: OpenWindow, letter: str) -> QMenu:
    awake(opened)
    QTest.keyClick(opened.window, Qt.Key[f"Key_{letter}"], ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_entry_of_a_menu_has_a_letter_of_its_own(opened: OpenWindow, language: Language) -> None:
    speak(opened, language)
    checked = 0
    for title in opened.window.menuBar().actions():
        menu = unfold(opened, letter_of(title))
        letters = [letter_of(entry) for entry in menu.actions() if not entry.isSeparator()]
        assert all(letters), [entry.text() for entry in menu.actions()]
        assert len(set(letters)) == len(letters), letters
        checked += len(letters)
        menu.close()
    assert checked > 70
    awake(opened)
    opened.go(Place("editor", case=CASE, field="scope"))
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    letters = [letter_of(entry) for entry in menu.actions() if not entry.isSeparator()]
    assert all(letters) and len(set(letters)) == len(letters)
    menu.close()
    shown = [entry.text for entry in entries_of(opened.desk.actions)]
    assert not [text for text in shown if "&" in text or re.search(r"\([A-Z]\)", text)]


@pytest.mark.parametrize(("language", "said"), [("en", "Settings"), ("zh", "设置")])
def test_a_letter_chooses_its_entry(opened: OpenWindow, language: Language, said: str) -> None:
    speak(opened, language)
    menu = unfold(opened, "F")
    (entry,) = [one for one in menu.actions() if words_of(one) == said]
    QTest.keyClick(menu, Qt.Key[f"Key_{letter_of(entry)}"])
    opened.wait_until(lambda: opened.page.key == "preferences")


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        (["Cut", "Copy", "Close"], ["&Cut", "C&opy", "C&lose"]),
        (["Open workspace…", "Open recent"], ["&Open workspace…", "Open &recent"]),
        (["Abc", "Ba", "A"], ["Ab&c", "&Ba", "&A"]),  # the first gives way to the last
        (["R&D", "R&D"], ["&R&&D", "R&&&D"]),
        (["12", "12"], ["12(&A)", "12(&B)"]),
    ],
)
def test_the_beginnings_of_words_come_first(qtbot: QtBot, words: list[str], marked: list[str]) -> None:
    del qtbot
    assert lettered(words) == marked
    assert [plain(text) for text in marked] == words


@pytest.mark.parametrize("field", ["scope", "title_en"])
def test_in_english_every_letter_is_one_of_the_words(opened: OpenWindow, field: str) -> None:
    speak(opened, "en")
    awake(opened)
    opened.go(Place("editor", case=CASE, field=field))
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
    menu.close()
    assert [text for text in texts if "(&" in text] == []
    assert all(re.search("&[A-Za-z]", text) for text in texts)


def test_in_chinese_the_letter_is_that_of_the_english_words(opened: OpenWindow) -> None:
    speak(opened, "zh")
    menu = unfold(opened, "F")
    assert [entry.text().partition("\t")[0] for entry in menu.actions()][:2] == [
        "新建提案(&N)…",
        "复制提案(&D)…",
    ]
    menu.close()


def test_words_that_are_only_offered_get_no_strange_letter_behind_them() -> None:
    marked = lettered(["tee", "Tet", "Tee", "te", "撤销"], offered=range(4))
    assert marked[:4] == ["&tee", "T&et", "Tee", "te"]
    assert marked[4].startswith("撤销(&")
