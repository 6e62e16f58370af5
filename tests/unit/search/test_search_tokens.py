"""Tokens: the same for the index and for the question."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.search.tokens import LONGEST_TOKEN, fold, fold_with_places, tokens


def test_a_run_of_chinese_gives_pairs_and_its_last_character() -> None:
    assert tokens("碳达峰") == ["碳达", "达峰", "峰"]


def test_a_single_character_is_its_own_token() -> None:
    assert tokens("碳") == ["碳"]


def test_latin_words_and_numbers_are_folded_words() -> None:
    assert tokens("GB/T 36276—2023 Ｃarbon") == ["gb", "t", "36276", "2023", "carbon"]


def test_chinese_and_latin_are_parted_where_they_meet() -> None:
    assert tokens("储能EMS系统") == ["储能", "能", "ems", "系统", "统"]


@pytest.mark.parametrize("character", ["𠀀", "𪜀", "𫝀", "𰀀", "㐀", "〇", "々"])
def test_rare_characters_count_as_chinese(character: str) -> None:
    assert tokens(f"中{character}国") == [f"中{character}", f"{character}国", "国"]


def test_every_character_of_chinese_begins_some_token() -> None:
    text = "新型电力系统与储能"
    found = tokens(text)
    assert all(any(token.startswith(character) for token in found) for character in text)


def test_a_very_long_word_is_cut() -> None:
    assert tokens("a" * 999) == ["a" * LONGEST_TOKEN]


def test_punctuation_and_emoji_give_no_token() -> None:
    assert tokens("——！？🙂 '\"*&|():") == []


@pytest.mark.parametrize(
    ("one", "other"), [("ＡＢＣ", "abc"), ("ﬁeld", "FIELD"), ("e\u0301", "É"), ("㎡", "m2")]
)
def test_forms_of_the_same_text_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_twice_changes_nothing() -> None:
    for text in ("ΐẞﬃǅ", "①㈱½", "İstanbul"):
        assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from("！（），：；？＜=a é\u0338\u0301\u3099\u309aが：Å")))
def test_wide_marks_replaced_before_fold_as_the_normal_form_does(text: str) -> None:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    assert fold(text) == folded


def test_places_lead_back_to_the_text() -> None:
    text = "Aﬁe\u0301中"
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert [text[start:end] for start, end in places] == ["A", "ﬁ", "ﬁ", "e\u0301", "中"]
