"""What a field of a form may hold, and its one JSON form for the journal and for packages.

Which kind a field takes, and what is a good value, is decided in `formspec`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.domain.content import says_something
from workbench.kernel.fingerprint import Json


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: `id` stays with the row when rows are moved; cells by column id."""

    id: str
    cells: Mapping[str, Scalar]


Scalar = None | str | int | bool | Decimal | date | tuple[str, ...]
Value = Scalar | tuple[Row, ...]


def is_filled(value: Value) -> bool:
    """Return whether a value says anything: not None, not blank, no empty list, no rich text without words."""
    if value is None:
        return False
    if isinstance(value, str):
        return says_something(value)
    if isinstance(value, tuple):
        return any(_item_filled(item) for item in value)
    return True


def rows_in(value: Value) -> tuple[Row, ...]:
    """Return the rows of a list; none for any other value."""
    items = value if isinstance(value, tuple) else ()
    return tuple(item for item in items if isinstance(item, Row))


def filled_rows(value: Value) -> tuple[Row, ...]:
    """Return the rows of a list that say anything: one that was added and left empty is stored, but nothing."""
    return tuple(row for row in rows_in(value) if _item_filled(row))


def _item_filled(item: str | Row) -> bool:
    if isinstance(item, Row):
        return any(is_filled(cell) for cell in item.cells.values())
    return bool(item.strip())


def to_json(value: Value) -> Json:
    """Return the JSON form of a value; kinds that JSON lacks are tagged, so that `from_json` gives it back."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if value and isinstance(value[0], Row):
        return {"rows": [_row_to_json(row) for row in value if isinstance(row, Row)]}
    return {"texts": [text for text in value if isinstance(text, str)]}


def plain_json(value: Value) -> Json:
    """Return a value as people and other programs expect it in JSON: numbers, texts, lists, rows as objects.

    Decimals and dates become texts; unlike `to_json` the kinds can't be told apart afterwards.
    """
    if isinstance(value, tuple):
        return [_plain_item(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _plain_item(item: str | Row) -> Json:
    if isinstance(item, Row):
        return {"id": item.id, **{column: plain_json(cell) for column, cell in item.cells.items()}}
    return item


def from_json(data: Json) -> Value:
    """Return the value whose JSON form is `data`; raises ValueError for anything else."""
    if data is None or isinstance(data, (str, bool, int)):
        return data
    if isinstance(data, dict) and len(data) == 1:
        tag = next(iter(data))
        content = data[tag]
        if tag == "decimal":
            return Decimal(str(content))
        if tag == "date":
            return date.fromisoformat(str(content))
        if tag == "texts" and isinstance(content, list):
            return tuple(str(text) for text in content)
        if tag == "rows" and isinstance(content, list):
            return tuple(_row_from_json(row) for row in content)
    raise ValueError(f"not the JSON form of a value: {data!r}")


def _row_to_json(row: Row) -> Json:
    return {"id": row.id, "cells": {column: to_json(cell) for column, cell in row.cells.items()}}


def _row_from_json(data: Json) -> Row:
    content = data.get("cells") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(content, dict):
        raise ValueError(f"not the JSON form of a row: {data!r}")
    cells: dict[str, Scalar] = {}
    for column, cell in content.items():
        value = cell if isinstance(cell, str) else from_json(cell)  # most cells are texts
        if isinstance(value, tuple):
            cells[column] = tuple(item for item in value if isinstance(item, str))
        else:
            cells[column] = value
    return Row(str(data["id"]), cells)
