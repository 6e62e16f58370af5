"""Joins the fields on the page with what is suggested for them: the address book, and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.formspec.model import Field
from workbench.formspec.suggesting import sources_of
from workbench.search.suggestions import Suggestions
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.fields.base import Suggests
from workbench.ui.widgets.page import Desk

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

_Sources = tuple[str, ...]


class Suggesting(QObject):
    """Serves the fields of the form that is open; what they suggest is read when a section shows, and anew when
    the address book changed."""

    def __init__(self, desk: Desk, form: FormPane, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        self._known: dict[_Sources, Suggestions] = {}
        self._asked: set[_Sources] = set()
        desk.operations.leaving.connect(self._forget)
        form.made.connect(self._serve)

    def refresh(self) -> None:
        """Read anew what the fields on the page suggest: the address book changed."""
        self._asked = set()
        for row in self._form.rows():
            self._serve(row.field.id)

    def _serve(self, field_id: str) -> None:
        row = self._form.row_of(field_id)
        wanted = _wanted(row.field) if row is not None else set()
        if row is None or not wanted or not isinstance(row.editor, Suggests):
            return
        row.editor.offer(self._known)
        missing = wanted - self._asked
        if missing:
            self._asked |= missing
            self._ask(missing)

    def _ask(self, wanted: set[_Sources]) -> None:
        def read(workbench: Workbench) -> dict[_Sources, Suggestions]:
            return {sources: workbench.people.suggestions(sources) for sources in wanted}

        self._desk.operations.ask(self, read, self._offer)

    def _offer(self, found: dict[_Sources, Suggestions]) -> None:
        self._known.update(found)
        for row in self._form.rows():
            if isinstance(row.editor, Suggests):
                row.editor.offer(self._known)

    def _forget(self) -> None:
        self._known, self._asked = {}, set()


def _wanted(field: Field) -> set[_Sources]:
    """Return the sources of a field and of its columns."""
    return {sources for item in (field, *field.columns) if (sources := sources_of(item))}
