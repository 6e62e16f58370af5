"""The address book window by keyboard: search, add, change, remove, undo; empty states; what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.turning import WAIT, let_qt_work
from tests.helpers.windows import TestDesk
from workbench.app.workbench import Workbench
from workbench.domain.contacts import ContactKind
from workbench.ui.dialogs.contactform import ContactDialog
from workbench.ui.dialogs.contacts import AddressBookDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


def prepare(workbench: Workbench) -> None:
    """Write two people and an organisation into the book."""
    workbench.people.add(ContactKind.PERSON, {"name": "Zhou Qiming", "organisation": "Northern Laboratory"})
    workbench.people.add(ContactKind.PERSON, {"name": "Lin Yi", "phone": "010-1"})
    workbench.people.add(ContactKind.ORGANISATION, {"name": "Northern Laboratory"})


@pytest.fixture
def book_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk whose book has three entries."""
    made = TestDesk(qtbot, tmp_path, prepare)
    yield made
    made.close()


def in_book(desk: TestDesk, act: Callable[[AddressBookDialog], None]) -> None:
    """Open the book and do something in it once it is read."""
    host = QWidget()

    def look(dialog: AddressBookDialog) -> None:
        desk.settle()
        act(dialog)

    in_modal(AddressBookDialog, lambda: AddressBookDialog(host, desk.desk).exec(), look)
    host.deleteLater()


def activate(dialog: QDialog) -> None:
    """Give a dialog the keys: offscreen no window system does it when one is opened or closed over another."""
    dialog.activateWindow()
    clock = QElapsedTimer()
    clock.start()
    while not dialog.isAncestorOf(QApplication.focusWidget() or QWidget()):
        assert clock.elapsed() < WAIT, "the dialog does not get the keys"
        let_qt_work(5)


def in_form(open_it: Callable[[], object], act: Callable[[ContactDialog], None]) -> None:
    """Open the form of an entry and do something in it once it has the focus."""

    def look(form: ContactDialog) -> None:
        activate(form)
        act(form)

    in_modal(ContactDialog, open_it, look)


def shown(dialog: AddressBookDialog) -> list[str]:
    return [contact.name for contact in dialog.model.shown]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def write(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)


def test_the_search_finds_by_everything_and_leads_into_the_list(book_desk: TestDesk) -> None:
    def act(dialog: AddressBookDialog) -> None:
        assert shown(dialog) == ["Lin Yi", "Northern Laboratory", "Zhou Qiming"]
        write("northern")
        assert (shown(dialog), dialog.summary.text()) == (
            ["Northern Laboratory", "Zhou Qiming"],
            "2 of 3 entries",
        )
        press(Qt.Key.Key_Return)
        assert dialog.table.hasFocus()
        dialog.kinds.choose("person")
        dialog.kinds.chosen.emit("person")
        assert shown(dialog) == ["Zhou Qiming"]
        press(Qt.Key.Key_F, CONTROL)
        write("nobody")
        assert dialog.stack.currentIndex() == 2 and not dialog.remove.isEnabled()

    in_book(book_desk, act)


def test_entries_are_removed_and_brought_back_by_keys(book_desk: TestDesk) -> None:
    def act(dialog: AddressBookDialog) -> None:
        press(Qt.Key.Key_Return)
        press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert not dialog.change.isEnabled()
        press(Qt.Key.Key_Delete)
        book_desk.settle()
        assert shown(dialog) == ["Zhou Qiming"]
        named = "Undo: Remove Lin Yi, Northern Laboratory from the address book"
        assert dialog.undo.accessibleDescription() == " ".join(dialog.undo.toolTip().split()) == named
        press(Qt.Key.Key_Z, CONTROL)
        book_desk.settle()
        assert len(shown(dialog)) == 3 and dialog.redo.isEnabled()
        press(Qt.Key.Key_Y, CONTROL)
        book_desk.settle()
        assert shown(dialog) == ["Zhou Qiming"]

    in_book(book_desk, act)


def test_an_entry_is_opened_with_enter_changed_and_stored(book_desk: TestDesk) -> None:
    def act(dialog: AddressBookDialog) -> None:
        press(Qt.Key.Key_Return)

        def change(form: ContactDialog) -> None:
            assert form.lines["name"].text() == "Lin Yi" and form.lines["name"].hasFocus()
            for _ in range(3):
                press(Qt.Key.Key_Tab)
            press(Qt.Key.Key_A, CONTROL)
            write("020-2")
            press(Qt.Key.Key_Return)
            book_desk.settle()
            assert not form.isVisible()

        in_form(lambda: press(Qt.Key.Key_Return), change)
        book_desk.settle()
        activate(dialog)
        assert dialog.table.hasFocus() and len(dialog._chosen()) == 1
        assert dialog._chosen()[0].phone == "020-2"

    in_book(book_desk, act)


def test_what_is_refused_is_told_in_the_form_and_nothing_is_stored(book_desk: TestDesk) -> None:
    def act(dialog: AddressBookDialog) -> None:
        def add(form: ContactDialog) -> None:
            write("Lin  Yi")
            press(Qt.Key.Key_Return)
            book_desk.settle()
            assert "in the address book already" in form.trouble.text() and form.isVisible()
            assert form.lines["name"].text() == "Lin  Yi" and form.store.isEnabled()
            form.kind.choose("organisation")
            form.kind.chosen.emit("organisation")
            assert form.lines["position"].isHidden()
            press(Qt.Key.Key_Return)
            book_desk.settle()
            assert not form.isVisible()

        in_form(lambda: press(Qt.Key.Key_N, CONTROL), add)
        book_desk.settle()
        assert [contact.kind for contact in dialog._chosen()] == [ContactKind.ORGANISATION]
        assert len(shown(dialog)) == 4

    in_book(book_desk, act)


def test_an_empty_book_tells_how_it_fills(desk: TestDesk) -> None:
    def act(dialog: AddressBookDialog) -> None:
        assert dialog.stack.currentIndex() == 1 and not dialog.undo.isEnabled()
        words = " ".join(item.text() for item in dialog.stack.currentWidget().findChildren(QLabel))
        assert "remembered here" in words

        def add(form: ContactDialog) -> None:
            write("Somebody")
            press(Qt.Key.Key_Return)
            desk.settle()

        in_form(lambda: press(Qt.Key.Key_N, CONTROL), add)
        desk.settle()
        assert shown(dialog) == ["Somebody"] and dialog.stack.currentIndex() == 0

    in_book(desk, act)


def test_everything_in_the_book_has_a_name_and_tab_reaches_it(book_desk: TestDesk) -> None:
    def act(dialog: AddressBookDialog) -> None:
        book_desk.workbench.people.remove(["Lin Yi"])
        dialog._read()
        book_desk.settle()
        met: list[QWidget] = []
        dialog.words.setFocus()
        for _ in range(12):
            widget = QApplication.focusWidget()
            assert widget is not None
            met.append(widget)
            press(Qt.Key.Key_Tab)
        wanted = [dialog.words, dialog.table, dialog.add, dialog.change, dialog.remove, dialog.undo]
        assert [item for item in dict.fromkeys(met) if item in wanted] == wanted
        assert dialog.done_button in met
        model = dialog.table.model()
        spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Zhou Qiming, Person, Northern Laboratory"
        for item in (dialog.words, dialog.table, dialog.undo, dialog.kinds):
            assert item.accessibleName()

    in_book(book_desk, act)
