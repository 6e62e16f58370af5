"""Steps in turns of the event loop: in order, with room between them, and no further than their owner."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from workbench.ui.turns import in_turns


def test_steps_follow_one_another_and_leave_room_for_what_waits(qtbot: QtBot) -> None:
    """The first step waits for the event loop, and what was asked for in a step comes before the next one."""
    seen: list[str] = []
    owner = QObject()

    def first() -> None:
        seen.append("first")
        QTimer.singleShot(0, owner, lambda: seen.append("asked for in the first"))

    in_turns(owner, (first, lambda: seen.append("second"), lambda: seen.append("third")))
    assert seen == []
    qtbot.waitUntil(lambda: "third" in seen, timeout=2000)
    assert seen == ["first", "asked for in the first", "second", "third"]


def test_steps_end_with_their_owner(qtbot: QtBot) -> None:
    """What belongs to a window that is gone isn't done any more."""
    seen: list[str] = []
    owner, other = QObject(), QObject()

    def first() -> None:
        seen.append("first")
        delete(owner)

    in_turns(owner, (first, lambda: seen.append("second")))
    qtbot.waitUntil(lambda: bool(seen), timeout=2000)
    in_turns(other, (lambda: seen.append("later"), lambda: seen.append("last")))
    qtbot.waitUntil(lambda: "last" in seen, timeout=2000)
    assert seen == ["first", "later", "last"]
