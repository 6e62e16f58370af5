"""How the value of a field is laid into typed columns, and taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

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
_PLACE_OF_KIND = {kind: place for place, kind in enumerate(_COLUMN_OF_KIND, start=1)}


def value_to_columns(value: Value) -> dict[str, object] | None:
    """Return all value columns for a value, only one of them filled; None for an empty value."""
    if value is None:
        return None
    kind = _kind_of(value)
    columns: dict[str, object] = dict.fromkeys(_COLUMN_OF_KIND.values())
    columns[_COLUMN_OF_KIND[kind]] = to_json(value) if kind == "list" else value
    columns["kind"] = kind
    return columns


def value_from_columns(columns: Sequence[Any]) -> Value:
    """Return the value that columns read as VALUE_COLUMNS hold."""
    kind = columns[0]
    held = columns[_PLACE_OF_KIND[kind]]
    return from_json(held) if kind == "list" else held


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
