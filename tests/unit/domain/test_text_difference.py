"""Differences of texts: each side can be read back, and what is marked is what a person would mark."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.blocks import Look, lines
from workbench.domain.content import parse, plain_text
from workbench.domain.textdifference import (
    Mark,
    differs,
    newer,
    older,
    paragraphs,
    replacement,
    text_difference,
    with_looks,
)

WORDS = [
    "储能",
    "电站",
    "的",
    "应急",
    "供电",
    "装置",
    "。",
    "\n",
    " ",
    "GB/T",
    "36276—2023",
    "power",
    "，",
    "A",
]
texts = st.one_of(st.lists(st.sampled_from(WORDS), max_size=30).map("".join), st.text(max_size=30))


def marked(before: str, after: str) -> str:
    """Return a difference with what was removed in [-…-] and what was added in {+…+}."""
    signs = {Mark.SAME: ("", ""), Mark.REMOVED: ("[-", "-]"), Mark.ADDED: ("{+", "+}")}
    return "".join(signs[one.mark][0] + one.text + signs[one.mark][1] for one in text_difference(before, after))


@given(texts, texts)
def test_each_side_is_read_back_from_the_difference(before: str, after: str) -> None:
    pieces = text_difference(before, after)
    assert (older(pieces), newer(pieces)) == (before, after)
    assert differs(pieces) == (before != after)
    assert all(piece.text for piece in pieces)
    assert all(one.mark is not other.mark for one, other in pairwise(pieces))


@given(texts, texts)
def test_lines_put_together_are_the_texts(before: str, after: str) -> None:
    lines = paragraphs(text_difference(before, after))
    assert "\n".join(older(line) for line in lines) == before
    assert "\n".join(newer(line) for line in lines) == after


@given(texts, texts)
def test_a_replacement_marks_nothing_as_the_same_unless_all_is(before: str, after: str) -> None:
    pieces = replacement(before, after)
    assert (older(pieces), newer(pieces)) == (before, after)
    assert before == after or all(piece.mark is not Mark.SAME for piece in pieces)


@given(texts, texts)
def test_what_is_appended_or_put_before_removes_nothing(before: str, more: str) -> None:
    for after in (before + more, more + before):
        assert all(piece.mark is not Mark.REMOVED for piece in text_difference(before, after))
        assert all(piece.mark is not Mark.ADDED for piece in text_difference(after, before))


@given(texts, texts.filter(bool))
def test_what_is_appended_on_new_lines_removes_nothing_though_something_else_changed(
    before: str, more: str
) -> None:
    pieces = text_difference(f"第一句。\n{before}x", f"第二句。\n{before}x\n{more}")
    assert [piece.text for piece in pieces if piece.mark is Mark.REMOVED] == ["一"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("before the crash 12345", "before the crash 12345\nand more", "before the crash 12345{+\nand more+}"),
        ("Old. 12345 abc", "New. 12345 abc\nand more", "[-Old-]{+New+}. 12345 abc{+\nand more+}"),
        ("甲。一二三", f"乙。一二三四五{'六' * 9}", f"[-甲-]{{+乙+}}。一二三{{+四五{'六' * 9}+}}"),
        ("one\ntwo", "zero\none\ntwo!", "{+zero\n+}one\ntwo{+!+}"),
        ("甲。\n一二三", "乙。\n一二四", "[-甲-]{+乙+}。\n一二[-三-]{+四+}"),
        ("规定了储能电站的要求", "规定了储能系统的要求", "规定了储能[-电站-]{+系统+}的要求"),
        ("电站的装置", "系统的设备", "[-电站的装置-]{+系统的设备+}"),
        ("the quick test", "the quicker test", "the [-quick-]{+quicker+} test"),
        ("见 GB/T 36276—2018。", "见 GB/T 36276—2023。", "见 GB/T [-36276—2018-]{+36276—2023+}。"),
        ("第一句。第二句。", "第一句。新的一句。第二句。", "第一句。{+新的一句。+}第二句。"),
        ("one\ntwo", "one\nthree\ntwo", "one\n{+three\n+}two"),
        (
            "以标准支撑节能和减排等工作。",
            "完善核算指南，发布术语标准。",
            "[-以标准支撑节能和减排等工作。-]{+完善核算指南，发布术语标准。+}",
        ),
        ("", "新", "{+新+}"),
        ("旧", "", "[-旧-]"),
    ],
)
def test_what_is_marked_are_words_and_runs(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


def test_a_very_long_passage_is_compared_in_time_and_exactly() -> None:
    before = "".join(chr(0x4E00 + number * 7 % 3000) for number in range(6000))
    after = "".join(chr(0x4E00 + number * 11 % 3000) for number in range(6000))
    pieces = text_difference(before, after)
    assert (older(pieces), newer(pieces)) == (before, after)


def looked(before: str, after: str) -> list[tuple[str, str, str]]:
    """Return mark, text and on which side it is bold, raised or lowered."""
    sides = [list(lines(parse(text))) for text in (before, after)]
    pieces = with_looks(text_difference(plain_text(before), plain_text(after)), *sides)
    assert (older(pieces), newer(pieces)) == (plain_text(before), plain_text(after))
    return [(piece.mark.value, piece.text, f"{_short(piece.before)}>{_short(piece.after)}") for piece in pieces]


def _short(look: Look) -> str:
    return ("b" if look[0] else "") + look[3]


def test_same_words_of_another_look_are_told_apart() -> None:
    found = looked("<p>one two</p><p>three</p>", "<p>one <strong>two</strong></p><p>three</p>")
    assert found == [("same", "one ", ">"), ("same", "two", ">b"), ("same", "\nthree", ">")]


def test_what_is_raised_on_one_side_only_counts_as_replaced() -> None:
    found = looked("<p>10<sup>3</sup> m</p>", "103 m")
    assert found == [("same", "10", ">"), ("removed", "3", "sup>"), ("added", "3", ">"), ("same", " m", ">")]


def test_changed_words_have_the_look_of_their_side() -> None:
    found = looked("<p>H<sub>2</sub>O is <strong>wet</strong></p>", "<p>H<sub>2</sub>O is dry</p>")
    assert found == [
        ("same", "H", ">"),
        ("same", "2", "sub>sub"),
        ("same", "O is ", ">"),
        ("removed", "wet", "b>"),
        ("added", "dry", ">"),
    ]
