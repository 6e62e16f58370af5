"""Work of the UI thread put off: steps in turns of the event loop, and what waits until the typing pauses.

For what only the UI thread can do, such as building widgets; everything else belongs into a lane (`jobs`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

_TYPING = 200  # ms
# ms. With none at all Qt would take the next step before keys, clicks and painting.
_PAUSE = 1


def in_turns(owner: QObject, steps: Sequence[Callable[[], object]]) -> None:
    """Take the steps in turn, the first at the next turn of the event loop, as long as `owner` lives.

    A step that raises ends the walk.
    """

    def take(place: int) -> None:
        steps[place]()
        if place + 1 < len(steps) and isValid(owner):
            QTimer.singleShot(_PAUSE, owner, lambda: take(place + 1))

    QTimer.singleShot(_PAUSE, owner, lambda: take(0))


def pause(owner: QObject, task: Callable[[], object]) -> QTimer:
    """Return a timer that does a task once nobody started it anew for a moment."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(_TYPING)
    timer.timeout.connect(lambda: task())
    return timer
