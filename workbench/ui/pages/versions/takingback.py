"""Acts on the versions page as steps for undo and redo; each remembers the entry it left in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.app.wording import act_words
from workbench.domain.changes import Act, Changes
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.steps import Step

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

_Way = Callable[["Workbench", int], Changes]  # given the number of the entry that was left last


class _ToAndFro:
    """An act that is done, taken back, and done again; where one of these is refused, it stays as it is."""

    def __init__(self, desk: Desk, entry: int, back: _Way, again: _Way) -> None:
        self._desk = desk
        self._entry = entry
        self._done = True
        self._back, self._again = back, again

    def back(self) -> None:
        """Take the act back."""
        self._go(self._back, True)

    def again(self) -> None:
        """Do the act again."""
        self._go(self._again, False)

    def _go(self, way: _Way, done: bool) -> None:
        def go(workbench: Workbench) -> Changes:
            # On the lane, where one thing follows the other however fast the keys are pressed.
            if self._done is not done:
                return Changes()
            changes = way(workbench, self._entry)
            self._entry, self._done = changes.entry, not done
            return changes

        self._desk.operations.change(self._desk.navigator, go)


def naming_step(desk: Desk, case: str, changes: Changes) -> Step:
    """Return the step that named, renamed or deleted a version of a case."""

    def take_back(workbench: Workbench, entry: int) -> Changes:
        return workbench.versioning.take_back(case, entry)

    return _step(changes, _ToAndFro(desk, changes.entry, take_back, take_back))


def returning_step(desk: Desk, case: str, version: str, changes: Changes) -> Step:
    """Return the step that gave a case back what it held in a version; its undo takes back no other act."""

    def back(workbench: Workbench, entry: int) -> Changes:
        return workbench.history.undo(case, entry)

    def again(workbench: Workbench, _entry: int) -> Changes:
        return workbench.versioning.restore(case, version)

    return _step(changes, _ToAndFro(desk, changes.entry, back, again))


def _step(changes: Changes, act: _ToAndFro) -> Step:
    return Step(lambda: act_words(changes.act or Act("")), act.back, act.again)
