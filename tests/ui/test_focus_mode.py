"""Focus mode by real keys: what is hidden, what stays, how one leaves, and that it does not outlive the run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

CASE = "2026-001"


def at_editor(folder: Path) -> OpenWindow:
    window = OpenWindow(folder, sample_case)
    window.window.resize(1440, 900)
    window.go(Place("editor", case=CASE, field="purpose"))
    return window


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    window = at_editor(tmp_path)
    yield window
    window.close()


def press(opened: OpenWindow, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or opened.window, key, keys)
    opened.settle()


def toggle(opened: OpenWindow) -> None:
    press(opened, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)


def editor(opened: OpenWindow) -> EditorPage:
    page = opened.page
    assert isinstance(page, EditorPage)
    return page


def around(opened: OpenWindow) -> list[QWidget]:
    contents, page = opened.contents, editor(opened)
    return [opened.window.menuBar(), contents._rail, contents._status, page._sections, page._side]


def test_only_the_section_and_the_title_stay_and_writing_goes_on(opened: OpenWindow) -> None:
    page = editor(opened)
    focused = QApplication.focusWidget()
    toggle(opened)
    assert [part.isVisible() for part in around(opened)] == [False] * 5
    assert page._form.isVisible() and page._header._title.isVisible()
    assert QApplication.focusWidget() is focused
    row = page._form.row_of("purpose")
    assert row is not None
    left = row.mapTo(page, row.rect().topLeft()).x()
    right = page.width() - left - row.width()
    assert left > 300 and abs(left - right) <= 40
    QTest.keyClicks(focused, "Typed in focus. ")
    page.commit_pending()
    opened.settle()
    assert str(opened.workbench.drafting.case(CASE).values["purpose"]).count("Typed in focus.") == 1


def test_it_is_left_by_its_key_escape_or_button(opened: OpenWindow) -> None:
    def click() -> None:
        QTest.mouseClick(editor(opened)._leave, Qt.MouseButton.LeftButton)

    for leave in (lambda: toggle(opened), lambda: press(opened, Qt.Key.Key_Escape), click):
        toggle(opened)
        assert editor(opened)._leave.isVisible() and opened.desk.actions.action("focus").isChecked()
        leave()
        assert [part.isVisible() for part in around(opened)] == [True] * 5
        assert not editor(opened)._leave.isVisible()
        assert not opened.desk.actions.action("focus").isChecked()


def test_a_side_pane_that_was_closed_stays_closed(opened: OpenWindow) -> None:
    press(opened, Qt.Key.Key_F9)
    toggle(opened)
    toggle(opened)
    assert not editor(opened)._side.isVisible()


def test_keys_of_the_hidden_menus_work_and_other_pages_have_their_frame(opened: OpenWindow) -> None:
    toggle(opened)
    press(opened, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert editor(opened)._form.section == "content"
    press(opened, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert opened.page.key == "cases"
    assert opened.contents._rail.isVisible() and opened.window.menuBar().isVisible()
    assert not opened.desk.actions.action("focus").isEnabled()
    press(opened, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert editor(opened)._leave.isVisible() and not opened.contents._rail.isVisible()


def test_larger_text_keeps_it(opened: OpenWindow) -> None:
    toggle(opened)
    opened.desk.actions.run("zoom.in")
    opened.settle()
    assert [part.isVisible() for part in around(opened)] == [False] * 5
    toggle(opened)
    assert [part.isVisible() for part in around(opened)] == [True] * 5


@pytest.mark.usefixtures("qtbot")
def test_the_next_window_begins_without(tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    first = at_editor(tmp_path)
    toggle(first)
    assert not first.contents._rail.isVisible()
    first.close()
    second = at_editor(tmp_path)
    assert [part.isVisible() for part in around(second)] == [True] * 5
    second.close()


@pytest.mark.parametrize("field", ["purpose", "law_relation"])
def test_a_long_text_grows_up_to_nearly_the_page_and_back(opened: OpenWindow, field: str) -> None:
    opened.go(Place("editor", case=CASE, field=field))
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit | QTextEdit)
    half = opened.window.height() // 2
    box.setPlainText("\n".join(f"line {number}" for number in range(80)))
    opened.settle()
    assert box.height() <= half
    toggle(opened)
    form = editor(opened)._form
    assert half + 200 < box.height() < form.height() - 60
    QTest.keyClicks(box, "x")

    def is_seen_whole() -> bool:
        top = box.mapTo(form.viewport(), QPoint(0, 0)).y()
        return 0 <= top <= form.viewport().height() - box.height()

    opened.wait_until(is_seen_whole)
    opened.window.resize(1440, 700)
    opened.wait_until(lambda: box.height() < form.height() - 60)
    press(opened, Qt.Key.Key_Escape)
    assert box.height() <= opened.window.height() // 2


def test_a_text_that_is_just_begun_is_a_page_to_write_on(opened: OpenWindow) -> None:
    opened.workbench.drafting.set_value(CASE, "purpose", None)
    opened.go(Place("editor", case=CASE, field="purpose"))
    box, form = QApplication.focusWidget(), editor(opened)._form
    assert isinstance(box, QTextEdit)
    low = box.height()

    toggle(opened)
    opened.wait_until(lambda: box.height() > form.height() // 4)
    assert box.height() < form.height() // 2

    toggle(opened)
    opened.wait_until(lambda: box.height() == low)
