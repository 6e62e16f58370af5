"""What was done on a page, to be taken back and done again step by step, whatever cases it touched.

The journal knows the acts on each case; which of them were one step of a person, only the page knows. It is
kept for the whole window, as pages are built anew when language, theme or zoom change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr
from workbench.ui.actions import ActionBook, Handler
from workbench.ui.operations import Operations

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

Turn = Callable[["Workbench"], Changes]


@dataclass(frozen=True, eq=False)
class Step:
    """What was done, and the acts on the lane that take it back and do it again.

    It may stand in several places, and counts as turned in all of them. `words` gives what it is called in the
    language in use, which may change.
    """

    words: Callable[[], str]
    back: Turn
    again: Turn


class Steps:
    """The steps done and undone in one place; a new step forgets those undone.

    A step is turned on the lane, where one turn follows the other however fast the keys are pressed. It counts
    as turned once that is done, and stays where it was when it was refused.
    """

    def __init__(self, book: StepsBook) -> None:
        self._book = book
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._turning: set[object] = set()

    def commands(self) -> dict[str, Handler]:
        """Return what undo and redo do."""
        return {"undo": self.undo, "redo": self.redo}

    def add(self, step: Step) -> None:
        """Note a step that was done."""
        self._done.append(step)
        self._undone.clear()
        self._book.changed.emit()

    def take_back(self, step: Step) -> None:
        """Take back one step, as the button of its message asks; one that is taken back already stays so."""
        self._turn(lambda: step if step in self._done else None, back=True)

    def undo(self) -> None:
        """Take back the last step."""
        self._turn(lambda: _last(self._done), back=True)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(lambda: _last(self._undone), back=False)

    def forget(self) -> None:
        """Forget all steps, also for a page that has them in hand."""
        self._done.clear()
        self._undone.clear()
        self._turning.clear()

    def move(self, step: Step, back: bool) -> None:
        """Note that a step was turned, here or in another place; one that was forgotten here stays so."""
        here, there = (self._done, self._undone) if back else (self._undone, self._done)
        if step in here:
            here.remove(step)
            there.append(step)

    def show(self) -> None:
        """Name undo and redo after their steps; called while the page is shown.

        While a step is being turned both may be pressed: what they find then, only the lane knows.
        """
        actions = self._book.actions
        undo, redo = self.words()
        actions.rename("undo", tr("Undo: {act}", act=undo) if undo else "")
        actions.rename("redo", tr("Redo: {act}", act=redo) if redo else "")
        turning = bool(self._turning)
        actions.allow(undo=turning or bool(undo), redo=turning or bool(redo))

    def words(self) -> tuple[str, str]:
        """Return what the steps that undo and redo would turn are called, each empty if there is none."""
        done, undone = _last(self._done), _last(self._undone)
        return done.words() if done else "", undone.words() if undone else ""

    def _turn(self, chosen: Callable[[], Step | None], back: bool) -> None:
        token = object()
        self._turning.add(token)

        def turn(workbench: Workbench) -> Changes:
            step = chosen()
            if step is None:
                return Changes()
            changes = (step.back if back else step.again)(workbench)
            self._book.move(step, back)
            return changes

        def through() -> None:
            self._turning.discard(token)
            self._book.changed.emit()

        def turned(changes: Changes) -> None:
            through()
            self._book.turned.emit(changes)

        def failed(error: BaseException) -> None:
            through()
            self._book.operations.failed.emit(self._book, error)

        self._book.operations.change(self._book, turn, turned, failed)
        self._book.changed.emit()


class StepsBook(QObject):
    """The steps of one window, by where they were done; `changed` tells that undo or redo means another one.

    `turned(Changes)` tells what was changed when a step was taken back or done again.
    """

    changed = Signal()
    turned = Signal(object)

    def __init__(self, actions: ActionBook, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.actions = actions
        self.operations = operations
        self._steps: dict[str, Steps] = {}

    def of(self, place: str) -> Steps:
        """Return the steps of a place: a page, or what a page shows."""
        return self._steps.setdefault(place, Steps(self))

    def move(self, step: Step, back: bool) -> None:
        """Note in every place that has a step that it was taken back or done again."""
        for steps in tuple(self._steps.values()):
            steps.move(step, back)

    def clear(self) -> None:
        """Forget all steps, for other data in which the same numbers name other cases."""
        for steps in self._steps.values():
            steps.forget()
        self._steps.clear()
        self.changed.emit()


def _last(steps: list[Step]) -> Step | None:
    return steps[-1] if steps else None
