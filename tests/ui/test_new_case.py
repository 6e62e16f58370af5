"""Asking for a new case, and for files: what is answered, what is remembered, what is refused and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import FORM
from workbench.app.settings import change_settings, load_settings
from workbench.kernel.i18n import use_language
from workbench.ui.dialogs import opening
from workbench.ui.dialogs.newcase import NewCase, NewCaseDialog


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
        shown.extend(dialog.sections.item(row).text() for row in range(dialog.sections.count()))
        qtbot.keyClicks(dialog.title_editor, "Copy")
        qtbot.keyClick(dialog.title_editor, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.sections
        qtbot.keyClick(dialog.sections, Qt.Key.Key_Space)
        qtbot.keyClick(dialog.sections, Qt.Key.Key_Return)

    chosen = asked(qtbot, desk, parent, act, source="Batteries")
    assert shown == [section.title.here() for section in form.sections]
    assert chosen == NewCase(FORM, "Copy", tuple(section.id for section in form.sections[1:]))


def test_a_new_case_is_not_asked_what_comes_along(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    dialog = NewCaseDialog(parent, desk.workbench.drafting.forms())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.sections.isVisible()
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
