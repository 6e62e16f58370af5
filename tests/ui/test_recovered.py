"""What is typed and not stored comes back after the program died: kept, shown, put in, discarded."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.tools import ROOT
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, open_for_test, sample_case
from workbench.app.bootstrap import bundled_forms
from workbench.app.settings import change_settings
from workbench.domain.kept import KeptText
from workbench.kernel.errors import NotReadable
from workbench.kernel.paths import HOME_VARIABLE
from workbench.services.keeping import Recovered
from workbench.storage.workspace import Workspace
from workbench.ui import keeper
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.start.page import StartPage
from workbench.ui.pages.start.recovered import recovered_words
from workbench.ui.widgets.wordchanges import DifferencesView

CASE = "2026-001"
# The window itself, in which somebody types without a pause until the text is kept; then the process dies.
DYING = """
import os, sys
from pathlib import Path
from PySide6.QtTest import QTest
from tests.helpers.windows import OpenWindow
from tests.ui.test_recovered import entry, kept
from workbench.ui.application import start_qt
application = start_qt()
window = OpenWindow(Path(sys.argv[1]))
field = entry(window, "title_en")
field.clear()
for number in range(400):
    QTest.keyClicks(field, "abc ", delay=10)
    if kept(window):
        os._exit(9)
os._exit(1)
"""


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWindow]:
    """Give the whole window on the sample case; texts are kept at once."""
    monkeypatch.setattr(keeper, "KEEP_AFTER", 0)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def entry(opened: OpenWindow, field: str) -> QLineEdit:
    """Go to a field of one line and return its editor."""
    page = opened.go(Place("editor", case=CASE, field=field))
    assert isinstance(page, EditorPage)
    row = page._form.row_of(field)
    assert row is not None
    widget = row.editor.entry()
    assert isinstance(widget, QLineEdit)
    return widget


def kept(opened: OpenWindow) -> list[KeptText]:
    """Return what is kept on the disk."""
    with opened.workbench.workspace.reading() as unit:
        return unit.kept.all()


def leave_behind(folder: Path, raw: object = "Method of the last minute") -> None:
    """Leave a text in the workspace as a program does that dies."""
    with open_for_test(str(folder / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
        workbench.keeping.keep(CASE, "title_en", raw, workbench.drafting.case(CASE).values.get("title_en"))


def start_page(opened: OpenWindow) -> StartPage:
    page = opened.go(Place("start"))
    assert isinstance(page, StartPage)
    return page


def texts(widget: QWidget) -> list[str]:
    return [item.text() for item in widget.findChildren(QLabel) if item.isVisible()]


def press(widget: QWidget, words: str) -> None:
    found = [item for item in widget.findChildren(QPushButton) if item.text().strip() == words]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_what_is_being_typed_is_kept_before_it_is_stored_and_no_longer_after(opened: OpenWindow) -> None:
    field = entry(opened, "title_en")
    before = opened.workbench.drafting.case(CASE).values["title_en"]
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, " X")
    opened.wait_until(lambda: bool(kept(opened)))
    (text,) = kept(opened)
    assert (text.field, text.raw, text.seen) == ("title_en", f"{before} X", before)
    assert opened.workbench.drafting.case(CASE).values["title_en"] == before
    QTest.keyClick(field, Qt.Key.Key_Tab)
    opened.settle()
    assert opened.workbench.drafting.case(CASE).values["title_en"] == f"{before} X"
    opened.wait_until(lambda: kept(opened) == [])


def test_what_was_refused_is_kept_until_it_is_mended(opened: OpenWindow) -> None:
    field = entry(opened, "budget_total")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "much")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    opened.settle()
    opened.wait_until(lambda: [text.raw for text in kept(opened)] == ["much"])
    field = entry(opened, "budget_total")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    opened.settle()
    opened.wait_until(lambda: kept(opened) == [])


@pytest.mark.skipif(os.name != "posix", reason="a process can't be left like this elsewhere")
def test_a_program_that_dies_while_somebody_types_leaves_the_text_behind(
    qtbot: QtBot, tmp_path: Path, home: Path
) -> None:
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
    change_settings(name="林一", first_start_done=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(home)}
    died = subprocess.run(
        [sys.executable, "-c", DYING, str(tmp_path)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert died.returncode == 9, died.stderr
    window = OpenWindow(tmp_path)
    page = start_page(window)
    assert page.recovered.isVisible()
    told = [
        *texts(page.recovered),
        *(one.toPlainText() for one in page.recovered.findChildren(DifferencesView)),
    ]
    assert any("abc abc" in text for text in told)
    assert page._standing is not None and page._standing.resume is not None
    assert page._standing.resume.field == "title_en"  # one goes on where one wrote when the program died
    window.close()


def test_a_recovered_text_shows_where_it_differs_and_has_the_focus(qtbot: QtBot, tmp_path: Path) -> None:
    long = "".join(f"第{number}句说明标准化的对象。" for number in range(60))
    lost = "最后一句只在这里。"
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
        workbench.drafting.set_value(CASE, "purpose", long)
        workbench.keeping.keep(CASE, "purpose", long + lost, long)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    page = start_page(window)
    (shown,) = page.recovered.findChildren(DifferencesView)
    assert shown.toPlainText().startswith("…") and shown.toPlainText().endswith(lost)
    assert shown.accessibleDescription() == f"added: {lost}"
    assert shown.verticalScrollBar().maximum() == 0
    focused = window.window.focusWidget()
    assert isinstance(focused, QPushButton) and focused.text().strip() == "Put it in"
    assert page.recovered.isAncestorOf(focused)
    window.close()


def test_a_recovered_text_is_put_in_as_if_it_were_typed_and_can_be_undone(qtbot: QtBot, tmp_path: Path) -> None:
    leave_behind(tmp_path)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    before = window.workbench.drafting.case(CASE).values["title_en"]
    page = start_page(window)
    assert "Method of the last minute" in texts(page.recovered)
    press(page.recovered, "Put it in")
    window.settle()
    window.settle()
    assert window.page.place() == Place("editor", case=CASE, field="title_en")
    assert window.workbench.drafting.case(CASE).values["title_en"] == "Method of the last minute"
    assert kept(window) == []
    window.desk.actions.run("undo")
    window.settle()
    assert window.workbench.drafting.case(CASE).values["title_en"] == before
    assert not start_page(window).recovered.isVisible()
    window.close()


@pytest.mark.parametrize(("raw", "stored"), [("Method of the last minute", True), ("x" * 1000, False)])
@pytest.mark.parametrize("typed", ["", "typed since "])
def test_a_recovered_text_is_seen_and_stays_in_a_page_that_was_open_already(
    qtbot: QtBot, tmp_path: Path, raw: str, stored: bool, typed: str
) -> None:
    leave_behind(tmp_path, raw)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    QTest.keyClicks(entry(window, "title_en"), typed)
    page = start_page(window)
    before = window.workbench.drafting.case(CASE).values["title_en"]
    assert str(before).startswith(typed.strip())
    press(page.recovered, "Put it in")
    window.settle()
    window.settle()
    assert window.page.place() == Place("editor", case=CASE, field="title_en")
    assert entry(window, "title_en").text() == raw
    start_page(window)
    window.settle()
    assert window.workbench.drafting.case(CASE).values["title_en"] == (raw if stored else before)
    assert entry(window, "title_en").text() == raw
    window.close()


def test_a_recovered_text_that_the_field_refuses_stays_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
        workbench.keeping.keep(CASE, "budget_total", "much", None)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    press(start_page(window).recovered, "Put it in")
    window.settle()
    window.settle()
    assert [text.raw for text in kept(window)] == ["much"]
    assert entry(window, "budget_total").text() == "much"
    window.close()


def test_putting_in_never_takes_the_place_of_another_text_that_is_not_stored(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
        workbench.keeping.keep(CASE, "budget_total", "77", 60)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    field = entry(window, "budget_total")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "much")
    page = start_page(window)
    window.wait_until(lambda: len(kept(window)) == 2)
    press(page.recovered, "Put it in")
    window.settle()
    assert window.page is page
    assert page.strip.isVisible()
    assert {text.raw for text in kept(window)} == {"much", "77"}
    assert entry(window, "budget_total").text() == "much"
    assert window.workbench.drafting.case(CASE).values["budget_total"] == 60
    window.close()


def test_a_recovered_text_stays_where_it_is_while_it_can_neither_be_stored_nor_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
        workbench.keeping.keep(CASE, "budget_total", "much", 60)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    page = start_page(window)

    def full(*_: object) -> None:
        raise NotReadable("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "writing", full)
        press(page.recovered, "Put it in")
        window.settle()
        window.settle()
    assert [text.raw for text in kept(window)] == ["much"]
    assert page.strip.isVisible()
    page.strip.dismiss()
    press(start_page(window).recovered, "Put it in")
    window.settle()
    window.settle()
    assert entry(window, "budget_total").text() == "much"
    assert [text.raw for text in kept(window)] == ["much"]
    window.close()


def test_a_recovered_text_is_copied_and_discarded_only_when_that_is_confirmed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(tmp_path, "one\n\ttwo")
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    page = start_page(window)
    press(page.recovered, "Copy")
    assert QApplication.clipboard().text() == "one\n\ttwo"
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[0 if len(asked) > 1 else 1].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    press(page.recovered, "Discard")
    window.settle()
    assert page.recovered.isVisible()
    press(page.recovered, "Discard")
    window.settle()
    assert len(asked) == 2
    assert kept(window) == []
    assert not page.recovered.isVisible()
    window.close()


def test_refused_rows_are_told_in_the_words_of_their_columns(qtbot: QtBot, tmp_path: Path) -> None:
    rows = [{"id": "r1", "number": "no number at all", "relation": "referenced", "checked_on": "2026-03-02"}]
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        sample_case(workbench)
        workbench.keeping.keep(CASE, "references", rows, None)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    page = start_page(window)
    told = [text for text in texts(page.recovered) if "no number at all" in text]
    assert told[0].startswith("no number at all · Referenced · ")
    window.close()


def test_a_text_for_an_unlinked_article_can_be_copied_but_not_put_in(qtbot: QtBot, tmp_path: Path) -> None:
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as workbench:
        case = new_case(workbench)
        workbench.keeping.keep(case.ref, "article1_place", "half a sentence", None)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path)
    page = start_page(window)
    assert "half a sentence" in texts(page.recovered)
    offered = [item.text() for item in page.recovered.findChildren(QPushButton) if item.isVisible()]
    assert offered == ["Copy", "Discard"]
    press(page.recovered, "Copy")
    assert QApplication.clipboard().text() == "half a sentence"
    window.close()


def test_what_somebody_let_go_when_closing_is_not_offered_again(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    field = entry(window, "budget_total")
    QTest.keyClicks(field, "much")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    window.settle()
    window.wait_until(lambda: len(kept(window)) == 1)
    window.close()  # and says that it may be lost
    again = OpenWindow(tmp_path)
    assert kept(again) == []
    assert not start_page(again).recovered.isVisible()
    again.close()


def test_what_was_let_go_is_not_kept_again_by_a_look_that_was_on_its_way(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    field = entry(window, "budget_total")
    QTest.keyClicks(field, "much")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    window.settle()
    window.wait_until(lambda: len(kept(window)) == 1)
    drafts = window.desk.drafts
    drafts.give_up(next(iter(drafts.refusals())))
    drafts.keeper._look()  # as the second since the last key ends
    window.settle()
    assert kept(window) == []
    window.close()


def test_a_page_that_is_built_anew_while_somebody_types_is_not_asked_any_more(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "KEEP_AFTER", 300)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    failed: list[object] = []
    window.desk.operations.failed.connect(lambda _owner, error: failed.append(error))
    QTest.keyClicks(entry(window, "budget_total"), "much")
    monkeypatch.setattr(sys, "excepthook", lambda *error: failed.append(error))
    window.desk.actions.run("zoom.in")
    window.settle()
    window.wait_until(lambda: not window.desk.drafts.keeper._timer.isActive())
    window.settle()
    assert failed == []
    assert entry(window, "budget_total").text() == "much60"
    assert [text.raw for text in kept(window)] == ["much60"]
    window.close()


def test_raised_and_lowered_characters_of_a_recovered_text_are_told(qtbot: QtBot) -> None:
    del qtbot
    field = bundled_forms()["gb-t-recommended"].fields["purpose"]
    raw = "<p>H<sub>2</sub>O, 10<sup>3</sup> m</p>"
    one = Recovered("run", CASE, "标题", field, raw, raw, False, datetime(2026, 3, 2, tzinfo=UTC))
    assert recovered_words(one) == "H₂O, 10³ m"
