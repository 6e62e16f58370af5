"""Known phrases found in a text."""

from __future__ import annotations

from workbench.search.phrases import PhraseFinder, phrase_of, units


def _find(text: str, *phrases: str) -> list[str]:
    row = units(text)
    found = PhraseFinder(map(phrase_of, phrases)).find(row)
    return [text[row[one.first].start : row[one.last - 1].end] for one in found]


def test_phrases_are_found_inside_chinese_also_one_in_another() -> None:
    assert _find("电化学储能电站", "储能", "储能电站", "抽水蓄能") == ["储能", "储能电站"]


def test_english_phrases_are_found_in_other_forms() -> None:
    assert _find("Lithium-Ion Batteries for e-bikes", "lithium ion battery") == ["Lithium-Ion Batteries"]


def test_a_part_of_an_english_word_is_not_found() -> None:
    assert _find("transportation", "port") == []


def test_mixed_phrases_are_found() -> None:
    assert _find("面向５Ｇ应用的终端", "5G应用") == ["５Ｇ应用"]


def test_a_single_character_is_no_phrase() -> None:
    assert _find("煤", "煤") == []
