"""Raised and lowered characters told in plain ones."""

from __future__ import annotations

import pytest

from workbench.domain.blocks import Script
from workbench.domain.content import plain_text
from workbench.domain.scripts import script_at, told, told_between

TEXT = "<p>H<sub>2</sub>O and 10<sup>3</sup> m</p><p>x<sub>中</sub></p>"


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        ("2", "sub", "₂"),
        ("-3", "sup", "⁻³"),
        ("n+1", "sup", "ⁿ⁺¹"),
        ("max", "sub", "ₘₐₓ"),
        ("中", "sub", "_(中)"),
        ("2Q", "sup", "^(2Q)"),
        ("2", "", "2"),
        (" ", "sup", " "),
    ],
)
def test_small_characters_stand_where_there_is_one_for_each(text: str, script: Script, expected: str) -> None:
    assert told(text, script) == expected


def test_a_part_of_a_text_is_told_by_the_places_of_its_words() -> None:
    words = plain_text(TEXT)
    assert told_between(TEXT, 0, len(words)) == "H₂O and 10³ m\nx_(中)"
    assert told_between(TEXT, 1, 3) == "₂O"
    assert told_between(TEXT, words.index("x"), len(words)) == "x_(中)"
    assert told_between(TEXT, words.index("m"), words.index("x") + 1) == "m\nx"
    assert told_between("a < b", 0, 3) == "a <"


def test_the_script_of_a_place_is_known() -> None:
    words = plain_text(TEXT)
    assert [script_at(TEXT, place) for place in (0, 1, words.index("3"), words.index("中"))] == [
        "",
        "sub",
        "sup",
        "sub",
    ]
