"""Carries the values of an older case forward to the present version of its form, with a report.

Nothing is thrown away: what the form no longer takes is handed back apart. Whether and when a case is carried
forward, and how that is recorded, is decided by those who call this.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.values import Row, Scalar, Value, is_filled, rows_in
from workbench.formspec.kinds import display, normalise
from workbench.formspec.model import Field, Form, VersionStep
from workbench.kernel.errors import InvalidValue, Refused
from workbench.kernel.i18n import tr

# Stands before the place of a value that a form no longer takes, among the values of a case.
KEPT_APART = "kept."
_NONE = "none"  # the choice that says that there is nothing


class Carried(StrEnum):
    """What happened to a field, a column or a choice on the way."""

    ADDED = "added"
    RENAMED = "renamed"
    REMOVED = "removed"
    CHOICE = "choice"
    CONVERTED = "converted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the report: what happened, to which field (or `field.column`), its name or value now."""

    what: Carried
    place: str
    now: str = ""

    def sentence(self, form: Form) -> str:
        """Return the line in the language in use; fields that the form has are named by their labels."""
        place, now = _named(form, self.place), self.now
        if self.what is Carried.RENAMED:
            return tr("{place} is called {now} now.", place=place, now=_named(form, now))
        if self.what is Carried.ADDED:
            return tr("{place} is new and empty.", place=place)
        if self.what is Carried.REMOVED:
            return tr("{place} is no longer in the form; what stood there was kept apart.", place=place)
        if self.what is Carried.CHOICE:
            return tr("The choice in {place} is “{now}” now.", place=place, now=now)
        if self.what is Carried.CONVERTED:
            return tr("{place} holds another kind of value now: {now}.", place=place, now=now)
        return tr("{place} does not take what stood there; it was kept apart.", place=place)


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The values in the present form, those it no longer takes by their last names, and the report."""

    version: int
    values: Mapping[str, Value]
    kept_apart: Mapping[str, Value]
    notes: tuple[Note, ...]


def upgrade(form: Form, version: int, values: Mapping[str, Value]) -> Upgraded:
    """Return the values of a case made with an earlier version, as the present form takes them.

    Raises Refused if the case was made with a later version than this program knows.
    """
    if version > form.version:
        raise Refused(
            tr("The case was made with version {version} of the form {form}.", version=version, form=form.id),
            tr("This program has version {version}; use a newer one.", version=form.version),
        )
    work = _Upgrade(values)
    for step in form.history:
        if step.version > version:
            work.apply(step)
    work.fit(form)
    return Upgraded(form.version, work.values, work.kept_apart, tuple(work.notes))


def fitting(form: Form, values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return what a form takes of the values of a case made with another form, by the same ids."""
    work = _Upgrade({field_id: value for field_id, value in values.items() if field_id in form.fields})
    work.fit(form)
    return work.values


def not_fitting(
    form: Form, earlier: Form, values: Mapping[str, Value], sections: Collection[str] | None = None
) -> tuple[str, ...]:
    """Return what `fitting` leaves of the values of a case of the form `earlier`, by their names there.

    What says no more than no or none is not named, nor what stands in a section of the form that is not wanted;
    `sections` are those that are (all if None).
    """
    work = _Upgrade({field_id: values[field_id] for field_id in earlier.fields if field_id in values})
    work.fit(form)
    homes = {
        field.id: section.id for one in (earlier, form) for section in one.sections for field in section.fields
    }
    unwanted = (
        {section.id for section in form.sections} - set(sections or ()) if sections is not None else set()
    )
    return tuple(
        _named(earlier, place)
        for place, value in work.kept_apart.items()
        if _says_something(earlier, place, value) and homes[place.partition(".")[0]] not in unwanted
    )


def _says_something(form: Form, place: str, value: Value) -> bool:
    """Return whether a value, or any cell of a column, is more than no, none or nothing."""
    field = form.fields[place.partition(".")[0]]
    if not rows_in(value):
        return _is_more_than_none(field, value)
    columns = {column.id: column for column in field.columns}
    return any(
        _is_more_than_none(columns.get(name, field), cell)
        for row in rows_in(value)
        for name, cell in row.cells.items()
    )


def _is_more_than_none(field: Field, value: Value) -> bool:
    is_none = field.kind == "choice" and value == _NONE
    return is_filled(value) and value is not False and not is_none


def kept_apart(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return what was kept apart in a case when it was carried forward, by the places of then."""
    return {key.removeprefix(KEPT_APART): value for key, value in values.items() if key.startswith(KEPT_APART)}


def kept_text(value: Value) -> str:
    """Return a value that was kept apart as text, a row in each line: its field is not known any more."""
    rows = rows_in(value)
    if rows:
        return "\n".join(
            "　".join(str(cell) for cell in row.cells.values() if cell is not None) for row in rows
        )
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


class _Upgrade:
    """The values on their way, what was set apart, and the notes."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = dict(values)
        self.kept_apart: dict[str, Value] = {}
        self.notes: list[Note] = []

    def apply(self, step: VersionStep) -> None:
        """Do what one version changed; a field that the case never filled leaves no note."""
        for old, new in step.renamed:
            self._rename(old, new)
        for place, old, new in step.choices:
            self._choose(place, old, new)
        for place in step.removed:
            self._set_apart(place, Carried.REMOVED)
        self.notes += [Note(Carried.ADDED, place) for place in step.added if self._lacks(place)]

    def fit(self, form: Form) -> None:
        """Let the present form take each value, as it is or in its new kind, and set apart what it refuses."""
        for field_id in list(self.values):
            field = form.fields.get(field_id)
            if field is None:
                self._set_apart(field_id, Carried.REMOVED)
                continue
            for column in self._columns(field_id) - {*(column.id for column in field.columns), *field.kept}:
                self._set_apart(f"{field_id}.{column}", Carried.REMOVED)
            self._take(field)

    def _take(self, field: Field) -> None:
        before = self.values[field.id]
        for raw in (before, _as_text(before)):
            try:
                taken = normalise(field, raw)
            except InvalidValue:
                continue
            self.values[field.id] = taken
            if _filled_cells(taken) != _filled_cells(before):
                self.notes.append(Note(Carried.CONVERTED, field.id, display(field, taken, "en")))
            return
        self._set_apart(field.id, Carried.REFUSED)

    def _lacks(self, place: str) -> bool:
        """Return whether something new is still to be filled: a field, or a column of rows that are there."""
        field_id, _, column = place.partition(".")
        if not column:
            return place not in self.values
        return bool(rows_in(self.values.get(field_id))) and column not in self._columns(field_id)

    def _columns(self, field_id: str) -> set[str]:
        return {column for row in rows_in(self.values.get(field_id)) for column in row.cells}

    def _rename(self, old: str, new: str) -> None:
        field_id, _, column = old.partition(".")
        if not column:
            if old in self.values:
                self.values[new] = self.values.pop(old)
                self.notes.append(Note(Carried.RENAMED, old, new))
        elif column in self._columns(field_id):
            name = new.partition(".")[2]
            self._each_row(
                field_id, lambda cells: {name if key == column else key: cells[key] for key in cells}
            )
            self.notes.append(Note(Carried.RENAMED, old, new))

    def _choose(self, place: str, old: str, new: str) -> None:
        field_id, _, column = place.partition(".")
        if not column:
            if self.values.get(place) == old:
                self.values[place] = new
                self.notes.append(Note(Carried.CHOICE, place, new))
        elif any(row.cells.get(column) == old for row in rows_in(self.values.get(field_id))):
            self._each_row(
                field_id,
                lambda cells: {**cells, column: new} if cells.get(column) == old else cells,
            )
            self.notes.append(Note(Carried.CHOICE, place, new))

    def _set_apart(self, place: str, why: Carried) -> None:
        field_id, _, column = place.partition(".")
        apart: Value = None
        if not column:
            apart = self.values.pop(place, None)
        else:
            rows = rows_in(self.values.get(field_id))
            apart = tuple(Row(row.id, {column: row.cells[column]}) for row in rows if column in row.cells)
            self._each_row(field_id, lambda cells: {key: cells[key] for key in cells if key != column})
        if is_filled(apart):
            self.kept_apart[place] = apart
            self.notes.append(Note(why, place))

    def _each_row(self, field_id: str, change: Callable[[Mapping[str, Scalar]], Mapping[str, Scalar]]) -> None:
        rows = rows_in(self.values.get(field_id))
        if rows:
            self.values[field_id] = tuple(replace(row, cells=change(row.cells)) for row in rows)


def _named(form: Form, place: str) -> str:
    """Return the label of `field` or `field.column`; the place itself where the form no longer has it."""
    field_id, _, column = place.partition(".")
    field = form.fields.get(field_id)
    if field is None or not column:
        return place if field is None else field.label.here()
    label = next((item.label.here() for item in field.columns if item.id == column), column)
    return f"{field.label.here()} · {label}"


def _filled_cells(value: Value) -> object:
    """Return a value for comparison: that rows got an empty cell for a new column is no other value."""
    rows = rows_in(value)
    if not rows:
        return value
    return [(row.id, {name: cell for name, cell in row.cells.items() if cell is not None}) for row in rows]


def _as_text(value: Value) -> object:
    """Return a value as somebody would type it; a kind that was changed may take that."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
        return "、".join(item for item in value if isinstance(item, str))
    return str(value) if value is not None and not isinstance(value, tuple) else value
