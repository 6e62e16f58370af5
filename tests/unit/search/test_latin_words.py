"""Which words of a text are spelled by somebody: Latin words, no codes, addresses, units or Chinese."""

from __future__ import annotations

import time

import pytest

from workbench.search.latinwords import is_latin_word, latin_words


def words(text: str) -> list[str]:
    return [word for _, word in latin_words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本标准规定了standart要求", ["standart"]),
        ("well-known, don't and the standard’s", ["well", "known", "don't", "and", "the", "standard’s"]),
        ("and/or (scope)", ["and", "or", "scope"]),
        ("résumé Schrödinger", ["résumé", "Schrödinger"]),
        ("ＡＢＣ 全角", []),
        ("GB/T 36276—2023、ISO/IEC 17025:2017", ["GB", "ISO", "IEC"]),
        ("61850-7-420a H2O 5G CO2-free 200kW", []),
        ("见 https://exmaple.test/pth?a=wrogn 和 www.exmaple.test", []),
        ("lin@exmaple.test, exmaple.test/pth", []),
        (r"C:\\Usres\\nmae \\\\srever\\shaer", []),
        ("settings.json e.g. 3.14 file_nmae", []),
        ("A b", []),
        ("热量 Q=mcdT，y=kx+b；doi:10.1000/xyz", []),
        ("end of it.", ["end", "of", "it"]),
    ],
)
def test_words_are_found_and_codes_are_not(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_the_place_of_a_word_counts_characters() -> None:
    text = "𠮷野 wrod，中文 wrod"
    assert [text[start : start + len(word)] for start, word in latin_words(text)] == ["wrod", "wrod"]


@pytest.mark.parametrize(
    "text", ["a" * 300_000, "a." * 150_000, "a-" * 150_000, "http://" * 50_000, "'" * 300_000]
)
def test_no_text_takes_longer_than_its_length(text: str) -> None:
    begin = time.process_time()
    list(latin_words(text))
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("text", "right"),
    [("micro", True), ("a", False), ("a b", False), ("e-mail", False), ("词", False), ("H2O", False)],
)
def test_what_one_word_is(text: str, right: bool) -> None:
    assert is_latin_word(text) is right
