"""Shows dialogs and questions until they are answered and lets them go: none stays behind its window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from workbench.kernel.i18n import tr


def accepted(dialog: QDialog) -> bool:
    """Return whether the dialog was accepted; what was chosen in it can still be read right after."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def sure(parent: QWidget, title: str, question: str, verb: str) -> bool:
    """Ask before something is lost; return whether the button that says `verb` was pressed."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    try:
        box.exec()
        return box.clickedButton() is not stay
    finally:
        box.deleteLater()
