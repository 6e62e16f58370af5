"""The texts of a value: those that somebody writes freely, and all that is typed.

Whoever changes or spells what was written goes by the first: no codes, choices, numbers or dates. Whoever only
looks for something goes by the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from workbench.domain.values import Row, Value
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kind_rows import ROWS
from workbench.formspec.kinds import words_in
from workbench.formspec.model import Field
from workbench.kernel.i18n import listed

WRITTEN_FREELY = frozenset({"short_text", "long_text", "organisation", "person", RICH.name})
# Names of organisations are names: no dictionary knows them.
SPELLED = WRITTEN_FREELY - {"organisation", "person"}
TYPED = WRITTEN_FREELY | {"standard_number", "ics_code", "ccs_code", "integer", "money", "date"}


def is_spelled(field: Field) -> bool:
    """Return whether a dictionary is asked about a field or the cells of a list: not about names of files."""
    return field.kind in SPELLED or field.kind == ROWS.name


def free_texts(
    field: Field, value: Value, kinds: frozenset[str] = WRITTEN_FREELY
) -> Iterator[tuple[str, str, str]]:
    """Yield (row, column, text) of what fields of these kinds hold; outside of lists without row and column."""
    if field.columns:
        columns = [column.id for column in field.columns if column.kind in kinds]
        rows = [row for row in value if isinstance(row, Row)] if isinstance(value, tuple) else []
        cells = ((row.id, column, row.cells.get(column)) for row in rows for column in columns)
        yield from ((row, column, typed_text(cell)) for row, column, cell in cells if cell is not None)
    elif field.kind in kinds and value is not None:
        yield "", "", words_in(field, value) if isinstance(value, str) else typed_text(value)


def typed_text(value: Value) -> str:
    """Return a value as it is typed: days as 2026-03-02, amounts without separators, several texts in one."""
    if isinstance(value, tuple):
        return listed(item for item in value if isinstance(item, str))
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
