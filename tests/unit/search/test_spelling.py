"""The dictionary that comes with the program: what it knows, what it leaves alone, what it suggests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.kernel.paths import resource
from workbench.search.latinwords import latin_words
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


@pytest.mark.parametrize(
    "text",
    [
        "额定容量 100 kW·h（0.36 MJ），µm、μm、mg/kg、dB(A)、mmHg、kPa、rad/s、kvar、mbar、wt%",
        "Vdc、Mbit/s、tce、GB/T 1.1-2020、GB/T 1.1—2020、ISO/IEC 27001:2022、ISO/TS 15926-2、UL 9540A",
        "LiFePO4、LiNi0.8Co0.1Mn0.1O2、NOx、VOCs、PM2.5、γ-Al2O3、n-hexane、polytetrafluoroethylene",
        "zhang.san@exmaple.test https://www.exmaple.test/abc?x=yz std.exmaple.test/xmgl doi:10.1000/xyz",
        "BMS、SCADA、NB-IoT、WiFi、camelCase、getName、iPhone、e.g.、i.e.、cf.、pp.、max(x)、cos φ、y=kx+b",
        "colour organisation aluminium fibre metre labelling catalogue sulphur anonymisation nanofibre",
        "本标准由ｋｗｈ、ＧＢ／Ｔ组成，适用于𠮷野家",
    ],
)
def test_no_chinese_unit_standard_formula_address_or_abbreviation_is_marked(
    dictionary: Dictionary, text: str
) -> None:
    assert [word for _, word in latin_words(text) if not dictionary.knows(word)] == []
