"""Closing writes the backup of the day; the menu restores one; what fails is asked about."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import TITLE, open_for_test, sample_case
from workbench.app.settings import change_settings
from workbench.kernel.errors import NotReadable
from workbench.kernel.paths import user_folder
from workbench.services.maintaining import Maintaining
from workbench.ui.dialogs import opening
from workbench.ui.dialogs.restoring import RestoreDialog
from workbench.ui.mainwindow import backups as backup_commands
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage


@pytest.fixture(autouse=True)
def somebody() -> None:
    change_settings(name="林一", first_start_done=True)


def backups() -> list[Path]:
    """Return the files of all backups that were made by themselves."""
    return sorted(path for path in (user_folder() / "backups").glob("*/*") if path.is_file())


def restoring(monkeypatch: pytest.MonkeyPatch, press: str) -> list[list[str]]:
    """Press a button in the dialog that asks for a backup; the list gets the lines that were offered."""
    offered: list[list[str]] = []

    def answer(dialog: RestoreDialog) -> int:
        offered.append([dialog.list.item(row).text() for row in range(dialog.list.count())])
        buttons = [item for item in dialog.findChildren(QPushButton) if item.text().strip() == press]
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(RestoreDialog, "exec", answer)
    return offered


def answer_by_keys(keys: Sequence[Qt.Key], ask: Callable[[], None], settle: Callable[[], None]) -> str:
    """Let something ask a question and answer it with keys; return what the question said."""
    said: list[str] = []
    failed: list[BaseException] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or said:
            return
        said.append(box.text())
        try:
            for key in keys:
                QTest.keyClick(box.focusWidget() or box, key)
            assert not box.isVisible(), "the keys did not answer the question"
        except BaseException as error:
            failed.append(error)
            box.reject()

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(5)
    ask()
    settle()
    timer.stop()
    if failed:
        raise failed[0]
    assert said, "nothing was asked"
    return said[0]


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(backup_commands, "_sure", lambda *_given: True)
    yield


def test_closing_writes_one_backup_a_day_that_holds_all_and_none_where_nothing_changed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    (backup,) = backups()
    assert backup.name == "2026-03-02.workbench"
    written = backup.stat().st_mtime_ns
    OpenWindow(tmp_path).close()
    assert backups() == [backup]
    assert backup.stat().st_mtime_ns == written
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        workbench.drafting.create("gb-t-recommended", "Another")
    OpenWindow(tmp_path).close()
    assert backups() == [backup]
    with open_for_test(str(backup), fixed=False) as copy:
        assert {case.title for case in copy.drafting.cases()} == {TITLE, "Another"}


def test_a_copy_of_a_workspace_and_an_opened_backup_leave_the_backups_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    (backup,) = backups()
    (tmp_path / "copy").mkdir()
    shutil.copy(tmp_path / "workspace.db", tmp_path / "copy" / "workspace.db")
    with open_for_test(str(tmp_path / "copy" / "workspace.db"), fixed=False) as copy:
        copy.drafting.create("gb-t-recommended", "Only in the copy")
    OpenWindow(tmp_path / "copy").close()
    assert len(backups()) == 2
    with open_for_test(str(backup), fixed=False) as opened:
        opened.drafting.create("gb-t-recommended", "Made in the backup")
        assert opened.maintaining.back_up_dated() is None
        assert opened.maintaining.dated_backups() == []
    assert len([file for file in backups() if file.suffix == ".workbench"]) == 2


def test_what_is_typed_while_the_backup_is_written_is_stored_before_the_window_closes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = OpenWindow(tmp_path, sample_case)
    page = window.go(Place("editor", case="2026-001", field="title_en"))
    assert isinstance(page, EditorPage)
    row = page._form.row_of("title_en")
    assert row is not None
    line = row.editor.entry()
    assert isinstance(line, QLineEdit)
    let_go = Event()
    monkeypatch.setattr(Maintaining, "back_up_dated", lambda _self: let_go.wait(20))
    closed: list[bool] = []
    window.window.closed.connect(lambda: closed.append(True))
    window.window.close()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "typed meanwhile")
    let_go.set()
    window.wait_until(lambda: bool(closed))
    assert window.workbench.drafting.case("2026-001").values["title_en"] == "typed meanwhile"
    window.session.end()


def test_the_menu_restores_a_backup_of_a_day(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sure: None
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    window = OpenWindow(tmp_path)
    window.workbench.drafting.create("gb-t-recommended", "Made later")
    window.go(Place("editor", case="2026-002"))
    window.go(Place("cases"))
    offered = restoring(monkeypatch, "Restore")
    window.desk.actions.run("workspace.restore")
    window.settle()
    window.settle()
    assert window.page.key == "cases"
    assert not window.desk.navigator.can_go_back
    (line,) = offered[0]
    assert line.startswith("2026-03-02 · ")
    assert [case.title for case in window.workbench.drafting.cases()] == [TITLE]
    (kept,) = tmp_path.glob("workspace.replaced-*")
    toast = window.contents.board.toast
    assert toast is not None and toast.isVisible()
    assert any(kept.name in one.accessibleName() for one in toast.findChildren(QLabel))
    window.close()


def test_the_backups_are_told_with_the_time_of_day_the_newest_first(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    (newest,) = backups()
    older = newest.with_name("2026-02-27.workbench")
    copied = newest.with_name("2026-02-20.workbench")  # its file tells of another day: the time is not known
    for copy in (older, copied):
        shutil.copy(newest, copy)
    for file, moment in ((newest, (2026, 3, 2, 17, 45)), (older, (2026, 2, 27, 8, 5))):
        seconds = datetime(*moment).astimezone().timestamp()
        os.utime(file, (seconds, seconds))
    window = OpenWindow(tmp_path)
    offered = restoring(monkeypatch, "Cancel")
    window.desk.actions.run("workspace.restore")
    window.settle()
    assert [line.partition(" · ")[0] for line in offered[0]] == [
        "2026-03-02 17:45",
        "2026-02-27 08:05",
        "2026-02-20",
    ]
    window.close()


@pytest.mark.parametrize("content", [b"PK\3\4 no database at all", b""])
def test_a_file_that_is_no_backup_is_refused_before_anything_is_asked(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    window = OpenWindow(tmp_path)
    other = tmp_path / "letter.docx"
    other.write_bytes(content)
    asked: list[object] = []
    monkeypatch.setattr(backup_commands, "_sure", lambda *given: asked.append(given))
    monkeypatch.setattr(opening, "restore_source", lambda *_: other)
    restoring(monkeypatch, "Another file…")
    window.desk.actions.run("workspace.restore")
    window.settle()
    assert asked == []
    words = " ".join(one.text() for one in window.page.findChildren(QLabel) if one.isVisible())
    assert "letter.docx is not a backup of a workspace." in words
    window.close()


def test_a_backup_is_restored_only_by_the_button_that_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    window = OpenWindow(tmp_path)
    window.workbench.drafting.create("gb-t-recommended", "Made later")
    restoring(monkeypatch, "Restore")
    answers = ([Qt.Key.Key_Return], [Qt.Key.Key_Escape], [Qt.Key.Key_Tab, Qt.Key.Key_Return])
    left = []
    for keys in answers:
        said = answer_by_keys(keys, lambda: window.desk.actions.run("workspace.restore"), window.settle)
        assert "2026-03-02.workbench" in said
        assert re.search(r"last changed on 2026-03-02 \d\d:\d\d and holds 1 case\.", said)
        window.settle()
        left.append(len(window.workbench.drafting.cases()))
    assert left == [2, 2, 1]
    window.close()


def test_another_file_can_be_named_and_cancelling_changes_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sure: None
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    window = OpenWindow(tmp_path)
    asked: list[bool] = []
    monkeypatch.setattr(opening, "restore_source", lambda *_: asked.append(True))
    for press in ("Cancel", "Another file…"):
        restoring(monkeypatch, press)
        window.desk.actions.run("workspace.restore")
        window.settle()
    assert asked == [True]
    assert [case.title for case in window.workbench.drafting.cases()] == [TITLE]
    window.close()


def test_a_backup_that_cannot_be_written_is_asked_about_before_closing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = OpenWindow(tmp_path, sample_case)
    (user_folder() / "backups").write_text("in the way", encoding="utf-8")
    said: list[str] = []

    def stay(box: QMessageBox) -> int:
        said.append(box.text())
        box.escapeButton().click()
        return 0

    with monkeypatch.context() as patch:
        patch.setattr(QMessageBox, "exec", stay)
        window.window.close()
        window.wait_until(lambda: bool(said))
        window.settle()
    assert said[0].startswith("The backup of the day can't be written: The folder ")
    assert window.window.isVisible()
    assert QApplication.activeModalWidget() is None
    window.close()
    assert not window.session.operations.workbench


def test_opening_another_workspace_writes_the_backup_of_the_one_that_is_left(
    qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other.workbench"
    open_for_test(str(other), fixed=False).close()
    window = OpenWindow(tmp_path, sample_case)
    window.session.open_workspace(str(other))
    window.wait_until(lambda: window.workbench.location == str(other))
    window.settle()
    (backup,) = backups()
    with open_for_test(str(backup), fixed=False) as copy:
        assert [case.title for case in copy.drafting.cases()] == [TITLE]
    window.close()


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_backup_that_cannot_be_written_is_asked_about_before_another_workspace_is_opened(
    qtbot: QtBot, tmp_path: Path, goes_on: bool
) -> None:
    other = tmp_path / "other.workbench"
    open_for_test(str(other), fixed=False).close()
    window = OpenWindow(tmp_path, sample_case)
    before = window.workbench.location
    (user_folder() / "backups").write_text("in the way", encoding="utf-8")
    keys = [Qt.Key.Key_Tab, Qt.Key.Key_Return] if goes_on else [Qt.Key.Key_Escape]
    said = answer_by_keys(keys, lambda: window.session.open_workspace(str(other)), window.settle)
    assert said.startswith("The backup of the day can't be written: The folder ")
    window.wait_until(lambda: window.workbench.location == (str(other) if goes_on else before))
    window.settle()
    assert window.window.isEnabled()
    (user_folder() / "backups").unlink()
    window.close()


def test_what_was_refused_stays_when_a_restore_fails(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sure: None
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    window = OpenWindow(tmp_path)
    page = window.go(Place("editor", case="2026-001", field="prepared_on"))
    assert isinstance(page, EditorPage)
    line = window.window.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "2026-02-30")
    QTest.keyClick(line, Qt.Key.Key_Return)
    window.settle()
    window.go(Place("editor", case="2026-001", field="purpose"))
    assert len(window.desk.drafts.refusals()) == 1
    failed: list[Path] = []

    def fail(_self: Maintaining, backup: Path) -> None:
        failed.append(backup)
        raise NotReadable("The backup broke off half-way.")

    monkeypatch.setattr(Maintaining, "restore", fail)
    restoring(monkeypatch, "Restore")
    keep = [Qt.Key.Key_Return]
    answer_by_keys(keep, lambda: window.desk.actions.run("workspace.restore"), window.settle)
    window.settle()
    assert len(failed) == 1
    (spot,) = window.desk.drafts.refusals()
    assert spot.field == "prepared_on"
    window.go(Place("editor", case="2026-001", field="prepared_on"))
    shown = window.window.focusWidget()
    assert isinstance(shown, QLineEdit) and shown.text() == "2026-02-30"
    window.close()
