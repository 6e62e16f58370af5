"""Keeps what is being typed on the disk, every second, until it is stored: for after a crash.

Failures are told only to who asks for them: the store that follows meets them too, and tells them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from workbench.ui.operations import Operations

if TYPE_CHECKING:
    from workbench.domain.values import Value

KEEP_AFTER = 1000  # ms
Told = Callable[["BaseException | None"], None]
_Place = tuple[str, str]  # ref of a case and id of a field


class Keeper(QObject):
    """Keeps one text per field. One per window."""

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._looks: dict[_Place, tuple[QObject, Callable[[], None]]] = {}
        self._kept: set[_Place] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def typing(self, case: str, field: str, owner: QObject, look: Callable[[], None]) -> None:
        """Note that somebody types; within a second `look` is called, to keep or drop what stands there.

        Not if `owner` is gone by then: what was typed there was given out before.
        """
        self._looks[case, field] = (owner, look)
        if not self._timer.isActive():
            self._timer.start(KEEP_AFTER)

    def keep(self, case: str, field: str, raw: Any, seen: Value, told: Told | None = None) -> None:
        """Keep what stands in a field, `seen` being the stored value.

        `told` hears None once it is kept, or why it can't be.
        """
        self._kept.add((case, field))
        hear = told or _ignore
        self._operations.quietly(
            self,
            lambda workbench: workbench.keeping.keep(case, field, raw, seen),
            lambda _none: hear(None),
            hear,
        )

    def taken_over(self, case: str, field: str) -> None:
        """Note that a field is kept already: what an earlier run left behind in it goes on as ours."""
        self._kept.add((case, field))

    def drop(self, case: str, field: str) -> None:
        """Keep a field no longer: it is stored or given up."""
        if (case, field) in self._kept:
            self._kept.discard((case, field))
            self._operations.quietly(
                self, lambda workbench: workbench.keeping.drop(case, field), failed=_ignore
            )

    def give_up(self, case: str, field: str) -> None:
        """Keep a field no longer, although what was typed may still stand in it."""
        self._looks.pop((case, field), None)
        self.drop(case, field)

    def forget(self) -> None:
        """Know nothing any more, for another workspace; what is kept in the old one stays there."""
        self._timer.stop()
        self._looks, self._kept = {}, set()

    def _look(self) -> None:
        looks, self._looks = self._looks, {}
        for owner, look in looks.values():
            if isValid(owner):
                look()


def _ignore(_error: BaseException | None) -> None:
    """Take an outcome that nobody waits for."""
