"""Makes a copy of the case that is open and goes there; undo in the copy at last takes back its making.

The journal of a case offers all that was done to it, but not that it was made: taken back, it is in the trash.
"""

from __future__ import annotations

from workbench.app.wording import act_words
from workbench.domain.proposal import Proposal
from workbench.kernel.i18n import language_in_use, tr
from workbench.ui.dialogs.newcase import ask_for_copy
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.steps import Step, Steps


class Copying:
    """Makes copies of the case of a page, and takes back the making of the one that is shown."""

    def __init__(self, page: CasePage, form: FormPane) -> None:
        self._page = page
        self._form = form

    def duplicate(self) -> None:
        """Ask what a copy of the case shall take along, make it and go there."""
        state, desk = self._page.state, self._page.desk
        if state is None:
            return
        self._form.commit()
        source = state.case

        def made(copy: Proposal) -> None:
            step, steps = _making(source.ref, copy.ref), self._steps(copy.ref)
            steps.add(step)
            words = tr("Case {case} is made.", case=copy.ref)
            desk.notices.tell(words, tr("Undo"), lambda: steps.take_back(step))
            desk.navigator.go(Place("editor", case=copy.ref))

        ask_for_copy(self._page, source.ref, source.form, source.title_in(language_in_use()), made)

    def undo(self) -> bool:
        """Take back that the case was made, if nothing else is to be undone; return whether that was so."""
        state = self._page.state
        if state is None or state.undo is not None or self._form.is_dirty or not self.words(state)[0]:
            return False
        self._steps(state.case.ref).undo()
        return True

    def redo(self) -> bool:
        """Let the case be made again, if nothing else is to be done again; return whether that was so."""
        state = self._page.state
        if state is None or state.redo is not None or not self.words(state)[1]:
            return False
        self._steps(state.case.ref).redo()
        return True

    def words(self, state: CaseState) -> tuple[str, str]:
        """Return what undo and redo would do to a case, each empty if nothing; its making goes last."""
        made, made_again = self._steps(state.case.ref).words()
        trashed = state.case.trashed
        undo = act_words(state.undo.act, state.form) if state.undo is not None else "" if trashed else made
        redo = act_words(state.redo.act, state.form) if state.redo is not None else ""
        return undo, redo or (made_again if trashed else "")

    def _steps(self, ref: str) -> Steps:
        return self._page.desk.steps.of(f"made {ref}")


def _making(source: str, copy: str) -> Step:
    return Step(
        lambda: tr("Duplicate {case}", case=source),
        lambda workbench: workbench.drafting.trash(copy),
        lambda workbench: workbench.drafting.untrash(copy),
    )
