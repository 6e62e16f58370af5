"""What was done on a page, to be taken back and done again step by step, whatever cases it touched.

The journal knows the acts on each case; which of them were one step of a person, only the page knows. It is
kept for the whole window, as pages are built anew when language, theme or zoom change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.kernel.i18n import tr
from workbench.ui.actions import ActionBook, Handler


@dataclass(frozen=True)
class Step:
    """What was done, how it is taken back and how it is done again, also once the page it was done on is gone.

    `words` gives what it is called in the language in use, which may change.
    """

    words: Callable[[], str]
    back: Callable[[], object]
    again: Callable[[], object]


class Steps:
    """The steps done and undone in one place; a new step forgets those undone."""

    def __init__(self, actions: ActionBook) -> None:
        self._actions = actions
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def commands(self) -> dict[str, Handler]:
        """Return what undo and redo do."""
        return {"undo": self.undo, "redo": self.redo}

    def add(self, step: Step) -> None:
        """Note a step that was done."""
        self._done.append(step)
        self._undone.clear()

    def take_back(self, step: Step) -> None:
        """Take back one step, as the button of its message asks; one that is taken back already stays so."""
        if step in self._done:
            self._done.remove(step)
            self._undone.append(step)
            step.back()

    def undo(self) -> None:
        """Take back the last step; called, as `redo`, while the page is shown."""
        if self._done:
            self.take_back(self._done[-1])
            self.show()

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            step.again()
            self.show()

    def forget(self) -> None:
        """Forget all steps, also for a page that has them in hand."""
        self._done.clear()
        self._undone.clear()

    def show(self) -> None:
        """Name undo and redo after their steps; called while the page is shown."""
        done, undone = self._done[-1:], self._undone[-1:]
        self._actions.rename("undo", tr("Undo: {act}", act=done[0].words()) if done else "")
        self._actions.rename("redo", tr("Redo: {act}", act=undone[0].words()) if undone else "")
        self._actions.allow(undo=bool(done), redo=bool(undone))


class StepsBook:
    """The steps of one window, by where they were done."""

    def __init__(self, actions: ActionBook) -> None:
        self._actions = actions
        self._steps: dict[str, Steps] = {}

    def of(self, place: str) -> Steps:
        """Return the steps of a place: a page, or what a page shows."""
        return self._steps.setdefault(place, Steps(self._actions))

    def clear(self) -> None:
        """Forget all steps, for other data in which the same numbers name other cases."""
        for steps in self._steps.values():
            steps.forget()
        self._steps.clear()
