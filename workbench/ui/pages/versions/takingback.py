"""Acts on the versions page as steps for undo and redo; each remembers the entry it left in the history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.app.wording import act_words
from workbench.domain.changes import Act, Changes
from workbench.ui.widgets.steps import Step

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

_Way = Callable[["Workbench", int], Changes]  # given the number of the entry that was left last


class _ToAndFro:
    """An act that is taken back and done again in turn, on the lane."""

    def __init__(self, entry: int, back: _Way, again: _Way) -> None:
        self._entry = entry
        self._back, self._again = back, again

    def back(self, workbench: Workbench) -> Changes:
        """Take the act back, if it did anything when it was done last."""
        return self._went(self._back(workbench, self._entry)) if self._entry else Changes()

    def again(self, workbench: Workbench) -> Changes:
        """Do the act again."""
        return self._went(self._again(workbench, self._entry))

    def _went(self, changes: Changes) -> Changes:
        self._entry = changes.entry
        return changes


def naming_step(case: str, changes: Changes) -> Step:
    """Return the step that named, renamed or deleted a version of a case."""

    def take_back(workbench: Workbench, entry: int) -> Changes:
        return workbench.versioning.take_back(case, entry)

    return _step(changes, _ToAndFro(changes.entry, take_back, take_back))


def returning_step(case: str, version: str, changes: Changes) -> Step:
    """Return the step that gave a case back what it held in a version; its undo takes back no other act."""

    def back(workbench: Workbench, entry: int) -> Changes:
        return workbench.history.undo(case, entry)

    def again(workbench: Workbench, _entry: int) -> Changes:
        return workbench.versioning.restore(case, version)

    return _step(changes, _ToAndFro(changes.entry, back, again))


def _step(changes: Changes, act: _ToAndFro) -> Step:
    return Step(lambda: act_words(changes.act or Act("")), act.back, act.again)
