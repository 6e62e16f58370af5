"""The strip at the foot: long work with its progress, and a button to cancel it where that does something."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from workbench.ui import theme
from workbench.ui.operations import Running
from workbench.ui.widgets.status import StatusStrip


@pytest.fixture
def strip(qtbot: QtBot, qapp: QApplication) -> StatusStrip:
    """Give an empty strip."""
    theme.apply(qapp, "light")
    made = StatusStrip()
    qtbot.addWidget(made)
    made.resize(1200, made.height())
    made.show()
    return made


def buttons(strip: StatusStrip) -> list[QPushButton]:
    """Return the buttons of what is running; that for what is not stored stands there always."""
    return [found for found in strip.findChildren(QPushButton) if found is not strip._to_unstored]


def test_long_work_can_be_cancelled_where_it_stands(strip: StatusStrip, qtbot: QtBot) -> None:
    running = Running(lambda: "Export 2 documents")
    strip.show_running(running)
    (cancel,) = buttons(strip)
    qtbot.waitUntil(cancel.isVisible)
    assert cancel.accessibleName() == "Cancel: Export 2 documents"
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert running.cancelled


def test_work_that_can_not_stop_half_way_has_no_button_to_cancel_it(strip: StatusStrip, qtbot: QtBot) -> None:
    running = Running(lambda: "Back up the workspace", cancellable=False)
    strip.show_running(running)
    assert buttons(strip) == []
    running.report(1, 3, "cases")
    running.ended.emit()
    qtbot.waitUntil(lambda: buttons(strip) == [])


def test_the_tick_stands_only_while_everything_is_stored(strip: StatusStrip) -> None:
    strip.show_unstored([])
    assert not strip._tick.isVisible()
    strip.show_saved(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
    assert strip._tick.isVisible()
    strip.show_unstored(["“ICS code” of 2026-001"])
    strip.show_saved(datetime(2026, 3, 2, 10, 1, tzinfo=UTC))
    assert not strip._tick.isVisible()
    strip.show_unstored([])
    assert strip._tick.isVisible()
