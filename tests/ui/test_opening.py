"""Where the questions for files and folders begin, and how the files are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from workbench.app.settings import load_settings
from workbench.ui.dialogs.importing import ImportDialog
from workbench.ui.dialogs.opening import backup_target, folder_for, open_outside, workspace_to_make


def test_a_folder_is_first_looked_for_among_the_documents_then_where_it_was(
    qtbot: QtBot, desk: TestDesk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = home / "chosen"
    chosen.mkdir()
    began: list[str] = []

    def choose(_parent: QWidget, _title: str, begin: str) -> str:
        began.append(begin)
        return str(chosen)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    host = QWidget()
    qtbot.addWidget(host)
    assert folder_for(host, desk.desk, "pictures", "Folder for pictures") == str(chosen)
    (home / "documents").mkdir()
    for _ in range(2):
        assert folder_for(host, desk.desk, "export", "Folder for documents") == str(chosen)
    assert began == [str(home), str(home / "documents"), str(chosen)]
    assert load_settings().folders["export"] == str(chosen)


def test_a_new_workspace_is_offered_among_the_documents_and_not_in_the_programs_own_folder(
    qtbot: QtBot, desk: TestDesk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "documents").mkdir()
    began: list[str] = []

    def choose(_parent: QWidget, _title: str, begin: str, *_rest: object, **_more: object) -> tuple[str, str]:
        began.append(begin)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    host = QWidget()
    qtbot.addWidget(host)
    assert workspace_to_make(host, desk.desk) == ""
    assert began == [str(home / "documents" / "workspace.workbench")]


def test_a_backup_begins_in_the_home_that_the_program_is_told(
    qtbot: QtBot, desk: TestDesk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[Path] = []

    def choose(_parent: QWidget, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        began.append(Path(begin).parent)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    host = QWidget()
    qtbot.addWidget(host)
    assert backup_target(host, desk.desk) is None
    assert began == [home]


def test_the_text_of_a_plan_is_looked_for_among_the_documents_and_named_from_the_home(
    qtbot: QtBot, desk: TestDesk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = home / "documents" / "计划.txt"
    text.parent.mkdir()
    text.write_text("1. 标题\n正文。\n", encoding="utf-8")
    began: list[str] = []

    def choose(_parent: QWidget, _title: str, begin: str, _kinds: str) -> tuple[str, str]:
        began.append(begin)
        return str(text), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    dialog = ImportDialog(None, desk.desk, {}, "")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.choose_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert began == [str(text.parent)]
    assert str(Path("~") / "documents" / "计划.txt") in [item.text() for item in dialog.findChildren(QLabel)]


def test_without_a_program_for_a_folder_it_is_said_where_it_lies(
    desk: TestDesk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    desk.desk.notices.shown.connect(lambda notice: told.append(notice.text))
    answers = [False, True]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: answers.pop(0))
    open_outside(home / "documents", desk.desk.notices)
    open_outside(home / "documents", desk.desk.notices)
    place = str(Path("~") / "documents")
    assert told == [f"This system has no program that opens {place}."]
