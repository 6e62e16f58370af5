"""Files dropped on the window: each kind starts what it is for, and what nothing can be done with is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.drafts import word_draft
from tests.helpers.planpages import texts
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import open_for_test, sample_case
from workbench.app.settings import change_settings
from workbench.ui.dialogs.draftimport import DraftImportDialog
from workbench.ui.dialogs.importing import ImportDialog


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window with the sample case."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def drop(opened: OpenWindow, *paths: Path) -> None:
    """Drop files on the window as a person does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(10, 10), copy, data, left, none)
    QApplication.sendEvent(opened.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(opened.window, QDropEvent(QPointF(10, 10), copy, data, left, none))
    opened.settle()


def written(folder: Path, name: str, text: str = "x") -> Path:
    """Write a small file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_word_file_is_read_as_a_draft(opened: OpenWindow, tmp_path: Path) -> None:
    drop(opened, word_draft(tmp_path, "DRAFT.DOCX"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DraftImportDialog)
    assert dialog.import_button.text() == "Import 4 fields"
    dialog.reject()


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_a_text_is_read_as_that_of_a_plan(opened: OpenWindow, tmp_path: Path, name: str) -> None:
    drop(opened, written(tmp_path, name, "9. 实施碳达峰碳中和标准化提升工程。完善核算标准。\n"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    assert opened.page.key == "plan"
    dialog.reject()


def test_a_workspace_is_opened(opened: OpenWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.workbench"
    open_for_test(str(other), fixed=False).close()
    drop(opened, other)
    assert opened.workbench.drafting.cases() == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("photo.PNG", "“photo.PNG” is a picture."),
        ("old.doc", "“old.doc” is an older kind of document."),
        ("table.xlsx", "“table.xlsx” can't be dropped here."),
        ("folder.docx", "“folder.docx” can't be dropped here."),
    ],
)
def test_what_nothing_can_be_done_with_is_told(
    opened: OpenWindow, tmp_path: Path, name: str, words: str
) -> None:
    path = tmp_path / name
    if name.startswith("folder"):
        path.mkdir()
    else:
        written(tmp_path, name)
    drop(opened, path)
    assert words in texts(opened.page)
    assert QApplication.activeModalWidget() is None


def test_of_several_files_the_first_usable_one_is_taken_and_the_others_are_told(
    opened: OpenWindow, tmp_path: Path
) -> None:
    told: list[str] = []
    opened.desk.notices.shown.connect(lambda notice: told.append(notice.text))
    drop(opened, written(tmp_path, "a.png"), word_draft(tmp_path, "b.docx"), written(tmp_path, "c.txt"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DraftImportDialog)
    assert told == ["One file at a time: “b.docx” was taken, 2 others were left. Drop them afterwards."]
    dialog.reject()
