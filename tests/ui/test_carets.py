"""Where one writes stays where it was when the window is built anew: cursor, selection, cell, scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.domain.content import plain_text
from workbench.domain.values import Row
from workbench.kernel.i18n import language_in_use
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.preferences.page import PreferencesPage
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.fields.selecting import selected_words, text_of
from workbench.ui.widgets.textmenu import TextWidget

CASE = "2026-001"
CELL = ("products", "note")  # a list, and one of its columns
FIELDS = {"line": "title_en", "long": "budget_note", "rich": "purpose", "cell": CELL[0]}


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with the sample case."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def editor_page(opened: OpenWindow) -> EditorPage:
    page = opened.page
    assert isinstance(page, EditorPage)
    return page


def text_at(opened: OpenWindow) -> TextWidget:
    """Return the text that has the focus."""
    widget = opened.window.focusWidget()
    assert isinstance(widget, TextWidget), widget
    return widget


def start(opened: OpenWindow, kind: str) -> TextWidget:
    """Write in a field of a kind; of a list in a cell of the second row."""
    page = opened.go(Place("editor", case=CASE, field=FIELDS[kind]))
    assert isinstance(page, EditorPage)
    if kind == "cell":
        rows = opened.workbench.drafting.case(CASE).values[CELL[0]]
        assert isinstance(rows, tuple) and isinstance(rows[1], Row)
        page._form.focus_field(CELL[0], rows[1].id, CELL[1])
    widget = text_at(opened)
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, "half typed")
    return widget


def switch(opened: OpenWindow, **values: object) -> None:
    opened.desk.change_settings(**values)
    opened.settle()


@pytest.mark.parametrize("kind", FIELDS)
def test_one_types_on_where_one_was_in_another_language(opened: OpenWindow, kind: str) -> None:
    before = start(opened, kind)
    switch(opened, language="zh")
    widget = text_at(opened)
    assert widget is not before
    QTest.keyClicks(widget, " more")
    assert text_of(widget) == "half typed more"
    editor_page(opened)._form.commit()
    opened.settle()
    stored = opened.workbench.drafting.case(CASE).values[FIELDS[kind]]
    if isinstance(stored, tuple):
        assert isinstance(stored[1], Row)
        stored = str(stored[1].cells[CELL[1]])
    assert plain_text(str(stored)) == "half typed more"


@pytest.mark.parametrize(
    "changes", [[{"zoom": 1.25}], [{"language": "zh"}], [{"theme": "dark"}, {"zoom": 1.5}, {"zoom": 1.25}]]
)
@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_typed_while_the_window_is_built_anew_is_not_lost(
    opened: OpenWindow, kind: str, changes: list[dict[str, object]]
) -> None:
    start(opened, kind)
    handle = opened.window.windowHandle()
    letters, following = iter("abcdefgh"), iter(changes)
    typed: list[str] = []

    def change() -> None:
        opened.desk.change_settings(**next(following, {}))

    def type_on() -> None:
        for letter in (next(letters), next(letters)):
            QTest.keyClick(handle, letter)
            typed.append(letter)
        change()

    opened.contents.rebuilt.connect(type_on)
    change()
    opened.settle()
    opened.settle()
    assert len(typed) == 2 * len(changes)
    assert text_of(text_at(opened)) == "half typed" + "".join(typed)


def test_keys_that_come_between_focus_and_cursor_stay_in_their_order(opened: OpenWindow) -> None:
    widget = start(opened, "line")

    def type_on(_old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, QLineEdit) and new is not widget and not later:
            later.append("3")
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, "3")
            QCoreApplication.postEvent(new, press)

    later: list[str] = []
    opened.contents.rebuilt.connect(lambda: QTest.keyClicks(opened.window, "12"))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(type_on)
    switch(opened, zoom=1.25)
    application.focusChanged.disconnect(type_on)
    assert later == ["3"]
    assert text_of(text_at(opened)) == "half typed123"


def test_what_is_typed_into_another_line_comes_into_no_field(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=CASE, field="title_en"))
    before = text_of(text_at(opened))
    opened.desk.actions.run("find")
    opened.settle()
    finder = opened.window.focusWidget()
    assert isinstance(finder, QLineEdit) and text_of(text_at(opened)) != before
    QTest.keyClicks(finder, "emer")
    opened.contents.rebuilt.connect(lambda: QTest.keyClicks(opened.window, "wer"))
    switch(opened, zoom=1.25)
    page = editor_page(opened)
    row = page._form.row_of("title_en")
    assert row is not None
    line = row.editor.entry()
    assert isinstance(line, QLineEdit) and line.text() == before


@pytest.mark.parametrize("key", ["cases", "help"])
def test_keys_go_on_at_once_on_pages_where_nothing_is_written(opened: OpenWindow, key: str) -> None:
    opened.go(Place(key))
    line = next(one for one in opened.page.findChildren(QLineEdit) if one.isVisible())
    line.setFocus()
    QTest.keyClicks(line, "zz")
    switch(opened, zoom=1.25)
    again = next(one for one in opened.page.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClick(opened.window, Qt.Key.Key_A)
    again.setFocus()
    again.clear()
    opened.settle()
    assert again.text() == ""


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_selected_stays_selected_and_the_cursor_at_its_end(opened: OpenWindow, kind: str) -> None:
    widget = start(opened, kind)
    for _ in range(3):
        QTest.keyClick(widget, Qt.Key.Key_Left)
    for _ in range(2):
        QTest.keyClick(widget, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    chosen = selected_words(widget)
    switch(opened, theme="dark")
    widget = text_at(opened)
    assert selected_words(widget) == chosen == "ty"
    QTest.keyClick(widget, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert selected_words(widget) == " ty"


@pytest.mark.parametrize("moved", [-60, 60])
def test_the_field_stands_where_it_stood(opened: OpenWindow, moved: int) -> None:
    widget = start(opened, "long")
    form = editor_page(opened)._form
    form.verticalScrollBar().setValue(form.verticalScrollBar().value() + moved)
    top = widget.mapTo(form.viewport(), QPoint(0, 0)).y()
    assert 0 < top < form.viewport().height() - widget.height()
    switch(opened, theme="dark")
    assert abs(text_at(opened).mapTo(editor_page(opened)._form.viewport(), QPoint(0, 0)).y() - top) <= 2


def test_going_back_to_a_field_does_not_bring_an_old_cursor(opened: OpenWindow) -> None:
    start(opened, "line")
    switch(opened, language="zh")
    opened.go(Place("cases"))
    assert opened.desk.navigator.here is not None
    opened.desk.navigator.back()
    opened.settle()
    assert opened.desk.navigator.here.caret is None
    assert isinstance(text_at(opened), QLineEdit)


def test_another_look_builds_everything_anew_once(opened: OpenWindow) -> None:
    start(opened, "long")
    built: list[None] = []
    opened.contents.rebuilt.connect(lambda: built.append(None))
    opened.desk.change_settings(theme="dark")
    opened.settle()
    assert len(built) == 1


def test_one_stays_there_when_the_next_size_comes_before_the_case_is_read(opened: OpenWindow) -> None:
    widget = start(opened, "rich")
    for _ in range(2):
        QTest.keyClick(widget, Qt.Key.Key_Left)
    for _ in range(3):
        QTest.keyClick(opened.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        QCoreApplication.processEvents()
    opened.settle()
    assert opened.desk.settings().zoom > 1.2
    QTest.keyClicks(text_at(opened), "-")
    assert text_of(text_at(opened)) == "half typ-ed"


def test_keys_struck_in_one_turn_all_count(opened: OpenWindow) -> None:
    widget = start(opened, "line")
    for _ in range(3):
        QTest.keyClick(opened.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert theme.look().zoom == opened.desk.settings().zoom == 1.3
    assert not isValid(widget) and text_at(opened).hasFocus()


def test_one_steps_through_the_colours_with_the_arrows(opened: OpenWindow) -> None:
    page = opened.go(Place("preferences", words="look"))
    assert isinstance(page, PreferencesPage)
    page.look.theme.button("system").setFocus(Qt.FocusReason.TabFocusReason)
    for mode in ("light", "dark"):
        QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_Right)
        opened.settle()
        assert opened.desk.settings().theme == mode
        page = opened.page
        assert isinstance(page, PreferencesPage)
        assert page.look.theme.button(mode).hasFocus()


@pytest.mark.parametrize("kind", ["theme", "language"])
def test_the_page_a_look_is_chosen_on_goes_with_the_look_before(opened: OpenWindow, kind: str) -> None:
    page = opened.go(Place("preferences", words="look" if kind == "theme" else "language"))
    assert isinstance(page, PreferencesPage)
    chosen = page.look.theme.button("dark") if kind == "theme" else page.language.language.button("zh")
    QTest.mouseClick(chosen, Qt.MouseButton.LeftButton)
    opened.settle()
    assert (theme.look().mode, language_in_use()) == (("dark", "en") if kind == "theme" else ("light", "zh"))
    assert not isValid(page) and not isValid(chosen)
    assert isinstance(opened.page, PreferencesPage)


def test_one_types_on_in_the_same_cell_of_a_table(opened: OpenWindow) -> None:
    box = start(opened, "rich")
    assert isinstance(box, RichBox)
    box.add_table(2, 2)
    for words in ("one", "two", "three"):
        QTest.keyClicks(box, words)
        QTest.keyClick(box, Qt.Key.Key_Tab)
    QTest.keyClick(box, Qt.Key.Key_Backtab)
    QTest.keyClick(box, Qt.Key.Key_Home)
    switch(opened, language="zh")
    box = text_at(opened)
    assert isinstance(box, RichBox)
    QTest.keyClicks(box, "now ")
    row = editor_page(opened)._form.row_of("purpose")
    assert row is not None and "<td>now three</td>" in str(row.editor.raw())


def test_one_types_on_in_the_same_item_of_a_list(opened: OpenWindow) -> None:
    box = start(opened, "rich")
    assert isinstance(box, RichBox)
    box.toggle_list(ordered=False)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "second")
    switch(opened, zoom=1.2)
    QTest.keyClicks(text_at(opened), " one")
    row = editor_page(opened)._form.row_of("purpose")
    assert row is not None
    assert row.editor.raw() == "<ul><li>half typed</li><li>second one</li></ul>"


def test_one_stays_at_the_choice_of_the_same_row(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=CASE, field="drafting_units"))
    assert isinstance(page, EditorPage)
    rows = opened.workbench.drafting.case(CASE).values["drafting_units"]
    assert isinstance(rows, tuple) and isinstance(rows[2], Row)
    page._form.focus_field("drafting_units", rows[2].id, "role")
    switch(opened, language="zh")
    row, focused = editor_page(opened)._form.row_of("drafting_units"), opened.window.focusWidget()
    assert row is not None and isinstance(row.editor, RowsEditor) and focused is not None
    assert row.editor.lines[2].cells["role"].isAncestorOf(focused)


@pytest.mark.parametrize("kind", ["long", "rich"])
@pytest.mark.parametrize("look", [{"theme": "dark"}, {"zoom": 1.3}])
def test_a_long_text_stays_scrolled_though_the_cursor_is_elsewhere(
    opened: OpenWindow, kind: str, look: dict[str, object]
) -> None:
    widget = start(opened, kind)
    for number in range(40):
        QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClicks(widget, f"line {number}")
    assert isinstance(widget, QPlainTextEdit | QTextEdit)
    bar = widget.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = widget.cursorForPosition(QPoint(0, 2)).block().text()
    assert before.startswith("line")
    switch(opened, **look)
    widget = text_at(opened)
    assert isinstance(widget, QPlainTextEdit | QTextEdit)
    assert widget.cursorForPosition(QPoint(0, 2)).block().text() == before
    assert widget.textCursor().block().text() == "line 39"
