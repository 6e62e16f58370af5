"""The one way from a page to the services and back: run off the UI thread, tell the change, show the error.

`change` for what writes, `ask` for what a screen reads, `work` for what takes long and can be cancelled. The
answer is dropped when the widget that asked is gone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from workbench.kernel.clock import SystemClock
from workbench.kernel.i18n import tr
from workbench.ui.changes import ChangesBus
from workbench.ui.jobs import Job, Jobs, LaneName
from workbench.ui.notify import Notices

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

T = TypeVar("T")
Failed = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far long work is: `done` of `total` (0: unknown), and the item in hand."""

    done: int = 0
    total: int = 0
    item: str = ""


class Running(QObject):
    """Long work on its way; the window shows it with a button to cancel, if it is `cancellable`.

    `title` gives what it is called in the language in use, which may change while it is on its way.
    """

    moved = Signal(object)
    ended = Signal()

    def __init__(
        self, title: Callable[[], str], parent: QObject | None = None, cancellable: bool = True
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.standing = Standing()
        self.cancellable = cancellable
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop; work looks here between its steps."""
        return self._stop.is_set()

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def report(self, done: int, total: int, item: str = "") -> bool:
        """Tell how far the work is, from its own thread; return whether it shall go on."""
        self.standing = Standing(done, total, item)
        self.moved.emit(self.standing)
        return not self.cancelled


class Operations(QObject):
    """Runs what pages ask for. `failed(owner, error)` is emitted when the one who asked takes no errors."""

    failed = Signal(object, object)
    started = Signal(object)
    leaving = Signal()

    def __init__(self, jobs: Jobs, bus: ChangesBus, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.bus = bus
        self.notices = notices
        self._workbench: Workbench | None = None
        self._left: list[Workbench] = []
        self._clock = SystemClock()

    @property
    def workbench(self) -> Workbench | None:
        """The open workspace; None until it is loaded. Only jobs may call it."""
        return self._workbench

    def open(
        self,
        owner: QObject,
        make: Callable[[], Workbench],
        done: Callable[[Workbench], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Open a workspace; what is asked for until it is there still goes to the one open before.

        `leaving` is emitted just before the change-over. The old workspace is closed when both lanes are
        through with what they were given for it.
        """

        def take(fresh: Workbench) -> None:
            self.leaving.emit()
            old, self._workbench = self._workbench, fresh
            if old is not None:
                self._close_later(old)
            if done is not None:
                done(fresh)

        self._start("edits", owner, make, take, failed)

    def after_edits(self, owner: QObject, then: Callable[[], None]) -> None:
        """Do something on the UI thread once all edits that were asked for until now are through."""
        self._start("edits", owner, _nothing, lambda _result: then(), None)

    def close(self) -> None:
        """End the lanes after what waits in them, then close the workspace."""
        self.jobs.close()
        for workbench in (*self._left, self._workbench):
            if workbench is not None:
                workbench.close()
        self._left, self._workbench = [], None

    def change(
        self,
        owner: QObject,
        act: Callable[[Workbench], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run an act that writes; its result (Changes, or an object with `changes`) is told on the bus.

        Nobody is told of an act in a workspace that was left meanwhile.
        """
        asked = self._workbench

        def take(result: T) -> None:
            if asked is not self._workbench:
                return
            self.bus.tell(result)
            self.notices.tell_saved(self._clock.now())
            if done is not None and isValid(owner):
                done(result)

        # The bus hears of a change even when the page that asked for it is gone.
        self._start("edits", self, self._bound(act), take, self._failure(owner, failed))

    def ask(
        self,
        owner: QObject,
        question: Callable[[Workbench], T],
        answer: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Read what a screen shows; short, so it takes its turn among the edits and sees them all."""
        self._ask("edits", owner, question, answer, failed)

    def ask_beside(
        self, owner: QObject, question: Callable[[Workbench], T], answer: Callable[[T], None]
    ) -> None:
        """Read what takes its time and can be shown later: no edit waits for it."""
        self._ask("work", owner, question, answer, None)

    def _ask(
        self,
        lane: LaneName,
        owner: QObject,
        question: Callable[[Workbench], T],
        answer: Callable[[T], None],
        failed: Failed | None,
    ) -> None:
        asked = self._workbench

        def take(answered: T) -> None:
            if asked is self._workbench:
                answer(answered)

        self._start(lane, owner, self._bound(question), take, self._failure(owner, failed))

    def quietly(
        self,
        owner: QObject,
        act: Callable[[Workbench], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run a short act of which nobody is told; its answer comes also to another workspace."""
        self._start("edits", owner, self._bound(act), done or _ignore, self._failure(owner, failed))

    def work(
        self,
        owner: QObject,
        title: Callable[[], str],
        task: Callable[[Workbench, Running], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        cancellable: bool = True,
    ) -> Running:
        """Run long work that tells its progress through `Running.report`; return it, to be cancelled.

        Work that never looks at `Running.cancelled` is not `cancellable`; it is shown without the button. When
        its workspace was left before it ended that is told, and nothing is done with what came out: it would be
        done in another workspace.
        """
        running, asked = Running(title, self, cancellable), self._workbench

        def take(result: T) -> None:
            self._end(running)
            if asked is not self._workbench:
                self._tell_left(running)
            elif isValid(owner):
                done(result)

        def fail(error: BaseException) -> None:
            self._end(running)
            self._failure(owner, failed)(error)

        self.started.emit(running)
        self._start("work", self, self._bound(lambda wb: task(wb, running)), take, fail)
        return running

    def _tell_left(self, running: Running) -> None:
        words = tr("Another workspace was opened before this had ended: {work}.", work=running.title())
        self.notices.tell(words, sign="info")

    def _end(self, running: Running) -> None:
        running.ended.emit()
        running.deleteLater()

    def _close_later(self, workbench: Workbench) -> None:
        """Close a workspace after the last job that was queued for it on either lane."""

        self._left.append(workbench)

        def then(_result: object) -> None:
            self._start("work", self, workbench.close, lambda _closed: self._left.remove(workbench), None)

        self._start("edits", self, _nothing, then, None)

    def _bound(self, act: Callable[[Workbench], T]) -> Callable[[], T]:
        """Tie an act to the workspace that is open now, whatever is opened before its turn comes."""
        workbench = self._workbench

        def run() -> T:
            if workbench is None:
                raise RuntimeError("no workspace is open")
            return act(workbench)

        return run

    def _failure(self, owner: QObject, failed: Failed | None) -> Failed:
        def show(error: BaseException) -> None:
            if isValid(owner) and failed is not None:
                failed(error)
            else:
                self.failed.emit(owner if isValid(owner) else None, error)

        return show

    def _start(
        self,
        lane: LaneName,
        owner: QObject,
        run: Callable[[], Any],
        take: Callable[[Any], None],
        failed: Failed | None,
    ) -> None:
        def deliver(result: Any, error: BaseException | None) -> None:
            if error is not None:
                (failed or self._failure(owner, None))(error)
            elif isValid(owner):
                take(result)

        self.jobs.start(lane, Job(run, deliver))


def _ignore(_answer: object) -> None:
    """Take an answer that nobody waits for."""


def _nothing() -> None:
    """Stand in for work where only the turn in a lane matters."""
