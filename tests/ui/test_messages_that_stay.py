"""A message that tells why nothing was pasted is there until one writes on; it is no green one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.widgets import toast as toasts
from workbench.ui.widgets.toast import Toast

CASE = "2026-001"
CELLS = "<table>" + f"<tr>{'<td>1</td>' * 50}</tr>" * 60 + "</table>"


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenWindow]:
    """Give the window at a rich text, where messages go as soon as they may."""
    del qtbot
    monkeypatch.setattr(toasts, "_SHOWN_FOR", 0)
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    window.go(Place("editor", case=CASE, field="scope"))
    yield window
    window.close()


def written_in(opened: OpenWindow) -> QWidget:
    """Return what has the focus."""
    focused = opened.window.focusWidget()
    assert focused is not None
    return focused


def message(opened: OpenWindow) -> Toast:
    """Return the message that was shown last, once its time is over and it has been seen."""
    found = opened.window.findChild(Toast)
    assert isinstance(found, Toast)
    found.repaint()
    opened.wait_until(lambda: not found._timer.isActive())
    return found


def refused(kind: str) -> QMimeData:
    """Return what no text takes."""
    data = QMimeData()
    if kind == "text":
        data.setText("x" * 5_000_000)
    else:
        data.setHtml(CELLS)
    return data


@pytest.mark.parametrize("kind", ["text", "table"])
def test_why_nothing_was_pasted_stays_until_one_writes_on(opened: OpenWindow, kind: str) -> None:
    told: list[Notice] = []
    opened.desk.notices.shown.connect(told.append)
    QApplication.clipboard().setMimeData(refused(kind))
    QTest.keyClick(written_in(opened), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert [(one.sign, one.stays) for one in told] == [("info", True)]
    assert message(opened).isVisible()
    QTest.keyClicks(written_in(opened), "a")
    assert not message(opened).isVisible()


def test_other_messages_go_by_themselves(opened: OpenWindow) -> None:
    opened.desk.notices.tell("Done")
    opened.settle()
    assert not message(opened).isVisible()


def test_who_writes_on_at_once_still_has_time_to_read(opened: OpenWindow) -> None:
    opened.desk.notices.tell("Refused", sign="info", stays=True)
    shown = opened.window.findChild(Toast)
    assert isinstance(shown, Toast)
    shown._timer.start(60_000)
    shown.repaint()
    QTest.keyClicks(written_in(opened), "a")
    assert shown.isVisible()
    shown._timer.start(0)
    assert not message(opened).isVisible()
