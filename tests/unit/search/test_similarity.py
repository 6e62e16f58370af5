"""Terms of texts and ranking by them."""

from __future__ import annotations

import pytest

from workbench.search.similarity import TermIndex, stem, terms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("batteries", "battery"),
        ("machines", "machine"),
        ("glass", "glass"),
        ("switches", "switch"),
        ("gas", "gas"),
    ],
)
def test_plural_endings_are_dropped(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_terms_are_pairs_and_stems() -> None:
    assert terms("锂电池 Batteries") == ["锂电", "电池", "battery"]


def test_a_rare_term_ranks_above_a_common_one() -> None:
    index = TermIndex([{"common": 1.0, "rare": 1.0}, {"common": 1.0, "x": 1.0}, {"common": 1.0, "y": 1.0}])
    scores = index.scores(["common", "rare"])
    assert max(scores, key=lambda number: scores[number]) == 0
    assert index.rarity("rare") > index.rarity("common") > index.rarity("absent") == 0.0


def test_an_index_over_nothing_finds_nothing() -> None:
    assert TermIndex([]).scores(["x"]) == {}
