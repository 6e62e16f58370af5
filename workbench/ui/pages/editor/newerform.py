"""What the lines above the form do once the form has changed: carry the case forward, show what was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.formspec.upgrade import kept_apart
from workbench.kernel.i18n import tr
from workbench.ui.dialogs.carrying import CarryForwardDialog, KeptApartDialog
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.undoing import tell_undoable

if TYPE_CHECKING:
    from workbench.formspec.upgrade import Upgraded


class NewerForm(QObject):
    """Acts on the case that a page shows."""

    def __init__(self, page: CasePage, form: FormPane) -> None:
        super().__init__(page)
        self._page = page
        self._form = form

    def carry_forward(self) -> None:
        """Show what the present version of the form changes, and carry the case forward if that is wanted."""
        ref, desk, state = self._page.case, self._page.desk, self._page.state
        if state is None:
            return
        self._form.commit()
        form = state.form
        words = tr("The case has the present version of its form now.")

        def ask(made: Upgraded | None) -> None:
            if made is not None and CarryForwardDialog.ask(self._page, form, made):
                desk.operations.change(
                    self._page,
                    lambda wb: wb.drafting.carry_forward(ref),
                    lambda changes: tell_undoable(desk, words, ref, changes),
                )

        desk.operations.ask(self._page, lambda wb: wb.drafting.carried_forward(ref), ask)

    def show_kept_apart(self) -> None:
        """Show the answers that the form no longer takes, and delete them if that is wanted."""
        ref, desk, state = self._page.case, self._page.desk, self._page.state
        if state is not None and KeptApartDialog.ask(self._page, kept_apart(state.case.values)):
            words = tr("The answers are deleted.")
            desk.operations.change(
                self._page,
                lambda wb: wb.drafting.delete_kept_apart(ref),
                lambda changes: tell_undoable(desk, words, ref, changes),
            )
