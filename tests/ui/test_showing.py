"""Dialogs that outlive, or do not outlive, what they were opened over."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from workbench.ui.dialogs.showing import accepted, sure


def test_a_question_that_is_closed_without_an_answer_was_not_agreed_to(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    agreed: list[bool] = []
    in_modal(
        QMessageBox, lambda: agreed.append(sure(page, "Close", "It is lost.", "Lose it")), lambda _box: None
    )
    assert agreed == [False]


def test_a_dialog_whose_page_goes_away_while_it_is_open_counts_as_not_accepted(qtbot: QtBot) -> None:
    page = QWidget()
    page.show()
    dialog = QDialog(page)
    QTimer.singleShot(0, page, page.deleteLater)
    assert accepted(dialog) is False
