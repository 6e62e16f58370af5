"""Editors of single fields by themselves: codes and their list, choices side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.turning import WAIT
from workbench.formspec.loader import load_form
from workbench.formspec.model import Field
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import form_folder
from workbench.ui import theme
from workbench.ui.widgets.fields.choices import SegmentEditor, yes_no_editor
from workbench.ui.widgets.fields.codes import CodeEditor
from workbench.ui.widgets.fields.picker import CodePicker
from workbench.ui.widgets.fields.texts import LineEditor

_SHOWN: list[QWidget] = []


@pytest.fixture(autouse=True)
def _windows() -> Iterator[None]:
    """Keep the windows of a test until its end."""
    yield
    _SHOWN.clear()


def field(name: str) -> Field:
    """Return a field of the form."""
    return load_form(form_folder() / "gb-t-recommended" / "form.yaml").fields[name]


def shown(qtbot: QtBot, *editors: QWidget, top: int = 0) -> None:
    """Show editors one below the other in a window, `top` px below its upper edge."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(12, top, 12, 12)
    for editor in editors:
        layout.addWidget(editor)
    layout.addStretch(1)
    window.resize(700, 700)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, WAIT)
    _SHOWN.append(window)


def popup_of(editor: CodeEditor) -> CodePicker:
    """Open the list of codes."""
    QTest.keyClick(editor.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    found = QApplication.activePopupWidget()
    assert isinstance(found, CodePicker)
    return found


def codes(qtbot: QtBot, name: str, text: str, top: int = 0) -> CodeEditor:
    """Show the editor of a code with a text typed into it."""
    editor = CodeEditor(field(name))
    shown(qtbot, editor, top=top)
    editor.line.setFocus()
    QTest.keyClicks(editor.line, text)
    return editor


def test_the_list_of_codes_begins_with_what_was_typed_and_replaces_it(qtbot: QtBot) -> None:
    editor = codes(qtbot, "ics", "65.04")
    popup = popup_of(editor)
    assert popup.line.text() == "65.04"
    place = next(n for n, entry in enumerate(popup.entries) if entry.code == "65.040.10")
    QTest.keyClick(popup.line, Qt.Key.Key_Down)
    for _ in range(place - popup.view.currentIndex().row()):
        QTest.keyClick(popup.line, Qt.Key.Key_Down)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert editor.line.text() == "65.040.10"


def test_a_code_is_added_to_whole_ones(qtbot: QtBot) -> None:
    editor = codes(qtbot, "ics", "65.040.10")
    popup = popup_of(editor)
    assert popup.line.text() == ""
    QTest.keyClicks(popup.line, "29.220.10")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert editor.line.text() == "65.040.10, 29.220.10"


def test_the_code_at_the_cursor_is_replaced_among_several(qtbot: QtBot) -> None:
    editor = codes(qtbot, "ics", "65.04, 29.220.10")
    editor.line.setCursorPosition(3)
    popup = popup_of(editor)
    assert popup.line.text() == "65.04"
    QTest.keyClick(popup.line, Qt.Key.Key_End)
    QTest.keyClicks(popup.line, "0.10")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert editor.line.text() == "65.040.10, 29.220.10"


def test_the_only_code_is_replaced(qtbot: QtBot) -> None:
    editor = codes(qtbot, "ccs", "F 1")
    popup = popup_of(editor)
    assert popup.line.text() == "F 1"
    QTest.keyClicks(popup.line, "F 19")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert editor.line.text() == "F 19"


@pytest.mark.parametrize("top", [0, 300, 640])
def test_the_list_of_codes_stays_on_the_screen_beside_its_field_with_eight_rows(qtbot: QtBot, top: int) -> None:
    editor = codes(qtbot, "ics", "", top)
    popup = popup_of(editor)
    screen = editor.screen().availableGeometry()
    assert screen.contains(popup.geometry())
    line = QRect(editor.line.mapToGlobal(QPoint(0, 0)), editor.line.size())
    if top != 300:
        assert not popup.geometry().intersects(line)
    row = popup.view.visualRect(popup.view.model().index(0)).height()
    assert popup.view.viewport().height() >= 8 * row
    popup.close()


def test_several_codes_are_parted_as_the_help_says(qtbot: QtBot) -> None:
    for language, sign, words in (("zh", "、", "顿号"), ("en", ", ", "comma")):
        use_language("zh" if language == "zh" else "en")
        editor = codes(qtbot, "ics", "65.040.10")
        popup = popup_of(editor)
        QTest.keyClicks(popup.line, "29.220.10")
        QTest.keyClick(popup.line, Qt.Key.Key_Return)
        assert editor.line.text() == f"65.040.10{sign}29.220.10"
        for name in ("ics", "revised_standards"):
            assert words in field(name).help.here()


def segments(qtbot: QtBot) -> tuple[SegmentEditor, list[QToolButton], SegmentEditor]:
    """Show a yes-or-no question with another below it; return it, its buttons and the other."""
    question = field("fast_track")
    editor, following = yes_no_editor(question), yes_no_editor(replace(question, id="other"))
    assert isinstance(editor, SegmentEditor)
    assert isinstance(following, SegmentEditor)
    shown(qtbot, editor, following)
    return editor, editor.findChildren(QToolButton), following


def test_arrows_choose_among_segments_and_the_wish_is_given_out_after_a_pause(qtbot: QtBot) -> None:
    editor, (yes, no), _ = segments(qtbot)
    given: list[object] = []
    editor.value_changed.connect(given.append)
    yes.setFocus()
    assert editor.raw() is None
    QTest.keyClick(yes, Qt.Key.Key_Right)
    assert editor.raw() is False
    assert no.hasFocus()
    QTest.keyClick(no, Qt.Key.Key_Left)
    assert editor.raw() is True
    assert yes.hasFocus()
    assert given == []
    qtbot.waitUntil(lambda: given == [True], timeout=5000)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_choose_the_segment_that_has_the_focus_and_never_take_it_back(qtbot: QtBot, key: Qt.Key) -> None:
    editor, (yes, _), _ = segments(qtbot)
    yes.setFocus()
    QTest.keyClick(yes, key)
    QTest.keyClick(yes, key)
    assert editor.raw() is True
    QTest.keyClick(yes, Qt.Key.Key_Delete)
    assert editor.raw() is None


def test_tab_goes_from_one_question_to_the_next(qtbot: QtBot) -> None:
    editor, (yes, no), following = segments(qtbot)
    editor.set_raw(False)
    following.findChildren(QToolButton)[0].setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert no.hasFocus()
    QTest.keyClick(no, Qt.Key.Key_Tab)
    assert following.has_focus()
    assert not yes.hasFocus()


def test_the_focus_looks_different_from_the_choice(qtbot: QtBot) -> None:
    editor, (yes, _), following = segments(qtbot)
    ring = theme.hex_of("text").upper()

    def edge() -> str:
        image = yes.grab().toImage()
        return str(image.pixelColor(image.width() // 2, 2).name().upper())

    editor.set_raw(True)
    following.findChildren(QToolButton)[0].setFocus()
    assert edge() != ring
    yes.setFocus()
    assert edge() == ring


@pytest.mark.parametrize(
    ("name", "code"), [("ics", "65.040.10"), ("ics", "29.220.10, 65.040.10"), ("ccs", "F 19")]
)
def test_the_list_of_codes_opens_at_the_code_that_stands_there(qtbot: QtBot, name: str, code: str) -> None:
    editor = codes(qtbot, name, "")
    editor.line.insert(code)
    popup = popup_of(editor)
    assert popup.line.text() == ""
    place = popup.view.place
    assert popup.entries[place].code == code.split(", ")[-1]
    assert place > 5
    index = popup.view.currentIndex()
    assert popup.view.viewport().rect().contains(popup.view.visualRect(index))
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert editor.line.text() == code


def test_choosing_a_code_is_taken_back_in_the_line(qtbot: QtBot) -> None:
    editor = codes(qtbot, "ics", "")
    QTest.keyClicks(editor.line, "65.04")
    popup = popup_of(editor)
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    chosen = editor.line.text()
    assert chosen.startswith("65.040")
    QTest.keyClick(editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.line.text() == "65.04"
    QTest.keyClick(
        editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert editor.line.text() == chosen


def test_a_code_typed_by_half_is_given_out_on_leaving_and_a_whole_one_after_a_pause(qtbot: QtBot) -> None:
    editor = codes(qtbot, "ics", "65.04")
    assert not editor._timer.isActive()
    QTest.keyClicks(editor.line, "0.10")
    assert editor._timer.isActive()
    QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    assert not editor._timer.isActive()
    given: list[object] = []
    editor.value_changed.connect(given.append)
    editor.line.clearFocus()
    assert given == [editor.raw()]


def test_a_text_put_in_once_more_leaves_the_cursor_of_a_line_where_it_is(qtbot: QtBot) -> None:
    editor = LineEditor(field("title_en"))
    shown(qtbot, editor)
    editor.set_raw("one two three")
    editor.focus_cell()
    editor.line.setCursorPosition(3)
    editor.set_raw("one two three")
    assert editor.line.cursorPosition() == 3
