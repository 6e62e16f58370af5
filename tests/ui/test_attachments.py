"""Attachments in the editor and on the hand-in page, as a person adds, opens, changes and takes them along."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE, opened, row
from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import change_settings
from workbench.storage.attachments import FOLDER, PART
from workbench.ui.navigation import Place
from workbench.ui.operations import Running
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.handin.page import HandInPage
from workbench.ui.widgets.fields.attachments import AttachmentLine, AttachmentsEditor
from workbench.ui.widgets.fields.choices import ComboEditor
from workbench.ui.widgets.fields.texts import LineEditor


@pytest.fixture
def case_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk whose workspace holds a case with a title and nothing else, 2026-001."""
    made = TestDesk(qtbot, tmp_path, new_case)
    yield made
    made.close()


def editor_of(page: EditorPage) -> AttachmentsEditor:
    """Return the list of attachments of the open section."""
    editor = row(page, "attachments").editor
    assert isinstance(editor, AttachmentsEditor)
    return editor


def line_of(page: EditorPage, place: int = 0) -> AttachmentLine:
    """Return one of the rows."""
    line = editor_of(page).lines[place]
    assert isinstance(line, AttachmentLine)
    return line


def written(folder: Path, name: str, data: bytes = b"evidence") -> Path:
    """Write a file."""
    file = folder / name
    file.write_bytes(data)
    return file


def names(desk: TestDesk) -> list[str]:
    """Return what is attached to the case."""
    return [one.name for one in desk.workbench.attaching.attachments(CASE)]


def dropped_on(widget: QWidget, *files: Path) -> bool:
    """Drop files on a widget; return whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return enter.isAccepted()


def choose(monkeypatch: pytest.MonkeyPatch, *files: Path) -> None:
    """Let the dialog that asks for files answer these."""
    answer = ([str(file) for file in files], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked, **_named: answer)


def test_an_empty_list_says_how_to_begin_and_the_button_attaches_files(
    case_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(case_desk, "attachments")
    editor = editor_of(page)
    assert editor._nothing.isVisible()
    assert editor.add.hasFocus()
    choose(monkeypatch, written(tmp_path, "报告.pdf"), written(tmp_path, "data.xlsx", b"more"))
    QTest.keyClick(editor.add, Qt.Key.Key_Return)
    case_desk.settle()
    assert [line.raw()["name"] for line in editor.lines] == names(case_desk) == ["报告.pdf", "data.xlsx"]
    assert line_of(page).cells["purpose"].has_focus()
    assert not editor._nothing.isVisible()
    assert line_of(page).facts.text() == "8\u00a0B\n2026-03-02"
    assert "added 2026-03-02 by 林一" in line_of(page).facts.accessibleName()
    assert case_desk.told == ["2 files are attached to 2026-001."]
    page._acts.turning.undo()
    case_desk.settle()
    assert names(case_desk) == []
    assert editor._nothing.isVisible()


def test_after_more_files_one_goes_on_in_the_first_new_row_unless_one_went_elsewhere(
    case_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(case_desk, "attachments")
    editor = editor_of(page)
    for name, place in (("one.txt", 0), ("two.txt", 1)):
        choose(monkeypatch, written(tmp_path, name))
        QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
        case_desk.settle()
        assert line_of(page, place).cells["purpose"].has_focus()
    choose(monkeypatch, written(tmp_path, "three.txt"))
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    line_of(page).cells["name"].focus_cell()
    case_desk.settle()
    assert names(case_desk) == ["one.txt", "two.txt", "three.txt"]
    assert line_of(page).cells["name"].has_focus()


def test_in_the_whole_window_files_are_pasted_at_the_button_too(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, new_case)
    page = window.go(Place("editor", case=CASE, field="attachments"))
    assert isinstance(page, EditorPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "pasted.txt")))])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor_of(page).add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    found = [one.name for one in window.workbench.attaching.attachments(CASE)]
    window.close()
    assert found == ["pasted.txt"]


def test_files_are_dropped_on_the_list_and_pasted_into_it(case_desk: TestDesk, tmp_path: Path) -> None:
    page = opened(case_desk, "attachments")
    assert dropped_on(editor_of(page), written(tmp_path, "photo.jpg"), written(tmp_path, "draft.docx"))
    case_desk.settle()
    assert names(case_desk) == ["photo.jpg", "draft.docx"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, "pasted.txt")))])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(line_of(page).cells["name"].entry(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    case_desk.settle()
    assert names(case_desk) == ["photo.jpg", "draft.docx", "pasted.txt"]
    QGuiApplication.clipboard().clear()


def test_a_refused_file_is_told_and_the_others_are_attached(case_desk: TestDesk, tmp_path: Path) -> None:
    page = opened(case_desk, "attachments")
    assert dropped_on(editor_of(page), written(tmp_path, "empty.txt", b""), written(tmp_path, "good.txt"))
    case_desk.settle()
    assert names(case_desk) == ["good.txt"]
    assert page.strip.isVisible()
    assert page.strip.accessibleName().startswith("“empty.txt” is empty.")


def test_rows_are_renamed_tied_moved_and_removed_and_undo_brings_them_back(
    case_desk: TestDesk, tmp_path: Path
) -> None:
    page = opened(case_desk, "attachments")
    dropped_on(editor_of(page), written(tmp_path, "a.txt", b"a"), written(tmp_path, "b.txt", b"b"))
    case_desk.settle()
    name, purpose = line_of(page).cells["name"], line_of(page).cells["purpose"]
    assert isinstance(name, LineEditor)
    assert isinstance(purpose, ComboEditor)
    name.line.setFocus()
    name.line.selectAll()
    QTest.keyClicks(name.line, "renamed.txt")
    purpose.combo.setFocus()
    QTest.keyClick(purpose.combo, Qt.Key.Key_Down)
    editor_of(page).commit()
    case_desk.settle()
    first, second = case_desk.workbench.attaching.attachments(CASE)
    assert (first.name, first.purpose, second.name) == ("renamed.txt", "draft", "b.txt")
    name.line.setFocus()
    QTest.keyClick(name.line, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    editor_of(page).commit()
    case_desk.settle()
    assert names(case_desk) == ["b.txt", "renamed.txt"]
    QTest.mouseClick(line_of(page).trash, Qt.MouseButton.LeftButton)
    case_desk.settle()
    assert names(case_desk) == ["renamed.txt"]
    page._acts.turning.undo()
    case_desk.settle()
    assert names(case_desk) == ["b.txt", "renamed.txt"]
    assert case_desk.workbench.attaching.save(CASE, "b.txt", tmp_path / "copy").read_bytes() == b"b"


def test_a_file_is_opened_as_a_copy_and_a_program_only_after_a_question(
    case_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(shown.append(Path(url.toLocalFile()))) or True
    )
    page = opened(case_desk, "attachments")
    dropped_on(editor_of(page), written(tmp_path, "a.pdf"), written(tmp_path, "setup.exe", b"MZ"))
    case_desk.settle()
    QTest.keyClick(line_of(page).sign, Qt.Key.Key_Return)
    case_desk.settle()
    (copy,) = shown
    assert (copy.name, copy.read_bytes()) == ("a.pdf", b"evidence")
    assert not copy.stat().st_mode & stat.S_IWUSR
    asked: list[str] = []

    def stay(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", stay)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.escapeButton())
    line_of(page, 1).sign.click()
    case_desk.settle()
    assert len(asked) == 1
    assert "“setup.exe” may hold a program" in asked[0]
    assert len(shown) == 1
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    line_of(page, 1).sign.click()
    case_desk.settle()
    assert [file.name for file in shown] == ["a.pdf", "setup.exe"]


def test_a_copy_is_saved_where_one_says(
    case_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(case_desk, "attachments")
    dropped_on(editor_of(page), written(tmp_path, "a.pdf"))
    case_desk.settle()
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_named: (str(target), ""))
    line_of(page).keep.click()
    case_desk.settle()
    assert target.read_bytes() == b"evidence"
    assert case_desk.told[-1] == "Saved as copy.pdf."


def test_a_section_shows_the_files_that_belong_to_it_and_leads_to_them(
    case_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(case_desk, "situation")
    clip = page._form._clip.button
    assert not clip.isVisible()
    choose(monkeypatch, written(tmp_path, "survey.pdf"))
    case_desk.desk.actions.run("attachment.add")
    case_desk.settle()
    assert case_desk.workbench.attaching.attachments(CASE)[0].section == "situation"
    assert (clip.isVisible(), clip.accessibleName()) == (True, "1 file attached")
    QTest.keyClick(clip, Qt.Key.Key_Return)
    case_desk.settle()
    assert page._form.section == "attachments"
    assert line_of(page).cells["name"].has_focus()


def test_in_the_trash_files_can_be_opened_and_nothing_else(case_desk: TestDesk, tmp_path: Path) -> None:
    page = opened(case_desk, "attachments")
    dropped_on(editor_of(page), written(tmp_path, "a.pdf"))
    case_desk.settle()
    case_desk.operations.change(page, lambda wb: wb.drafting.trash(CASE))
    case_desk.settle()
    line = line_of(page)
    assert [widget.isEnabled() for widget in (line.sign, line.keep, line.trash)] == [True, True, False]
    assert not dropped_on(editor_of(page), written(tmp_path, "b.pdf"))


def test_long_copying_is_cancelled_and_nothing_is_attached(case_desk: TestDesk, tmp_path: Path) -> None:
    page = opened(case_desk, "attachments")
    works: list[Running] = []

    def cancel(running: Running) -> None:
        works.append(running)
        running.cancel()

    case_desk.operations.started.connect(cancel)
    dropped_on(editor_of(page), written(tmp_path, "long.bin", bytes(3 * PART)))
    case_desk.settle()
    assert works[0].cancellable
    assert (names(case_desk), case_desk.told) == ([], ["Stopped: no file was attached"])


def test_files_that_fall_on_the_window_are_attached_to_the_open_case(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    try:
        window.go(Place("editor", case=CASE, field="situation"))
        dropped_on(window.window, written(tmp_path, "a.pdf"), written(tmp_path, "b.xlsx"))
        window.settle()
        found = window.workbench.attaching.attachments(CASE)[-2:]
        assert [(one.name, one.section) for one in found] == [("a.pdf", "situation"), ("b.xlsx", "situation")]
        window.go(Place("editor", case=CASE, field="attachments"))
        dropped_on(window.window, written(tmp_path, "draft.docx"), written(tmp_path, "photo.png"))
        window.settle()
        assert [one.name for one in window.workbench.attaching.attachments(CASE)][-2:] == [
            "draft.docx",
            "photo.png",
        ]
        window.go(Place("cases"))
        dropped_on(window.window, written(tmp_path, "c.pdf"))
        window.settle()
        assert "c.pdf" not in [one.name for one in window.workbench.attaching.attachments(CASE)]
    finally:
        window.close()


def test_the_attachments_go_along_with_the_documents_unless_they_are_left_out(sample_desk: TestDesk) -> None:
    page = HandInPage(sample_desk.desk)
    sample_desk.show(page, Place("handin", case=CASE))
    box, folder = page.documents.attachments, page.exports.folder
    assert (box.isVisible(), box.text()) == (True, "Copy 4 attachments too")
    QTest.keyClick(box, Qt.Key.Key_Space)
    page.export()
    sample_desk.settle()
    assert not list(folder.glob("*attachment*"))
    QTest.keyClick(box, Qt.Key.Key_Space)
    page.export()
    sample_desk.settle()
    assert len(list(folder.glob("2026-001 attachment 0*.txt"))) == 4
    assert sample_desk.told[-1] == "Exported 2 documents, 4 attachments"


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "File missing"), (b"cut", "File damaged"), (b"GONE.TXT", "File damaged")],
    ids=["missing", "cut off", "changed in place"],
)
def test_a_file_that_is_gone_or_changed_is_marked_in_its_row_when_the_page_is_read(
    case_desk: TestDesk, tmp_path: Path, content: bytes | None, words: str
) -> None:
    attaching = case_desk.workbench.attaching
    for name in ("kept.txt", "gone.txt"):
        taken = attaching.take_in(written(tmp_path, name, name.encode()))
        assert taken is not None
        attaching.attach(CASE, [taken])
    (file,) = (one for one in (tmp_path / FOLDER).glob("*/*") if one.read_bytes() == b"gone.txt")
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    page = opened(case_desk, "attachments")
    assert [line_of(page, place).facts.text().split("\n")[0] for place in (0, 1)] == ["8\u00a0B", words]
    assert line_of(page, 1).facts.accessibleName().startswith(words)
    assert "Attach it once more" in line_of(page, 1).sign.accessibleDescription()
    taken = attaching.take_in(written(tmp_path, "gone.txt", b"gone.txt"))
    case_desk.operations.change(page, lambda wb: wb.drafting.set_value(CASE, "title_en", "A title"))
    case_desk.settle()
    assert line_of(page, 1).facts.text().startswith("8\u00a0B")
