"""Tells what was done to a case, with a button that takes back just that act, wherever one is by then.

And, of an act on several cases that was taken back or repeated in one of them, what became of the others.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.app.wording import act_words
from workbench.domain.changes import Changes
from workbench.domain.refs import ArticleRef
from workbench.formspec.validation import is_complete, required_fields
from workbench.kernel.i18n import listed, sentences, tr, tr_count
from workbench.ui.navigation import Place
from workbench.ui.notify import Way
from workbench.ui.widgets.page import Desk

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench


def tell_undoable(desk: Desk, words: str, case: str, changes: Changes, way: Way | None = None) -> None:
    """Show a notice about an act on a case; its undo is refused once a later act came."""
    entry = changes.entry

    def undo() -> None:
        desk.operations.change(
            desk.navigator,
            lambda workbench: workbench.history.undo(case, entry),
            lambda undone: tell_others(desk, case, undone, back=True),
        )

    desk.notices.tell(words, tr("Undo"), undo, way=way)


def tell_linked(desk: Desk, case: str, target: ArticleRef, changes: Changes) -> None:
    """Show a notice about a new link to an article or one of its tasks, with the way to what is asked then."""
    words = tr("{case} is linked to article {number}.", case=case, number=target.article)

    def tell(question: str) -> None:
        place = Place("editor", case=case, field=question)
        way = Way(tr("Answer its questions"), partial(desk.navigator.go, place)) if question else None
        tell_undoable(desk, words, case, changes, way)

    desk.operations.ask(desk.navigator, lambda workbench: _first_question(workbench, case, target), tell)


def _first_question(workbench: Workbench, case: str, target: ArticleRef) -> str:
    """Return the first field in the section of an article that is still to be filled; empty if none is."""
    proposal = workbench.drafting.case(case)
    asked = required_fields(workbench.drafting.form_of(proposal), proposal.values)
    sections = workbench.drafting.form_of(proposal).sections
    fields = [
        field
        for section in sections
        if section.article is not None
        and (section.article.plan, section.article.article) == (target.plan, target.article)
        for field in section.fields
    ]
    empty = [one for one in fields if one in asked and not is_complete(one, proposal.values.get(one.id))]
    return empty[0].id if empty else ""


def tell_others(desk: Desk, case: str, changes: Changes, back: bool) -> None:
    """Show a notice if an undo in a case (`back`) or a redo went on to others, or should have; else nothing."""
    words = _done_words(case, changes, back)
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
    go_there = partial(desk.navigator.go, place)
    desk.notices.tell(sentences(words, kept), tr("Open {case}", case=first), go_there, sign="info")


def _done_words(case: str, changes: Changes, back: bool) -> str:
    """Return what was undone or done again in other cases, too; empty if nothing was."""
    others = len(changes.proposals - {case})
    if not others or changes.act is None:
        return ""
    act = act_words(changes.act)
    if back:
        return tr_count(
            "Undone in {case} and {count} other case: {act}.",
            "Undone in {case} and {count} other cases: {act}.",
            others,
            case=case,
            act=act,
        )
    return tr_count(
        "Done again in {case} and {count} other case: {act}.",
        "Done again in {case} and {count} other cases: {act}.",
        others,
        case=case,
        act=act,
    )
