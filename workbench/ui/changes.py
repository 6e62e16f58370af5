"""The bus on which every change of the workspace is told once, after it was stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from workbench.domain.changes import Changes

EVERYTHING = "*"


class ChangesBus(QObject):
    """Emits `changed(Changes)` on the UI thread; a page refreshes when that touches what it shows."""

    changed = Signal(object)

    def tell(self, result: object) -> None:
        """Tell what a use case returned; a result that names no change is taken to touch anything."""
        from workbench.domain.changes import Changes  # loaded with the workspace, not before the first paint
        from workbench.domain.proposal import Proposal

        changes = getattr(result, "changes", result)
        if isinstance(changes, Changes):
            self.changed.emit(changes)
        elif isinstance(result, Proposal):
            self.changed.emit(Changes(frozenset({result.ref})))
        else:
            self.changed.emit(Changes(frozenset({EVERYTHING})))


def touches(changes: Changes, ref: str) -> bool:
    """Return whether a change concerns the case `ref` (2026-001)."""
    return ref in changes.proposals or EVERYTHING in changes.proposals
