"""Dialogs in which more than a line is typed: one question for all of them before it is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.windows import TestDesk
from workbench.domain.contacts import ContactKind
from workbench.ui.dialogs.contactform import ContactDialog
from workbench.ui.dialogs.waiving import WaiveDialog
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.pages.plan.choosing import CaseChoiceDialog

Making = Callable[[QWidget, TestDesk], tuple[WritingDialog, QLineEdit | QPlainTextEdit]]


def waiving(parent: QWidget, _desk: TestDesk) -> tuple[WritingDialog, QLineEdit | QPlainTextEdit]:
    """Return the dialog that sets a rule aside, and where one types in it."""
    dialog = WaiveDialog(parent, "P13", "Words")
    return dialog, dialog._reason


def linking(parent: QWidget, desk: TestDesk) -> tuple[WritingDialog, QLineEdit | QPlainTextEdit]:
    """Return the dialog of the plan page that links a case, and where one types in it."""
    dialog = CaseChoiceDialog(parent, "Article 9", True, desk.workbench.drafting.cases())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return dialog, dialog.quote


def entering(parent: QWidget, desk: TestDesk) -> tuple[WritingDialog, QLineEdit | QPlainTextEdit]:
    """Return the dialog for an entry of the address book, and where one types in it."""
    dialog = ContactDialog(parent, desk.desk, None, ContactKind.PERSON, lambda _changes: None)
    return dialog, dialog.lines["note"]


@pytest.mark.parametrize("making", [waiving, linking, entering])
def test_esc_asks_once_something_is_typed_and_keeps_it_unless_it_may_be_lost(
    qtbot: QtBot, sample_desk: TestDesk, making: Making
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1024, 700)
    dialog, editor = making(parent, sample_desk)
    dialog.show()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog.show()
    QTest.keyClicks(editor, "Agreed")

    def answer(role: QMessageBox.ButtonRole) -> Callable[[QMessageBox], None]:
        def press(box: QMessageBox) -> None:
            (wanted,) = [one for one in box.buttons() if box.buttonRole(one) is role]
            QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)

        return press

    roles = QMessageBox.ButtonRole
    for role, stays in ((roles.RejectRole, True), (roles.AcceptRole, False)):
        in_modal(QMessageBox, lambda: QTest.keyClick(editor, Qt.Key.Key_Escape), answer(role))
        assert dialog.isVisible() is stays
