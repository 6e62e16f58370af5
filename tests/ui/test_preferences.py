"""The preferences: every change is stored at once, and the place is kept when the window builds itself anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from workbench.app.settings import Settings, change_settings, load_settings
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import use_language
from workbench.ui.navigation import Place
from workbench.ui.pages.preferences.page import PreferencesPage


def preferences(desk: TestDesk, group: str = "") -> PreferencesPage:
    """Show the preferences with one group."""
    page = PreferencesPage(desk.desk)
    desk.show(page, Place("preferences", words=group))
    return page


def test_what_looks_wrong_with_an_email_is_said_beside_it_and_it_is_stored_all_the_same(
    desk: TestDesk, qtbot: QtBot
) -> None:
    change_settings(name="Lin")
    page = preferences(desk, "person")
    fields = page.person.person
    email = fields.editor("email")
    odd = "“键” does not belong in an e-mail address."
    for text, said in (("wang@example.cn键盘", odd), ("wang@example.cn", "")):
        QApplication.clipboard().setText(text)
        email.selectAll()
        qtbot.keyClick(email, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(email, Qt.Key.Key_Return)
        assert fields._errors["email"].text() == email.accessibleDescription() == said
        assert fields._errors["email"].isVisible() is bool(said)
        assert load_settings().email == text


@pytest.mark.parametrize(("address", "odd"), [("abc", True), ("lin@example.cn", False)])
@pytest.mark.parametrize("by_mouse", [False, True])
def test_an_odd_email_is_told_too_when_its_page_is_left_at_once(
    desk: TestDesk, qtbot: QtBot, address: str, odd: bool, by_mouse: bool
) -> None:
    change_settings(name="Lin", email="lin@example.org")
    page = preferences(desk, "person")
    editor = page.person.person.editor("email")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, address)
    if by_mouse:
        editor.clearFocus()
    page.commit_pending()  # as the window does before it goes to another page
    page.commit_pending()
    said = ["An e-mail address has one @ with something before and behind it."]
    assert desk.told == (said if odd else [])
    assert load_settings().email == address


@pytest.mark.parametrize(("key", "stored"), [("zh", "zh"), ("en", "en")])
def test_a_language_is_stored_with_a_click(desk: TestDesk, qtbot: QtBot, key: str, stored: str) -> None:
    page = preferences(desk, "language")

    qtbot.mouseClick(page.language.language.button(key), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: load_settings().language == stored)


def test_the_language_can_follow_the_system_again(desk: TestDesk, qtbot: QtBot) -> None:
    change_settings(language="zh")
    page = preferences(desk, "language")
    assert page.language.language.choice() == "zh"

    qtbot.mouseClick(page.language.language.button("system"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: load_settings().language == "")


def test_an_arrow_key_moves_the_choice_of_colours(desk: TestDesk, qtbot: QtBot) -> None:
    page = preferences(desk, "look")

    first = page.look.theme.button("system")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(page.look.theme.button("light"), Qt.Key.Key_Right)

    qtbot.waitUntil(lambda: load_settings().theme == "dark")


def test_the_size_of_the_text_is_chosen_by_keyboard(desk: TestDesk, qtbot: QtBot) -> None:
    page = preferences(desk, "look")
    zoom = page.look.zoom
    assert zoom.currentText() == "100 %"

    zoom.setFocus()
    qtbot.keyClick(zoom, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: load_settings().zoom == 1.1)


def test_the_group_is_kept_when_the_page_is_built_anew(desk: TestDesk, qtbot: QtBot) -> None:
    page = preferences(desk)
    page.groups.setFocus()

    qtbot.keyClick(page.groups, Qt.Key.Key_Down)
    rebuilt = PreferencesPage(desk.desk)
    desk.show(rebuilt, page.place())

    assert rebuilt.groups.key() == "look"
    assert rebuilt.look.isVisible()


def test_a_person_is_stored_when_a_field_is_left(desk: TestDesk, qtbot: QtBot) -> None:
    page = preferences(desk, "person")
    editor = page.person.person.editor("name")

    editor.setFocus()
    qtbot.keyClicks(editor, " Lin ")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)

    assert load_settings().name == "Lin"
    assert page.person.saved.text() == "Saved"
    assert page.person.person.editor("organisation").hasFocus()


def test_a_person_without_a_name_is_told_at_the_field_and_not_stored(desk: TestDesk, qtbot: QtBot) -> None:
    change_settings(name="Lin")
    page = preferences(desk, "person")
    editor = page.person.person.editor("name")

    editor.setFocus()
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert load_settings().name == "Lin"
    assert editor.accessibleDescription() == "A person needs a name."
    assert editor.property("wrong") == "true"
    assert page.person.saved.text() == ""


def test_what_is_being_typed_is_stored_on_the_way_out(desk: TestDesk, qtbot: QtBot) -> None:
    page = preferences(desk, "person")
    qtbot.keyClicks(page.person.person.editor("name"), "Lin")

    page.commit_pending()

    assert load_settings().name == "Lin"


def test_folders_are_shown_and_opened(desk: TestDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    page = preferences(desk, "folders")
    location = desk.workbench.location
    assert page.folders.workspace.path.text() == location
    assert not page.folders.export.open.isVisible()

    qtbot.mouseClick(page.folders.workspace.open, Qt.MouseButton.LeftButton)

    assert [Path(folder) for folder in opened] == [Path(location).parent]


def test_another_folder_for_documents_is_chosen(
    desk: TestDesk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    page = preferences(desk, "folders")

    qtbot.mouseClick(page.folders.choose, Qt.MouseButton.LeftButton)

    assert load_settings().folders["export"] == str(tmp_path)
    assert page.folders.export.path.text() == str(tmp_path)
    assert page.folders.export.open.isVisible()


def test_the_workspace_is_looked_after_by_the_commands(desk: TestDesk, qtbot: QtBot) -> None:
    ran: list[str] = []
    names = ("workspace.backup", "workspace.restore", "doctor")
    desk.desk.actions.handle({name: (lambda name=name: ran.append(name)) for name in names})
    page = preferences(desk, "workspace")

    for name in names:
        qtbot.mouseClick(page.workspace.buttons[name], Qt.MouseButton.LeftButton)

    assert ran == list(names)


def test_settings_that_can_not_be_written_are_told_on_the_page(
    desk: TestDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_settings: Settings) -> None:
        raise NotReadable("The settings can't be written.")

    page = preferences(desk, "person")
    monkeypatch.setattr("tests.helpers.windows.save_settings", refuse)
    editor = page.person.person.editor("name")
    qtbot.keyClicks(editor, "Lin")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert page.strip.isVisible()
    assert page.person.saved.text() == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_control_has_a_name_in_both_languages(desk: TestDesk, language: str) -> None:
    use_language("zh" if language == "zh" else "en")
    page = preferences(desk)

    controls = [page.groups, page.look.zoom, *(page.person.person.editor(key) for key in ("name", "email"))]
    controls += [page.language.language.button(key) for key in ("zh", "en", "system")]
    assert [control for control in controls if not control.accessibleName()] == []


def test_the_form_stands_at_the_left_of_its_pane(desk: TestDesk) -> None:
    page = preferences(desk, "look")
    assert page.look.mapTo(page._stack, page.look.rect().topLeft()).x() == 32
