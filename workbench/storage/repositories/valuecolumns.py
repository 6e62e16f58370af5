"""How the value of a field is laid into typed columns, and taken out again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row

from workbench.domain.values import Value, from_json, to_json
from workbench.storage.records import ProposalValueRecord

_COLUMNS = ProposalValueRecord.__table__.c
_COLUMN_OF_KIND = {
    "text": "text_value",
    "integer": "integer_value",
    "decimal": "decimal_value",
    "date": "date_value",
    "flag": "flag_value",
    "list": "list_value",
}
VALUE_COLUMNS = tuple(_COLUMNS[name] for name in ("kind", *_COLUMN_OF_KIND.values()))


def value_to_columns(value: Value) -> dict[str, object] | None:
    """Return all value columns for a value, only one of them filled; None for an empty value."""
    if value is None:
        return None
    kind = _kind_of(value)
    columns: dict[str, object] = dict.fromkeys(_COLUMN_OF_KIND.values())
    columns[_COLUMN_OF_KIND[kind]] = to_json(value) if kind == "list" else value
    columns["kind"] = kind
    return columns


def value_from_row(row: Row[Any]) -> Value:
    """Return the value that a row with VALUE_COLUMNS holds."""
    held: Any = getattr(row, _COLUMN_OF_KIND[row.kind])
    return from_json(held) if row.kind == "list" else held


def _kind_of(value: Value) -> str:
    if isinstance(value, bool):  # before int: a bool is one
        return "flag"
    if isinstance(value, str):
        return "text"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, Decimal):
        return "decimal"
    return "date" if isinstance(value, date) else "list"
