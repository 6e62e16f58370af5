"""An excerpt around what changed: whole words, numbers unbroken, what came and what went."""

from __future__ import annotations

import pytest

from workbench.app.bootstrap import bundled_forms
from workbench.app.excerpts import changed_words

FIELDS = bundled_forms()["gb-t-recommended"].fields
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


def test_a_value_that_is_no_text_is_told_whole() -> None:
    assert changed_words(FIELDS["budget_total"], 1200, 1300).startswith("[")
    assert changed_words(FIELDS["title_en"], None, None) == "(empty)"
