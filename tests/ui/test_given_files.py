"""Files that a start of the program is given, by the desktop or on the command line, first start or second."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.drafts import word_draft
from tests.helpers.planpages import texts
from tests.helpers.project import ROOT
from tests.helpers.turning import wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import open_for_test, sample_case
from workbench.app.settings import change_settings
from workbench.kernel.paths import default_workspace
from workbench.ui.dialogs.draftimport import DraftImportDialog
from workbench.ui.dialogs.importing import ImportDialog
from workbench.ui.instance import Wish

STARTER = [sys.executable, "-c", "import sys; from workbench.__main__ import window; sys.exit(window())"]
CHECKOUT = [sys.executable, "main.py"]
PLAN = "9. 实施碳达峰碳中和标准化提升工程。完善核算标准。\n"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window with the sample case, which listens to further starts."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def start(opened: OpenWindow, program: list[str], file: Path) -> None:
    """Start the program beside the open window, which takes the file."""
    process = subprocess.Popen([*program, str(file)], cwd=ROOT)
    try:
        wait_until(lambda: process.poll() is not None, "the second start does not end")
    finally:
        process.kill()
    assert process.wait() == 0
    opened.settle()


def fresh(tmp_path: Path, file: Path) -> OpenWindow:
    """Start the program with a file, as it begins where no other window is open."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, named=False, wish=Wish(str(file), may_be_new=False))
    window.settle()
    assert window.workbench.location == str(default_workspace())
    return window


def plan_text(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(PLAN, encoding="utf-8")
    return path


def said(opened: OpenWindow) -> str:
    """Return the words of the strip at the top of the page."""
    assert opened.page.strip.isVisible()
    return "\n".join(label.text() for label in opened.page.strip.findChildren(QLabel))


@pytest.mark.parametrize("program", [STARTER, CHECKOUT])
def test_a_workspace_opens_in_the_window_that_is_open(
    opened: OpenWindow, tmp_path: Path, program: list[str]
) -> None:
    other = tmp_path / "other.workbench"
    open_for_test(str(other), fixed=False).close()
    start(opened, program, other)
    assert opened.workbench.location == str(other)


@pytest.mark.parametrize("program", [STARTER, CHECKOUT])
def test_a_word_file_is_read_as_a_draft_in_the_window_that_is_open(
    opened: OpenWindow, tmp_path: Path, program: list[str]
) -> None:
    start(opened, program, word_draft(tmp_path, "DRAFT.DOCX"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DraftImportDialog)
    assert dialog.import_button.text() == "Import 4 fields"
    dialog.reject()


@pytest.mark.parametrize("name", ["plan.txt", "plan.md"])
def test_a_text_is_read_as_that_of_a_plan_in_the_window_that_is_open(
    opened: OpenWindow, tmp_path: Path, name: str
) -> None:
    start(opened, STARTER, plan_text(tmp_path, name))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    assert opened.page.key == "plan"
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gone.workbench", "The workspace {place} is not there."),
        ("gone.docx", "The file {place} is not there."),
        ("gone.png", "The file {place} is not there."),
    ],
)
@pytest.mark.parametrize("program", [STARTER, CHECKOUT])
def test_a_file_that_is_gone_is_told_in_the_window_that_is_open(
    opened: OpenWindow, tmp_path: Path, program: list[str], name: str, words: str
) -> None:
    start(opened, program, tmp_path / name)
    assert words.format(place=tmp_path / name) in said(opened)
    assert not (tmp_path / name).exists()


def test_what_can_not_be_taken_is_told_as_at_a_drop(opened: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_text("x", encoding="utf-8")
    start(opened, STARTER, tmp_path / "photo.png")
    assert "“photo.png” is a picture." in texts(opened.page)


def test_a_file_waits_until_the_dialog_is_closed(opened: OpenWindow, tmp_path: Path) -> None:
    start(opened, STARTER, word_draft(tmp_path, "draft.docx"))
    first = QApplication.activeModalWidget()
    assert isinstance(first, DraftImportDialog)
    told: list[str] = []
    opened.desk.notices.shown.connect(lambda notice: told.append(notice.text))
    start(opened, STARTER, plan_text(tmp_path, "plan.txt"))
    assert QApplication.activeModalWidget() is first
    assert told == ["“plan.txt” will open as soon as the dialog is closed."]
    first.reject()
    opened.wait_until(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    dialog.reject()


@pytest.mark.parametrize(
    ("made", "name", "kind"),
    [(word_draft, "draft.docx", DraftImportDialog), (plan_text, "plan.md", ImportDialog)],
)
def test_a_fresh_start_reads_what_it_is_given_on_the_usual_workspace(
    qtbot: QtBot, tmp_path: Path, made: Callable[[Path, str], Path], name: str, kind: type[QDialog]
) -> None:
    window = fresh(tmp_path, made(tmp_path, name))
    window.wait_until(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()
    window.close()


def test_a_fresh_start_says_that_a_file_is_gone(qtbot: QtBot, tmp_path: Path) -> None:
    window = fresh(tmp_path, tmp_path / "gone.docx")
    assert "gone.docx is not there." in said(window)
    window.close()


@pytest.mark.parametrize("entry", ["window", "main"])
@pytest.mark.parametrize("name", ["team.workbench", "draft.docx", "plan.txt", "photo.png"])
def test_the_entry_points_give_the_file_to_the_window(tmp_path: Path, entry: str, name: str) -> None:
    code = (
        "import sys; from workbench.ui import application\n"
        "application.main = lambda file, may_be_new: print(file, may_be_new) or 0\n"
        f"from workbench.__main__ import {entry}; sys.exit({entry}())"
    )
    words = [sys.executable, "-c", code, str(tmp_path / name)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.stdout, done.returncode) == (f"{tmp_path / name} False\n", 0)
