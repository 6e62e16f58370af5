"""How wide a text is on a terminal, and which of its characters are Chinese."""

from __future__ import annotations

import pytest

from workbench.kernel.columns import padded_to, width
from workbench.kernel.script import count_chinese, has_chinese


def test_the_width_of_a_text_counts_chinese_twice_and_accents_not() -> None:
    assert width("标准a") == 5
    assert width("e\u0301") == 1


def test_a_text_is_filled_up_to_a_number_of_columns_and_never_cut() -> None:
    assert padded_to("标准", 6) == "标准  "
    assert padded_to("e\u0301", 2) == "e\u0301 "
    assert padded_to("标准", 3) == "标准"


@pytest.mark.parametrize("text", ["标", "㐀", "〇", "々", "𠮷", "𰀀", "豈", "Part 2 部分"])
def test_a_text_with_a_chinese_character_has_chinese(text: str) -> None:
    assert has_chinese(text)


@pytest.mark.parametrize(
    "text", ["", "Part 2", "，。（）", "ＡＢＣ", "ひらがな", "カタカナ", "한국어", "䷀", "é"]
)
def test_signs_and_other_writing_are_not_chinese(text: str) -> None:
    assert not has_chinese(text)


def test_chinese_characters_are_counted_one_by_one() -> None:
    assert count_chinese("GB/T 标准化𠮷，2026") == 4
