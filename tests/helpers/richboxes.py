"""A box of rich text by itself, with the focus, and what would be stored of it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.domain.content import write
from workbench.ui.widgets.fields import richreading
from workbench.ui.widgets.fields.richbox import RichBox


def made_box(qtbot: QtBot) -> RichBox:
    """Return an empty box that is shown and has the focus."""
    made = RichBox()
    qtbot.addWidget(made)
    made.resize(520, 400)
    made.show()
    made.setFocus()
    return made


def content(box: RichBox) -> str:
    """Return the text of a box as it would be stored."""
    return write(richreading.read(box.rich_document))


def paste(box: RichBox, text: str, html: str = "") -> None:
    """Copy words, with looks if they have any, and paste them with the key."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
