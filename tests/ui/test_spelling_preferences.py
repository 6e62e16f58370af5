"""The preferences of spelling: switched, words added and removed by keyboard and mouse, a damaged file told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from workbench.app.ownwords import add_own_words, own_words, own_words_file
from workbench.app.settings import load_settings
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.pages.preferences.page import PreferencesPage
from workbench.ui.pages.preferences.spelling import SpellingForm


def spelling(desk: TestDesk) -> SpellingForm:
    page = PreferencesPage(desk.desk)
    desk.show(page, Place("preferences", words="spelling"))
    return page.spelling


def test_marks_are_switched_off_with_a_click(desk: TestDesk, qtbot: QtBot) -> None:
    form = spelling(desk)
    qtbot.mouseClick(form.marking.button("off"), Qt.MouseButton.LeftButton)
    assert not load_settings().spelling


def test_words_are_added_with_enter_or_the_button_and_removed_with_delete_or_the_button(
    desk: TestDesk, qtbot: QtBot
) -> None:
    form = spelling(desk)
    assert not form.words.isVisible()
    form.word.setFocus()
    QTest.keyClicks(form.word, "kubernetes")
    QTest.keyClick(form.word, Qt.Key.Key_Return)
    assert form.word.text() == ""
    QTest.keyClicks(form.word, "Huawei")
    qtbot.mouseClick(form.add_word, Qt.MouseButton.LeftButton)
    assert own_words() == ["kubernetes", "Huawei"]
    assert form.words.current() == "Huawei"

    form.words.setFocus()
    QTest.keyClick(form.words, Qt.Key.Key_Down)
    QTest.keyClick(form.words, Qt.Key.Key_Delete)
    assert own_words() == ["Huawei"]
    qtbot.mouseClick(form.remove_word, Qt.MouseButton.LeftButton)
    assert own_words() == []
    assert not form.words.isVisible()


def test_focus_goes_to_the_field_when_the_last_word_is_removed_with_the_key(desk: TestDesk) -> None:
    add_own_words(["kubernetes"])
    form = spelling(desk)
    form.words.setFocus()
    QTest.keyClick(form.words, Qt.Key.Key_Delete)
    assert form.word.hasFocus()


def test_what_is_no_word_is_told_beside_it_and_stays_to_be_mended(desk: TestDesk) -> None:
    form = spelling(desk)
    form.word.setFocus()
    QTest.keyClicks(form.word, "two words")
    QTest.keyClick(form.word, Qt.Key.Key_Return)
    assert "no single word" in form.error.text()
    assert form.error.isVisible()
    assert form.word.text() == "two words"
    assert own_words() == []
    QTest.keyClick(form.word, Qt.Key.Key_Backspace)
    assert not form.error.isVisible()


def test_a_damaged_file_is_told_and_nothing_can_be_changed(desk: TestDesk) -> None:
    own_words_file().write_bytes(b"\xff")
    form = spelling(desk)
    assert "dictionary.txt" in form.error.text()
    assert not form.word.isEnabled()
    assert not form.add_word.isEnabled()
    assert own_words_file().read_bytes() == b"\xff"


def test_words_stand_in_lines_as_high_as_those_of_other_lists(desk: TestDesk) -> None:
    add_own_words(["kubernetes", "Huawei"])
    words = spelling(desk).words
    assert words.visualRect(words.currentIndex()).height() >= theme.px(30)
