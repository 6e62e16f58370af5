"""F1 in a dialog: its page of the manual over it, links and the way back there, and the dialog as it was."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.turning import wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import two_cases
from workbench.app.settings import change_settings
from workbench.kernel import manual
from workbench.kernel.i18n import use_language
from workbench.ui import dialogs, pages
from workbench.ui.dialogs.contacts import AddressBookDialog
from workbench.ui.dialogs.draftimport import DraftImportDialog
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.importing import ImportDialog
from workbench.ui.dialogs.linking import LinkDialog
from workbench.ui.dialogs.manualpage import ManualPage
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.navigation import Place

CASE = "2026-001"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, two_cases)
    yield window
    window.close()


def heading(page: ManualPage) -> str:
    """Return the first line of the page of the manual."""
    return page.viewer.document().firstBlock().text()


def is_active(window: QWidget) -> None:
    """Let a window be the one that keys go to."""
    window.activateWindow()
    wait_until(lambda: QApplication.activeWindow() is window, "the window does not become active")


def manual_over(dialog: QDialog) -> ManualPage:
    """Press F1 where the focus is in a dialog, and return the page that comes over it."""
    is_active(dialog)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F1)
    page = QApplication.activeModalWidget()
    assert isinstance(page, ManualPage)
    is_active(page)
    return page


@pytest.mark.parametrize(
    ("command", "kind", "place", "title"),
    [
        ("contacts", AddressBookDialog, Place("cases"), "Address book"),
        ("case.new", NewCaseDialog, Place("cases"), "Cases"),
        ("link.add", LinkDialog, Place("editor", case=CASE), "Links"),
        ("plan.import", ImportDialog, Place("plan"), "Importing a text"),
        ("draft.import", DraftImportDialog, Place("cases"), "Importing a text"),
    ],
)
def test_f1_shows_the_page_of_a_dialog_and_esc_leads_back_to_what_was_typed(
    opened: OpenWindow, command: str, kind: type[QDialog], place: Place, title: str
) -> None:
    def press(dialog: QDialog) -> None:
        editors = [one for one in dialog.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly()]
        for editor in editors[:1]:
            editor.setFocus()
            QTest.keyClicks(editor, "abc")
        page = manual_over(dialog)
        assert heading(page) == title
        assert page.viewer.hasFocus()
        QTest.keyClick(page.viewer, Qt.Key.Key_Escape)
        wait_until(lambda: QApplication.activeModalWidget() is dialog, "the page stays")
        assert dialog.isVisible()
        assert [one.text() for one in editors[:1]] == ["abc"] * len(editors[:1])
        assert all(one is dialog.focusWidget() for one in editors[:1])

    pressed: list[bool] = []

    def press_once(dialog: QDialog) -> None:
        pressed.append(True)
        press(dialog)

    def ask() -> None:
        opened.desk.actions.run(command)
        opened.wait_until(lambda: QApplication.activeModalWidget() is None and bool(pressed))

    opened.go(place)
    in_modal(kind, ask, press_once)
    assert opened.page.key == place.page


class Asking(HelpedDialog):
    """A dialog with a text in it."""

    help_topic = "index"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit(self)


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    """Give a dialog over a window."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1200, 800)
    host.show()
    dialog = Asking(host)
    dialog.open()
    dialog.text.setFocus()
    yield dialog
    host.close()


def follow(page: ManualPage, link: str) -> None:
    """Follow a link of the page with Tab and Enter."""
    for _step in range(200):
        if page.viewer.textCursor().charFormat().anchorHref() == link:
            break
        QTest.keyClick(page.viewer, Qt.Key.Key_Tab)
    QTest.keyClick(page.viewer, Qt.Key.Key_Return)


def test_links_lead_from_page_to_page_and_alt_left_back(asking: Asking) -> None:
    page = manual_over(asking)
    assert heading(page) == "Contents"
    assert not page.back_button.isEnabled()
    follow(page, "handin.md")
    assert heading(page) == "Hand-in"
    assert page.windowTitle() == "Help: Hand-in"
    QTest.keyClick(page.viewer, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert heading(page) == "Contents"
    assert not page.back_button.isEnabled()


def test_what_the_program_puts_together_is_named_with_the_way_to_it(asking: Asking) -> None:
    page = manual_over(asking)
    follow(page, "rules.md")
    assert heading(page) == "Contents"
    said = [label.text() for label in page.findChildren(QLabel)]
    assert (
        "“Rules of the checks” is on the help page of the window: close the dialogs and press F1 there." in said
    )


def test_the_page_is_chinese_in_a_chinese_window_and_f1_there_opens_no_second_one(asking: Asking) -> None:
    use_language("zh")
    page = manual_over(asking)
    assert page.windowTitle().startswith("帮助")
    QTest.keyClick(page.viewer, Qt.Key.Key_F1)
    assert QApplication.activeModalWidget() is page
    QTest.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: QApplication.activeModalWidget() is asking, "the page stays")


def _own_dialogs() -> list[type[QDialog]]:
    """Return every kind of dialog that the window has."""
    for package in (dialogs, pages):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)
    kinds, new = list[type[QDialog]](), [QDialog]
    while new:
        new = [kind for parent in new for kind in parent.__subclasses__()]
        kinds += [kind for kind in new if kind.__module__.startswith("workbench.")]
    return kinds


def test_every_dialog_names_its_page_of_the_manual() -> None:
    unhelped = [kind for kind in _own_dialogs() if not issubclass(kind, HelpedDialog)]
    assert unhelped == [ManualPage]
    topics = {kind.__name__: kind.help_topic for kind in _own_dialogs() if issubclass(kind, HelpedDialog)}
    assert {name: topic for name, topic in topics.items() if topic not in manual.TOPICS} == {}


def test_every_manual_page_can_be_shown_over_a_dialog(asking: Asking) -> None:
    page = manual_over(asking)
    shown: set[str] = set()
    for topic in manual.TOPICS:
        page.viewer.anchorClicked.emit(QUrl(f"{topic}.md"))
        shown.add(page.windowTitle())
    assert len(shown) == len(manual.TOPICS)
