"""A backup put in place of the workspace: no step done before acts on what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, open_for_test, two_cases
from workbench.app.settings import change_settings
from workbench.ui.mainwindow import backups
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.pages.versions.page import VersionsPage

FIRST, SECOND = "2026-001", "2026-002"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, two_cases)
    yield window
    window.close()


@pytest.fixture
def restored(opened: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Give what restores a backup by the command of the menu."""

    def restore(backup: Path) -> None:
        monkeypatch.setattr(backups, "_sure", lambda *_given: True)
        monkeypatch.setattr("workbench.ui.dialogs.opening.restore_source", lambda *_: backup)
        opened.desk.actions.run("workspace.restore")
        opened.settle()
        opened.settle()

    return restore


def undo(opened: OpenWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_Z, CONTROL)
    opened.settle()


def test_a_case_that_a_foreign_backup_brought_is_not_trashed_by_the_undo_of_before(
    opened: OpenWindow, restored: Callable[[Path], None], tmp_path: Path
) -> None:
    with open_for_test(str(tmp_path / "foreign.db")) as foreign:
        for title in ("One", "Two"):
            new_case(foreign, title)
        foreign.drafting.trash(SECOND)
        foreign.maintaining.back_up(tmp_path / "backup.db")
    page = opened.go(Place("cases"))
    assert isinstance(page, CasesPage)
    page.acts.trash([SECOND])
    opened.settle()
    assert opened.desk.actions.action("undo").isEnabled()
    restored(tmp_path / "backup.db")
    opened.go(Place("cases"))
    assert not opened.desk.actions.action("undo").isEnabled()
    undo(opened)
    assert [case.ref for case in opened.workbench.drafting.cases(trashed=True)] == [SECOND]


def test_the_undo_of_a_return_takes_back_no_act_that_has_its_number_after_a_restoring(
    opened: OpenWindow, restored: Callable[[Path], None], tmp_path: Path
) -> None:
    workbench = opened.workbench
    workbench.versioning.name(FIRST, "v0")
    workbench.maintaining.back_up(tmp_path / "backup.db")
    workbench.drafting.set_value(FIRST, "scope", "changed")
    page = opened.go(Place("versions", case=FIRST))
    assert isinstance(page, VersionsPage)
    page.restore()
    opened.settle()
    last = workbench.history.of_workspace()[0].number
    restored(tmp_path / "backup.db")
    while workbench.history.of_workspace()[0].number < last:
        workbench.drafting.set_value(FIRST, "scope", f"precious {workbench.history.of_workspace()[0].number}")
    written = workbench.drafting.case(FIRST).values["scope"]
    opened.go(Place("versions", case=FIRST))
    undo(opened)
    assert workbench.drafting.case(FIRST).values["scope"] == written
    assert str(written).startswith("precious")


def test_the_button_of_a_message_of_before_does_nothing_to_a_restored_workspace(
    opened: OpenWindow, restored: Callable[[Path], None], tmp_path: Path
) -> None:
    opened.workbench.drafting.trash(SECOND)
    opened.workbench.maintaining.back_up(tmp_path / "backup.db")
    opened.workbench.drafting.untrash(SECOND)
    page = opened.go(Place("cases"))
    assert isinstance(page, CasesPage)
    offered: list[Callable[[], None] | None] = []
    opened.desk.notices.shown.connect(lambda notice: offered.append(notice.action))
    page.acts.trash([SECOND])
    opened.settle()
    restored(tmp_path / "backup.db")
    take_back = offered[0]
    assert take_back is not None
    take_back()
    opened.settle()
    assert [case.ref for case in opened.workbench.drafting.cases(trashed=True)] == [SECOND]
