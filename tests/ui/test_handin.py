"""The hand-in page: choosing, exporting, findings, preview large and small, printing, empty, error."""

from __future__ import annotations

import re
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import use_language
from workbench.kernel.paths import shown_path
from workbench.services.exporting import Exporting
from workbench.ui.navigation import Place
from workbench.ui.operations import Running, Standing
from workbench.ui.pages.handin.page import HandInPage
from workbench.ui.pages.handin.sketching import SketchPages
from workbench.word import pages as word_pages
from workbench.word.sketch import Block, Line, Sketch

SAMPLE, EMPTY = "2026-001", "2026-002"
ZH, EN = "gb-t-recommended.zh", "gb-t-recommended.en"


@pytest.fixture(autouse=True)
def without_office(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let pages be sketched: LibreOffice is the point of other tests."""
    monkeypatch.setattr(word_pages, "office_program", lambda: "")
    yield
    use_language("en")


@pytest.fixture
def two_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk with the sample case and a case that has only a title."""

    def prepare(workbench: Workbench) -> None:
        sample_case(workbench)
        new_case(workbench, "只有标题")

    made = TestDesk(qtbot, tmp_path, prepare)
    yield made
    made.close()


def shown(desk: TestDesk, folder: Path, case: str = SAMPLE, words: str = "", width: int = 1440) -> HandInPage:
    """Show the page on a case, with documents going to a folder."""
    desk.desk.change_settings(folders={"export": str(folder)})
    page = HandInPage(desk.desk)
    desk.show(page, Place("handin", case=case, words=words), width)
    desk.settle()
    return page


def texts(page: HandInPage) -> list[str]:
    """Return what labels and buttons say that can be seen."""
    found = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    return [item.text().strip() for item in found if item.isVisible()]


def press(qtbot: QtBot, page: HandInPage, words: str) -> None:
    """Click the button that says something."""
    buttons = [
        item for item in page.findChildren(QPushButton) if item.text().strip() == words and item.isVisible()
    ]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.docx"))


def row_rect(view: QListView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def test_a_click_exports_every_document_and_says_what_was_proven(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert len(files(tmp_path)) == 2
    assert sample_desk.told == ["Exported 2 documents, 4 attachments"]
    assert [page.documents.model.state(line)[1] for line in page.documents.model.lines] == ["ok", "ok"]
    proven = [item for item in page.findings.model.items if item.icon == "done"]
    assert len(proven) == 2
    assert "46 fields" in proven[0].text
    assert not any("already" in text for text in texts(page))  # what was just written is no surprise


def test_only_files_that_were_not_written_here_are_named_before_they_are_replaced(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    page.documents.model.lines[0].path.write_bytes(b"from elsewhere")
    page._read()
    sample_desk.settle()
    one = "1 file of this name is there already and will be replaced."
    assert one in texts(page)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert len(files(tmp_path)) == 2 and one not in texts(page)
    again = shown(
        sample_desk, tmp_path
    )  # another case, theme or language makes the page forget, not the program
    assert one not in texts(again)
    again.documents.model.lines[1].path.write_bytes(b"changed in Word")
    again._read()
    sample_desk.settle()
    assert one in texts(again)


def test_a_document_that_somebody_changed_is_not_replaced_before_that_is_told(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    first, second = (line.path for line in page.documents.model.lines)
    first.write_bytes(b"with a paragraph of mine")
    before = second.read_bytes()
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert page.strip.isVisible()
    assert f"Changed since it was written here: {first.name}." in texts(page.strip)
    assert first.read_bytes() == b"with a paragraph of mine" and second.read_bytes() == before
    assert "1 file of this name is there already and will be replaced." in texts(page)
    press(qtbot, page.strip, "Try again")
    sample_desk.settle()
    assert first.read_bytes()[:2] == b"PK"


def test_files_that_copies_of_attachments_would_replace_are_counted_too(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert not any("already" in text for text in texts(page))
    first, second, *_ = sorted(path for path in tmp_path.iterdir() if path.suffix != ".docx" and path.is_file())
    for copy in (first, second):
        copy.write_bytes(b"from elsewhere")
    page._read()
    sample_desk.settle()
    two = "2 files of these names are there already and will be replaced."
    assert two in texts(page)
    qtbot.mouseClick(page.documents.attachments, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert two not in texts(page)


def test_by_keyboard_one_document_is_left_out_and_the_other_exported(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    listed = page.documents.list
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert [line.template for line in page.documents.model.chosen] == [ZH]
    qtbot.keyClick(listed, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    sample_desk.settle()
    assert len(files(tmp_path)) == 1


def test_a_click_into_the_box_checks_and_one_beside_it_only_selects(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    listed = page.documents.list
    box = row_rect(listed, 1)
    left = box.topLeft()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=left + box.center() - left)
    assert len(page.documents.model.chosen) == 2
    assert page.documents.current is not None and page.documents.current.template == EN
    left.setX(left.x() + 28)
    left.setY(box.center().y())
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=left)
    assert [line.template for line in page.documents.model.chosen] == [ZH]


def test_nothing_chosen_is_said_instead_of_exported(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    for row in range(2):
        page.documents.model.toggle(page.documents.model.index(row))
    press(qtbot, page, "Export 0 documents")
    assert page.strip.isVisible()
    assert files(tmp_path) == []


def test_a_file_that_cant_be_written_is_said_in_the_strip_and_the_finished_one_stays(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(sample_desk, tmp_path)
    export = Exporting.export

    def refuse(service: Exporting, ref: str, templates: list[str], out: Path) -> object:
        if templates == [EN]:
            raise NotReadable("The file is open in another program.", "Close it.")
        return export(service, ref, templates, out)

    monkeypatch.setattr(Exporting, "export", refuse)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert "The file is open in another program." in texts(page)
    assert len(files(tmp_path)) == 1
    assert sample_desk.told == ["Stopped: 1 of 2 documents were written and stay"]
    assert sample_desk.signs == ["info"]
    monkeypatch.setattr(Exporting, "export", export)
    press(qtbot, page, "Try again")
    sample_desk.settle()
    assert len(files(tmp_path)) == 2


def test_an_export_cancelled_after_the_first_document_keeps_it(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(sample_desk, tmp_path)
    runs: list[Running] = []
    sample_desk.operations.started.connect(runs.append)
    export = Exporting.export

    def cancelling(service: Exporting, ref: str, templates: list[str], out: Path) -> object:
        runs[0].cancel()
        return export(service, ref, templates, out)

    monkeypatch.setattr(Exporting, "export", cancelling)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert len(files(tmp_path)) == 1
    assert sample_desk.told == ["Stopped: 1 of 2 documents were written and stay"]
    assert sample_desk.signs == ["info"]


def test_another_folder_is_remembered(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(sample_desk, tmp_path)
    other = tmp_path / "other"
    began: list[str] = []

    def choose(_parent: QWidget, _title: str, begin: str) -> str:
        began.append(begin)
        return str(other)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    press(qtbot, page, "Choose…")
    sample_desk.settle()
    assert began == [str(tmp_path)]
    assert sample_desk.desk.settings().folders["export"] == str(other)
    assert str(other) in texts(page)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert len(files(other)) == 2


def test_an_error_of_the_folder_before_goes_when_another_one_is_chosen(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder", encoding="utf-8")
    page = shown(sample_desk, blocked)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert page.strip.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    press(qtbot, page, "Choose…")
    assert page.strip.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "other"))
    press(qtbot, page, "Choose…")
    sample_desk.settle()
    assert not page.strip.isVisible()


def test_without_a_choice_documents_go_below_the_home_the_program_is_told(
    qtbot: QtBot, sample_desk: TestDesk, home: Path
) -> None:
    page = HandInPage(sample_desk.desk)
    sample_desk.show(page, Place("handin", case=SAMPLE))
    assert shown_path(home / "documents") in texts(page)
    press(qtbot, page, "Export 2 documents")
    sample_desk.settle()
    assert len(files(home / "documents")) == 2


def test_file_and_folder_are_opened_outside(qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path) -> None:
    page = shown(sample_desk, tmp_path)
    opened: list[Path] = []
    page.exports.open_path = opened.append
    assert not page.documents.open_file.isEnabled()
    page.export()
    sample_desk.settle()
    press(qtbot, page, "Open file")
    press(qtbot, page, "Open folder")
    assert [path.parent for path in opened] == [tmp_path, tmp_path.parent]
    assert opened[0].exists()


def test_findings_lead_to_their_fields_by_click_and_by_key(
    qtbot: QtBot, two_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(two_desk, tmp_path, EMPTY)
    assert any(text.endswith("would be sent back.") for text in texts(page))
    assert any("Required fields left: " in text and " · other errors: " in text for text in texts(page))
    listed = page.findings.list
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=row_rect(listed, 1).center())
    first = page.findings.model.items[1].field
    assert two_desk.went == [Place("editor", case=EMPTY, field=first)]
    qtbot.keyClick(page, Qt.Key.Key_F8)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert two_desk.went[-1] == Place("editor", case=EMPTY, field=page.findings.model.items[2].field)


def test_words_are_found_in_the_findings(qtbot: QtBot, two_desk: TestDesk, tmp_path: Path) -> None:
    page = shown(two_desk, tmp_path, EMPTY)
    page.commands()["find"]()
    line = page.findings.seeking.line
    assert line.field.hasFocus()
    words = page.findings.model.items[-1].text
    line.field.setText(words)
    line.ask_now()
    assert page.findings.list.currentIndex().data() == words
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert page.findings.list.hasFocus()


def test_the_preview_says_that_it_is_approximate_and_turns_pages(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    assert "No preview yet" in texts(page)
    press(qtbot, page, "Show preview")
    sample_desk.settle()
    assert "Approximate preview (LibreOffice was not found)" in texts(page)
    view = page.previewing.pane.view
    assert view.count > 2
    qtbot.keyClick(page.documents.list, Qt.Key.Key_PageDown)
    assert f"Page 2 of {view.count}" in texts(page)
    qtbot.keyClick(page.documents.list, Qt.Key.Key_PageUp)
    qtbot.keyClick(page.documents.list, Qt.Key.Key_PageUp)
    assert view.page == 0
    assert page.documents.model.page_words(page.documents.model.lines[0]) == f"{view.count} pages"


def test_after_the_first_preview_the_next_document_shows_its_own(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path, words="preview")
    assert set(page.previewing.page_counts) == {ZH}
    qtbot.keyClick(page.documents.list, Qt.Key.Key_Down)
    sample_desk.settle()
    assert set(page.previewing.page_counts) == {ZH, EN}


def test_a_change_of_the_case_makes_preview_and_export_old(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path, words="preview")
    page.export()
    sample_desk.settle()
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(SAMPLE, "remarks", "新的备注"))
    sample_desk.settle()
    sample_desk.settle()
    assert "The proposal was changed after this preview." in texts(page)
    assert page.documents.model.state(page.documents.model.lines[0])[1] == "warn"
    press(qtbot, page, "Refresh")
    sample_desk.settle()
    assert "The proposal was changed after this preview." not in texts(page)


def test_space_shows_the_page_large_and_escape_closes_it(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    qtbot.keyClick(page.documents.list, Qt.Key.Key_Space)
    sample_desk.settle()
    large = page.previewing.large
    assert large.isVisible()
    qtbot.keyClick(large.view.focusProxy(), Qt.Key.Key_PageDown)
    assert large.view.page == 1
    qtbot.keyClick(large.view.focusProxy(), Qt.Key.Key_Escape)
    assert not large.isVisible()
    assert page.previewing.pane.view.page == 1  # one reads on where one was
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(SAMPLE, "remarks", "Later words"))
    sample_desk.settle()
    sample_desk.settle()
    assert page.previewing.pane.view.page == 1
    assert page.documents.list.hasFocus()


def test_in_a_narrow_window_the_preview_opens_over_the_page(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path, words="preview", width=952)
    assert not page.previewing.pane.isVisible()
    assert page.previewing.large.isVisible()
    qtbot.mouseClick(page.preview_tool, Qt.MouseButton.LeftButton)
    assert not page.previewing.large.isVisible()
    assert page.minimumSizeHint().width() <= 952


def test_a_failed_preview_is_said_and_can_be_tried_again(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(sample_desk, tmp_path)
    preview = Exporting.preview

    def refuse(*_words: object) -> None:
        raise NotReadable("The template is missing.")

    monkeypatch.setattr(Exporting, "preview", refuse)
    press(qtbot, page, "Show preview")
    sample_desk.settle()
    assert "The template is missing." in texts(page)
    monkeypatch.setattr(Exporting, "preview", preview)
    press(qtbot, page, "Try again")
    sample_desk.settle()
    assert page.previewing.pane.view.count > 2


@pytest.mark.parametrize("by_key", [False, True])
def test_a_preview_can_be_cancelled(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_key: bool
) -> None:
    page = shown(sample_desk, tmp_path)

    def until_cancelled(_service: object, _ref: str, _id: str, progress: Callable[..., bool]) -> None:
        while progress(0, 0, "x"):
            pass

    monkeypatch.setattr(Exporting, "preview", until_cancelled)
    press(qtbot, page, "Show preview")
    if by_key:
        qtbot.keyClick(page.documents.list, Qt.Key.Key_Escape)
    else:
        press(qtbot, page, "Cancel")
    sample_desk.settle()
    assert "No preview yet" in texts(page)


def test_printing_to_a_file_gives_all_pages(qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path) -> None:
    page = shown(sample_desk, tmp_path, words="preview")
    target = tmp_path / "printed.pdf"
    printing(qtbot, page, pdf_printer(target))
    sample_desk.settle()
    count = page.previewing.pane.view.count
    assert sample_desk.told == [f"{count} pages sent to the printer, laid out approximately"]
    printed = word_pages.raster(target.read_bytes(), 36)
    assert printed is not None and len(printed) == count


def cancel_after(running: Running, pages: int) -> None:
    """Cancel work as soon as so many pages are done, on the thread that tells of it."""

    def look(standing: Standing) -> None:
        if standing.total and standing.done >= pages:
            running.cancel()

    running.moved.connect(look, Qt.ConnectionType.DirectConnection)


def printing(qtbot: QtBot, page: HandInPage, printer: QPrinter) -> None:
    """Print the selected document by key, on a printer that is chosen already."""
    page.previewing.ask_printer = lambda _parent, _title: printer
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page.documents.list, Qt.Key.Key_P, both)


def pdf_printer(target: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def test_only_the_wanted_range_is_printed(qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "range.pdf")
    printer.setFromTo(2, 3)
    printing(qtbot, shown(sample_desk, tmp_path), printer)
    sample_desk.settle()
    assert sample_desk.told == ["2 pages sent to the printer, laid out approximately"]
    printed = word_pages.raster((tmp_path / "range.pdf").read_bytes(), 36)
    assert printed is not None and len(printed) == 2


def test_pages_that_do_not_exist_are_not_printed_and_that_is_said(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    target = tmp_path / "none.pdf"
    printer = pdf_printer(target)
    printer.setFromTo(90, 95)
    printing(qtbot, page, printer)
    sample_desk.settle()
    assert any(text.startswith("Nothing was printed: the document has only") for text in texts(page))
    assert "Choose pages that it has, or all of them." in texts(page)
    assert sample_desk.told == []
    assert not target.exists()


def test_printing_cancelled_after_a_page_stops_there_and_says_so(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    sample_desk.operations.started.connect(lambda running: cancel_after(running, 1))
    printing(qtbot, page, pdf_printer(tmp_path / "stopped.pdf"))
    sample_desk.settle()
    assert len(sample_desk.told) == 1
    assert re.match(r"Stopped: 1 of \d+ pages were sent to the printer", sample_desk.told[0])
    assert sample_desk.signs == ["info"]
    printed = word_pages.raster((tmp_path / "stopped.pdf").read_bytes(), 36)
    assert printed is not None and len(printed) == 1


def test_printing_cancelled_before_the_first_page_says_that_nothing_was_printed(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(sample_desk, tmp_path)
    sample_desk.operations.started.connect(lambda running: running.cancel())
    printing(qtbot, page, pdf_printer(tmp_path / "never.pdf"))
    sample_desk.settle()
    assert (sample_desk.told, sample_desk.signs) == (["Stopped: nothing was printed"], ["info"])
    assert not (tmp_path / "never.pdf").exists()


def test_pages_are_made_off_the_ui_thread_with_progress_and_no_more_than_one_at_a_time(
    qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(sample_desk, tmp_path)
    threads: set[str] = set()
    alive: list[weakref.ref[QImage]] = []
    most: list[int] = []
    paint = SketchPages.image

    def watched(pages: SketchPages, number: int) -> QImage:
        threads.add(threading.current_thread().name)
        most.append(sum(1 for one in alive if one() is not None))
        image = paint(pages, number)
        alive.append(weakref.ref(image))
        return image

    monkeypatch.setattr(SketchPages, "image", watched)
    steps: list[Standing] = []
    sample_desk.operations.started.connect(lambda running: running.moved.connect(steps.append))
    press(qtbot, page, "Show preview")
    sample_desk.settle()
    count = page.previewing.pane.view.count
    printing(qtbot, page, pdf_printer(tmp_path / "all.pdf"))
    sample_desk.settle()
    assert threads == {"workbench-work"}
    assert len(most) == 2 * count and max(most) == 0
    assert {step.done for step in steps if step.total == count} == set(range(count + 1))


def test_a_very_long_text_is_laid_out_off_the_ui_thread_without_a_warning(qapp: QApplication) -> None:
    assert qapp is not None
    sketch = Sketch(tuple(Block(Line("很长的一段文字，" * 60)) for _ in range(2000)))
    found: list[int] = []
    warnings: list[str] = []

    def lay_out() -> None:
        pages = SketchPages(sketch)
        found.append(len(pages))
        pages.close()

    before = qInstallMessageHandler(lambda _kind, _place, text: warnings.append(text))
    try:
        thread = threading.Thread(target=lay_out)
        thread.start()
        thread.join()
    finally:
        qInstallMessageHandler(before)
    assert found[0] > 100
    assert warnings == []


def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path) -> None:
    page = shown(sample_desk, tmp_path)
    printing(qtbot, page, pdf_printer(tmp_path / "no" / "such" / "x.pdf"))
    sample_desk.settle()
    assert "The printer can't be reached, so nothing was printed." in texts(page)


def test_the_case_is_chosen_in_the_header(qtbot: QtBot, two_desk: TestDesk, tmp_path: Path) -> None:
    page = shown(two_desk, tmp_path, SAMPLE)
    page.chooser.setFocus()
    other = page.chooser.findData(EMPTY)
    assert page.chooser.currentData() == SAMPLE
    qtbot.keyClick(page.chooser, Qt.Key.Key_Up if other == 0 else Qt.Key.Key_Down)
    two_desk.settle()
    assert page.place() == Place("handin", case=EMPTY)
    assert page.chooser.hasFocus()
    page.show_place(Place("handin"))
    two_desk.settle()
    assert page.place().case == EMPTY


def test_a_case_in_the_trash_is_named_with_the_way_out_and_nothing_else_is_exported(
    qtbot: QtBot, two_desk: TestDesk, tmp_path: Path
) -> None:
    two_desk.workbench.drafting.trash(SAMPLE)
    page = shown(two_desk, tmp_path, SAMPLE, words="preview")
    assert "The case 2026-001 is in the trash." in texts(page)
    assert "Take it out of the trash to export its documents, or go on with another case." in texts(page)
    assert page.place().case == SAMPLE
    qtbot.keyClick(page.absent.way_out, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    two_desk.settle()
    assert files(tmp_path) == [] and page.previewing.page_counts == {}

    press(qtbot, page, "Take out of the trash")
    two_desk.settle()
    two_desk.settle()
    assert page.documents.isVisible() and page.documents.list.hasFocus()
    press(qtbot, page, "Export 2 documents")
    two_desk.settle()
    assert [name[:8] for name in files(tmp_path)] == [SAMPLE, SAMPLE]


def test_a_case_put_into_the_trash_while_it_is_shown_does_not_give_way_to_another(
    qtbot: QtBot, two_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(two_desk, tmp_path, SAMPLE)
    two_desk.operations.change(page, lambda wb: wb.drafting.trash(SAMPLE))
    two_desk.settle()
    two_desk.settle()
    assert page.place().case == SAMPLE
    assert "The case 2026-001 is in the trash." in texts(page)
    assert not page.primary.isVisible()


def test_a_case_that_does_not_exist_is_said_and_another_one_can_be_chosen(
    qtbot: QtBot, two_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(two_desk, tmp_path, "2026-099")
    assert "There is no case “2026-099”." in texts(page)
    assert "Go on with one of the cases there are." in texts(page)
    press(qtbot, page, "Show all cases")
    assert two_desk.went == [Place("cases")]
    page.chooser.setFocus()
    assert page.chooser.currentIndex() == -1
    qtbot.keyClick(page.chooser, Qt.Key.Key_Down)
    two_desk.settle()
    assert page.place().case in (SAMPLE, EMPTY)
    assert page.documents.isVisible()


def test_only_when_no_case_was_asked_for_another_one_takes_the_place_of_the_one_shown_last(
    qtbot: QtBot, two_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(two_desk, tmp_path, SAMPLE)
    page.hide()
    two_desk.workbench.drafting.trash(SAMPLE)
    page.show()
    page.show_place(Place("handin"))
    two_desk.settle()
    two_desk.settle()
    assert page.place().case == EMPTY
    assert page.documents.isVisible()


def test_a_change_elsewhere_leaves_the_focus_where_it_is(
    qtbot: QtBot, two_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(two_desk, tmp_path, EMPTY)
    assert page.documents.list.hasFocus()
    for part in (page.findings.list, page.chooser, page.primary):
        part.setFocus()
        two_desk.operations.change(page, lambda wb: wb.drafting.create("gb-t-recommended", "另一个"))
        two_desk.settle()
        two_desk.settle()
        assert part.hasFocus()
    page.show_place(Place("handin", case=EMPTY))
    two_desk.settle()
    assert page.documents.list.hasFocus()


def test_an_empty_workspace_says_how_to_begin(qtbot: QtBot, desk: TestDesk) -> None:
    page = HandInPage(desk.desk)
    asked: list[str] = []
    desk.desk.actions.handle({"case.new": lambda: asked.append("new")})
    desk.show(page)
    assert "No proposal yet" in texts(page)
    press(qtbot, page, "New case…")
    assert asked == ["new"]
    assert not page.primary.isVisible()


def test_every_control_has_a_name_and_rows_are_spoken_as_sentences(
    qtbot: QtBot, two_desk: TestDesk, tmp_path: Path
) -> None:
    page = shown(two_desk, tmp_path, EMPTY)
    for view in (page.documents.list, page.findings.list, page.previewing.pane.view.focusProxy(), page.chooser):
        assert view.accessibleName()
    model = page.documents.model
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Chinese, chosen, Not yet exported")
    findings = page.findings.model
    assert findings.data(findings.index(1), Qt.ItemDataRole.AccessibleTextRole).startswith("Error: ")


def test_in_chinese_no_english_word_is_seen(qtbot: QtBot, sample_desk: TestDesk, tmp_path: Path) -> None:
    use_language("zh")
    page = shown(sample_desk, tmp_path)
    assert "导出 2 份文档" in texts(page)
    assert "还没有预览" in texts(page)
