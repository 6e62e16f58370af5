"""Files dropped on the window: each kind starts what it is for, and what nothing can be done with is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import docx
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.drafts import word_draft
from tests.helpers.picturefiles import png
from tests.helpers.planpages import texts
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import open_for_test, sample_case
from workbench.app.settings import change_settings
from workbench.domain.pictures import PictureFile
from workbench.ui.dialogs.draftimport import DraftImportDialog
from workbench.ui.dialogs.importing import ImportDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice

CASE = "2026-001"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window with the sample case."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def drop(opened: OpenWindow, *paths: Path, waiting: bool = True) -> None:
    """Drop files on the window as a person does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(10, 10), copy, data, left, none)
    QApplication.sendEvent(opened.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(opened.window, QDropEvent(QPointF(10, 10), copy, data, left, none))
    if waiting:
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


def test_on_the_plan_page_a_word_file_is_the_text_of_a_plan(opened: OpenWindow, tmp_path: Path) -> None:
    opened.go(Place("plan"))
    document = docx.Document()
    document.add_paragraph("9. 实施碳达峰碳中和标准化提升工程。完善核算标准。")
    document.save(str(tmp_path / "plan.docx"))
    drop(opened, tmp_path / "plan.docx")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    assert dialog.import_button.text() == "Import 1 article"
    dialog.reject()


def test_on_the_plan_page_a_table_is_the_text_of_a_plan(opened: OpenWindow, tmp_path: Path) -> None:
    opened.go(Place("plan"))
    drop(opened, written(tmp_path, "plan.CSV", "9,实施碳达峰碳中和标准化提升工程,完善核算标准。\n"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    assert dialog.import_button.text() == "Import 1 article"
    dialog.reject()


def test_elsewhere_it_is_told_where_a_table_can_be_dropped(opened: OpenWindow, tmp_path: Path) -> None:
    opened.go(Place("cases"))
    drop(opened, written(tmp_path, "plan.csv", "9,实施,完善。\n"))
    assert QApplication.activeModalWidget() is None
    assert any("on the plan page .docx and .csv too" in text for text in texts(opened.page))


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


def pictures(folder: Path, *names: str) -> list[Path]:
    """Write pictures of different shades."""
    paths = [folder / name for name in names]
    for number, path in enumerate(paths):
        path.write_bytes(png(shade=0x40 + number))
    return paths


def in_texts(opened: OpenWindow) -> dict[str, int]:
    """Return how many pictures are stored, by field."""
    values = opened.workbench.drafting.case(CASE).values
    counts = {name: str(value).count("<img ") for name, value in values.items()}
    return {name: count for name, count in counts.items() if count}


def notices(opened: OpenWindow) -> list[Notice]:
    """Return the messages that come from now on."""
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    return told


@pytest.mark.parametrize(("field", "into"), [("scope", "scope"), ("purpose", "purpose"), ("title_zh", "")])
def test_a_picture_dropped_beside_the_texts_goes_into_the_one_that_is_written_in(
    opened: OpenWindow, tmp_path: Path, field: str, into: str
) -> None:
    opened.go(Place("editor", case=CASE, field=field))
    before, told = opened.workbench.drafting.case(CASE).values, notices(opened)
    drop(opened, *pictures(tmp_path, "a.png"))
    if not into:  # a section of lines only: it is evidence of the section
        assert [one.text for one in told] == [f"1 file is attached to {CASE}."]
        return
    assert in_texts(opened) == {into: 1}
    assert len(told) == 1 and told[0].text.startswith("1 picture is in “") and told[0].label == "Undo"
    assert told[0].action is not None
    told[0].action()
    opened.settle()
    assert opened.workbench.drafting.case(CASE).values == before


def test_several_pictures_are_one_act_and_a_refused_one_does_not_keep_the_others_out(
    opened: OpenWindow, tmp_path: Path
) -> None:
    opened.go(Place("editor", case=CASE, field="scope"))
    done, told = len(opened.workbench.history.of_case(CASE)), notices(opened)
    drop(opened, *pictures(tmp_path, "a.png", "b.png"), written(tmp_path, "none.png"))
    assert in_texts(opened) == {"scope": 2}
    assert len(opened.workbench.history.of_case(CASE)) == done + 1
    assert [one.text[:11] for one in told] == ["2 pictures "]
    assert "“none.png” is no picture that can be used here." in texts(opened.page)


def test_what_is_being_composed_stays_beside_a_picture_that_is_dropped(
    opened: OpenWindow, tmp_path: Path
) -> None:
    opened.go(Place("editor", case=CASE, field="scope"))
    told, before = notices(opened), str(opened.workbench.drafting.case(CASE).values["scope"])
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent("标准", []))
    drop(opened, *pictures(tmp_path, "a.png"))
    assert in_texts(opened) == {"scope": 1}
    (notice,) = told
    assert notice.action is not None
    notice.action()
    opened.settle()
    now = str(opened.workbench.drafting.case(CASE).values["scope"])
    assert (now.count("标准"), now.count("<img ")) == (before.count("标准") + 1, 0)


def test_a_picture_that_is_refused_is_told_also_when_its_text_is_gone_by_then(
    opened: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.go(Place("editor", case=CASE, field="scope"))
    gone, check = Event(), opened.workbench.picturing.check

    def slowly(data: bytes, name: str = "") -> PictureFile:
        assert gone.wait(10)
        return check(data, name)

    monkeypatch.setattr(opened.workbench.picturing, "check", slowly)
    drop(opened, written(tmp_path, "none.png"), waiting=False)
    opened.contents.rebuild(lambda: None)  # as another language or size does
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gone.set()
    opened.settle()
    assert "“none.png” is no picture that can be used here." in texts(opened.page)


@pytest.mark.parametrize("page", ["handin", "answers", "versions"])
def test_on_another_page_of_a_case_it_is_told_where_a_picture_goes(
    opened: OpenWindow, tmp_path: Path, page: str
) -> None:
    opened.go(Place("editor", case=CASE))
    opened.go(Place(page, case=CASE))
    drop(opened, *pictures(tmp_path, "a.png"))
    words = f"Pictures go into a long text: open {CASE} to write in it and drop it there."
    assert words in texts(opened.page)


def test_a_case_in_the_trash_takes_no_picture(opened: OpenWindow, tmp_path: Path) -> None:
    opened.workbench.drafting.trash(CASE)
    opened.go(Place("editor", case=CASE, field="scope"))
    drop(opened, *pictures(tmp_path, "a.png"))
    assert any(text.startswith("Nothing can be written here now:") for text in texts(opened.page))
    assert in_texts(opened) == {}


def test_of_several_files_the_first_usable_one_is_taken_and_the_others_are_told(
    opened: OpenWindow, tmp_path: Path
) -> None:
    told = notices(opened)
    drop(opened, written(tmp_path, "a.png"), word_draft(tmp_path, "b.docx"), written(tmp_path, "c.txt"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DraftImportDialog)
    words = "One file at a time: “b.docx” was taken, 2 others were left. Drop them afterwards."
    assert [(one.text, one.sign) for one in told] == [(words, "info")]
    dialog.reject()
