"""Letting Qt work for a while, and until something holds.

`QTest.qWait` keeps the interpreter to itself: while it waits, no other thread of Python runs, so what a lane
does takes many times as long. A loop of events lets the others run.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

WAIT = 60_000  # ms; the machine may be busy, and LibreOffice takes twenty seconds to start on one that is
_PAUSE = 2  # ms between two looks at what is waited for


def let_qt_work(milliseconds: int = 1) -> None:
    """Let Qt do what is due, and go on doing so for some milliseconds; what is to be deleted is gone then."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Let Qt work until something holds; fails after a minute, telling `what` did not come."""
    clock = QElapsedTimer()
    clock.start()
    while not true():
        assert clock.elapsed() < WAIT, what
        let_qt_work(_PAUSE)
