"""What the list of sections counts is shown at the fields of the open section, nothing that counts nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.editors import CASE, opened, row
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.checks.model import Severity
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.editor.whereabouts import section_of
from workbench.ui.widgets.fields.attachments import AttachmentsEditor

TEXT, LIST, FILES = "situation", "references", "attachments"


def counted(page: EditorPage, field: str) -> int:
    """Return how many errors the list of sections counts in the section of a field."""
    assert page.state is not None
    section = section_of(page.state, field)
    item = next(one for one in page._sections.view.sections.items if one.id == section)
    return item.count if item.worst is Severity.ERROR else 0


def shown(page: EditorPage, field: str) -> int:
    """Return how many errors stand at a field of the open section."""
    found = row(page, field)._shown or ()
    return sum(1 for finding in found if finding.severity is Severity.ERROR)


def go_to(page: EditorPage, field: str) -> None:
    assert page.state is not None
    page._open_section(section_of(page.state, field))


def come_back(desk: TestDesk, page: EditorPage, field: str) -> None:
    """Go to another section and back to that of a field."""
    go_to(page, "title_zh")
    desk.settle()
    go_to(page, field)
    desk.settle()


def attach(desk: TestDesk, page: EditorPage, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attach a file by the button of the list."""
    file.write_bytes(b"evidence")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked, **_named: ([str(file)], ""))
    editor = row(page, FILES).editor
    assert isinstance(editor, AttachmentsEditor)
    QTest.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.settle()


def test_what_is_counted_at_a_list_stays_when_the_text_above_it_is_deleted(desk: TestDesk) -> None:
    new_case(desk.workbench, "标题")
    rows = [{"number": f"GB/T {n}-2020", "title": "安全规程"} for n in (1, 2)]
    desk.workbench.drafting.set_value(CASE, LIST, rows)
    page = opened(desk, TEXT)
    entry = row(page, TEXT).editor.entry()
    entry.setFocus()
    QTest.keyClicks(entry, "Something is known abroad.")
    page._form.commit()
    desk.settle()
    assert shown(page, LIST) == counted(page, LIST) == 2
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(entry, Qt.Key.Key_Delete)
    page._form.commit()
    desk.settle()
    assert shown(page, LIST) == counted(page, LIST) == 2
    come_back(desk, page, LIST)
    assert shown(page, LIST) == counted(page, LIST) == 2


def test_files_attached_by_the_button_show_at_once_what_the_list_counts(
    desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, FILES)
    attach(desk, page, tmp_path / "report.pdf", monkeypatch)
    assert FILES not in page._form._revealing._typed, "nothing was typed, so nothing is held back"
    assert shown(page, FILES) == counted(page, FILES) > 0


def test_nothing_is_said_of_files_that_were_taken_back(
    desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(desk.workbench, "标题")
    page = opened(desk, FILES)
    attach(desk, page, tmp_path / "report.pdf", monkeypatch)
    row(page, FILES).editor.focus_cell()
    editor = row(page, FILES).editor
    assert isinstance(editor, AttachmentsEditor)
    cell = editor.lines[0].cells["name"].entry()
    cell.setFocus()
    QTest.keyClicks(cell, "x")
    come_back(desk, page, FILES)
    assert shown(page, FILES) == counted(page, FILES) > 0
    for _step in range(2):
        page._acts.turning.undo()
        desk.settle()
    assert desk.workbench.attaching.attachments(CASE) == ()
    assert shown(page, FILES) == counted(page, FILES) == 0


def test_a_section_with_a_value_that_was_refused_is_not_done(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = opened(sample_desk, "ccs")
    item = page._sections.view.sections.items[0]
    assert (item.id, item.share) == ("basics", 1)
    entry = row(page, "ccs").editor.entry()
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(entry, "nonsense")
    page._form.commit()
    sample_desk.settle()
    item = page._sections.view.sections.items[0]
    assert (item.worst, item.count) == (Severity.ERROR, 1)
    assert item.share < 1
