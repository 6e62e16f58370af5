"""A case in the trash in the editor: what would be refused is not offered, and is again once it is out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.helpers.editors import CASE, opened
from tests.helpers.hands import focused
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import WorkbenchError
from workbench.ui.errors import trouble_of
from workbench.ui.notify import Notice
from workbench.ui.pages.editor.page import EditorPage

LEADING = ("Show", "Go to the field", "Versions")  # to something else, which the trash does not forbid


def offered(page: EditorPage) -> set[str]:
    """Return the words of the buttons in the side pane that can be pressed."""
    return {
        item.text().strip()
        for item in page._side.findChildren(QPushButton)
        if item.isVisible() and item.isEnabled() and not item.isCheckable()
    }


def test_links_are_changed_and_suggested_only_out_of_the_trash(sample_desk: TestDesk) -> None:
    sample_desk.workbench.planning.dismiss(CASE, ArticleRef("action-plan-2022", "10"))
    page = opened(sample_desk, "purpose", tab="links")
    sample_desk.settle()
    before = offered(page)
    assert {"Link to an article…", "Edit…", "Remove", "Link…", "Don't suggest"} <= before
    sample_desk.workbench.drafting.trash(CASE)
    page._read()
    for _ in range(2):
        sample_desk.settle()
    assert offered(page) <= set(LEADING)
    page._acts.untrash()
    for _ in range(3):
        sample_desk.settle()
    assert offered(page) == before


def test_findings_are_mended_and_waived_only_out_of_the_trash(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.set_value(CASE, "title_zh", "储能电站应急供电装置 技术要求。")
    sample_desk.workbench.drafting.trash(CASE)
    page = opened(sample_desk, "title_zh", tab="checks")
    checks = page._side._checks
    checks._view.setCurrentIndex(checks._model.index(0))
    assert checks._waive.isVisible()
    assert {entry.words for entry in checks._entries() if entry.possible} == {
        "Go to the field",
        "Rules of the checks",
    }
    assert offered(page) <= set(LEADING)


def test_what_was_refused_for_the_trash_is_told_no_more_out_of_it(sample_desk: TestDesk) -> None:
    sample_desk.workbench.drafting.trash(CASE)
    page = opened(sample_desk, "purpose", tab="links")
    with pytest.raises(WorkbenchError) as refused:
        sample_desk.workbench.drafting.set_value(CASE, "purpose", "x")
    page.strip.show_trouble(trouble_of(refused.value))
    assert page.strip.isVisible()
    page._acts.untrash()
    for _ in range(3):
        sample_desk.settle()
    assert not page.strip.isVisible()


def press(desk: TestDesk, key: Qt.Key) -> None:
    """Press a key with Ctrl where the focus is, and wait until what it does is read."""
    QTest.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        desk.settle()


def test_one_undo_more_than_was_typed_leaves_a_case_out_of_the_trash(desk: TestDesk) -> None:
    new_case(desk.workbench)
    desk.workbench.drafting.trash(CASE)
    desk.workbench.drafting.untrash(CASE)
    opened(desk, "purpose")
    QTest.keyClicks(focused(), "typed")
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
        press(desk, key)
        assert not desk.workbench.drafting.case(CASE).trashed
    assert desk.workbench.drafting.case(CASE).values["purpose"] == "typed"
    assert desk.troubles == []


def test_undo_in_a_case_that_lies_in_the_trash_takes_it_out_and_redo_does_not_put_it_back(
    desk: TestDesk,
) -> None:
    new_case(desk.workbench)
    page = opened(desk, "purpose")
    page._acts.trash()
    desk.settle()
    undo, redo = (desk.desk.actions.action(name) for name in ("undo", "redo"))
    notices: list[Notice] = []
    desk.desk.notices.shown.connect(notices.append)
    assert undo.text() == f"Undo: Move {CASE} to the trash"
    press(desk, Qt.Key.Key_Z)
    assert not desk.workbench.drafting.case(CASE).trashed
    assert [(notice.text, notice.label) for notice in notices] == [(f"Undone: Move {CASE} to the trash", "")]
    assert not redo.isEnabled()
    press(desk, Qt.Key.Key_Y)
    assert not desk.workbench.drafting.case(CASE).trashed
    assert desk.troubles == []
