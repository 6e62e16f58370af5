"""What changes everything at once waits until no dialog and no menu is open; nothing typed there is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.starts import SecondStart
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, open_for_test, two_cases
from workbench.app.settings import change_settings
from workbench.ui import theme
from workbench.ui.dialogs.contacts import AddressBookDialog
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.dialogs.waiving import WaiveDialog
from workbench.ui.mainwindow.quiet import Quiet
from workbench.ui.navigation import Place
from workbench.ui.tokens import Mode

CASE, OTHER = "2026-001", "2026-002"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window, which follows the system, on a workspace with two cases."""
    change_settings(name="林一", first_start_done=True, theme="system")
    window = OpenWindow(tmp_path, two_cases)
    yield window
    window.close()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Give another workspace, with one case."""
    made = tmp_path / "other.workbench"
    with open_for_test(str(made), fixed=False) as workbench:
        new_case(workbench, "另一个")
    return made


def editor_of(dialog: QDialog) -> QLineEdit | QPlainTextEdit:
    """Return where one types in a dialog."""
    kinds = (QPlainTextEdit, QLineEdit)
    found = [one for kind in kinds for one in dialog.findChildren(kind) if one.isVisible()]
    editor = next(one for one in found if not one.isReadOnly())
    assert isinstance(editor, QPlainTextEdit | QLineEdit)
    return editor


def typed(editor: QLineEdit | QPlainTextEdit) -> str:
    """Return what stands in an editor."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def titles(opened: OpenWindow) -> list[str]:
    """Return the titles of the cases in the workspace that is open."""
    return [case.title for case in opened.workbench.drafting.cases()]


def comes(opened: OpenWindow, workspace: Path) -> None:
    """Wait until a workspace is open."""
    opened.wait_until(lambda: opened.jobs.is_idle and opened.workbench.location == str(workspace))
    opened.settle()


def let_lanes_work(opened: OpenWindow) -> None:
    """Wait until all is done that was asked for, also where a dialog keeps the lanes from being idle."""
    for _turn in range(3):  # what was typed is stored, a workspace is opened, its page is read
        through: list[bool] = []
        opened.desk.operations.after_edits(opened.window, partial(through.append, True))
        opened.wait_until(partial(bool, through))


def open_waiving(opened: OpenWindow) -> None:
    """Ask why a rule shall be set aside."""
    opened.go(Place("editor", case=OTHER, field="purpose"))
    opened.desk.actions.run("finding.next")
    opened.settle()
    opened.desk.actions.run("finding.waive")
    opened.wait_until(lambda: QApplication.activeModalWidget() is None)


def open_naming(opened: OpenWindow) -> None:
    """Ask for the name of a version."""
    opened.go(Place("editor", case=CASE, field="purpose"))
    opened.desk.actions.run("version.name")
    opened.settle()


def open_new_case(opened: OpenWindow) -> None:
    """Ask for what a new case needs."""
    opened.desk.actions.run("case.new")
    opened.settle()


def open_contacts(opened: OpenWindow) -> None:
    """Show the address book."""
    opened.desk.actions.run("contacts")
    opened.settle()


@pytest.mark.parametrize(
    ("kind", "open_it"),
    [
        (WaiveDialog, open_waiving),
        (VersionNameDialog, open_naming),
        (NewCaseDialog, open_new_case),
        (AddressBookDialog, open_contacts),
    ],
)
def test_a_second_start_waits_until_a_dialog_is_closed_and_what_is_typed_there_stays(
    opened: OpenWindow, other: Path, kind: type[QDialog], open_it: Callable[[OpenWindow], None]
) -> None:
    before = opened.workbench.location

    def start(dialog: QDialog) -> None:
        editor = editor_of(dialog)
        QTest.keyClicks(editor, "abc")
        assert SecondStart(str(other)).was_taken()
        let_lanes_work(opened)
        assert opened.workbench.location == before
        assert dialog.isVisible()
        assert typed(editor) == "abc"

    in_modal(kind, lambda: open_it(opened), start)
    comes(opened, other)
    assert titles(opened) == ["另一个"]
    assert opened.window.isEnabled()


def test_a_case_that_is_made_in_a_dialog_goes_into_the_workspace_it_was_asked_for_in(
    opened: OpenWindow, other: Path, tmp_path: Path
) -> None:
    def make(dialog: NewCaseDialog) -> None:
        QTest.keyClicks(dialog.title_editor, "Made here")
        assert SecondStart(str(other)).was_taken()
        QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)

    in_modal(NewCaseDialog, lambda: open_new_case(opened), make)
    comes(opened, other)
    assert titles(opened) == ["另一个"]
    with open_for_test(str(tmp_path / "workspace.db"), fixed=False) as first:
        assert "Made here" in [case.title for case in first.drafting.cases()]


def test_it_is_said_that_the_file_waits_and_of_several_the_last_is_opened(
    opened: OpenWindow, other: Path, tmp_path: Path
) -> None:
    third = tmp_path / "third.workbench"
    open_for_test(str(third), fixed=False).close()

    def start(_dialog: NewCaseDialog) -> None:
        for place in (other, third):
            assert SecondStart(str(place)).was_taken()
            toast = opened.contents.board.toast
            assert toast is not None
            said = [label.text() for label in toast.findChildren(QLabel)]
            assert f"“{place.stem}” will open as soon as the dialog is closed." in said

    in_modal(NewCaseDialog, lambda: open_new_case(opened), start)
    comes(opened, third)
    assert titles(opened) == []


def test_a_dialog_that_was_asked_for_just_before_is_answered_before_the_other_workspace_comes(
    opened: OpenWindow, other: Path
) -> None:
    def look(dialog: NewCaseDialog) -> None:
        let_lanes_work(opened)
        assert dialog.isVisible()
        assert len(titles(opened)) == 2

    def ask() -> None:
        opened.desk.actions.run("case.new")  # the forms are asked for, the dialog comes with the answer
        opened.session.open_workspace(str(other))
        opened.settle()

    in_modal(NewCaseDialog, ask, look)
    comes(opened, other)


def let_system_be(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switch the colours of the system, which no test can do."""
    monkeypatch.setattr(theme, "system_mode", lambda: mode)
    scheme = Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


def ground(opened: OpenWindow) -> int:
    """Return how light the page is that is shown, of 255."""
    page = opened.page
    return page.grab().toImage().pixelColor(page.width() // 2, page.height() - 4).lightness()


def test_the_window_follows_the_system_to_dark_and_back(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.go(Place("cases"))
    assert ground(opened) > 200
    for mode, dark in (("dark", True), ("light", False)):
        let_system_be("dark" if mode == "dark" else "light", monkeypatch)
        opened.settle()
        assert theme.look().mode == mode
        assert (ground(opened) < 80) is dark
        assert opened.page.key == "cases"


def test_a_window_with_a_look_of_its_own_does_not_follow_the_system(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.desk.change_settings(theme="light")
    page = opened.go(Place("cases"))
    let_system_be("dark", monkeypatch)
    opened.settle()
    assert theme.look().mode == "light"
    assert opened.page is page


def test_what_is_being_typed_is_stored_when_the_system_switches(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.go(Place("editor", case=CASE, field="title_en"))
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Typed at dusk")
    let_system_be("dark", monkeypatch)
    opened.settle()
    assert opened.workbench.drafting.case(CASE).values["title_en"] == "Typed at dusk"
    again = QApplication.focusWidget()
    assert isinstance(again, QLineEdit)
    assert again is not field
    assert again.text() == "Typed at dusk"


def test_the_window_follows_the_system_only_when_the_dialog_is_closed(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def switch(dialog: WaiveDialog) -> None:
        editor = editor_of(dialog)
        QTest.keyClicks(editor, "abc")
        let_system_be("dark", monkeypatch)
        assert theme.look().mode == "light"
        assert dialog.isVisible()
        assert typed(editor) == "abc"
        let_system_be("light", monkeypatch)
        let_system_be("dark", monkeypatch)

    in_modal(WaiveDialog, lambda: open_waiving(opened), switch)
    opened.wait_until(lambda: theme.look().mode == "dark")
    opened.settle()
    assert ground(opened) < 80


def test_the_window_follows_the_system_only_when_a_menu_is_closed(
    opened: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened.go(Place("cases"))
    bar = opened.window.menuBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(bar.actions()[0]).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    let_system_be("dark", monkeypatch)
    opened.settle()
    assert theme.look().mode == "light"
    assert opened.page is page
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    opened.wait_until(lambda: theme.look().mode == "dark")
    opened.settle()


def test_what_waits_is_done_in_its_order_and_what_opens_a_dialog_keeps_the_rest_waiting(qtbot: QtBot) -> None:
    host, quiet, done = QWidget(), Quiet(), list[str]()
    qtbot.addWidget(host)
    first, second = QDialog(host), QDialog(host)

    def open_second() -> None:
        done.append("second")
        second.open()

    first.open()
    assert not quiet.then("a", lambda: done.append("never"))
    assert not quiet.then("b", open_second)
    assert not quiet.then("a", lambda: done.append("last"))
    first.reject()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["second"]
    second.reject()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["second", "last"]
    assert quiet.then("a", lambda: done.append("now"))
    assert done[-1] == "now"
