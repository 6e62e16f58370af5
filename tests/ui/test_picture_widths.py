"""The width of a picture in a text: chosen by keys and mouse, undone in one step, seen where it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest

from tests.helpers.editors import CASE, opened, row
from tests.helpers.picturefiles import png
from tests.helpers.richboxes import content
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.blocks import Picture
from workbench.domain.content import parse, write
from workbench.domain.pictures import read_picture
from workbench.ui.pages.answers.richlines import RichLines
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.mnemonics import plain

_CONTROL = Qt.KeyboardModifier.ControlModifier
_FILE = read_picture(png(40, 20), 10_000)
_DIGEST = _FILE.digest


@pytest.fixture
def purpose(desk: TestDesk) -> RichEditor:
    """Return the text of a new case with words and a picture behind them, the cursor right behind it."""
    new_case(desk.workbench)
    desk.workbench.picturing.keep(_FILE)
    editor = row(opened(desk, "purpose"), "purpose").editor
    assert isinstance(editor, RichEditor)
    QTest.keyClicks(editor.box, "before")
    editor.place_pictures([(Picture(_DIGEST, "plan"), QImage(40, 20, QImage.Format.Format_RGB32))])
    return editor


def markup(width: str = "") -> str:
    return f'<p>before</p><img src="picture:{_DIGEST}" alt="plan"{width}>'


def settle(desk: TestDesk) -> None:
    for _ in range(3):
        desk.settle()


def offered(editor: RichEditor) -> dict[str, bool]:
    """Return the widths that the menu of the tools offers, with whether each is ticked."""
    editor.tools.picture_menu.aboutToShow.emit()
    return {plain(one.text()): one.isChecked() for one in editor.tools.widths.actions() if one.text()}


def choose(editor: RichEditor, words: str) -> None:
    """Choose a width from the menu of the tools."""
    assert offered(editor)[words] in (True, False)
    next(one for one in editor.tools.widths.actions() if plain(one.text()) == words).trigger()


def test_a_width_is_chosen_by_keys_and_undone_as_one_step(desk: TestDesk, purpose: RichEditor) -> None:
    settle(desk)
    button = purpose.tools.buttons["picture"]
    button.setFocus()
    assert offered(purpose) == {
        "As wide as the text": False,
        "Three quarters of the text": False,
        "Half of the text": False,
        "A third of the text": False,
        "Original width": True,
    }
    menu = purpose.tools.widths
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    for _ in range(3):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle(desk)
    assert content(purpose.box) == markup(' width="50"')
    assert purpose.window().focusWidget() is purpose.box
    assert desk.workbench.drafting.case(CASE).values["purpose"] == markup(' width="50"')
    assert offered(purpose)["Half of the text"]
    QTest.keyClicks(purpose.box, "after")
    purpose.commit()
    settle(desk)
    for expected in (markup(' width="50"'), markup()):
        QTest.keyClick(purpose.box, Qt.Key.Key_Z, _CONTROL)
        settle(desk)
        assert content(purpose.box) == expected


def test_its_own_width_comes_back_and_the_words_stay(desk: TestDesk, purpose: RichEditor) -> None:
    choose(purpose, "As wide as the text")
    assert content(purpose.box) == markup(' width="100"')
    purpose.describe_picture("map")
    assert content(purpose.box) == markup(' width="100"').replace("plan", "map")
    choose(purpose, "Original width")
    assert content(purpose.box) == markup().replace("plan", "map")


def test_a_width_of_a_word_file_is_offered_as_it_is(desk: TestDesk, purpose: RichEditor) -> None:
    purpose.set_raw(markup(' width="62"'))
    purpose.box.moveCursor(QTextCursor.MoveOperation.End)
    assert [words for words, ticked in offered(purpose).items() if ticked] == ["Share of the text: 62 %"]
    assert content(purpose.box) == markup(' width="62"')


def test_without_a_picture_at_the_cursor_no_width_is_offered(desk: TestDesk, purpose: RichEditor) -> None:
    purpose.box.moveCursor(QTextCursor.MoveOperation.Start)
    purpose.tools.picture_menu.aboutToShow.emit()
    assert not purpose.tools.widths.menuAction().isEnabled()


def test_a_copied_picture_keeps_its_width(desk: TestDesk, purpose: RichEditor) -> None:
    choose(purpose, "A third of the text")
    QTest.keyClick(purpose.box, Qt.Key.Key_A, _CONTROL)
    QTest.keyClick(purpose.box, Qt.Key.Key_C, _CONTROL)
    QTest.keyClick(purpose.box, Qt.Key.Key_Delete)
    QTest.keyClick(purpose.box, Qt.Key.Key_V, _CONTROL)
    assert content(purpose.box) == markup(' width="33"')


def test_a_picture_is_drawn_in_its_share(desk: TestDesk) -> None:
    lines = RichLines()
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    lines.give_pictures({_DIGEST: image}, {_DIGEST})
    own, half, whole = (
        lines.height(parse(write((Picture(_DIGEST, "", width),))), 600, 1) for width in (None, 50, 100)
    )
    assert (half - own, whole - own) == (150 - 20, 300 - 20)


def test_the_selected_one_of_two_pictures_in_a_line_gets_the_width(desk: TestDesk, purpose: RichEditor) -> None:
    other = "f" * 64
    rich.fill(purpose.box.rich_document, parse(f'<img src="picture:{_DIGEST}"><img src="picture:{other}">'))
    purpose.box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(purpose.box, Qt.Key.Key_Left)
    QTest.keyClick(purpose.box, Qt.Key.Key_Backspace)  # both stand in one line now
    QTest.keyClick(purpose.box, Qt.Key.Key_End)
    QTest.keyClick(purpose.box, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    choose(purpose, "Half of the text")

    assert [(one.digest, one.width) for one in parse(content(purpose.box)) if isinstance(one, Picture)] == [
        (_DIGEST, None),
        (other, 50),
    ]
