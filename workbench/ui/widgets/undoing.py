"""Tells what was done to a case, with a button that takes back just that act, wherever one is by then.

And, of an act on several cases that was taken back or repeated in one of them, what became of the others.
"""

from __future__ import annotations

from workbench.domain.changes import Changes
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import listed, tr, tr_count
from workbench.ui.navigation import Place
from workbench.ui.widgets.page import Desk


def tell_undoable(desk: Desk, words: str, case: str, changes: Changes) -> None:
    """Show a notice about an act on a case; its undo is refused once a later act came."""
    entry = changes.entry

    def undo() -> None:
        desk.operations.change(
            desk.navigator,
            lambda workbench: workbench.history.undo(case, entry),
            lambda undone: tell_others(desk, case, undone),
        )

    desk.notices.tell(words, tr("Undo"), undo)


def tell_linked(desk: Desk, case: str, target: ArticleRef, changes: Changes) -> None:
    """Show a notice about a new link of a case to an article or one of its tasks."""
    words = tr("{case} is linked to article {number}.", case=case, number=target.article)
    tell_undoable(desk, words, case, changes)


def tell_others(desk: Desk, case: str, changes: Changes) -> None:
    """Show a notice if an undo or redo in a case went on to others, or should have; nothing else is told."""
    others = len(changes.proposals - {case})
    words = (
        tr_count(
            "The same was done in {count} other case.", "The same was done in {count} other cases.", others
        )
        if others
        else ""
    )
    if not changes.left_out:
        if words:
            desk.notices.tell(words)
        return
    first = changes.left_out[0]
    kept = tr(
        "Not in {cases}: something else was done there since. Undo goes back there step by step.",
        cases=listed(changes.left_out),
    )
    place = Place("editor", case=first)
    desk.notices.tell(
        f"{words} {kept}".strip(), tr("Open {case}", case=first), lambda: desk.navigator.go(place)
    )
