"""An excerpt around what changed: whole words, numbers unbroken, what came and what went."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.app.bootstrap import bundled_forms
from workbench.app.excerpts import changed_words
from workbench.domain.values import Row

FIELDS = bundled_forms()["gb-t-recommended"].fields
BUDGET = FIELDS["budget_lines"]
LONG = "十个字的一段不变的话" * 8


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (f"{LONG}旧词{LONG}", f"{LONG}新词{LONG}", "…字的一段不变的话[旧 → 新]词十个字的一段不…"),
        ("a quick test", "a quicker test", "a [quick → quicker] test"),
        ("1200 kW", "1300 kW", "[1200 → 1300] kW"),
        ("one two", "one two three", "one two[+ three]"),
        ("要求和方法", "要求", "要求[− 和方法]"),
        (None, "New", "New"),
        ("Old", None, "emptied: Old"),
        ("<p>one two</p>", "<p>one <strong>two</strong></p>", "only the look changed: two"),
        ("<p>103</p>", "<p>10<sup>3</sup></p>", "[103 → 10³]"),
        ("a" * 50, "b", f"[{'a' * 24}… → b]"),
    ],
)
def test_what_came_and_went_stands_in_one_line(before: str, after: str, expected: str) -> None:
    assert changed_words(FIELDS["purpose"], before, after) == expected


def row(name: str, amount: int, source: str | None = "own") -> Row:
    return Row(name, {"item": "", "source": source, "amount": Decimal(amount)})


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((row("r1", 60),), (row("r1", 70),), "Row 1, Amount (10,000 yuan): [60 → 70]"),
        ((row("r1", 60, None),), None, "emptied: Amount (10,000 yuan): 60"),
        (None, (row("r1", 60, None), row("r2", 70)), "2 rows: Amount (10,000 yuan): 60"),
        (
            (row("r1", 6, None),),
            (row("r1", 7),),
            "Row 1, Source: [+ Own funds] · Amount (10,000 yuan): [6 → 7]",
        ),
        ((row("r1", 60),), (row("r1", 60), row("r2", 5, None)), "[+ Amount (10,000 yuan): 5]"),
        ((row("r1", 9, None), row("r2", 5)), (row("r2", 5),), "[− Amount (10,000 yuan): 9]"),
        ((row("r1", 1), row("r2", 2)), (row("r2", 2), row("r1", 1)), "row moved from 2 to 1"),
        (
            (row("r1", 1), row("r2", 2)),
            (row("r1", 3), row("r2", 4)),
            "2 rows: Row 1, Amount (10,000 yuan): [1 → 3]",
        ),
    ],
)
def test_of_a_list_the_row_that_differs_is_told_in_words(
    before: tuple[Row, ...] | None, after: tuple[Row, ...] | None, expected: str
) -> None:
    told = changed_words(BUDGET, before, after)
    assert told == expected
    assert "|" not in told


def test_a_value_that_is_no_text_is_told_whole() -> None:
    assert changed_words(FIELDS["budget_total"], 1200, 1300).startswith("[")
    assert changed_words(FIELDS["title_en"], None, None) == "(empty)"
