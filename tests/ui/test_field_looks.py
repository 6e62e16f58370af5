"""How fields and their lists look while one is in them and after one has left them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QHoverEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.editors import opened, row
from tests.helpers.turning import WAIT, let_qt_work
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.formspec.loader import load_form
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import form_folder
from workbench.ui import theme
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.cursor import insert_text
from workbench.ui.widgets.fields.factory import editor_for
from workbench.ui.widgets.fields.picker import CodePicker
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.fields.rows import RowsEditor
from workbench.ui.widgets.fields.texts import LineEditor

LONG = "Energy storage stations and their emergency power supply devices " * 4
ALT = Qt.KeyboardModifier.AltModifier
_SHOWN: list[QWidget] = []


@pytest.fixture(autouse=True)
def _keep() -> Iterator[None]:
    """Keep what is shown until the test is over."""
    yield
    _SHOWN.clear()


def editors(qtbot: QtBot, *names: str) -> list[FieldEditor]:
    """Show the editors of fields, one below the other."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    form = load_form(form_folder() / "gb-t-recommended" / "form.yaml")
    made = [editor_for(form.fields[name]) for name in names]
    window = QWidget()
    layout = QVBoxLayout(window)
    for one in made:
        layout.addWidget(one)
    layout.addStretch(1)
    window.resize(700, 500)
    qtbot.addWidget(window)
    _SHOWN.append(window)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, WAIT)
    return made


def colours(widget: QWidget, box: QRect | None = None) -> set[str]:
    """Return the colours that are seen in a widget, or in a part of it."""
    image: QImage = widget.grab().toImage()
    part = (box or widget.rect()).intersected(widget.rect())
    spots = [(x, y) for x in range(part.left(), part.right()) for y in range(part.top(), part.bottom())]
    return {image.pixelColor(x, y).name().upper() for x, y in spots}


def test_the_row_of_a_code_under_the_pointer_is_seen(qtbot: QtBot) -> None:
    (editor,) = editors(qtbot, "ics")
    QTest.keyClick(editor.entry(), Qt.Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CodePicker)
    view = popup.view
    third = view.visualRect(view.model().index(2, 0))
    assert theme.hex_of("row_hover") not in colours(view.viewport(), third)
    # As Qt tells a view of the pointer; a real move is none where the pointer stands there by chance.
    place, port = QPointF(third.center()), view.viewport()
    event = QHoverEvent(QEvent.Type.HoverMove, place, port.mapToGlobal(place), QPointF(-1, -1))
    QApplication.sendEvent(port, event)
    assert theme.hex_of("row_hover") in colours(view.viewport(), third)
    popup.close()


@pytest.mark.parametrize("field", ["remarks", "scope"])
def test_what_is_selected_is_pale_once_the_focus_is_elsewhere(qtbot: QtBot, field: str) -> None:
    text, line = editors(qtbot, field, "title_en")
    box = text.text_widget()
    assert box is not None
    box.setFocus()
    QTest.keyClicks(box, "some words")
    box.selectAll()
    strong, pale = theme.hex_of("accent"), theme.hex_of("selected")
    inside = box.rect().adjusted(6, 6, -6, -6)
    assert strong in colours(box, inside)
    line.entry().setFocus()
    let_qt_work()
    assert strong not in colours(box, inside)
    assert pale in colours(box, inside)


def first_seen(line: QLineEdit) -> int:
    """Return the number of the first letter that is seen of a line."""
    line.grab()  # a line scrolls when it is painted
    return line.cursorPositionAt(QPoint(14, line.height() // 2))


def test_a_long_text_shows_its_beginning_after_it_was_left(qtbot: QtBot) -> None:
    editor, _below = editors(qtbot, "title_en", "remarks")
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    QTest.keyClicks(editor.line, LONG)
    assert first_seen(editor.line) > 100
    QTest.keyClick(editor.line, Qt.Key.Key_Tab)
    assert first_seen(editor.line) < 2


def test_what_is_put_in_from_beside_goes_to_where_one_was(qtbot: QtBot) -> None:
    editor, below = editors(qtbot, "title_en", "remarks")
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    QTest.keyClicks(editor.line, LONG)
    below.entry().setFocus()
    insert_text(editor, "at the end")
    assert editor.raw() == f"{LONG}at the end"
    below.entry().setFocus()
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "!")
    assert editor.raw() == f"{LONG}at the end!"


def test_a_short_text_is_left_as_it_is(qtbot: QtBot) -> None:
    editor, below = editors(qtbot, "title_en", "remarks")
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    QTest.keyClicks(editor.line, "Energy")
    below.entry().setFocus()
    assert editor.line.cursorPosition() == len("Energy")


def test_a_button_with_a_menu_is_as_before_once_the_pointer_left_it(qtbot: QtBot) -> None:
    (editor,) = editors(qtbot, "scope")
    assert isinstance(editor, RichEditor)
    item, menu = editor.tools.buttons["table"], editor.tools.table_menu
    QCursor.setPos(item.mapToGlobal(item.rect().center()))
    menu.popup(item.mapToGlobal(item.rect().bottomLeft()))
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    QCursor.setPos(item.mapToGlobal(QPoint(300, 200)))
    # X11 tells the open menu alone that the pointer goes elsewhere: this is how the button stands there then.
    item.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not item.underMouse()


def test_a_choice_in_a_cell_is_not_cut_where_there_is_room(sample_desk: TestDesk) -> None:
    use_language("zh")
    combo = purposes(sample_desk)[0]
    for place in range(1, combo.count()):
        combo.setCurrentIndex(place)
        assert combo.shown() == combo.currentText()


def purposes(desk: TestDesk) -> list[ElidedChoice]:
    """Return the lists of what attachments are for."""
    page = opened(desk, "attachments")
    editor = row(page, "attachments").editor
    assert isinstance(editor, RowsEditor)
    found = [line.cells["purpose"].findChild(QComboBox) for line in editor.lines]
    return [one for one in found if isinstance(one, ElidedChoice)]


def test_what_is_put_into_a_line_one_is_in_takes_the_place_of_what_is_selected(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, "title_en")
    editor = row(page, "title_en").editor
    line = editor.entry()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.setText("abc def")
    line.setSelection(0, 3)
    insert_text(editor, "xyz")
    assert line.text() == "xyz def"
