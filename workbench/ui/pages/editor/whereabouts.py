"""Where one writes on in a case: the field one was in last, else the first that is still to be filled.

And which section is shown when the open one goes.
"""

from __future__ import annotations

from workbench.app.settings import with_last_place
from workbench.formspec.validation import is_complete, required_fields
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.page import Desk


class Whereabouts:
    """Remembers a field for each case as long as the page is there; the settings remember one beyond."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._fields: dict[str, str] = {}

    def note(self, state: CaseState, field_id: str) -> None:
        """Note that one is in a field of a case."""
        self._fields[state.case.uid] = field_id

    def store(self, location: str, case: str, field_id: str) -> None:
        """Store for the next start in which field of a case one is, in the workspace at a location."""
        before = self._desk.settings()
        settings = with_last_place(before, location, case, field_id)
        if location and settings.last_place != before.last_place:
            self._desk.change_settings(last_place=settings.last_place)

    def last(self, state: CaseState, location: str) -> str:
        """Return the field one was in last, in the workspace at a location; empty if it is not asked for."""
        case, of_last_start = self._desk.settings().last_place.get(location, ("", ""))
        last = self._fields.get(state.case.uid) or (of_last_start if case == state.case.ref else "")
        return last if last in state.visible else ""

    def field(self, state: CaseState, location: str) -> str:
        """Return the field to write on in, in the workspace at a location."""
        return self.last(state, location) or first_to_fill(state)


def first_to_fill(state: CaseState) -> str:
    """Return the first required field that is not complete; the first of the form where all are."""
    values = state.case.values
    left = (
        field.id
        for field in required_fields(state.form, values)
        if not is_complete(field, values.get(field.id))
    )
    first = (field_id for field_id in state.form.fields if field_id in state.visible)
    return next(left, "") or next(first, "")


def section_of(state: CaseState, field_id: str) -> str:
    """Return the section that a field is in; the first where it is in none."""
    sections = state.form.sections
    found = (section.id for section in sections if any(field.id == field_id for field in section.fields))
    return next(found, sections[0].id)


def section_to_show(before: CaseState | None, state: CaseState, section_id: str, field_id: str) -> str:
    """Return the section to show at a moment: the open one, or the nearest above it if an act took it away.

    Of a case that was not shown before, that of a field.
    """
    if before is None or before.case.uid != state.case.uid:
        return section_of(state, field_id)
    there = {section.id for section in state.form.sections}
    names = [section.id for section in before.form.sections]
    above = (name for name in reversed(names[: names.index(section_id) + 1]) if name in there)
    return next(above, state.form.sections[0].id)
