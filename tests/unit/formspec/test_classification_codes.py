"""ICS and CCS tables: whole, looked up by code, found by words."""

import pytest

from workbench.formspec.codes import (
    ccs_table,
    ics_table,
    normal_ccs,
    normal_ics,
)
from workbench.formspec.tables import read_table
from workbench.kernel.paths import resource


def test_the_tables_are_whole() -> None:
    assert len(ics_table().entries) == 1381
    assert len(read_table("ccs.csv")) == 1608
    assert len(ccs_table().entries) == 1608 + 225 + 24


def test_every_code_is_well_formed_and_has_a_title() -> None:
    assert all(normal_ics(code) == code and entry.title.en for code, entry in ics_table().entries.items())
    assert all(normal_ccs(row["code"]) and row["title_zh"] for row in read_table("ccs.csv"))


def test_every_code_stands_under_codes_that_exist() -> None:
    above = {code.rpartition(".")[0] for code in ics_table().entries} - {""}
    groups = {row["group"] for row in read_table("ccs.csv")}
    fields = {row["field"] for row in read_table("ccs_groups.csv")}
    assert above <= set(ics_table().entries)
    assert groups | fields <= set(ccs_table().entries)


def test_an_ics_code_has_its_english_title() -> None:
    entry = ics_table().get("29.200")
    assert entry is not None
    assert entry.title.en == "Rectifiers. Converters. Stabilized power supply"


def test_an_ics_field_has_its_chinese_title_too() -> None:
    entry = ics_table().get("27")
    assert entry is not None
    assert entry.title.zh == "能源和热传导工程"


@pytest.mark.parametrize("code", ["K81", "K 81", "k 81"])
def test_a_ccs_code_is_known_however_it_is_spaced(code: str) -> None:
    entry = ccs_table().get(code)
    assert entry is not None
    assert (entry.code, entry.title.zh) == ("K 81", "交直流电源装置")


def test_an_unknown_code_is_none() -> None:
    assert ics_table().get("98.765") is None
    assert ccs_table().get("Z 98") is None


def test_codes_are_found_by_their_beginning_in_order() -> None:
    assert [entry.code for entry in ics_table().find("29.22", count=3)] == ["29.220", "29.220.01", "29.220.10"]
    assert [entry.code for entry in ccs_table().find("k 8", count=3)] == ["K 80/89", "K 80", "K 81"]


def test_codes_are_found_by_english_words_in_any_order() -> None:
    found = [entry.code for entry in ics_table().find("supply stabilized")]
    assert "29.200" in found


def test_codes_are_found_by_chinese_words() -> None:
    assert ccs_table().find("蓄电能")[0].code == "K 84"
    assert ics_table().find("能源")[0].code == "27"


def test_a_title_that_begins_with_the_word_comes_first() -> None:
    titles = [entry.title.en for entry in ics_table().find("batteries", count=50)]
    starts = [title.casefold().startswith("batteries") for title in titles]
    assert starts == sorted(starts, reverse=True)


@pytest.mark.parametrize("query", ["", "   ", "nothing like this", "㊣"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert ics_table().find(query) == []


def test_the_notice_of_the_ccs_tables_is_kept() -> None:
    assert "Copyright (c) 2018, Ribose Inc." in resource("codes", "NOTICE.txt").read_text(encoding="utf-8")
