"""Looks, lists, tables and pictures of rich texts among the commands: in menus, palette and list of keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.ui.dialogs.palette import PaletteDialog, entries_of
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.help.shortcuts import shortcuts_of

CASE = "2026-001"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window with the editor in a rich text of an empty case."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, new_case)
    window.go(Place("editor", case=CASE, field="scope"))
    yield window
    window.close()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def written(opened: OpenWindow) -> object:
    page = opened.page
    assert isinstance(page, EditorPage)
    page.commit_pending()
    opened.settle()
    return opened.workbench.drafting.case(CASE).values.get("scope")


def test_looks_and_lists_are_given_by_command(opened: OpenWindow) -> None:
    for command, words in (
        ("rich.bold", "bold"),
        ("rich.bold", " plain "),
        ("rich.sup", "2"),
        ("rich.sup", ""),
    ):
        opened.desk.actions.action(command).trigger()
        QTest.keyClicks(focused(), words)
    opened.desk.actions.action("rich.numbers").trigger()
    assert written(opened) == "<ol><li><strong>bold</strong> plain <sup>2</sup></li></ol>"


def test_a_table_and_the_file_of_a_picture_are_asked_for_by_command(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(*_words: object) -> tuple[str, str]:
        asked.append("file")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    opened.desk.actions.action("rich.picture").trigger()
    assert asked == ["file"]
    opened.desk.actions.action("rich.table").trigger()
    QTest.keyClicks(focused(), "cell")
    assert "<td>cell</td>" in str(written(opened))


def test_outside_of_such_a_text_the_command_rests_and_the_palette_says_where_it_works(
    opened: OpenWindow,
) -> None:
    actions = opened.desk.actions
    assert actions.is_allowed("rich.bold")
    opened.go(Place("editor", case=CASE, field="title_en"))
    allowed = {name: actions.is_allowed(name) for name in ("rich.bold", "rich.table", "text.cut")}
    assert allowed == {"rich.bold": False, "rich.table": False, "text.cut": True}
    palette = PaletteDialog(opened.window, actions)
    palette.show()
    palette.field.setText("superscript")
    assert palette.foot.text().startswith("Go into a text that takes looks")
    palette.close()
    opened.go(Place("cases"))
    assert not actions.is_allowed("text.cut")


def test_looks_and_sizes_stand_in_menus_of_their_own(opened: OpenWindow) -> None:
    inside = {
        menu.title(): [action.objectName() for action in menu.actions()]
        for menu in opened.window.menuBar().findChildren(QMenu)
    }
    assert inside["Formatting"][:2] == ["rich.bold", "rich.italic"]
    assert inside["Text size"] == ["zoom.in", "zoom.out", "zoom.reset"]


def test_keys_of_the_text_are_shown_and_the_window_does_not_claim_them(opened: OpenWindow) -> None:
    actions = opened.desk.actions
    assert actions.action("rich.italic").shortcuts() == []
    assert actions.action("rich.italic").text() == "Italic\tCtrl+I"
    assert next(one.keys for one in entries_of(actions) if one.id == "rich.italic") == "Ctrl+I"
    assert next(one.text for one in entries_of(actions) if one.id == "rich.italic") == "Italic"
    assert next(one.keys for one in shortcuts_of(actions) if one.id == "rich.italic") == "Ctrl+I"
    QTest.keyClick(focused(), Qt.Key.Key_I, CONTROL)  # the plan's import has these keys everywhere else
    QTest.keyClicks(focused(), "x")
    assert written(opened) == "<p><em>x</em></p>"


def test_the_command_to_find_says_that_it_looks_through_the_whole_case(opened: OpenWindow) -> None:
    assert opened.desk.actions.action("find").text() == "Find in this case"
    opened.go(Place("plan"))
    assert opened.desk.actions.action("find").text() == "Find on this page"


@pytest.mark.parametrize("by_key", [True, False])
def test_words_are_pasted_without_their_looks_by_key_and_by_command(opened: OpenWindow, by_key: bool) -> None:
    opened.desk.actions.action("rich.italic").trigger()
    QTest.keyClicks(focused(), "here ")
    given = QMimeData()
    given.setText("one\ntwo")
    given.setHtml("<ul><li><b>one</b></li><li>two</li></ul>")
    QApplication.clipboard().setMimeData(given)
    if by_key:
        QTest.keyClick(focused(), Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    else:
        opened.desk.actions.action("rich.plain").trigger()
    assert written(opened) == "<p><em>here one</em></p><p><em>two</em></p>"
