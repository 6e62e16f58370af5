"""Leaving a workspace or the window: only after everything typed is stored, or may be lost.

From then on nobody can type until the other workspace is there: nobody would see what was refused then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.kernel.i18n import tr
from workbench.ui.errors import trouble_of
from workbench.ui.mainwindow.quiet import Quiet
from workbench.ui.mainwindow.refusals import Refusals
from workbench.ui.operations import Operations


@dataclass(frozen=True, eq=False)
class _Change:
    """Other data that were asked for and are not on their way yet."""

    then: Callable[[], None]
    otherwise: Callable[[], None]


class Leaving(QObject):
    """Knows whether the window may close; `cancelling` asks long work to stop because it will."""

    cancelling = Signal()

    def __init__(
        self,
        window: QWidget,
        operations: Operations,
        refusals: Refusals,
        quiet: Quiet,
        commit: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._refusals = refusals
        self._quiet = quiet
        self._commit = commit
        self._asked = False
        self._stored = False
        self._focused: QWidget | None = None
        self._change: _Change | None = None

    def may_close(self) -> bool:
        """Return whether everything is stored; else see to it and close the window afterwards."""
        if not self._stored and not self._asked:
            self._asked = True
            self._commit()
            self.back_up(tr("Close all the same"), self._close_when_stored)
        return self._stored

    def when_stored(
        self,
        question: str,
        then: Callable[[], object],
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Do something once all that was typed is stored; what was refused is named and `question` asked."""
        self._commit()

        def go_on() -> None:
            self._refusals.settle(question, decided)

        def decided(may_leave: bool) -> None:
            if may_leave:
                then()
            elif otherwise is not None:
                otherwise()

        self._operations.after_edits(self, go_on)

    def change_over(
        self,
        question: str,
        then: Callable[[], None],
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Put other data in place once all that was typed is stored; nobody can type until `stay` is called.

        `otherwise`, by itself `stay`, is done if the user would rather not, or other data are asked for before
        it came to that. A dialog that was asked for just before may still come; it is answered first.
        """
        if self._change is not None:
            self._change.otherwise()
        self._hold()
        change = self._change = _Change(then, otherwise or self.stay)

        def end(act: Callable[[], None]) -> None:
            if self._change is change:
                self._change = None
                act()

        def go_on() -> None:
            self._quiet.then("change over", lambda: end(change.then))

        self.when_stored(question, go_on, lambda: end(change.otherwise))

    def stay(self) -> None:
        """Let people type again, where they were."""
        self._asked = False
        self._window.setEnabled(True)
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None

    def back_up(
        self, all_the_same: str, then: Callable[[], None], otherwise: Callable[[], None] | None = None
    ) -> None:
        """Write the backup of the day, then do something.

        One that can't be written is told, with `all_the_same` on the button that goes on; `otherwise`, by
        itself `stay`, is done if the user would rather not.
        """
        if self._operations.workbench is None:
            then()
            return

        def ask(error: BaseException) -> None:
            (then if self._sure_without_backup(error, all_the_same) else otherwise or self.stay)()

        self._operations.quietly(
            self, lambda workbench: workbench.maintaining.back_up_dated(), lambda _file: then(), ask
        )

    def _close_when_stored(self) -> None:
        """Close once what was typed meanwhile is stored, or may be lost; from now on nobody can type."""
        self._hold()
        self.when_stored(tr("Close all the same?"), self._close_when_idle, self.stay)

    def _sure_without_backup(self, error: BaseException, all_the_same: str) -> bool:
        from workbench.ui.dialogs.showing import sure  # seldom asked, so not before the first paint

        reason = trouble_of(error).message
        words = tr("The backup of the day can't be written: {reason}", reason=reason)
        return sure(self._window, tr("No backup"), words, all_the_same)

    def _close_when_idle(self) -> None:
        self._stored = True
        self.cancelling.emit()
        if self._operations.jobs.is_idle:
            QTimer.singleShot(0, self._window, self._window.close)
        else:
            self._operations.jobs.idle.connect(self._window.close)

    def _hold(self) -> None:
        self._commit()
        self._focused = self._window.focusWidget()
        self._window.setEnabled(False)
