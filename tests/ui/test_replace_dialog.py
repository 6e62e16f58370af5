"""Find and replace with keys and clicks: what is shown before, one undo after, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.ui.dialogs.replacing import ALL, FIELD, ReplaceDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.editor.page import EditorPage

FIRST, SECOND = "2026-001", "2026-002"


def _prepare(workbench: Workbench) -> None:
    for title in ("Cold stores", "Cold chains"):
        case = new_case(workbench, title)
        workbench.drafting.fill(case.ref, {"purpose": "cold and Cold", "scope": "warm"})


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, _prepare)
    yield window
    window.close()


def in_dialog(opened: OpenWindow, act: Callable[[ReplaceDialog], None]) -> None:
    """Open the dialog with its key and do something in it; it is closed at the end."""
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    in_modal(ReplaceDialog, lambda: QTest.keyClick(opened.window, Qt.Key.Key_H, control_shift), act)


def lines(dialog: ReplaceDialog) -> list[str]:
    found = dialog.found
    return [str(found.data(found.index(number))) for number in range(found.rowCount())]


def leave_out(dialog: ReplaceDialog, number: int) -> None:
    """Uncheck a text with the space bar; the line of the list has to be the current one."""
    dialog.list.setCurrentIndex(dialog.found.index(number))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)


def purpose(opened: OpenWindow, case: str) -> object:
    return opened.workbench.drafting.case(case).values["purpose"]


def test_what_is_selected_is_looked_for_in_the_case_and_shown_as_it_would_read(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case=FIRST, field="title_en"))
    assert isinstance(page, EditorPage)
    row = page._form.row_of("title_en")
    assert row is not None
    line = row.editor.entry()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.setSelection(0, 4)

    def look(dialog: ReplaceDialog) -> None:
        opened.settle()
        assert dialog.words.text() == "Cold"
        QTest.keyClicks(dialog.by, "cool")
        assert [line.split("\n")[1] for line in lines(dialog)] == [
            "[Cold → cool] stores",
            "[cold → cool] and Cold",
            "cold and [Cold → cool]",
        ]
        assert dialog.replace.text().strip() == "Replace 3 places"
        QTest.mouseClick(dialog.exact, Qt.MouseButton.LeftButton)
        opened.settle()
        assert dialog.replace.text().strip() == "Replace 2 places"
        QTest.mouseClick(dialog.scope.button(FIELD), Qt.MouseButton.LeftButton)
        opened.settle()
        assert len(lines(dialog)) == 1

    in_dialog(opened, look)
    assert purpose(opened, FIRST) == "cold and Cold"


def test_all_cases_but_what_is_unchecked_are_replaced_and_taken_back_as_one(opened: OpenWindow) -> None:
    opened.go(Place("cases"))
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)

    def replace(dialog: ReplaceDialog) -> None:
        assert dialog.scope.choice() == ALL
        QTest.keyClicks(dialog.words, "cold")
        QTest.keyClick(dialog.words, Qt.Key.Key_Tab)
        QTest.keyClicks(dialog.by, "cool")
        opened.wait_until(lambda: len(lines(dialog)) == 6)
        leave_out(dialog, 0)
        assert dialog.replace.text().strip() == "Replace 5 places"
        QTest.keyClick(dialog.by, Qt.Key.Key_Return)
        opened.wait_until(lambda: not dialog.isVisible())

    in_dialog(opened, replace)
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cool and cool"] * 2
    titles = [opened.workbench.drafting.case(case).title for case in (FIRST, SECOND)]
    assert titles == ["Cold stores", "cool chains"]
    notice = told[-1]
    assert notice.text == "5 places are replaced."
    assert notice.action is not None
    notice.action()
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold"] * 2
    assert opened.workbench.drafting.case(SECOND).title == "Cold chains"


def test_the_dialog_stays_while_it_replaces_so_that_the_way_back_is_told(opened: OpenWindow) -> None:
    opened.go(Place("cases"))
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)

    def hurry(dialog: ReplaceDialog) -> None:
        QTest.keyClicks(dialog.words, "cold")
        opened.wait_until(lambda: len(lines(dialog)) == 6)
        QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert not dialog.replace.isEnabled()
        opened.wait_until(lambda: not dialog.isVisible())

    in_dialog(opened, hurry)
    assert told[-1].action is not None


def test_one_place_of_a_text_is_left_as_it_is_while_the_others_are_replaced(opened: OpenWindow) -> None:
    opened.go(Place("cases"))

    def replace(dialog: ReplaceDialog) -> None:
        QTest.keyClicks(dialog.words, "cold")
        QTest.keyClicks(dialog.by, "cool")
        opened.wait_until(lambda: len(lines(dialog)) == 6)
        leave_out(dialog, 1)
        leave_out(dialog, 5)
        QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
        opened.wait_until(lambda: not dialog.isVisible())

    in_dialog(opened, replace)
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and cool", "cool and Cold"]


def replace_all(opened: OpenWindow) -> None:
    """Replace in all cases by keys."""

    def act(dialog: ReplaceDialog) -> None:
        QTest.keyClicks(dialog.words, "cold")
        QTest.keyClick(dialog.words, Qt.Key.Key_Tab)
        QTest.keyClicks(dialog.by, "cool")
        opened.wait_until(lambda: len(lines(dialog)) == 6)
        QTest.keyClick(dialog.by, Qt.Key.Key_Return)
        opened.wait_until(lambda: not dialog.isVisible())

    opened.go(Place("cases"))
    in_dialog(opened, act)


def test_undo_in_one_case_takes_back_what_was_replaced_in_all_and_redo_brings_it_back(
    opened: OpenWindow,
) -> None:
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    replace_all(opened)
    opened.go(Place("editor", case=FIRST, field="title_en"))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(opened.window, Qt.Key.Key_Z, control)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold"] * 2
    assert told[-1].text == "The same was done in 1 other case."
    QTest.keyClick(opened.window, Qt.Key.Key_Y, control)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cool and cool"] * 2


def test_a_case_changed_since_keeps_what_was_replaced_is_named_and_can_be_opened(opened: OpenWindow) -> None:
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    replace_all(opened)
    opened.workbench.drafting.set_value(SECOND, "remarks", "later")
    opened.go(Place("editor", case=FIRST, field="title_en"))
    QTest.keyClick(opened.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold", "cool and cool"]
    assert told[-1].text.startswith(f"Not in {SECOND}: something else was done there since.")
    assert told[-1].label == f"Open {SECOND}" and told[-1].action is not None
    told[-1].action()
    opened.settle()
    assert opened.page.place().case == SECOND


def test_nothing_found_and_what_a_field_refuses_are_said_and_change_nothing(opened: OpenWindow) -> None:
    def refused(dialog: ReplaceDialog) -> None:
        assert not dialog.replace.isEnabled()
        QTest.keyClicks(dialog.words, "nowhere")
        opened.wait_until(lambda: dialog.summary.text() == "Nothing found here.")
        dialog.words.setText("Cold chains")
        opened.wait_until(lambda: len(lines(dialog)) == 1)
        dialog.by.setText("long " * 100)
        QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
        opened.wait_until(lambda: dialog.trouble.isVisible())
        assert dialog.isVisible()
        assert "At most 300 characters" in dialog.trouble.text()
        assert dialog.replace.isEnabled()

    in_dialog(opened, refused)
    assert opened.workbench.drafting.case(SECOND).title == "Cold chains"


def test_enter_in_the_first_field_only_looks_and_an_older_answer_is_never_replaced(opened: OpenWindow) -> None:
    def hurry(dialog: ReplaceDialog) -> None:
        QTest.keyClicks(dialog.words, "cold")
        QTest.keyClick(dialog.words, Qt.Key.Key_Return)
        opened.wait_until(lambda: len(lines(dialog)) == 6)
        assert dialog.isVisible()
        assert dialog.replace.text().strip() == "Delete 6 places"
        dialog.by.setText("X")
        QTest.keyClicks(dialog.words, "ness")
        QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
        assert not dialog.replace.isEnabled()
        opened.wait_until(lambda: dialog.summary.text() == "Nothing found here.")

    in_dialog(opened, hurry)
    assert [purpose(opened, case) for case in (FIRST, SECOND)] == ["cold and Cold"] * 2


def test_the_dialog_is_taken_by_keys_alone_and_everything_has_a_name(opened: OpenWindow) -> None:
    def walk(dialog: ReplaceDialog) -> None:
        QTest.keyClicks(dialog.words, "cold")
        opened.wait_until(lambda: len(lines(dialog)) == 6)
        QTest.keyClick(dialog.words, Qt.Key.Key_Tab)
        assert dialog.by.hasFocus()
        for _ in range(6):
            if not dialog.list.hasFocus():
                QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.list.hasFocus()
        leave_out(dialog, 1)
        chosen = [(spotted.field.id, spotted.spans) for spotted in dialog.chosen()]
        title, both = ("title_en", ((0, 4),)), ("purpose", ((0, 4), (9, 13)))
        assert chosen == [title, ("purpose", ((9, 13),)), title, both]
        assert dialog.list.accessibleName()
        assert dialog.scope.accessibleName() or dialog.scope.button(ALL).accessibleName()

    in_dialog(opened, walk)


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_line_of_the_list_leads_to_its_place_and_nothing_is_replaced(
    opened: OpenWindow, by_mouse: bool
) -> None:
    opened.go(Place("cases"))

    def go(dialog: ReplaceDialog) -> None:
        QTest.keyClicks(dialog.words, "cold")
        QTest.keyClicks(dialog.by, "cool")
        opened.wait_until(lambda: len(lines(dialog)) == 6)
        index = dialog.found.index(5)
        if by_mouse:
            spot, left = dialog.list.visualRect(index).center(), Qt.MouseButton.LeftButton
            box = QPoint(dialog.list.visualRect(index).left() + 10, spot.y())
            for _ in range(2):
                QTest.mouseDClick(dialog.list.viewport(), left, pos=box)
                assert dialog.isVisible()
            QTest.mouseClick(dialog.list.viewport(), left, pos=spot)
            QTest.mouseDClick(dialog.list.viewport(), left, pos=spot)
        else:
            dialog.list.setFocus()
            dialog.list.setCurrentIndex(index)
            QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        assert not dialog.isVisible()

    in_dialog(opened, go)
    opened.settle()
    assert isinstance(opened.page, EditorPage)
    assert opened.page.place() == Place("editor", case=SECOND, field="purpose")
    box = opened.window.focusWidget()
    assert isinstance(box, QTextEdit)
    assert (box.textCursor().selectedText(), box.textCursor().selectionStart()) == ("Cold", 9)
    assert purpose(opened, SECOND) == "cold and Cold"
