"""The menu of every text: the same words and keys everywhere, and what it does is what the keys do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE
from tests.helpers.hands import words_of
from tests.helpers.turning import let_qt_work, wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.domain.blocks import Picture
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.textmenu import MenuPart, TextWidget, give_menu

CONTROL = Qt.KeyboardModifier.ControlModifier
EVERY = ["Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select all"]
KEYS = ["Ctrl+Z", "Ctrl+Y", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Del", "Ctrl+A"]
LOOKS = ["Bold", "Italic", "Underlined", "Subscript", "Superscript", "Bulleted list", "Numbered list"]


def _prepare(workbench: Workbench) -> None:
    new_case(workbench)
    workbench.drafting.set_value(CASE, "title_en", "Energy storage")


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWindow]:
    """Give the whole window on an empty case."""
    del qapp
    window = OpenWindow(tmp_path_factory.mktemp("menus"), _prepare)
    yield window
    window.close()


def into(opened: OpenWindow, field: str) -> TextWidget:
    awake(opened.window)
    opened.go(Place("editor", case=CASE, field=field))
    widget = QApplication.focusWidget()
    assert isinstance(widget, TextWidget)
    return widget


def awake(widget: QWidget) -> None:
    """Make a window active again after a menu, which no window system does here."""
    widget.window().activateWindow()
    wait_until(widget.window().isActiveWindow, "the window does not become active")


def close_menu() -> None:
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


def menu_of(widget: QWidget, at: QPoint | None = None) -> QMenu:
    """Press the key for the menu, or the right button at a place; one that is open closes before."""
    close_menu()
    awake(widget)
    if at is None:
        QTest.keyClick(widget, Qt.Key.Key_Menu)
    else:
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words(menu: QMenu) -> list[str]:
    return [words_of(action) for action in menu.actions() if not action.isSeparator()]


def keys(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[2] for action in menu.actions() if not action.isSeparator()]


def possible(menu: QMenu) -> set[str]:
    return {words_of(action) for action in menu.actions() if action.isEnabled() and not action.isSeparator()}


def choose(menu: QMenu, entry: str) -> None:
    (action,) = [one for one in menu.actions() if words_of(one) == entry]
    text = menu.parentWidget()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    let_qt_work()
    awake(text)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_every_text_has_all_that_is_done_with_texts_and_the_keys_of_each(
    qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    text = kind("some words")
    qtbot.addWidget(text)
    give_menu(text)
    QApplication.clipboard().setText("")
    text.show()
    text.setFocus()
    menu = menu_of(text)
    assert (words(menu), keys(menu)) == (EVERY, KEYS)
    assert possible(menu) == {"Select all"}
    choose(menu, "Select all")
    assert possible(menu_of(text)) == {"Select all", "Cut", "Copy", "Delete"}
    choose(menu_of(text), "Cut")
    assert possible(menu_of(text)) == {"Undo", "Paste"}
    choose(menu_of(text), "Paste")
    text.selectAll()
    choose(menu_of(text), "Delete")
    choose(menu_of(text), "Undo")
    text.selectAll()
    text.copy()
    assert QApplication.clipboard().text() == "some words"
    text.setReadOnly(True)
    assert words(menu_of(text)) == ["Copy", "Select all"]
    close_menu()


def test_a_search_field_gets_it_with_the_focus(opened: OpenWindow) -> None:
    awake(opened.window)
    opened.go(Place("search"))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, "battery")
    menu = menu_of(field)
    assert words(menu) == EVERY
    choose(menu, "Undo")
    assert field.text() == ""
    assert field.hasFocus()


def test_undo_in_the_menu_is_that_of_the_keys_in_the_editor(opened: OpenWindow) -> None:
    line = into(opened, "title_en")
    assert isinstance(line, QLineEdit)
    line.end(False)
    QTest.keyClicks(line, " systems")
    page = opened.page
    assert isinstance(page, EditorPage)
    page.commit_pending()
    opened.settle()
    menu = menu_of(line)
    assert words(menu)[0].startswith("Undo: ")
    choose(menu, words(menu)[0])
    opened.settle()
    assert line.text() == "Energy storage"
    assert opened.workbench.drafting.case(CASE).values["title_en"] == "Energy storage"
    assert words(menu_of(line))[1].startswith("Redo: ")
    choose(menu_of(line), words(menu_of(line))[1])
    opened.settle()
    assert line.text() == "Energy storage systems"


def test_a_rich_text_has_its_looks_lists_table_and_pictures_too(opened: OpenWindow) -> None:
    box = into(opened, "scope")
    QTest.keyClicks(box, "bold")
    box.selectAll()
    menu = menu_of(box)
    assert words(menu)[2:] == [
        *[*EVERY[2:5], "Paste as plain text", *EVERY[5:]],
        *["Formatting", "Table", "Picture"],
    ]
    looks = inside(menu, "Formatting")
    assert words(looks) == LOOKS
    assert keys(looks) == ["Ctrl+B", "Ctrl+I", "Ctrl+U", "Ctrl+Alt+B", "Ctrl+Alt+S", "Ctrl+Alt+L", "Ctrl+Alt+N"]
    press(looks, "Bold")
    looks = inside(menu_of(box), "Formatting")
    assert [words_of(one) for one in looks.actions() if one.isChecked()] == ["Bold"]
    assert words(inside(menu_of(box), "Table"))[0] == "Insert a table…"
    press(inside(menu_of(box), "Formatting"), "Bold")
    assert box.toPlainText() == "bold"
    looks = inside(menu_of(box), "Formatting")
    assert not any(one.isChecked() for one in looks.actions())


def inside(menu: QMenu, entry: str) -> QMenu:
    """Return the menu that unfolds from an entry of another."""
    found = next(one for one in menu.actions() if words_of(one) == entry).menu()
    assert isinstance(found, QMenu)
    return found


def press(menu: QMenu, entry: str) -> None:
    """Choose what stands in a menu that unfolds from another."""
    next(one for one in menu.actions() if words_of(one) == entry).trigger()
    let_qt_work()


class _Many(MenuPart):
    """Fills a menu so that it has room neither above nor below the middle of the screen."""

    def add_to(self, menu: QMenu, at: QPoint | None) -> None:
        del at
        line = menu.fontMetrics().height()
        for number in range(menu.screen().availableGeometry().height() // line // 2):
            menu.addAction(str(number))


@pytest.mark.parametrize("at_the_right", [False, True])
def test_a_menu_with_room_neither_below_nor_above_opens_beside_the_word(
    qtbot: QtBot, at_the_right: bool
) -> None:
    box = QTextEdit("standart")
    qtbot.addWidget(box)
    _Many(box)
    give_menu(box)
    screen = box.screen().availableGeometry()
    box.resize(200, 60)
    box.move(screen.right() - 220 if at_the_right else 20, screen.center().y() - 30)
    box.show()
    cursor = QTextCursor(box.document())
    begin = box.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    word = begin.united(box.cursorRect(cursor))
    menu = menu_of(box.viewport(), word.center())
    there = QRect(box.viewport().mapToGlobal(word.topLeft()), word.size())
    assert not menu.geometry().intersects(there)
    assert screen.contains(menu.geometry())
    menu.close()


def test_the_frame_shows_the_focus_while_the_menu_is_open(opened: OpenWindow) -> None:
    box = into(opened, "scope")
    frame = box.parentWidget()
    menu = menu_of(box)  # what has the focus is not asked later: without a window system the menu takes all
    assert frame.property("focused") == "true"
    menu.close()
    awake(box)
    assert frame.property("focused") == "true"
    QTest.keyClick(box, Qt.Key.Key_Backtab)
    assert frame.property("focused") == ""


def with_picture(box: RichBox) -> QPoint:
    """Put a picture between two lines and return its middle."""
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(theme.colour("accent"))
    box.clear()
    QTest.keyClicks(box, "above")
    box.place_pictures([(Picture("f" * 64), image)])
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "below")
    cursor = box.textCursor()
    cursor.setPosition(len("above") + 1)
    let_qt_work()
    corner = box.cursorRect(cursor)
    return QPoint(corner.left() + 30, corner.bottom() - 15)


@pytest.mark.parametrize("part", [-20, 20])
def test_a_click_on_a_picture_selects_it(opened: OpenWindow, part: int) -> None:
    box = into(opened, "scope")
    assert isinstance(box, RichBox)
    middle = with_picture(box)
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(part, 0))
    let_qt_work()
    assert (box.textCursor().selectionStart(), box.textCursor().selectionEnd()) == (6, 7)
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(part, 0))
    let_qt_work()
    assert box.textCursor().hasSelection()
    QTest.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(200, 0))
    let_qt_work()
    assert not box.textCursor().hasSelection()


def test_the_menu_of_a_picture_describes_and_removes_it(opened: OpenWindow) -> None:
    box = into(opened, "scope")
    assert isinstance(box, RichBox)
    menu = menu_of(box.viewport(), with_picture(box))
    offered = ["Alternative text…", "Width of the picture"]
    assert [*words(menu)[:2], *words(menu)[4:]] == [*offered, *EVERY[2:]]
    assert possible(menu) >= {"Alternative text…", "Cut", "Copy", "Delete"}
    choose(menu, "Delete")
    assert box.toPlainText() == "above\n\nbelow"
    box.clear()


def test_the_menu_goes_to_where_the_mouse_asks_for_it_unless_that_is_selected(opened: OpenWindow) -> None:
    box = into(opened, "scope")
    box.clear()
    QTest.keyClicks(box, "one two")
    menu_of(box.viewport(), QPoint(2, 10)).close()
    assert box.textCursor().position() == 0
    box.selectAll()
    menu_of(box.viewport(), QPoint(12, 10)).close()
    assert box.textCursor().selectedText() == "one two"
    box.clear()
