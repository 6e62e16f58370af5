"""Enters that came while a place was being replaced: each is one place more, as long as nothing else is wanted.

What an Enter does is decided by `replacepanel`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot


class PendingEnters(QObject):
    """Counts them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._count = 0

    def add(self, most: int) -> None:
        """Keep one more, of so many at most."""
        self._count = max(0, min(self._count + 1, most))

    def take(self) -> bool:
        """Return whether there is one, and count it as done."""
        is_there = self._count > 0
        self._count -= is_there
        return is_there

    @Slot()
    def drop(self) -> None:
        """Forget them: what they were meant for is not there any more."""
        self._count = 0
