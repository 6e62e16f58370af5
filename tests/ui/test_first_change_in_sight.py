"""The comparison of an article opens at the first change, however far below it is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.turning import let_qt_work, wait_until
from workbench.domain.textdifference import Mark, Piece
from workbench.ui.widgets.wordchanges import DifferencesView

LINE = "The standard covers the storage of energy in buildings and in the open. "


@pytest.mark.parametrize(("before", "scrolled"), [(LINE * 80, True), (LINE, False)])
def test_the_first_change_is_in_sight(qtbot: QtBot, before: str, scrolled: bool) -> None:
    behind = LINE * 80
    changes = [Piece(Mark.SAME, before), Piece(Mark.ADDED, "warm"), Piece(Mark.SAME, behind)]
    view = DifferencesView("What changed", changes)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    let_qt_work()
    wait_until(lambda: (view.verticalScrollBar().value() > 0) is scrolled, "it is not scrolled so")
    assert view.textCursor().position() == len(before)
    assert view.viewport().rect().contains(view.cursorRect())
