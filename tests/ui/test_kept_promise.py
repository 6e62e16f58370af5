"""“Keep until next time” is offered for what is on the disk, and for nothing that only seemed to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.twocases import two_case_window
from tests.helpers.windows import OpenWindow
from workbench.kernel.errors import NotReadable
from workbench.services.keeping import Keeping
from workbench.storage.workspace import Workspace
from workbench.ui.dialogs import opening
from workbench.ui.mainwindow import backups
from workbench.ui.navigation import Place

CASE, OTHER = "2026-001", "2026-002"
KEEP, KEEP_OTHERS, LOSE = "Keep until next time", "Keep the others until next time", "Lose what I typed"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    yield from two_case_window(tmp_path)


def refused(*_given: object, **_named: object) -> Any:
    raise NotReadable("The disk is full.", "Make room.")


def write(opened: OpenWindow, case: str, field: str, text: str) -> None:
    """Type into a field in place of what stands there and leave it for the next place."""
    opened.go(Place("editor", case=case, field=field))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    opened.settle()


def closing(
    opened: OpenWindow, answer: Callable[[QMessageBox], None], leave: Callable[[], object] | None = None
) -> tuple[list[str], str]:
    """Close the window, or `leave`, and answer its question; return its buttons' words and what it said."""
    buttons: list[str] = []
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(5, look)
            return
        buttons.extend(button.text() for button in box.buttons())
        said.append(box.text())
        answer(box)

    QTimer.singleShot(5, look)
    (leave or opened.window.close)()
    opened.wait_until(lambda: bool(said) and opened.jobs.is_idle)
    return buttons, said[0]


def pressing(words: str) -> Callable[[QMessageBox], None]:
    def press(box: QMessageBox) -> None:
        (button,) = [one for one in box.findChildren(QAbstractButton) if one.text() == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return press


def enter(box: QMessageBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_Return)


def kept(tmp_path: Path) -> list[tuple[str, str, object]]:
    """Return what the next start offers."""
    again = OpenWindow(tmp_path)
    found = [(one.case, one.field.id, one.raw) for one in again.workbench.keeping.recovered()]
    again.close()
    return found


def test_what_the_disk_did_not_take_is_not_offered_to_be_kept_and_enter_loses_nothing(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(Workspace, "writing", refused)
        write(opened, CASE, "title_en", "a day of work")
        buttons, said = closing(opened, enter)
    assert KEEP not in buttons and LOSE in buttons
    lines = said.splitlines()
    assert lines[0].endswith(f"of {CASE} is not stored: The disk is full.")
    assert lines[2].endswith(f"of {CASE} can't be kept until the next time: The disk is full.")
    assert not any("start page" in line for line in lines)
    opened.settle()
    assert opened.window.isVisible() and opened.window.isEnabled()
    page = opened.go(Place("editor", case=CASE, field="title_en"))
    assert any(line.text() == "a day of work" for line in page.findChildren(QLineEdit))


def test_what_could_not_be_kept_at_first_is_kept_as_soon_as_there_is_room(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as full:
        full.setattr(Workspace, "writing", refused)
        write(opened, CASE, "duration_months", "many")
    buttons, said = closing(opened, enter)
    assert KEEP in buttons and "can't be kept" not in said
    opened.wait_until(lambda: not opened.window.isVisible())
    opened.session.end()
    assert kept(tmp_path) == [(CASE, "duration_months", "many")]


def test_of_two_texts_the_one_that_is_kept_is_offered_and_the_other_named(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    keep = Keeping.keep

    def keep_some(keeping: Keeping, case: str, field: str, raw: Any, seen: Any) -> None:
        (refused if case == OTHER else keep)(keeping, case, field, raw, seen)

    monkeypatch.setattr(Keeping, "keep", keep_some)
    write(opened, CASE, "duration_months", "many")
    write(opened, OTHER, "duration_months", "soon")
    buttons, said = closing(opened, pressing(KEEP_OTHERS))
    assert KEEP not in buttons
    told = [line for line in said.splitlines() if "can't be kept" in line]
    assert told == [f"“Project duration” of {OTHER} can't be kept until the next time: The disk is full."]
    opened.wait_until(lambda: not opened.window.isVisible())
    opened.session.end()
    assert kept(tmp_path) == [(CASE, "duration_months", "many")]


def test_what_is_kept_before_a_backup_is_restored_is_offered_the_next_time(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.db"
    opened.workbench.maintaining.back_up(backup)
    write(opened, CASE, "duration_months", "many")
    monkeypatch.setattr(backups, "_sure", lambda *_given: True)
    monkeypatch.setattr(opening, "restore_source", lambda *_: backup)
    buttons, said = closing(opened, pressing(KEEP), lambda: opened.desk.actions.run("workspace.restore"))
    assert KEEP in buttons
    assert said.endswith("only in cases that the backup holds. Restore the backup all the same?")
    opened.wait_until(lambda: "The backup is in place" in opened.desk.notices.recent[0][1])
    opened.settle()
    assert opened.desk.drafts.refusals() == {}
    opened.close()
    assert kept(tmp_path) == [(CASE, "duration_months", "many")]
