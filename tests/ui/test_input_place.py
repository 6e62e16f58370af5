"""Where the candidates of an input method stand: at the cursor, also once the form was scrolled under it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.hands import focused
from tests.helpers.turning import let_qt_work, wait_until
from tests.helpers.wheel import turn_wheel
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window, too low for any section."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    window.window.resize(1200, 580)
    yield window
    window.close()


def at(opened: OpenWindow, field: str) -> tuple[EditorPage, QWidget]:
    """Go to a field and return the page with what is typed into."""
    page = opened.go(Place("editor", case=CASE, field=field))
    assert isinstance(page, EditorPage)
    return page, focused()


def seen(opened: OpenWindow) -> QPoint:
    """Return where the cursor is in the window."""
    box = focused().inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    corner = box.topLeft().toPoint() if isinstance(box, QRectF) else QRect(box).topLeft()
    return focused().mapTo(opened.window, corner)


def rested(opened: OpenWindow) -> QPoint:
    """Wait until the cursor stays where it is, as what is typed is brought into sight first; return where."""
    places: list[QPoint] = []

    def stays() -> bool:
        places.append(seen(opened))
        let_qt_work(20)
        return places[-1] == seen(opened)

    wait_until(stays, "the cursor never rests")
    return places[-1]


def told() -> QPoint:
    """Return where the input method was told that the cursor is."""
    return QGuiApplication.inputMethod().cursorRectangle().topLeft().toPoint()


@pytest.mark.parametrize("field", ["title_zh", "remarks", "purpose", "budget_lines"])
def test_the_input_method_knows_where_the_cursor_is_after_scrolling(opened: OpenWindow, field: str) -> None:
    page, _text = at(opened, field)
    assert told() == rested(opened)
    QTest.keyClicks(focused(), "1")
    assert told() == rested(opened)
    before, bar = seen(opened), page._form.verticalScrollBar()
    notches = 1 if bar.value() else -1
    turn_wheel(page._form.viewport(), QPoint(2, 2), notches)
    assert told() == rested(opened) != before


def test_it_knows_it_too_when_something_appears_above(opened: OpenWindow) -> None:
    opened.window.resize(1200, 1600)  # nothing can be scrolled: the field moves
    page, text = at(opened, "title_en")
    before = seen(opened)
    opened.desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, "title_zh", "规范。"))
    opened.settle()
    assert focused() is text
    wait_until(lambda: seen(opened) != before, "nothing appears above the field")
    let_qt_work()
    assert told() == seen(opened)


@pytest.mark.parametrize("field", ["remarks", "purpose"])
def test_it_is_told_when_a_long_text_scrolls_by_itself(opened: OpenWindow, field: str) -> None:
    _page, text = at(opened, field)
    assert isinstance(text, QTextEdit | QPlainTextEdit)
    text.setPlainText("\n".join(f"line {number}" for number in range(200)))
    let_qt_work()
    heard: list[QPoint] = []
    listening = QGuiApplication.inputMethod().cursorRectangleChanged.connect(lambda: heard.append(told()))
    turn_wheel(text.viewport(), QPoint(20, 20), -2)
    let_qt_work()
    QObject.disconnect(listening)
    assert heard
    assert heard[-1] == seen(opened)
