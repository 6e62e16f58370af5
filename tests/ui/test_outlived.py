"""What was begun on a page ends well although the page is gone, or something else happened meanwhile."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import open_for_test, two_cases
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import NotReadable
from workbench.ui.dialogs.crash import CrashDialog
from workbench.ui.navigation import Place
from workbench.ui.pages.editor import attaching
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.handin import exports, previewing
from workbench.ui.pages.handin.page import HandInPage
from workbench.ui.pages.plan.choosing import CaseChoice
from workbench.ui.pages.plan.linking import Asked
from workbench.ui.pages.plan.page import PlanPage
from workbench.ui.pages.versions.page import VersionsPage

CASE, OTHER = "2026-001", "2026-002"
CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases; documents go into a folder of the test."""
    change_settings(name="林一", first_start_done=True, folders={"export": str(tmp_path / "out")})
    window = OpenWindow(tmp_path, two_cases)
    yield window
    window.close()


@pytest.fixture
def told(opened: OpenWindow) -> list[str]:
    """Give all that is told from now on."""
    heard: list[str] = []
    opened.desk.notices.shown.connect(lambda notice: heard.append(notice.text))
    return heard


@contextmanager
def at_its_end(
    monkeypatch: pytest.MonkeyPatch, opened: OpenWindow, module: ModuleType, name: str, begin: Callable[[], Any]
) -> Iterator[None]:
    """Begin long work and do something while it has done everything and not come back yet."""
    real, inside, gate = getattr(module, name), threading.Event(), threading.Event()

    def slow(*arguments: Any) -> Any:
        outcome = real(*arguments)
        inside.set()
        gate.wait(20)
        return outcome

    monkeypatch.setattr(module, name, slow)
    begin()
    opened.wait_until(inside.is_set)
    yield
    gate.set()
    opened.settle()


def handin(opened: OpenWindow) -> HandInPage:
    """Open the hand-in page of the sample."""
    page = opened.go(Place("handin", case=CASE))
    assert isinstance(page, HandInPage)
    return page


def test_an_export_is_told_although_the_pages_are_built_anew(
    opened: OpenWindow, told: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with at_its_end(monkeypatch, opened, exports, "export_documents", handin(opened).export):
        opened.desk.actions.action("zoom.in").trigger()
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    assert told == ["Exported 2 documents, 4 attachments"]


def test_files_on_their_way_come_into_no_other_workspace(
    opened: OpenWindow, told: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other, secret = tmp_path / "other.workbench", tmp_path / "secret.txt"
    secret.write_text("belongs to the first workspace", encoding="utf-8")
    with open_for_test(str(other), fixed=False) as workbench:
        two_cases(workbench)
        before = workbench.attaching.attachments(CASE)
    page = opened.go(Place("editor", case=CASE, field="attachments"))
    assert isinstance(page, EditorPage)
    with at_its_end(monkeypatch, opened, attaching, "_copied", lambda: page.attaching.attach([secret])):
        opened.session.open_workspace(str(other))
        opened.wait_until(lambda: opened.workbench.location == str(other))
    assert opened.workbench.attaching.attachments(CASE) == before
    assert told == ["Another workspace was opened before this had ended: Attach files."]
    assert not opened.page.strip.isVisible()


def printing(opened: OpenWindow, target: Path) -> HandInPage:
    """Open the hand-in page with a printer that is chosen already."""
    page, printer = handin(opened), QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    page.previewing.ask_printer = lambda _parent, _title: printer
    return page


def test_printing_is_told_although_the_pages_are_built_anew(
    opened: OpenWindow, told: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = printing(opened, tmp_path / "printed.pdf")
    with at_its_end(monkeypatch, opened, previewing, "print_document", page.previewing.print):
        opened.desk.actions.action("zoom.in").trigger()
    assert (tmp_path / "printed.pdf").exists()
    assert len(told) == 1
    assert "sent to the printer" in told[0]


def test_a_printer_that_fails_is_told_although_the_pages_are_built_anew(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, gate = printing(opened, tmp_path / "printed.pdf"), threading.Event()

    def fail(*_arguments: object) -> None:
        gate.wait(20)
        raise NotReadable("The printer is on fire.")

    monkeypatch.setattr(previewing, "print_document", fail)
    page.previewing.print()
    opened.desk.actions.action("zoom.in").trigger()
    let_qt_work()
    gate.set()
    opened.settle()
    assert any(one.text() == "The printer is on fire." for one in opened.page.strip.findChildren(QLabel))


def test_what_is_running_is_named_in_the_language_of_the_window(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_its_end(monkeypatch, opened, exports, "export_documents", handin(opened).export):
        opened.session.change_settings(language="zh")
        let_qt_work()
        bars = opened.contents._status.findChildren(QProgressBar)
        assert [bar.accessibleName() for bar in bars] == ["导出 2 份文档"]


def test_a_document_is_outdated_when_its_case_changed_while_it_was_written(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = handin(opened)
    with at_its_end(monkeypatch, opened, exports, "export_documents", page.export):
        opened.desk.operations.change(
            opened.desk.navigator, lambda workbench: workbench.drafting.set_value(CASE, "title_en", "Later")
        )
        opened.wait_until(lambda: opened.workbench.drafting.case(CASE).values["title_en"] == "Later")
    assert [result.outdated for result in page.exports.results.values()] == [True, True]


def test_documents_hold_what_is_still_on_its_way_to_the_disk(opened: OpenWindow, tmp_path: Path) -> None:
    page, gate = handin(opened), threading.Event()

    def slow(workbench: Workbench) -> Any:
        gate.wait(20)
        return workbench.drafting.set_value(CASE, "title_en", "Words of the last moment")

    opened.desk.operations.change(opened.desk.navigator, slow)
    page.export()
    gate.set()
    opened.settle()
    words = ["".join(Document(str(file)).element.itertext()) for file in (tmp_path / "out").glob("*.docx")]
    assert len(words) == 2
    assert all("Words of the last moment" in text for text in words)


def test_files_are_attached_although_the_pages_are_built_anew(
    opened: OpenWindow, told: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, file = opened.go(Place("editor", case=OTHER)), tmp_path / "measured.txt"
    assert isinstance(page, EditorPage)
    file.write_text("12 ms", encoding="utf-8")
    with at_its_end(monkeypatch, opened, attaching, "_copied", lambda: page.attaching.attach([file])):
        opened.desk.actions.action("zoom.in").trigger()
    assert [one.name for one in opened.workbench.attaching.attachments(OTHER)] == ["measured.txt"]
    assert f"1 file is attached to {OTHER}." in told


def test_the_undo_of_a_link_takes_back_the_link_and_nothing_that_came_later(opened: OpenWindow) -> None:
    page = opened.go(Place("plan", plan="action-plan-2022", article="10"))
    assert isinstance(page, PlanPage)
    choice = CaseChoice(ref=OTHER, role=LinkRole.MAIN, reason="Why")
    asked = Asked(ArticleRef("action-plan-2022", "10"), "Article 10", supplied=False, cases=[])
    page.linking.link(asked, choice)
    opened.settle()
    opened.workbench.drafting.set_value(OTHER, "title_en", "A later act")
    toast = opened.contents.board.toast
    assert toast is not None
    toast._notice.action()
    opened.settle()
    case = opened.workbench.drafting.case(OTHER)
    assert case.values["title_en"] == "A later act"


def press(opened: OpenWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the focus is and wait for what it does."""
    QTest.keyClick(opened.window.focusWidget(), key, modifiers)
    opened.settle()


def test_undo_in_the_list_of_cases_outlives_the_look_of_the_window(opened: OpenWindow) -> None:
    opened.go(Place("cases", case=OTHER))
    press(opened, Qt.Key.Key_Delete)
    undo, redo = (opened.desk.actions.action(command) for command in ("undo", "redo"))
    opened.session.change_settings(theme="dark", zoom=1.2)
    opened.settle()
    assert (undo.isEnabled(), undo.text()) == (True, f"Undo: Move {OTHER} to the trash")
    press(opened, Qt.Key.Key_Z, CONTROL)
    assert not opened.workbench.drafting.case(OTHER).trashed
    opened.session.change_settings(language="zh")
    opened.settle()
    assert (redo.isEnabled(), redo.text()) == (True, f"重做：把 {OTHER} 移到回收站")
    press(opened, Qt.Key.Key_Y, CONTROL)
    assert opened.workbench.drafting.case(OTHER).trashed


def test_undo_in_the_versions_of_a_case_outlives_the_look_of_the_window(opened: OpenWindow) -> None:
    opened.workbench.versioning.name(CASE, "征求意见稿")
    page = opened.go(Place("versions", case=CASE))
    assert isinstance(page, VersionsPage)
    page.delete()
    opened.settle()
    opened.session.change_settings(language="zh")
    opened.settle()
    assert "征求意见稿" in opened.desk.actions.action("undo").text()
    assert "Delete" not in opened.desk.actions.action("undo").text()
    opened.desk.actions.action("undo").trigger()
    opened.settle()
    assert [one.name for one in opened.workbench.versioning.versions(CASE)] == ["征求意见稿"]


def test_what_was_done_in_another_workspace_is_not_undone(opened: OpenWindow, tmp_path: Path) -> None:
    opened.go(Place("cases", case=OTHER))
    press(opened, Qt.Key.Key_Delete)
    opened.session.open_workspace(str(tmp_path / "other.db"))
    opened.wait_until(lambda: opened.workbench.location.endswith("other.db"))
    opened.go(Place("cases"))
    assert not opened.desk.actions.action("undo").isEnabled()


@pytest.mark.parametrize("command", ["case.new", "draft.import"])
def test_a_command_pressed_twice_opens_one_dialog(opened: OpenWindow, command: str) -> None:
    seen: list[int] = []

    def close() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        if shown:
            seen.append(len(shown))
            for dialog in shown:
                dialog.reject()

    closing = QTimer()
    closing.timeout.connect(close)
    opened.desk.actions.action(command).trigger()
    opened.desk.actions.action(command).trigger()
    closing.start(50)
    opened.wait_until(lambda: bool(seen))
    opened.settle()
    assert seen == [1]


@pytest.mark.parametrize(("breaks", "said"), [(False, "is not lost"), (True, "may not be stored")])
def test_after_an_error_it_is_said_whether_the_text_is_safe(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch, breaks: bool, said: str
) -> None:
    def commit() -> None:
        if breaks:
            raise RuntimeError("broken")

    monkeypatch.setattr(opened.contents, "commit_pending", commit)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_error: None)
    try:
        opened.session._crashed(ValueError, ValueError("unforeseen"), None)
    except RuntimeError:
        assert breaks
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CrashDialog)
    assert any(said in one.text() for one in dialog.findChildren(QLabel))
    dialog.accept()
