"""The paper clip in the head of a section: how many attached files belong to it. Pressing it shows them."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.attachments import attachments_in
from workbench.formspec.kind_attachments import list_in
from workbench.kernel.i18n import tr_count
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import button, set_words


class Clip:
    """A button that is there while files belong to the section; `show(field id, row id)` goes to the first."""

    def __init__(self, show: Callable[[str, str], None]) -> None:
        self._show = show
        self._first = ("", "")
        self.button = button("", "link", "clip", self._pressed)
        self.button.hide()

    def show_files(self, state: CaseState, section: str) -> None:
        """Show how many files of the case belong to a section."""
        field = list_in(state.form.fields.values())
        found = attachments_in(state.case.values.get(field.id)) if field is not None else ()
        own = [one.id for one in found if one.section == section]
        if field is not None and own:
            self._first = (field.id, own[0])
            words = tr_count("{count} file attached", "{count} files attached", len(own))
            set_words(self.button, words)
        self.button.setVisible(bool(own))

    def _pressed(self) -> None:
        self._show(*self._first)
