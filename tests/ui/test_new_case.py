"""Asking for a new case, and for files: what is answered, what is remembered, what is refused and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.wheel import turn_wheel
from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import FORM, sample_case
from workbench.app.settings import change_settings, load_settings
from workbench.domain.proposal import ProposalSummary
from workbench.kernel.i18n import use_language
from workbench.ui import theme
from workbench.ui.dialogs import opening
from workbench.ui.dialogs.newcase import NewCase, NewCaseDialog
from workbench.ui.navigation import Place
from workbench.ui.widgets.basics import Elided


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Give a window for dialogs to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def asked(
    qtbot: QtBot, desk: TestDesk, parent: QWidget, act: Callable[[NewCaseDialog], None], source: str = ""
) -> NewCase | None:
    """Ask for a new case, do something in the dialog, and return the answer."""

    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewCaseDialog)
        act(dialog)

    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.timeout.connect(later)
    timer.start(0)
    return NewCaseDialog.ask(parent, desk.workbench.drafting.forms(), source_title=source)


def test_a_title_and_enter_are_enough(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    def act(dialog: NewCaseDialog) -> None:
        qtbot.keyClicks(dialog.title_editor, "  Batteries ")
        qtbot.keyClick(dialog.title_editor, Qt.Key.Key_Return)

    assert asked(qtbot, desk, parent, act) == NewCase(FORM, "Batteries")


def test_the_wheel_over_the_form_leaves_it_as_it_is(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    def act(dialog: NewCaseDialog) -> None:
        qtbot.keyClicks(dialog.title_editor, "Batteries")
        for notches in (-1, -1, -1):
            turn_wheel(dialog.form_choice, dialog.form_choice.rect().center(), notches)
        assert dialog.title_editor.hasFocus()
        qtbot.keyClick(dialog.title_editor, Qt.Key.Key_Return)

    assert asked(qtbot, desk, parent, act) == NewCase(FORM, "Batteries")


def test_without_a_title_the_reason_stands_at_the_field(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    seen: list[tuple[bool, str, bool, bool]] = []

    def act(dialog: NewCaseDialog) -> None:
        enabled = dialog.create_button.isEnabled()
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
        editor = dialog.title_editor
        seen.append(
            (enabled, editor.accessibleDescription(), dialog.focusWidget() is editor, dialog.isVisible())
        )
        qtbot.keyClicks(editor, "B")
        seen.append((True, editor.accessibleDescription(), True, True))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert asked(qtbot, desk, parent, act) is None
    assert seen[0] == (True, "A case needs a title.", True, True)
    assert seen[1][1] == "In Chinese or English; it can be changed at any time."


def test_a_copy_says_where_it_comes_from(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    titles: list[str] = []

    def act(dialog: NewCaseDialog) -> None:
        titles.append(dialog.windowTitle())
        titles.append(dialog.create_button.text())
        qtbot.keyClicks(dialog.title_editor, "Copy")
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)

    assert asked(qtbot, desk, parent, act, source="Batteries") == NewCase(FORM, "Copy")
    assert titles == ["Duplicate case", "Duplicate case"]


def test_of_a_copy_sections_can_be_left_behind_by_keys_alone(
    qtbot: QtBot, desk: TestDesk, parent: QWidget
) -> None:
    form = desk.workbench.drafting.forms()[0]
    shown: list[str] = []

    def act(dialog: NewCaseDialog) -> None:
        shown.extend(dialog.along.list.item(row).text() for row in range(dialog.along.list.count()))
        qtbot.keyClicks(dialog.title_editor, "Copy")
        qtbot.keyClick(dialog.title_editor, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.along.list
        qtbot.keyClick(dialog.along.list, Qt.Key.Key_Space)
        qtbot.keyClick(dialog.along.list, Qt.Key.Key_Return)

    chosen = asked(qtbot, desk, parent, act, source="Batteries")
    assert shown == [section.title.here() for section in form.sections]
    assert chosen == NewCase(FORM, "Copy", tuple(section.id for section in form.sections[1:]))


def test_the_case_that_is_open_is_copied_from_the_editor(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    page = window.go(Place("editor", case="2026-001", field="title_zh"))
    title = window.workbench.drafting.case("2026-001").title_en
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    def act(dialog: NewCaseDialog) -> None:
        assert dialog.title_editor.text() == f"{title} (copy)"
        assert dialog.title_editor.selectedText() == " (copy)"
        assert [one.text() for one in dialog.findChildren(Elided)] == [f"Values come from “{title}”."]
        assert "checks warn" in dialog.title_editor.accessibleDescription()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_modal(NewCaseDialog, lambda: (qtbot.keyClick(page, Qt.Key.Key_D, keys), window.settle()), act)
    window.settle()
    window.settle()
    assert window.page.place().case == "2026-002"
    copy = window.workbench.drafting.case("2026-002")
    assert copy.values["purpose"] == window.workbench.drafting.case("2026-001").values["purpose"]
    toast = window.contents.board.toast
    assert toast is not None
    undo = next(b for b in toast.findChildren(QAbstractButton) if b.text().strip() == "Undo")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    window.settle()
    assert [case.ref for case in window.workbench.drafting.cases()] == ["2026-001"]
    window.close()


def test_a_new_case_is_not_asked_what_comes_along(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    dialog = NewCaseDialog(parent, desk.workbench.drafting.forms())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.along.isVisible()
    assert dialog.chosen().sections is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_form_is_shown_with_title_and_help(
    qtbot: QtBot, desk: TestDesk, parent: QWidget, language: str
) -> None:
    use_language("zh" if language == "zh" else "en")
    form = desk.workbench.drafting.form(FORM)
    dialog = NewCaseDialog(parent, [form])
    qtbot.addWidget(dialog)
    dialog.show()

    assert dialog.form_choice.currentText() == form.title.here()
    assert dialog.form_choice.accessibleDescription() == form.help.here()
    assert dialog.form_choice.accessibleName()
    assert dialog.focusWidget() is dialog.title_editor


def answer(monkeypatch: pytest.MonkeyPatch, method: str, chosen: str) -> list[str]:
    """Let a file dialog answer; return the list in which the places it began at are noted."""
    began: list[str] = []

    def choose(_parent: QWidget, _title: str, begin: str, *_args: object, **_named: object) -> tuple[str, str]:
        began.append(begin)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, method, choose)
    return began


def test_the_folder_of_the_last_workspace_is_remembered(
    desk: TestDesk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = answer(monkeypatch, "getOpenFileName", str(tmp_path / "one.db"))

    assert opening.workspace_to_open(parent, desk.desk) == str(tmp_path / "one.db")
    opening.workspace_to_open(parent, desk.desk)

    assert began[1] == str(tmp_path)
    assert load_settings().folders["open"] == str(tmp_path)


def test_leaving_the_question_remembers_nothing(
    desk: TestDesk, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    for method in ("getOpenFileName", "getSaveFileName"):
        answer(monkeypatch, method, "")

    assert opening.workspace_to_open(parent, desk.desk) == ""
    assert opening.workspace_to_make(parent, desk.desk) == ""
    assert opening.backup_target(parent, desk.desk) is None
    assert opening.restore_source(parent, desk.desk) is None
    assert load_settings().folders == {}


def test_a_new_workspace_and_a_backup_get_their_ending(
    desk: TestDesk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getSaveFileName", str(tmp_path / "plain"))

    assert opening.workspace_to_make(parent, desk.desk) == str(tmp_path / "plain.workbench")
    assert opening.backup_target(parent, desk.desk) == tmp_path / "plain.workbench"


def test_a_backup_is_looked_for_where_the_last_one_was_written(
    desk: TestDesk, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_settings(folders={"backup": str(tmp_path)})
    began = answer(monkeypatch, "getOpenFileName", str(tmp_path / "old.db"))

    assert opening.restore_source(parent, desk.desk) == tmp_path / "old.db"
    assert began == [str(tmp_path)]


def revision_dialog(qtbot: QtBot, desk: TestDesk, parent: QWidget, *earlier: tuple[str, str]) -> NewCaseDialog:
    """Show the dialog with the cases (number, title) of standards that were revised before."""
    for number, title in earlier:
        desk.workbench.drafting.create(FORM, title, revises=number)

    def look_for(number: str, title: str, answer: Callable[[list[ProposalSummary]], None]) -> None:
        workbench = desk.operations.workbench
        if workbench is not None:  # the last look may come when the desk is closed
            answer(workbench.drafting.cases_of_standard(number, title))

    dialog = NewCaseDialog(parent, desk.workbench.drafting.forms(), look_for=look_for)
    dialog.show()
    qtbot.addWidget(dialog)
    return dialog


def test_a_revision_takes_number_title_and_sections_of_an_earlier_case_along(
    qtbot: QtBot, desk: TestDesk, parent: QWidget
) -> None:
    dialog = revision_dialog(qtbot, desk, parent, ("GB/T 36276-2018", "电池"))
    assert not dialog.revision.isVisible()
    qtbot.keyClick(dialog.is_revision, Qt.Key.Key_Space)
    assert dialog.focusWidget() is dialog.revision.number
    qtbot.keyClicks(dialog.revision.number, "GB/T 36276-2023")
    qtbot.waitUntil(dialog.along.isVisible)
    assert dialog.title_editor.text() == "电池"
    qtbot.keyClick(dialog.along.list, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.along.links, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)

    chosen = dialog.chosen()
    assert (chosen.revises, chosen.source, chosen.links) == ("GB/T 36276-2023", "2026-001", True)
    made = chosen.make(desk.workbench)
    assert (made.title, made.values["revised_standards"]) == ("电池", ("GB/T 36276—2023",))
    assert chosen.sections is not None
    assert "basics" not in chosen.sections


def test_nothing_comes_along_if_that_is_chosen(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    dialog = revision_dialog(qtbot, desk, parent, ("GB/T 36276-2018", "电池"))
    dialog.is_revision.click()
    qtbot.keyClicks(dialog.revision.number, "GB/T 36276-2023")
    qtbot.waitUntil(dialog.along.isVisible)
    qtbot.keyClick(dialog.revision.source, Qt.Key.Key_End)
    assert not dialog.along.isVisible()
    assert dialog.chosen() == NewCase(FORM, "电池", revises="GB/T 36276-2023")


def test_what_is_no_number_is_told_at_its_field(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    dialog = revision_dialog(qtbot, desk, parent)
    qtbot.keyClicks(dialog.title_editor, "Cells")
    dialog.is_revision.click()
    for typed, words in (("", "is missing"), ("abc", "is not the number of a standard")):
        qtbot.keyClicks(dialog.revision.number, typed)
        qtbot.keyClick(dialog.revision.number, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert words in dialog.revision.number.accessibleDescription()
    told = dialog.revision.number.accessibleDescription()
    assert told.startswith("Number of the standard revised: “abc”") and "GB/T" in told


def test_a_form_without_revisions_does_not_offer_one(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    dialog = revision_dialog(qtbot, desk, parent)
    dialog.is_revision.click()
    dialog.form_choice.setCurrentIndex(dialog.form_choice.findData("gb-foreign-language"))
    assert not dialog.is_revision.isVisible()
    assert dialog.chosen().revises == ""


def test_typing_replaces_the_mark_of_the_copy_only(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    dialog = NewCaseDialog(parent, desk.workbench.drafting.forms(), "储能电站（副本）", "储能电站")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.title_editor, " B")
    assert dialog.title_editor.text() == "储能电站 B"
    assert "checks warn" not in dialog.title_editor.accessibleDescription()


@pytest.mark.parametrize(("zoom", "height"), [(1.0, 900), (2.0, 640)])
def test_what_a_revision_asks_for_is_seen_as_soon_as_it_appears(
    qtbot: QtBot, desk: TestDesk, parent: QWidget, zoom: float, height: int
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", zoom)
    parent.resize(1024, height)
    dialog = revision_dialog(qtbot, desk, parent)
    qtbot.keyClick(dialog.is_revision, Qt.Key.Key_Space)
    hint = dialog.revision.seen_with(dialog.revision.number)
    assert hint is not None
    for part in (dialog.revision.number, hint):
        qtbot.waitUntil(lambda part=part: part.visibleRegion().boundingRect() == part.rect())
    theme.apply(application, "light")


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_sections_to_copy_are_all_seen_as_far_as_the_screen_allows(
    zoom: float, qtbot: QtBot, tmp_path: Path
) -> None:
    change_settings(name="林一", first_start_done=True, zoom=zoom)
    opened = OpenWindow(tmp_path, sample_case)
    opened.window.resize(1366, 768)
    dialog = NewCaseDialog(opened.page, opened.workbench.drafting.forms(), "Title (copy)", "Title")
    qtbot.addWidget(dialog)
    dialog.show()
    opened.settle()
    bar = dialog.along.list.verticalScrollBar()
    assert dialog.along.list.count() > 10
    if zoom == 1:
        assert bar.maximum() == 0
        shorter = next(number for number, form in enumerate(dialog._forms) if len(form.sections) < 10)
        dialog.form_choice.setCurrentIndex(shorter)
        opened.settle()
        assert bar.maximum() == 0
    else:
        assert dialog.height() >= 0.9 * opened.window.height()
    opened.close()
