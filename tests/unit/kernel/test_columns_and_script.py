"""How wide a text is on a terminal, which of its characters are Chinese, and what one line is made of."""

from __future__ import annotations

import time

import pytest

from workbench.kernel.characters import one_line
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


@pytest.mark.parametrize("between", ["\n", " \n\n\t ", "\u2028"])
def test_lines_become_one_with_a_blank_between_latin_words_only(between: str) -> None:
    assert one_line(f"a  b{between}c{between}标{between}准{between}") == "a  b c 标准"


def test_a_line_of_very_many_blanks_is_read_at_once() -> None:
    blanks = " " * 200_000
    begin = time.process_time()
    assert one_line(f"a{blanks}b\nc") == f"a{blanks}b c"
    assert time.process_time() - begin < 10  # linear takes a fraction of a second, quadratic minutes
