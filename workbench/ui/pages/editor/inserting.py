"""Putting something into the field one is in: its example, its outline, a phrase, a row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from workbench.kernel.i18n import tr
from workbench.ui.actions import Handler
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.side import SidePane
from workbench.ui.widgets.fields.base import words_of
from workbench.ui.widgets.fields.cursor import cursor_into_line, focus_again, insert_text
from workbench.ui.widgets.undoing import tell_undoable


class Inserting(QObject):
    """Acts on the field that has the focus in a form."""

    def __init__(self, page: CasePage, form: FormPane, side: SidePane) -> None:
        super().__init__(page)
        self._page = page
        self._form = form
        self._side = side

    def commands(self) -> Mapping[str, Handler]:
        """Return what commands do in the field."""
        return {
            "example.insert": self.insert_example,
            "outline.insert": self.insert_outline,
            "phrase.insert": self.choose_phrase,
            "row.add": self.add_row,
        }

    def insert_example(self) -> None:
        """Put the example of the field in."""
        state = self._page.state
        field = state.form.fields.get(self._form.field) if state is not None else None
        if state is not None and field is not None and field.example:
            self.insert(field.example.within(state.language))

    def insert(self, text: str) -> None:
        """Put a text in at the cursor of the field."""
        item = self._form.row_of(self._form.field)
        if item is not None:
            focus_again(item.editor)
            if item.editor.text_widget() is None:
                self._page.desk.notices.tell(tr("Go to a cell that takes text first."), sign="info")
            insert_text(item.editor, text)

    def insert_outline(self) -> None:
        """Put the headings that the text of the field lacks at its end, and go below the first of them."""
        ref, field_id, desk = self._page.case, self._form.field, self._page.desk
        item = self._form.row_of(field_id)
        if item is None or not ref:
            return
        self._form.commit()
        start = len(words_of(item.editor).rstrip())
        item.await_value(lambda editor: cursor_into_line(editor, start))
        desk.operations.change(
            self._page,
            lambda wb: wb.guiding.insert_outline(ref, field_id),
            lambda changes: tell_undoable(desk, tr("The outline is in the text."), ref, changes),
        )

    def choose_phrase(self) -> None:
        """Go to the phrases for the field; Enter puts one in."""
        self._page.show_side()
        self._side.focus_phrases()

    def add_row(self) -> None:
        """Add a row to the list that has the focus."""
        item = self._form.row_of(self._form.field)
        add = getattr(item.editor, "add_row", None) if item is not None else None
        if add is not None:
            add()
