"""What is suggested for letters and characters that are typed, and which names are one name."""

from __future__ import annotations

import pytest

from workbench.search.suggestions import Suggestion, Suggestions, is_typed_on, name_key, together

LAB = Suggestion("北方电气研究院", "老地址")
NORTH = Suggestion("Northern Electric Laboratory", "北方")
GRID = Suggestion("国家电网（SAC/TC 28）")
BOOK = Suggestions([LAB, NORTH, GRID])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [LAB, NORTH, GRID]),
        ("北", [LAB, NORTH]),
        ("北方", [LAB, NORTH]),
        ("电", [LAB, GRID]),
        ("north", [NORTH]),
        ("ＮＯＲＴＨ", [NORTH]),
        ("LAB", [NORTH]),
        ("lab northern", [NORTH]),
        ("tc28", [GRID]),
        ("老地址", [LAB]),
        ("没有", []),
    ],
)
def test_what_begins_with_the_typed_text_comes_before_what_holds_it(
    typed: str, found: list[Suggestion]
) -> None:
    assert BOOK.find(typed) == found


def test_what_stands_there_already_is_suggested_only_if_it_fills_more() -> None:
    plain, person = Suggestion("周启明"), Suggestion("周启明", fills={"phone": "010"})
    assert Suggestions([plain]).find("周启明") == []
    assert Suggestions([person]).find("周启明") == [person]


def test_lists_are_joined_with_each_text_once_and_all_notes() -> None:
    joined = together([Suggestions([LAB, GRID], "one"), Suggestions([GRID, NORTH], "two"), Suggestions()])
    assert ([*joined.items], joined.note) == ([LAB, GRID, NORTH], "one two")


def test_width_case_and_blanks_make_no_other_name() -> None:
    assert name_key("Ｚｈｏｕ　Qiming ") == name_key("zhou qiming") == name_key("ZhouQiming")


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("清华", "清华大学", True),
        ("清华大学", "清华", True),
        ("清华大雪", "清华大学", True),
        ("清华大学", "北京大学", False),
        ("北京大学", "北京理工大学", False),
        ("中国电子技术标准化研究院", "中国电力科学研究院", False),
    ],
)
def test_a_name_that_is_typed_on_or_mended_is_told_from_another_one(
    before: str, after: str, same: bool
) -> None:
    assert is_typed_on(before, after) is same
