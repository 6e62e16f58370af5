"""Two lanes off the UI thread: `edits` for short work and the only writer, `work` for what takes longer.

A job is a plain function; its result comes back on the UI thread. What a job does, and what is shown of it, is
decided by `operations`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot

LaneName = Literal["edits", "work"]


@dataclass(eq=False)
class Job:
    """A function to run on a lane and the one that takes its outcome on the UI thread.

    `deliver(result, error)` gets the result, or the exception that `run` raised.
    """

    run: Callable[[], Any]
    deliver: Callable[[Any, BaseException | None], None]


class Jobs(QObject):
    """The lanes. `idle` is emitted on the UI thread when nothing waits, runs or is to be delivered."""

    idle = Signal()
    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = 0
        self._lanes = {name: _Lane(name, self._hand_back) for name in ("edits", "work")}
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether every job was delivered."""
        return self._open == 0

    def start(self, lane: LaneName, job: Job) -> None:
        """Queue a job; called on the UI thread only."""
        self._open += 1
        self._lanes[lane].put(job)

    def close(self) -> None:
        """End both lanes when what waits in them is done; results that were not delivered are dropped."""
        for lane in self._lanes.values():
            lane.close()

    def _hand_back(self, outcome: tuple[Job, Any, BaseException | None]) -> None:
        self._returned.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: tuple[Job, Any, BaseException | None]) -> None:
        job, result, error = outcome
        try:
            job.deliver(result, error)
        finally:
            self._open -= 1
            if not self._open:
                self.idle.emit()


class _Lane:
    """One thread that takes jobs in their order; it begins with the first of them."""

    def __init__(self, name: str, hand_back: Callable[[tuple[Job, Any, BaseException | None]], None]) -> None:
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._hand_back = hand_back
        self._thread = threading.Thread(target=self._work, name=f"workbench-{name}", daemon=True)
        self._begun = False

    def put(self, job: Job) -> None:
        if not self._begun:
            self._thread.start()
            self._begun = True
        self._queue.put(job)

    def close(self) -> None:
        if self._begun:
            self._queue.put(None)
            self._thread.join()

    def _work(self) -> None:
        while self._take_one():
            pass

    def _take_one(self) -> bool:
        """Do the next job; in a function of its own, so that no job is held while the lane waits."""
        job = self._queue.get()
        if job is None:
            return False
        result, error = None, None
        try:
            result = job.run()
        except BaseException as raised:  # carried to the UI thread, where it is shown or reported
            error = raised
        self._hand_back((job, result, error))
        return True
