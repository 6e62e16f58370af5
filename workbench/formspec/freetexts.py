"""The texts of a value that somebody writes freely: no codes, choices, numbers or dates.

Whoever looks through all that was written (replacing, spelling) goes by these.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.values import Row, Value
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kind_rows import ROWS
from workbench.formspec.kinds import words_in
from workbench.formspec.model import Field

WRITTEN_FREELY = frozenset({"short_text", "long_text", "organisation", "person", RICH.name})
# Names of organisations are names: no dictionary knows them.
SPELLED = WRITTEN_FREELY - {"organisation", "person"}


def is_spelled(field: Field) -> bool:
    """Return whether a dictionary is asked about a field or the cells of a list: not about names of files."""
    return field.kind in SPELLED or field.kind == ROWS.name


def free_texts(
    field: Field, value: Value, kinds: frozenset[str] = WRITTEN_FREELY
) -> Iterator[tuple[str, str, str]]:
    """Yield (row, column, text) of what is written freely in a value; a field has neither row nor column."""
    if field.kind in kinds and isinstance(value, str):
        yield "", "", words_in(field, value)
    if isinstance(value, tuple):
        columns = [column.id for column in field.columns if column.kind in kinds]
        rows = [row for row in value if isinstance(row, Row)]
        cells = ((row.id, column, row.cells.get(column)) for row in rows for column in columns)
        yield from ((row, column, text) for row, column, text in cells if isinstance(text, str))
