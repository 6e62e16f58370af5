"""Tells what was done to a case, with a button that takes back just that act, wherever one is by then."""

from __future__ import annotations

from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr
from workbench.ui.widgets.page import Desk


def tell_undoable(desk: Desk, words: str, case: str, changes: Changes) -> None:
    """Show a notice about an act on a case; its undo is refused once a later act came."""
    entry = changes.entry

    def undo() -> None:
        desk.operations.change(desk.navigator, lambda workbench: workbench.history.undo(case, entry))

    desk.notices.tell(words, tr("Undo"), undo)
