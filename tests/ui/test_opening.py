"""Where the questions for files and folders begin, and how the files are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import opened, row
from tests.helpers.turning import wait_until
from tests.helpers.windows import TestDesk
from workbench.app.settings import load_settings
from workbench.kernel.paths import shown_path
from workbench.ui import theme
from workbench.ui.dialogs.files import folder_for
from workbench.ui.dialogs.importing import ImportDialog
from workbench.ui.dialogs.opening import backup_target, open_outside, workspace_to_make
from workbench.ui.tokens import Mode, tokens
from workbench.ui.widgets.fields.attachments import AttachmentLine, AttachmentsEditor
from workbench.ui.widgets.fields.rich import RichEditor


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the home of the person at the machine, which is not where the program keeps its data."""
    made = tmp_path / "person"
    made.mkdir()
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(made / "papers"))
    monkeypatch.setattr(Path, "home", lambda: made)
    return made


def test_a_folder_is_first_looked_for_among_the_documents_then_where_it_was(
    qtbot: QtBot, desk: TestDesk, home: Path, person: Path, monkeypatch: pytest.MonkeyPatch
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
    assert began == [str(person), str(home / "documents"), str(chosen)]
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


def test_a_backup_begins_in_the_home_of_the_person_and_not_among_the_data_of_the_program(
    qtbot: QtBot, desk: TestDesk, person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[Path] = []

    def choose(_parent: QWidget, _title: str, begin: str, *_more: object, **_named: object) -> tuple[str, str]:
        began.append(Path(begin).parent)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    host = QWidget()
    qtbot.addWidget(host)
    assert backup_target(host, desk.desk) is None
    assert began == [person]


def test_files_to_attach_a_picture_and_a_copy_begin_among_the_documents_then_where_the_last_one_was(
    sample_desk: TestDesk, person: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers, elsewhere = person / "papers", tmp_path / "elsewhere"
    for folder in (papers, elsewhere):
        folder.mkdir()
    (elsewhere / "data.txt").write_bytes(b"evidence")
    began: list[str] = []

    def answering(method: str, *answer: object) -> None:
        def choose(_parent: QWidget, _title: str, begin: str, *_more: object, **_named: object) -> object:
            began.append(begin)
            return answer

        monkeypatch.setattr(QFileDialog, method, choose)

    answering("getOpenFileNames", [str(elsewhere / "data.txt")], "")
    page = opened(sample_desk, "attachments")
    files = row(page, "attachments").editor
    assert isinstance(files, AttachmentsEditor)
    for _ in range(2):
        QTest.mouseClick(files.add, Qt.MouseButton.LeftButton)
        sample_desk.settle()
    answering("getSaveFileName", str(elsewhere / "copy.txt"), "")
    line = files.lines[-1]
    assert isinstance(line, AttachmentLine)
    for _ in range(2):
        QTest.mouseClick(line.keep, Qt.MouseButton.LeftButton)
        sample_desk.settle()
    assert began == [str(papers), str(elsewhere), str(papers / "data.txt"), str(elsewhere / "data.txt")]
    began.clear()
    answering("getOpenFileName", str(elsewhere / "data.txt"), "")
    text = row(opened(sample_desk, "purpose"), "purpose").editor
    assert isinstance(text, RichEditor)
    for _ in range(2):
        text.tools.picture_menu.actions()[0].trigger()
        sample_desk.settle()
    assert began == [str(papers), str(elsewhere)]


def test_the_text_of_a_plan_is_looked_for_among_the_documents_and_named_from_the_home(
    qtbot: QtBot, desk: TestDesk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: home)
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
    assert load_settings().folders["import"] == str(text.parent)
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
    place = shown_path(home / "documents")
    assert (told, desk.signs) == ([f"This system has no program that opens {place}."], ["warning"])


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_the_file_dialog_of_qt_proposes_while_one_types_has_the_ground_of_the_look(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, mode: Mode
) -> None:
    (tmp_path / "papers").mkdir()
    theme.apply(qapp, mode)
    dialog = QFileDialog(None, "Open", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)

    def proposed() -> bool:
        name.clear()
        QTest.keyClicks(name, "pa")
        return name.completer().popup().isVisible()

    wait_until(proposed, "nothing is proposed")
    popup = name.completer().popup()
    ground = popup.grab().toImage().pixelColor(popup.width() // 2, popup.height() - 3)
    popup.hide()
    theme.apply(qapp, "light")
    assert ground.name(QColor.NameFormat.HexArgb) == f"#ff{tokens()[mode]['surface'][1:].lower()}"
