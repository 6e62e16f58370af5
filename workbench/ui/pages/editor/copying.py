"""Makes a copy of the case that is open and goes there; undo in the copy at last takes back its making.

The journal of a case offers all that was done to it, but not that it was made: taken back, it is in the trash.
"""

from __future__ import annotations

from functools import partial

from workbench.app.wording import act_words
from workbench.kernel.i18n import tr
from workbench.ui.dialogs.caseacts import duplicate_case, steps_of_making
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.steps import Steps


class Copying:
    """Makes copies of the case of a page, and takes back the making of the one that is shown."""

    def __init__(self, page: CasePage, form: FormPane) -> None:
        self._page = page
        self._form = form

    def duplicate(self) -> None:
        """Ask what a copy of the case shall take along, make it and go there."""
        if self._page.case:
            self._form.commit()
            duplicate_case(self._page, self._page.case)

    def undo(self) -> bool:
        """Take back that the case was made, if nothing else is to be undone; return whether that was so.

        What is refused, in whatever section, was typed later and would be in the trash, unseen: it is told.
        """
        state = self._page.state
        if state is None or state.undo is not None or self._form.is_dirty:
            return False
        if self.is_kept(state):
            self._lead_to_refused(state)
            return True
        if not self.words(state)[0]:
            return False
        self._steps(state.case.ref).undo()
        return True

    def is_kept(self, state: CaseState) -> bool:
        """Return whether undo could take back the making of the case alone, which a refused text forbids."""
        made = self._steps(state.case.ref).words()[0]
        return bool(made and state.unstored) and state.undo is None and not state.case.trashed

    def _lead_to_refused(self, state: CaseState) -> None:
        for field in (one for one in state.form.fields.values() if one.id in state.unstored):
            name = field.label.here()
            words = tr("“{field}” holds a text that is not stored; undo goes on after that.", field=name)
            show = partial(self._page.go_to_finding, field.id)
            self._page.desk.notices.tell(words, tr("Show"), show, sign="info")
            return

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
        made = "" if trashed or self.is_kept(state) else made
        undo = act_words(state.undo.act, state.form) if state.undo is not None else made
        redo = act_words(state.redo.act, state.form) if state.redo is not None else ""
        return undo, redo or (made_again if trashed else "")

    def _steps(self, ref: str) -> Steps:
        return steps_of_making(self._page.desk, ref)
