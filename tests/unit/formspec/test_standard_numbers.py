"""Numbers of standards: read in many writings, written in one, found in running text."""

import time

import pytest

from workbench.formspec.standard_numbers import find_standard_numbers, issuers, parse_standard_number
from workbench.kernel.errors import InvalidValue

EXAMPLES = [(issuer.id, example) for issuer in issuers().all for example in issuer.examples]


@pytest.mark.parametrize(("issuer", "example"), EXAMPLES)
def test_each_issuers_example_is_its_own_and_well_written(issuer: str, example: str) -> None:
    number = parse_standard_number(example)
    assert (number.issuer, number.text) == (issuer, example)


@pytest.mark.parametrize("dash", ["-", "–", "—", "―", "－", "−", "——", " — ", "一"])
def test_a_chinese_number_gets_one_long_dash(dash: str) -> None:
    assert parse_standard_number(f"GB/T 36276{dash}2023").text == "GB/T 36276—2023"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("gb/t36276-2023", "GB/T 36276—2023"),
        ("ＧＢ／Ｔ　１.１－２０２０", "GB/T 1.1—2020"),
        ("GB / T  1.1—2020", "GB/T 1.1—2020"),
        ("GB 150-89", "GB 150—89"),
        ("gb 51048", "GB 51048"),
        ("GB/T 1234—2020/XG1-2022", "GB/T 1234—2020/XG1—2022"),
        ("jgj/t 16", "JGJ/T 16"),
        ("NB/T 42091-2016", "NB/T 42091—2016"),
        ("DB3301/T 12-2020", "DB3301/T 12—2020"),
        ("t/cnesa 1000-2019", "T/CNESA 1000—2019"),
        ("iso 9001-2015", "ISO 9001:2015"),
        ("ISO 9001：2015", "ISO 9001:2015"),
        ("ISO 9001:2015/AMD 1:2024", "ISO 9001:2015/Amd 1:2024"),
        ("ISO/IEC guide 51:2014", "ISO/IEC Guide 51:2014"),
        ("IEC 62933-5-2-2020", "IEC 62933-5-2:2020"),
        ("IEC TS 62933-3-1:2018", "IEC TS 62933-3-1:2018"),
        ("ieee std 1547-2018", "IEEE Std 1547-2018"),
        ("ASTM D4814-21A", "ASTM D4814-21a"),
        ("itu-t x.509(10/2019)", "ITU-T X.509 (10/2019)"),
    ],
)
def test_a_number_is_written_as_its_issuer_writes_it(written: str, text: str) -> None:
    assert parse_standard_number(written).text == text


def test_a_number_comes_apart() -> None:
    number = parse_standard_number("GB/T 20003.1-2014")
    assert (number.issuer, number.family) == ("gb_t", "national")
    assert (number.prefix, number.number, number.year) == ("GB/T", "20003.1", "2014")


def test_a_number_without_year_has_an_empty_year() -> None:
    assert parse_standard_number("GB 51048").year == ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        "36276",
        "GB/T",
        "GBT 36276",
        "XX/T 1234—2020",
        "GB/T 36276—20233",
        "GB/T 36276—2023 等",
        "Q/ 1",
        "GB" * 100,
    ],
)
def test_what_is_no_number_is_refused_with_examples(written: str) -> None:
    with pytest.raises(InvalidValue, match="is not the number of a standard") as caught:
        parse_standard_number(written)
    assert "GB/T 36276—2023" in caught.value.hint


def test_only_the_named_issuers_are_taken() -> None:
    with pytest.raises(InvalidValue) as caught:
        parse_standard_number("GB/T 1.1—2020", ("iso", "iec"))
    assert caught.value.hint == "Write it like ISO 14064-1:2018, IEC 62933-5-2:2020."


def test_a_family_stands_for_all_its_issuers() -> None:
    assert parse_standard_number("DL/T 5044—2014", ("industry",)).text == "DL/T 5044—2014"
    assert parse_standard_number("OIML R 76-1:2006", ("international",)).issuer == "oiml"


def test_numbers_are_found_in_chinese_prose() -> None:
    text = "按照GB/T 36276-2023和DL/T 5044的规定，并参照IEC 62933-5-2:2020、T/CEC 101—2016。"
    assert [number.text for number in find_standard_numbers(text)] == [
        "GB/T 36276—2023",
        "DL/T 5044",
        "IEC 62933-5-2:2020",
        "T/CEC 101—2016",
    ]


def test_numbers_are_found_in_english_prose() -> None:
    text = "As in ISO 14064-1:2018, NFPA 855 (2023) and IEEE 1547-2018; see GB 51048."
    found = [number.text for number in find_standard_numbers(text)]
    assert found == ["ISO 14064-1:2018", "NFPA 855", "IEEE 1547-2018", "GB 51048"]


def test_a_found_number_says_where_it_stands_and_how_it_was_written() -> None:
    text = "𠮷见ＧＢ／Ｔ 36276－2023。"
    number = find_standard_numbers(text)[0]
    assert text[number.start : number.end] == number.written == "ＧＢ／Ｔ 36276－2023"


def test_both_parts_of_a_double_number_are_found() -> None:
    found = find_standard_numbers("GB/T 24001-2016/ISO 14001:2015")
    assert [number.text for number in found] == ["GB/T 24001—2016", "ISO 14001:2015"]


@pytest.mark.parametrize(
    "text",
    ["内存 64 GB 2 条", "16GB 8", "in 2020", "EN 50 个", "表GB", "gb 51048", "第1部分：总则", "AGB/T 1234", ""],
)
def test_units_and_words_are_not_taken_for_numbers(text: str) -> None:
    assert find_standard_numbers(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "GB/T 1",
        "GB ",
        "A/",
        "1234567",
        "ISO/IEC ",
        "DB11",
        "T/AAAAAAAAAA",
        "Q/AB AB ",
        "IEC 1-1-1",
        "GB/T 1.1.1—20",
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length_allows(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        find_standard_numbers(text)
        return time.process_time() - start

    assert seconds(40_000) < 40 * max(seconds(4_000), 0.02)
