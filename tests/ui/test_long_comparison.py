"""A comparison of ten thousand rows: the window goes on working while it is laid out, and F8 still leads on."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.turning import let_qt_work, wait_until
from workbench.app.differing import DifferenceLine
from workbench.domain.textdifference import Mark, Piece
from workbench.ui.widgets.differences import DifferenceView

ROWS = 10_000
LONGEST = 0.5  # seconds of work between two looks at what a person does; laid out at once it took five
WORDS = "储能电站用静态切换型应急供电装置 · C1 · A 级和 B 级，电池储能，额定功率五百千瓦及以上"
EQUAL = (Piece(Mark.SAME, WORDS * 2),)
OTHER = (*EQUAL, Piece(Mark.REMOVED, "；不适用于站用变压器"), Piece(Mark.ADDED, "；不适用于黑启动电源"))


class Gaps:
    """The longest time that the thread of the window worked without looking up."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_up)
        self._timer.start()

    def told(self) -> float:
        """Return the longest time up to now."""
        let_qt_work()
        return self.longest

    def _look_up(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def gaps(qtbot: QtBot) -> Gaps:
    """Give a watch over the thread of the window that begins before anything is shown."""
    del qtbot
    return Gaps()


@pytest.fixture
def view(qtbot: QtBot, gaps: Gaps) -> DifferenceView:
    """Give a view of ten thousand rows, all shown, of which some differ; nothing is laid out yet."""
    made = DifferenceView("Differences")
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    let_qt_work()
    del gaps
    lines = [
        DifferenceLine("text", "products", pieces=EQUAL if number % 400 else OTHER, differs=not number % 400)
        for number in range(1, ROWS)
    ]
    made.show_lines([DifferenceLine("heading", "products", "Products", differs=True), *lines])
    return made


def is_seen(view: DifferenceView, row: int) -> bool:
    place = view.visualRect(view.rows.index(row))
    return not place.isEmpty() and view.viewport().rect().contains(place.center())


def test_the_window_works_while_f8_leads_far_down_ten_thousand_rows(view: DifferenceView, gaps: Gaps) -> None:
    assert view.step(1) == (1, 24)
    assert view.step(1) == (2, 24)
    wait_until(lambda: is_seen(view, 800), "the second difference does not come into sight")
    assert view.currentIndex().row() == 800
    assert gaps.told() < LONGEST


def test_another_width_leads_back_to_the_line_one_was_at(
    view: DifferenceView, gaps: Gaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.widgets.differences._MOST_AT_ONCE", 300)
    view.step(1)
    wait_until(lambda: is_seen(view, 400), "the first difference does not come into sight")
    view.resize(700, 600)
    assert view.rows.rowCount() < 400
    wait_until(lambda: is_seen(view, 400), "the line one was at does not come back into sight")
    assert view.currentIndex().row() == 400
    assert gaps.told() < LONGEST


def test_who_scrolls_to_the_end_gets_more(view: DifferenceView) -> None:
    let_qt_work()
    given = view.rows.rowCount()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_End)
    wait_until(lambda: view.rows.rowCount() > given, "no more rows come")
    assert is_seen(view, given - 1)
