"""Which fields count and which are still to be filled: visibility, required fields, completeness.

Works on normalised values. Sentences about what is wrong with a proposal are the business of `checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.domain.values import Row, Value, filled_rows, is_filled
from workbench.formspec.conditions import Values
from workbench.formspec.kinds import normalise, words_in
from workbench.formspec.model import Field, Form


@dataclass(frozen=True, slots=True)
class Missing:
    """Something required that is not filled: a field, or a cell of one of its rows.

    All are ids; `row_number` counts rows from 1, as people do. `row` and `column` are empty for a whole field.
    """

    field: str
    row: str = ""
    column: str = ""
    row_number: int = 0


def visible_fields(form: Form, values: Values) -> tuple[Field, ...]:
    """Return the fields whose condition holds, in the order of the form; none of sections that are asleep.

    What stands in a hidden field counts as empty when the conditions of others are decided.
    """
    counted = _Counted(form, values)
    return tuple(field for field in form.fields.values() if counted.is_visible(field))


def counting_values(form: Form, values: Values) -> dict[str, Value]:
    """Return the filled values of visible fields: what is printed, checked and handed in."""
    visible = visible_fields(form, values)
    return {field.id: values[field.id] for field in visible if is_filled(values.get(field.id))}


def required_fields(form: Form, values: Values) -> tuple[Field, ...]:
    """Return the visible fields that must be filled, in the order of the form."""
    counting = counting_values(form, values)
    return tuple(field for field in visible_fields(form, values) if field.required_if.holds(counting))


def fields_left(form: Form, values: Values) -> tuple[Field, ...]:
    """Return the required visible fields that are not complete, in the order of the form."""
    return tuple(f for f in required_fields(form, values) if not is_complete(f, values.get(f.id)))


def missing(form: Form, values: Values) -> list[Missing]:
    """Return what is still to be filled, in the order of the form.

    Rows of an optional list count too: a row that was begun needs its required cells. An empty one is nothing.
    """
    required = {field.id for field in required_fields(form, values)}
    result: list[Missing] = []
    for field in visible_fields(form, values):
        value = values.get(field.id)
        if field.id in required and not _enough(field, value):
            result.append(Missing(field.id))
        result += _missing_cells(field, value)
    return result


def is_complete(field: Field, value: Value) -> bool:
    """Return whether a value is all that a required field asks for: filled, long enough, no cell missing."""
    return _enough(field, value) and not _missing_cells(field, value)


def completeness(form: Form, values: Values) -> float:
    """Return the share of required visible fields that are complete, 0 to 1; 1 if none is required."""
    return _share(required_fields(form, values), values)


def section_completeness(form: Form, values: Values) -> dict[str, float]:
    """Return the share of required visible fields that are complete, by section id."""
    required = {field.id for field in required_fields(form, values)}
    return {
        section.id: _share(tuple(field for field in section.fields if field.id in required), values)
        for section in form.sections
    }


def normalise_all(form: Form, mapping: Mapping[str, object]) -> dict[str, Value]:
    """Return all values normalised by field id.

    Raises UnknownName for a field that the form lacks and InvalidValue for the first value that is wrong; then
    nothing is returned, so that nothing is half done.
    """
    fields = [(form.field_named(field_id), raw) for field_id, raw in mapping.items()]
    return {field.id: normalise(field, raw) for field, raw in fields}


def _share(fields: tuple[Field, ...], values: Values) -> float:
    if not fields:
        return 1.0
    return sum(is_complete(field, values.get(field.id)) for field in fields) / len(fields)


def _enough(field: Field, value: Value) -> bool:
    if not is_filled(value):
        return False
    limits = field.limits
    if isinstance(value, str):
        return len(words_in(field, value).strip()) >= (limits.min_length or 0)
    if isinstance(value, tuple):
        return len(filled_rows(value) or value) >= (limits.min_rows or 0)
    return True


def _missing_cells(field: Field, value: Value) -> list[Missing]:
    if not isinstance(value, tuple):
        return []
    begun = {row.id for row in filled_rows(value)}
    return [
        Missing(field.id, row.id, column.id, number)
        for number, row in enumerate(value, start=1)
        if isinstance(row, Row) and row.id in begun
        for column in field.columns
        if column.required_if.holds(row.cells) and not is_filled(row.cells.get(column.id))
    ]


class _Counted:
    """Decides visibility field by field; a form has no circles of conditions (the loader sees to it)."""

    def __init__(self, form: Form, values: Values) -> None:
        self._form = form
        self._values = values
        self._known: dict[str, bool] = {}

    def is_visible(self, field: Field) -> bool:
        """Return whether a field's condition holds over the values of visible fields."""
        if field.id in self._form.sleeping_fields:
            return False
        if field.id not in self._known:
            condition = field.visible_if
            self._known[field.id] = condition is None or condition.holds(self._of(condition.names))
        return self._known[field.id]

    def _of(self, names: frozenset[str]) -> Values:
        get: Callable[[str], Value] = self._values.get
        fields = self._form.fields
        return {name: get(name) if name in fields and self.is_visible(fields[name]) else None for name in names}
