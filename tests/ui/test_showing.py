"""Dialogs that outlive, or do not outlive, what they were opened over."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.dialogs.showing import accepted


def test_a_dialog_whose_page_goes_away_while_it_is_open_counts_as_not_accepted(qtbot: QtBot) -> None:
    page = QWidget()
    page.show()
    dialog = QDialog(page)
    QTimer.singleShot(0, page, page.deleteLater)
    assert accepted(dialog) is False
