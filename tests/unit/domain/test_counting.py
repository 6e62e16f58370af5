"""Counting against texts that were counted by hand, as Chinese word processors count them."""

from __future__ import annotations

import pytest

from workbench.domain.counting import TextCount, count_text

# text; words, characters, without spaces, Chinese, Latin words, numbers
COUNTED = [
    ("", (0, 0, 0, 0, 0, 0)),
    (" \n\t ", (0, 3, 0, 0, 0, 0)),
    ("储能电站", (4, 4, 4, 4, 0, 0)),
    ("储能电站。", (5, 5, 5, 4, 0, 0)),
    ("two words", (2, 9, 8, 0, 2, 0)),
    ("it's well-known.", (2, 16, 15, 0, 2, 0)),
    ("功率500 kW", (4, 8, 7, 2, 1, 1)),
    ("功率500kW", (3, 7, 7, 2, 1, 0)),
    ("1,000.5 和 20 %", (4, 14, 11, 1, 0, 2)),
    ("GB/T 42288—2022", (4, 15, 14, 0, 1, 2)),
    ("“分级”……", (6, 6, 6, 2, 0, 0)),
    ("第5章：Ａ级", (6, 6, 6, 3, 0, 1)),
    ("一\r\n二\n\n三", (3, 3, 3, 3, 0, 0)),
    ("甲\u3000乙", (2, 3, 2, 2, 0, 0)),
    ("𠮷野", (2, 2, 2, 2, 0, 0)),
    ("±5 - ", (2, 5, 3, 0, 0, 1)),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_a_text_has_what_was_counted_by_hand(text: str, counted: tuple[int, ...]) -> None:
    assert count_text(text) == TextCount(*counted)


def test_counts_of_parts_make_that_of_the_whole() -> None:
    assert count_text("储能 kW") + count_text("30 min") == TextCount(5, 11, 9, 2, 2, 1)
