"""Answers side by side: what is chosen and what has the focus are told apart at a glance."""

from __future__ import annotations

from typing import Literal

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.helpers.turning import WAIT, let_qt_work
from workbench.formspec.model import Field
from workbench.kernel.i18n import Bilingual
from workbench.ui import theme
from workbench.ui.widgets.fields.choices import SegmentEditor

_INSIDE, _EDGE = 10, 3  # px from the left: past the edge, and on it (the margin is 2)


def answers(qtbot: QtBot, look: Literal["light", "dark"]) -> tuple[SegmentEditor, list[QToolButton]]:
    """Show a question with two options in a theme."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, look)
    editor = SegmentEditor(Field("one", "choice", Bilingual("一", "One")), [(True, "Yes"), (False, "No")])
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    assert QTest.qWaitForWindowActive(editor, WAIT)
    return editor, editor.findChildren(QToolButton)


def ground(item: QToolButton) -> QColor:
    return _colour(item, _INSIDE)


def edge(item: QToolButton) -> QColor:
    return _colour(item, _EDGE)


def _colour(item: QToolButton, left: int) -> QColor:
    let_qt_work()
    window = item.window()
    spot = item.mapTo(window, QPoint(left, item.height() // 2))
    return window.grab().toImage().pixelColor(spot)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_only_what_is_chosen_is_filled(qtbot: QtBot, look: Literal["light", "dark"]) -> None:
    editor, (yes, no) = answers(qtbot, look)
    accent = theme.colour("accent")
    yes.setFocus()
    assert accent not in (ground(yes), ground(no))
    assert edge(yes) == accent
    editor.set_raw(False)
    assert ground(no) == accent
    assert ground(yes) != accent
    no.setFocus()
    assert (ground(no), edge(no)) == (accent, theme.colour("text"))
    assert edge(yes) != accent


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_chosen_one_that_is_only_read_is_not_pressable(qtbot: QtBot, look: Literal["light", "dark"]) -> None:
    editor, (yes, no) = answers(qtbot, look)
    editor.set_raw(True)
    editor.set_read_only(True)
    assert ground(yes) == theme.colour("surface")
    assert ground(no) != ground(yes)
