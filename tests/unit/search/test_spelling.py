"""The dictionary that comes with the program: what it knows, what it leaves alone, what it suggests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.kernel.paths import resource
from workbench.search.spelling import MOST_SUGGESTIONS, Dictionary, read_dictionary


@pytest.fixture(scope="module")
def bundled() -> Dictionary:
    return read_dictionary(resource("spelling"))


@pytest.fixture
def dictionary(bundled: Dictionary) -> Iterator[Dictionary]:
    yield bundled
    bundled.own = frozenset()


@pytest.mark.parametrize(
    "word",
    [
        "standard",
        "Standard",
        "colour",
        "color",
        "organisation",
        "organization",
        "standard's",
        "standard’s",
        "don't",
        "photovoltaic",
        "microgrid",
        "mm",
        "Beijing",
    ],
)
def test_words_of_both_spellings_and_of_the_field_are_known(dictionary: Dictionary, word: str) -> None:
    assert dictionary.knows(word)


@pytest.mark.parametrize(
    "word", ["GB", "IEC", "kWh", "LiFePO", "IoT", "Na", "Hz", "résumé", "Zhang", "Xiaoming", "Xi'an"]
)
def test_abbreviations_symbols_and_chinese_names_are_left_alone(dictionary: Dictionary, word: str) -> None:
    assert dictionary.knows(word)


@pytest.mark.parametrize("word", ["standart", "Standart", "recieve", "teh", "beijing", "xiaoming", "Chineese"])
def test_misspelled_words_are_not_known(dictionary: Dictionary, word: str) -> None:
    assert not dictionary.knows(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("seperate", "separate"),
        ("Standart", "Standard"),
        ("enviroment", "environment"),
        ("teh", "the"),
        ("sytem's", "system's"),
        ("photovoltiac", "photovoltaic"),
        ("mesurement", "measurement"),
        ("microgird", "microgrid"),
    ],
)
def test_the_word_that_is_meant_is_suggested_first(dictionary: Dictionary, wrong: str, right: str) -> None:
    suggestions = dictionary.suggestions(wrong)
    assert suggestions[0] == right
    assert len(suggestions) <= MOST_SUGGESTIONS


def test_nothing_is_suggested_for_what_is_like_no_word(dictionary: Dictionary) -> None:
    assert dictionary.suggestions("qqxzvwkj") == []


def test_own_words_are_known_as_they_are_written_and_suggested(dictionary: Dictionary) -> None:
    dictionary.own = frozenset({"kubernetes", "Huawei"})
    assert dictionary.knows("kubernetes")
    assert dictionary.knows("Kubernetes")
    assert not dictionary.knows("huawwei")
    assert dictionary.suggestions("kuberntes")[0] == "kubernetes"


def test_the_notice_of_the_word_list_lies_beside_it() -> None:
    assert "Kevin Atkinson" in resource("spelling", "NOTICE.txt").read_text(encoding="utf-8")
