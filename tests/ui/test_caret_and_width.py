"""A box that gets another width breaks its lines anew; the cursor that was in sight stays in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from workbench.ui.widgets.fields.richbox import RichBox
from workbench.ui.widgets.fields.texts import PlainBox

WORDS = "储能电站应急供电装置的设计和验收时间缩短约三成 " * 40


@pytest.fixture(params=[RichBox, PlainBox])
def box(request: pytest.FixtureRequest, qtbot: QtBot) -> QTextEdit | QPlainTextEdit:
    made: QTextEdit | QPlainTextEdit = request.param()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.setFocus()
    made.setPlainText(WORDS)
    return made


def is_seen(box: QTextEdit | QPlainTextEdit) -> bool:
    return box.viewport().rect().contains(box.cursorRect().center())


@pytest.mark.parametrize("width", [480, 300])
def test_the_cursor_at_the_end_stays_in_sight(box: QTextEdit | QPlainTextEdit, width: int) -> None:
    QTest.keyClick(box, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert is_seen(box)

    box.resize(width, 200)

    assert is_seen(box)


def test_who_reads_elsewhere_stays_there(box: QTextEdit | QPlainTextEdit) -> None:
    QTest.keyClick(box, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    box.verticalScrollBar().setValue(0)

    box.resize(300, 200)

    assert not is_seen(box)
    assert box.cursorForPosition(box.viewport().rect().topLeft()).position() == 0
    assert box.textCursor().atEnd()
