"""Undo right after a case was duplicated in the editor: the keys do what the message offers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.hands import focused
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage

SOURCE, COPY = "2026-001", "2026-002"
_CONTROL = Qt.KeyboardModifier.ControlModifier
_UNDO, _REDO = Qt.Key.Key_Z, Qt.Key.Key_Y


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the window with a copy of the sample case, just made in the editor."""
    made = OpenWindow(tmp_path, sample_case)
    made.go(Place("editor", case=SOURCE, field="purpose"))

    duplicate(made)
    assert isinstance(made.page, EditorPage)
    assert made.page.case == COPY
    made.go(Place("editor", case=COPY))  # as window systems do, back into the window behind the dialog
    yield made
    made.close()


def rest(opened: OpenWindow) -> None:
    """Wait until what was asked for is done and shown."""
    for _ in range(3):
        opened.settle()


def press(opened: OpenWindow, key: Qt.Key) -> None:
    """Press a key with Ctrl where one writes."""
    QTest.keyClick(focused(), key, _CONTROL)
    rest(opened)


def trashed(opened: OpenWindow) -> list[str]:
    """Return the cases in the trash."""
    return [case.ref for case in opened.workbench.drafting.cases(trashed=True)]


def test_the_keys_take_a_copy_back_and_bring_it_again(opened: OpenWindow) -> None:
    undo, redo = (opened.desk.actions.action(name) for name in ("undo", "redo"))
    assert undo.text() == f"Undo: Duplicate {SOURCE} as {COPY}"
    assert undo.isEnabled()
    press(opened, _UNDO)
    assert trashed(opened) == [COPY]
    assert redo.text() == f"Redo: Duplicate {SOURCE} as {COPY}"
    press(opened, _REDO)
    assert trashed(opened) == []


def test_what_was_typed_into_a_copy_is_taken_back_before_its_making(opened: OpenWindow) -> None:
    before = opened.workbench.drafting.case(COPY).values["purpose"]
    page = opened.page
    assert isinstance(page, EditorPage)
    page._form.focus_field("purpose")
    QTest.keyClicks(focused(), "typed ")
    press(opened, _UNDO)
    assert opened.workbench.drafting.case(COPY).values["purpose"] == before
    assert trashed(opened) == []
    press(opened, _UNDO)
    assert trashed(opened) == [COPY]


def test_a_copy_stays_while_a_text_in_another_section_is_refused(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=COPY, field="duration_months"))
    QTest.keyClick(focused(), Qt.Key.Key_A, _CONTROL)
    QTest.keyClicks(focused(), "abc")
    opened.go(Place("editor", case=COPY, field="title_zh"))
    rest(opened)
    assert opened.desk.drafts.refused_names(COPY)
    press(opened, _UNDO)
    assert trashed(opened) == []
    assert opened.desk.drafts.refused_names(COPY)


def test_undo_names_no_copy_while_a_refused_text_keeps_it_and_leads_to_that_text(opened: OpenWindow) -> None:
    undo = opened.desk.actions.action("undo")
    named = undo.text()
    opened.go(Place("editor", case=COPY, field="duration_months"))
    before = opened.workbench.drafting.case(COPY).values["duration_months"]
    QTest.keyClick(focused(), Qt.Key.Key_A, _CONTROL)
    QTest.keyClicks(focused(), "abc")
    opened.go(Place("editor", case=COPY, field="title_zh"))
    rest(opened)
    assert (undo.text(), undo.isEnabled()) == ("Undo", True)
    press(opened, _UNDO)
    page = opened.page
    assert isinstance(page, EditorPage) and not page.strip.isVisible()
    toast = opened.contents.board.toast
    assert toast is not None and "holds a text that is not stored" in toast.accessibleName()
    QTest.mouseClick(toast._action, Qt.MouseButton.LeftButton)
    rest(opened)
    assert page._form.field == "duration_months"
    press(opened, _UNDO)
    assert opened.desk.drafts.refused_names(COPY) == []
    assert opened.workbench.drafting.case(COPY).values["duration_months"] == before
    assert undo.text() == named
    press(opened, _UNDO)
    assert trashed(opened) == [COPY]


def duplicate(opened: OpenWindow) -> None:
    """Duplicate the case that is shown, or the current one of the list."""

    def ask() -> None:
        opened.desk.actions.run("case.duplicate")
        opened.settle()

    in_modal(NewCaseDialog, ask, lambda dialog: dialog.accept())
    rest(opened)


def test_undo_in_the_list_takes_back_the_copy_that_was_made_last_wherever(opened: OpenWindow) -> None:
    undo, redo = (opened.desk.actions.action(name) for name in ("undo", "redo"))
    opened.go(Place("cases", case=SOURCE))
    duplicate(opened)
    opened.go(Place("editor", case=SOURCE))
    duplicate(opened)
    opened.go(Place("cases"))
    assert undo.text() == f"Undo: Duplicate {SOURCE} as 2026-004"
    press(opened, _UNDO)
    assert trashed(opened) == ["2026-004"]
    assert redo.text() == f"Redo: Duplicate {SOURCE} as 2026-004"
    assert undo.text() == f"Undo: Duplicate {SOURCE} as 2026-003"


def test_a_copy_made_in_the_list_is_taken_back_in_itself_and_is_no_step_of_the_list_then(
    opened: OpenWindow,
) -> None:
    undo, redo = (opened.desk.actions.action(name) for name in ("undo", "redo"))
    opened.go(Place("cases", case=SOURCE))
    duplicate(opened)
    opened.go(Place("editor", case="2026-003", field="purpose"))
    assert undo.text() == f"Undo: Duplicate {SOURCE} as 2026-003"
    press(opened, _UNDO)
    assert trashed(opened) == ["2026-003"]
    opened.go(Place("cases"))
    assert undo.text() == f"Undo: Duplicate {SOURCE} as {COPY}"
    assert redo.text() == f"Redo: Duplicate {SOURCE} as 2026-003"
    press(opened, _REDO)
    assert trashed(opened) == []
    assert undo.text() == f"Undo: Duplicate {SOURCE} as 2026-003"


def test_undo_in_the_case_that_was_copied_does_not_touch_the_copy(opened: OpenWindow) -> None:
    opened.go(Place("editor", case=SOURCE, field="purpose"))
    assert "Duplicate" not in opened.desk.actions.action("undo").text()
    press(opened, _UNDO)
    assert trashed(opened) == []
