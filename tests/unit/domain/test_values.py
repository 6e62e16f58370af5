"""Values and their JSON forms: nothing is lost on the way there and back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.values import Row, Scalar, Value, from_json, is_filled, plain_json, to_json

SCALARS: st.SearchStrategy[Scalar] = st.one_of(
    st.text(),
    st.integers(),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.lists(st.text(), min_size=1).map(tuple),
)
ROWS = st.lists(st.builds(Row, st.text(min_size=1), st.dictionaries(st.text(), SCALARS)), min_size=1).map(tuple)


@given(st.one_of(st.none(), SCALARS, ROWS))
def test_a_value_survives_its_json_form_with_its_kind(value: Value) -> None:
    there = json.loads(json.dumps(to_json(value)))

    back = from_json(there)

    assert back == value
    assert type(back) is type(value)


def test_a_decimal_keeps_its_digits() -> None:
    assert str(from_json(to_json(Decimal("12.50")))) == "12.50"


@pytest.mark.parametrize("data", [{"other": 1}, [1], {"rows": [{"id": "r1"}]}, {"decimal": "1", "date": "2"}])
def test_what_is_no_json_form_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="not the JSON form"):
        from_json(data)


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        (None, False),
        ("", False),
        ("  \n", False),
        ("无", True),
        (False, True),
        (0, True),
        ((), False),
        (("", " "), False),
        ((Row("r1", {"a": None, "b": ""}),), False),
        ((Row("r1", {"a": False}),), True),
    ],
)
def test_blank_values_say_nothing_but_no_and_zero_do(value: Value, filled: bool) -> None:
    assert is_filled(value) is filled


def test_plain_json_is_what_other_programs_expect() -> None:
    rows = (Row("r1", {"name": "甲", "on": date(2026, 3, 2), "sum": Decimal("1.50")}),)

    assert plain_json(rows) == [{"id": "r1", "name": "甲", "on": "2026-03-02", "sum": "1.50"}]
    assert plain_json(("a", "b")) == ["a", "b"]
