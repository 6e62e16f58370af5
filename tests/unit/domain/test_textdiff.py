"""What differs between two texts, word by word."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.textdiff import Piece, differences

# Few signs, so that texts share some of them.
_texts = st.text(alphabet="甲乙丙的，。ab 1\n", max_size=60)


def test_chinese_is_compared_by_characters() -> None:
    assert differences("研究制定碳排放核算标准。", "研究制修订碳排放核算与核查标准。") == (
        Piece("same", "研究制"),
        Piece("removed", "定"),
        Piece("added", "修订"),
        Piece("same", "碳排放核算"),
        Piece("added", "与核查"),
        Piece("same", "标准。"),
    )


def test_other_text_is_compared_by_whole_words() -> None:
    assert differences("Set 12 standards.", "Sets 120 standards.") == (
        Piece("removed", "Set 12"),
        Piece("added", "Sets 120"),
        Piece("same", " standards."),
    )


def test_equal_and_empty_texts() -> None:
    assert differences("", "") == ()
    assert differences("相同", "相同") == (Piece("same", "相同"),)
    assert differences("", "new") == (Piece("added", "new"),)
    assert differences("old", "") == (Piece("removed", "old"),)


def test_a_lonely_sign_between_changes_goes_along_with_them() -> None:
    assert differences("甲的乙。", "丙的丁。") == (
        Piece("removed", "甲的乙"),
        Piece("added", "丙的丁"),
        Piece("same", "。"),
    )


def test_a_line_break_between_changes_stays() -> None:
    assert Piece("same", "\n") in differences("one\ntwo\n", "three\nfour\n")


def test_a_changed_sentence_of_a_long_text_is_compared_within() -> None:
    sentences = [f"第{number}项：推进重点领域标准研制。" for number in range(4000)]
    before, sentences[2000] = "".join(sentences), "第2000项：推进关键领域标准研制。"
    assert [piece for piece in differences(before, "".join(sentences)) if piece.kind != "same"] == [
        Piece("removed", "重点"),
        Piece("added", "关键"),
    ]


@given(_texts, _texts)
def test_the_pieces_join_to_both_texts(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


def test_sentences_that_share_hardly_anything_are_replaced_as_a_whole() -> None:
    assert differences("以标准支撑节能和减排等工作。", "完善核算指南，发布术语标准。") == (
        Piece("removed", "以标准支撑节能和减排等工作。"),
        Piece("added", "完善核算指南，发布术语标准。"),
    )
