"""Misspelled words in editors and in the window: marked where they are typed, mended from the menu."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE
from tests.helpers.hands import words_of
from tests.helpers.turning import WAIT, let_qt_work
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.ownwords import own_words, own_words_file
from workbench.app.settings import change_settings, load_settings
from workbench.app.workbench import Workbench
from workbench.formspec.loader import load_form
from workbench.kernel.paths import form_folder, resource
from workbench.search.spelling import Dictionary, read_dictionary
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.spelling import speller
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.factory import editor_for
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.textmenu import TextWidget
from workbench.ui.widgets.toast import Toast

WRONG = "本标准规定standart要求，recieve GB/T 36276—2023。"
_SHOWN: list[QWidget] = []


@pytest.fixture(scope="module")
def bundled() -> Dictionary:
    return read_dictionary(resource("spelling"))


@pytest.fixture
def dictionary(qtbot: QtBot, bundled: Dictionary) -> Iterator[Dictionary]:
    """Give the speller its dictionary, as the window does."""
    del qtbot
    speller().use(bundled)
    yield bundled
    bundled.own = frozenset()
    speller().forget()
    _SHOWN.clear()


def editor(qtbot: QtBot, name: str, raw: object) -> FieldEditor:
    """Show the editor of a field with something in it, with a button beside it that has the focus."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    made = editor_for(load_form(form_folder() / "gb-t-recommended" / "form.yaml").fields[name])
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addStretch(1)
    window.resize(700, 500)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, WAIT)
    window.setFocus()
    made.set_raw(raw)
    let_qt_work()
    _SHOWN.append(window)
    return made


def text_of(made: FieldEditor) -> TextWidget:
    widget = made.entry()
    assert isinstance(widget, TextWidget)
    return widget


def box_of(made: FieldEditor) -> QPlainTextEdit | QTextEdit:
    widget = text_of(made)
    assert not isinstance(widget, QLineEdit)
    return widget


def marked(box: TextWidget) -> list[str]:
    """Return the words that are marked as misspelled in a box."""
    assert not isinstance(box, QLineEdit)
    colour = theme.colour("spelling")
    return [
        mark.cursor.selectedText() for mark in box.extraSelections() if mark.format.underlineColor() == colour
    ]


def dotted(line: TextWidget) -> bool:
    """Return whether the colour of misspelled words stands in a line."""
    image, wanted = line.grab().toImage(), theme.colour("spelling").rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def put_cursor(widget: TextWidget, place: int) -> None:
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(place)
        return
    cursor = widget.textCursor()
    cursor.setPosition(place)
    widget.setTextCursor(cursor)


def shown_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def menu_at(widget: TextWidget, place: int) -> QMenu:
    """Put the cursor at a place in a text and press the key for its menu."""
    put_cursor(widget, place)
    QTest.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    return shown_menu()


def words(menu: QMenu) -> list[str]:
    return [words_of(action) for action in menu.actions()]


def choose(menu: QMenu, beginning: str) -> None:
    """Go down to an entry of a menu with the arrow keys and press Enter."""
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        active = menu.activeAction()
        if active is not None and words_of(active).startswith(beginning):
            break
    QTest.keyClick(menu, Qt.Key.Key_Return)
    let_qt_work()


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("field", ["remarks", "scope"])
def test_misspelled_words_are_marked_and_nothing_else(qtbot: QtBot, field: str) -> None:
    made = editor(qtbot, field, WRONG)
    assert marked(box_of(made)) == ["standart", "recieve"]
    assert made.raw() == WRONG


@pytest.mark.usefixtures("dictionary")
def test_a_line_is_marked_as_long_as_something_in_it_is_wrong(qtbot: QtBot) -> None:
    made = editor(qtbot, "title_en", "Energy sytem")
    assert dotted(text_of(made))
    made.set_raw("Energy system")
    let_qt_work()
    assert not dotted(text_of(made))


@pytest.mark.usefixtures("dictionary")
def test_what_can_not_be_changed_is_not_marked(qtbot: QtBot) -> None:
    made = editor(qtbot, "remarks", WRONG)
    made.set_read_only(True)
    speller().changed.emit()
    let_qt_work()
    assert marked(box_of(made)) == []


@pytest.mark.usefixtures("dictionary")
def test_a_word_is_marked_when_it_is_finished_and_not_while_it_is_typed(qtbot: QtBot) -> None:
    box = box_of(editor(qtbot, "remarks", ""))
    box.setFocus()
    QTest.keyClicks(box, "wrogn")
    let_qt_work()
    assert marked(box) == []
    QTest.keyClicks(box, " agian")
    let_qt_work()
    assert marked(box) == ["wrogn"]
    qtbot.waitUntil(lambda: marked(box) == ["wrogn", "agian"], timeout=WAIT)


@pytest.mark.usefixtures("dictionary")
def test_what_is_being_composed_stays_as_it_is(qtbot: QtBot) -> None:
    line = text_of(editor(qtbot, "title_en", "sytem "))
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.end(False)
    QApplication.sendEvent(line, QInputMethodEvent("zhong", []))
    speller().changed.emit()
    let_qt_work()
    committed = QInputMethodEvent()
    committed.setCommitString("中")
    QApplication.sendEvent(line, committed)
    assert line.text() == "sytem 中"


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize(
    ("field", "wrong", "right"), [("title_en", "sytem", "system"), ("remarks", "recieve", "receive")]
)
def test_a_suggestion_takes_the_place_of_the_word_and_is_given_out(
    qtbot: QtBot, field: str, wrong: str, right: str
) -> None:
    made = editor(qtbot, field, f"𠮷 {wrong} x")
    given: list[object] = []
    made.value_changed.connect(given.append)
    menu = menu_at(text_of(made), 5)
    suggestions = words(menu)[: words(menu).index("")]
    assert suggestions[0] == right
    assert len(suggestions) <= 5
    choose(menu, right)
    assert given[-1] == f"𠮷 {right} x"


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("wrong", ["tet", "teet"])
def test_no_letter_stands_behind_a_suggestion(qtbot: QtBot, wrong: str) -> None:
    menu = menu_at(text_of(editor(qtbot, "remarks", f"{wrong} x")), 1)
    offered = menu.actions()[: words(menu).index("")]
    assert len(offered) > 2
    assert not [action.text() for action in offered if "(" in action.text()]


@pytest.mark.usefixtures("dictionary")
def test_the_mouse_opens_the_menu_of_the_word_under_it_and_looks_stay(qtbot: QtBot) -> None:
    made = editor(qtbot, "scope", "<p>中文 <strong>recieve</strong> it</p>")
    box = box_of(made)
    put_cursor(box, 6)
    here = box.cursorRect().center()
    put_cursor(box, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, box.viewport().mapToGlobal(here))
    QApplication.sendEvent(box.viewport(), event)
    choose(shown_menu(), "receive")
    assert made.raw() == "<p>中文 <strong>receive</strong> it</p>"


@pytest.mark.usefixtures("dictionary")
def test_the_menu_key_gives_the_usual_menu_where_nothing_is_wrong(qtbot: QtBot) -> None:
    menu = menu_at(text_of(editor(qtbot, "remarks", "right words")), 2)
    assert not any(word.startswith("Add “") for word in words(menu))
    assert any("Paste" in word for word in words(menu))
    menu.close()


@pytest.mark.usefixtures("dictionary")
def test_a_word_like_no_other_has_no_suggestions(qtbot: QtBot) -> None:
    menu = menu_at(text_of(editor(qtbot, "remarks", "qqxzvwkj")), 2)
    first = menu.actions()[0]
    assert (words_of(first), first.isEnabled()) == ("No suggestions", False)
    menu.close()


@pytest.mark.usefixtures("dictionary")
def test_cells_of_rows_are_marked_and_mended(qtbot: QtBot) -> None:
    rows = editor(qtbot, "products", [])
    assert isinstance(rows, RowsEditor)
    rows.add_row()
    line = next(one for one in rows.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(line, "Bateries")
    given: list[object] = []
    rows.value_changed.connect(given.append)
    choose(menu_at(line, 3), "Batteries")
    assert "Batteries" in str(given[-1])


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize("text", ["wrogn text 中文。\n" * 50_000, "wrogn text 中文。" * 2_000])
def test_a_long_text_is_looked_at_only_where_it_is_seen(qtbot: QtBot, text: str) -> None:
    box = box_of(editor(qtbot, "remarks", text))
    assert 0 < len(marked(box)) < 1_000
    begin = time.process_time()
    speller().changed.emit()
    let_qt_work()
    assert time.process_time() - begin < 1


def misspelled(workbench: Workbench) -> None:
    sample_case(workbench)
    workbench.drafting.fill(CASE, {"remarks": WRONG, "scope": WRONG})


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    del qtbot
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, misspelled)
    yield window
    window.close()


def at(opened: OpenWindow, field: str) -> TextWidget:
    """Open the editor at a field; return its text once it is looked at."""
    page = opened.go(Place("editor", case=CASE, field=field))
    assert isinstance(page, EditorPage)
    row = page._form.row_of(field)
    assert row is not None
    widget = row.editor.text_widget()
    assert widget is not None
    opened.settle()
    return widget


def test_the_window_loads_the_dictionary_mends_keeps_ignores_and_undoes(opened: OpenWindow) -> None:
    box = at(opened, "remarks")
    opened.wait_until(lambda: marked(box) == ["standart", "recieve"])
    QTest.keyClicks(box, "x ")
    choose(menu_at(box, WRONG.index("standart") + 4), "standard")
    opened.settle()
    assert opened.workbench.drafting.case(CASE).values["remarks"] == "x " + WRONG.replace(
        "standart", "standard"
    )
    opened.desk.actions.run("undo")
    opened.settle()
    assert opened.workbench.drafting.case(CASE).values["remarks"] == "x " + WRONG

    choose(menu_at(box, WRONG.index("standart") + 4), "Add")
    assert own_words() == ["standart"]
    assert marked(box) == ["recieve"]
    buttons = opened.window.findChildren(QPushButton)
    (undo,) = (one for one in buttons if one.text() == "Remove word" and one.isVisible())
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    opened.settle()
    assert own_words() == []
    assert marked(box) == ["standart", "recieve"]
    choose(menu_at(box, WRONG.index("standart") + 4), "Add")
    choose(menu_at(box, WRONG.index("recieve") + 4), "Ignore")
    assert marked(box) == []
    assert marked(at(opened, "scope")) == ["recieve"]


def test_undo_by_keys_takes_back_what_was_typed_and_leaves_the_word_that_was_kept(opened: OpenWindow) -> None:
    box = at(opened, "remarks")
    opened.wait_until(lambda: marked(box) == ["standart", "recieve"])
    QTest.keyClicks(box, "x ")
    choose(menu_at(box, WRONG.index("standart") + 4), "Add")
    opened.settle()
    toast = opened.window.findChild(Toast)
    assert isinstance(toast, Toast) and toast.isVisible()
    assert "Undo" not in [one.text() for one in toast.findChildren(QPushButton)]
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == WRONG
    assert own_words() == ["standart"]
    assert toast.isVisible()  # what it offers is still to be had


def test_a_damaged_file_is_told_and_the_command_ends_the_marks(opened: OpenWindow) -> None:
    own_words_file().write_bytes(b"\xff\xfe")
    box = at(opened, "remarks")
    opened.wait_until(lambda: marked(box) == ["standart", "recieve"])
    choose(menu_at(box, WRONG.index("standart") + 1), "Add")
    assert opened.page.strip.isVisible()
    assert own_words_file().read_bytes() == b"\xff\xfe"

    action = opened.desk.actions.action("spelling")
    assert action.isChecked()
    action.trigger()
    opened.settle()
    assert (marked(box), action.isChecked(), load_settings().spelling) == ([], False, False)
    action.trigger()
    opened.settle()
    assert (marked(box), action.isChecked()) == (["standart", "recieve"], True)
