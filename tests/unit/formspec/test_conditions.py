"""Conditions in forms: what they can say, what they refuse."""

from decimal import Decimal

import pytest

from workbench.domain.values import Value
from workbench.formspec.conditions import ALWAYS, NEVER, ConditionError, parse_condition

VALUES: dict[str, Value] = {
    "work_type": "revision",
    "months": 18,
    "budget": Decimal("60.5"),
    "backed": True,
    "blank": "  ",
    "codes": ("29.200",),
}


@pytest.mark.parametrize(
    "text",
    [
        'work_type == "revision"',
        'work_type != "new"',
        'work_type in ["new", "revision"]',
        'work_type not in ["new"]',
        "months > 12 and months <= 18",
        "budget >= 60",
        "backed",
        "backed == true",
        "not (backed == false)",
        "filled(codes)",
        "not filled(blank)",
        "not filled(unknown)",
        "false or true",
    ],
)
def test_a_true_condition_holds(text: str) -> None:
    assert parse_condition(text).holds(VALUES)


@pytest.mark.parametrize(
    "text", ['work_type == "new"', "months > 18", "filled(blank)", "unknown > 3", "work_type < 3"]
)
def test_a_false_condition_does_not_hold(text: str) -> None:
    assert not parse_condition(text).holds(VALUES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "work_type =",
        "work_type.upper()",
        "__import__('os')",
        "open(work_type)",
        "filled('a')",
        "filled(a, b)",
        "months + 1 > 3",
        "1 < months < 3",
        "work_type in codes",
        "work_type in [months]",
        "[a for a in codes]",
        "lambda: 1",
        "months is 1",
        "work_type[0] == 'r'",
        "a" * 501,
    ],
)
def test_what_the_language_lacks_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parse_condition(text)


def test_a_condition_knows_which_fields_it_asks_about() -> None:
    condition = parse_condition('filled(a) and b == "x" or c in ["y", "z"]')
    assert condition.names == {"a", "b", "c"}
    assert condition.compared == {("b", "x"), ("c", "y"), ("c", "z")}


def test_always_and_never_ask_about_nothing() -> None:
    assert ALWAYS.holds({})
    assert not NEVER.holds({})
    assert not ALWAYS.names | NEVER.names
