"""The list of codes in both languages: names found by words of either, shown whole, told to be our own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.turning import WAIT, let_qt_work
from workbench.formspec.codes import ics_table
from workbench.formspec.loader import load_form
from workbench.kernel.i18n import Language, use_language
from workbench.kernel.paths import form_folder
from workbench.ui import theme
from workbench.ui.widgets.fields import picker
from workbench.ui.widgets.fields.codes import CodeEditor
from workbench.ui.widgets.fields.picker import CodePicker

ALT = Qt.KeyboardModifier.AltModifier
NAMES = {
    "zh": "35.180 信息技术终端和其他外围设备",
    "en": "35.180 IT terminal and other peripheral equipment",
}


class Codes:
    """A window with the editor of one field of codes, and the list that unfolds from it."""

    def __init__(self, qtbot: QtBot, field: str) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, "light")
        self.window = QWidget()
        form = load_form(form_folder() / "gb-t-recommended" / "form.yaml")
        self.editor = CodeEditor(form.fields[field])
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.editor)
        layout.addStretch(1)
        self.window.resize(700, 700)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window, WAIT)
        self.editor.line.setFocus()

    def unfold(self) -> CodePicker:
        """Open the list as the keyboard does."""
        QTest.keyClick(self.editor.line, Qt.Key.Key_Down, ALT)
        found = QApplication.activePopupWidget()
        assert isinstance(found, CodePicker)
        let_qt_work()
        return found

    def below(self) -> str:
        """Return what the editor says below its line."""
        return self.editor._titles.text()


@pytest.fixture
def ics(qtbot: QtBot) -> Iterator[Codes]:
    """Give the editor of the ICS codes in the language in use."""
    made = Codes(qtbot, "ics")
    yield made
    QToolTip.hideText()
    made.window.close()


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    """Use each language; ask for it before the editor."""
    chosen: Language = "zh" if request.param == "zh" else "en"
    use_language(chosen)
    return chosen


def write(popup: CodePicker, text: str) -> None:
    """Type a text as an input method does, which can give Chinese: first composed, then put in."""
    for preedit, committed in ((text, ""), ("", text)):
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(committed)
        QApplication.sendEvent(popup.line, event)


def rows(popup: CodePicker) -> list[str]:
    """Return what the rows of the list say, as they are spoken."""
    model = popup.view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row, 0), role)) for row in range(popup.view.count)]


def tip_at(popup: CodePicker, row: int) -> str:
    """Rest with the pointer on a row and return what its tooltip says, in one line."""
    view = popup.view.viewport()
    at = popup.view.visualRect(popup.view.model().index(row, 0)).center()
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    return QToolTip.text() if QToolTip.isVisible() else ""


def joined(text: str) -> str:
    """Return a text without blanks and ends of lines: a tooltip breaks it anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("words", ["终端", "terminal equipment peripheral"])
def test_a_code_is_found_and_taken_by_words_of_either_language(
    language: Language, ics: Codes, words: str
) -> None:
    popup = ics.unfold()
    write(popup, words)
    assert NAMES[language] in rows(popup)
    for _ in range(rows(popup).index(NAMES[language]) - popup.view.place):
        QTest.keyClick(popup.line, Qt.Key.Key_Down)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert ics.editor.line.text() == "35.180"
    assert ics.below() == NAMES[language]


def test_english_words_are_typed_in_a_chinese_window(ics: Codes) -> None:
    use_language("zh")
    popup = ics.unfold()
    QTest.keyClicks(popup.line, "solar")
    assert rows(popup) == ["27.160 太阳能工程"]
    popup.close()


def test_all_rows_of_a_chinese_list_are_chinese(ics: Codes) -> None:
    use_language("zh")
    popup = ics.unfold()
    QTest.keyClicks(popup.line, "35")
    table = ics_table()
    assert rows(popup) == [f"{entry.code} {entry.title.zh}" for entry in table.find("35", len(rows(popup)))]
    assert len(rows(popup)) > 50
    popup.close()


def test_a_name_without_room_is_below_the_list_and_its_tooltip(language: Language, ics: Codes) -> None:
    popup = ics.unfold()
    note = ics_table().note.here()
    write(popup, "01.080.")
    place = next(place for place, text in enumerate(rows(popup)) if text.startswith("01.080.30"))
    assert tip_at(popup, 0) == ""
    assert joined(tip_at(popup, place)) == joined(rows(popup)[place])
    assert popup.below.text() == note
    size, rows_seen = popup.size(), popup.view.height()
    for _ in range(place - popup.view.place):
        QTest.keyClick(popup.line, Qt.Key.Key_Down)
    let_qt_work()
    assert popup.below.text() == rows(popup)[place]
    assert popup.below.height() >= popup.below.heightForWidth(popup.below.width())
    assert (popup.size(), popup.view.height()) == (size, rows_seen)  # nothing moves under the hand
    QTest.keyClick(popup.line, Qt.Key.Key_PageUp)
    assert popup.below.text() == note
    popup.close()


def test_what_is_chosen_with_keys_is_spoken_whole(ics: Codes, monkeypatch: pytest.MonkeyPatch) -> None:
    use_language("zh")
    said: list[str] = []
    monkeypatch.setattr(picker, "announce", lambda _line, words: said.append(words))
    popup = ics.unfold()
    QTest.keyClicks(popup.line, "01.080.2")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(popup.line, key)
    QTest.keyClicks(popup.line, "\b30")
    QTest.keyClick(popup.line, Qt.Key.Key_Down)
    assert said[-1] == rows(popup)[0]
    assert said[-1].endswith("相关技术产品文件用图形符号")
    popup.close()


def test_the_names_of_the_field_are_told_to_be_our_own(language: Language, ics: Codes) -> None:
    ics.editor.line.setText("35.180")
    tip = ics.editor._titles.toolTip()
    assert joined(ics_table().note.within(language)) == joined(tip)


def test_where_nothing_is_to_be_told_nothing_stands_below_the_list(qtbot: QtBot) -> None:
    use_language("zh")
    codes = Codes(qtbot, "ccs")
    popup = codes.unfold()
    write(popup, "蓄电能")
    assert not popup.below.isVisible()
    popup.line.clear()
    write(popup, "没有这样的名称")
    assert popup.below.isVisible()
    assert popup.view.count == 0
    popup.close()
    codes.window.close()


@pytest.fixture
def ccs(qtbot: QtBot) -> Iterator[Codes]:
    """Give the editor of the CCS code in a Chinese window."""
    use_language("zh")
    made = Codes(qtbot, "ccs")
    yield made
    made.window.close()


def test_a_heading_is_never_taken_but_shows_its_codes(ccs: Codes) -> None:
    popup = ccs.unfold()
    assert [row[:2] for row in rows(popup)][:3] == ["A ", "B ", "C "]
    write(popup, "消防")
    assert rows(popup)[:2] == ["C 80/89 消防", "C 80 消防综合"]
    assert popup.view.place == 1  # what Enter takes at once is a code
    QTest.keyClick(popup.line, Qt.Key.Key_Up)
    assert popup.below.isVisible()
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.line.text() == "C 80/89"
    assert ccs.editor.line.text() == ""
    assert len(rows(popup)) > 2
    assert all(row.startswith("C 8") for row in rows(popup))
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert ccs.editor.line.text() == "C 80"


def test_a_click_on_a_heading_shows_its_codes(ccs: Codes) -> None:
    popup = ccs.unfold()
    at = popup.view.visualRect(popup.view.model().index(2, 0)).center()
    QTest.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert popup.line.text() == "C"
    assert rows(popup)[0].startswith("C ")
    assert rows(popup)[1].startswith("C 00/")
    assert popup.view.place == 2
    popup.close()


def test_a_compound_word_finds_what_holds_its_parts_and_is_told_so(ics: Codes) -> None:
    use_language("zh")
    popup = ics.unfold()
    write(popup, "应急照明")
    assert "91.160 照明" in rows(popup)
    assert popup.below.text() != ics_table().note.here()
    popup.close()


def test_that_nothing_is_found_stands_right_below_what_was_typed(ics: Codes) -> None:
    popup = ics.unfold()
    write(popup, "没有龘")
    let_qt_work()
    assert popup.view.count == 0
    assert popup.below.isVisible()
    assert popup.below.y() - popup.line.geometry().bottom() < 20
    popup.close()
