"""ICS and CCS tables: whole, looked up by code, found by words in Chinese and English."""

import re
import timeit
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.formspec import tables
from workbench.formspec.codes import (
    CodeTable,
    ccs_table,
    ics_table,
    normal_ccs,
    normal_ics,
    read_ics_entries,
)
from workbench.formspec.tables import read_table
from workbench.kernel.errors import DataFileError
from workbench.kernel.paths import resource

CHINESE = re.compile("[\u4e00-\u9fff]")
SHORT_FORMS = {"IT", "EMC", "GPS", "OSI", "ISDN", "TETRA", "DECT", "GSM", "CAD", "U"}
NAMES = "ics_names_zh.csv"
ROW = "35.180,信息技术终端和其他外围设备\n"


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


def test_every_ics_code_has_a_chinese_name_of_its_own() -> None:
    for code, entry in ics_table().entries.items():
        name = entry.title.zh
        assert CHINESE.search(name), code
        latin = " ".join(re.findall("[A-Za-z]+", name))
        assert latin in ("", "IT", "EMC", "GPS", "OSI", "ISDN", "TETRA", "DECT", "GSM", "CAD", "U"), (
            code,
            latin,
        )
        assert name == name.strip()
        assert "." not in code or not re.search("[,;.()]", name), (code, "signs of Western texts")


def test_no_two_ics_codes_under_the_same_one_have_the_same_chinese_name() -> None:
    names = Counter((code.rpartition(".")[0], entry.title.zh) for code, entry in ics_table().entries.items())
    assert [name for name, count in names.items() if count > 1] == []


def test_the_same_english_words_are_put_the_same_way_in_chinese() -> None:
    for code, entry in ics_table().entries.items():
        zh, en = entry.title.zh, entry.title.en
        if "." not in code or en.startswith("Other standards"):
            continue
        assert en.endswith(" in general") == zh.endswith("综合"), code
        assert en.endswith("(Vocabularies)") == zh.endswith("（词汇）"), code
        assert "其他" in zh or not en.startswith("Other "), code


def test_the_vocabulary_of_a_field_is_called_after_it() -> None:
    entries = ics_table().entries
    for code, entry in entries.items():
        if code.startswith("01.040."):
            field = entries[code[-2:]].title.zh.replace("(", "（").replace(")", "）")
            assert entry.title.zh == f"{field}（词汇）"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("27", "能源和热传导工程"),
        ("13.220.20", "防火"),
        ("27.160", "太阳能工程"),
        ("29.220.20", "酸性二次电池和电池组"),
        ("35.180", "信息技术终端和其他外围设备"),
        ("01.040.77", "冶金（词汇）"),
        ("77.140.01", "钢铁产品综合"),
    ],
)
def test_an_ics_code_has_its_chinese_name_too(code: str, name: str) -> None:
    entry = ics_table().get(code)
    assert entry is not None
    assert entry.title.zh == name


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("35.180,\n", f"{NAMES}, line {{line}}: the code 35.180 has no Chinese name."),
        ("35.180, \n", f"{NAMES}, line {{line}}: the code 35.180 has no Chinese name."),
        ("", "ics.csv, line 693: the code 35.180 has no Chinese name."),
        (f"98.180,终端\n{ROW}", f"{NAMES}, line {{line}}: 98.180 has a name, but there is no such code."),
    ],
)
def test_a_code_without_a_chinese_name_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: str, message: str
) -> None:
    original = resource("codes", NAMES).read_text(encoding="utf-8")
    line = original[: original.index(ROW)].count("\n") + 1
    (tmp_path / NAMES).write_text(original.replace(ROW, new), encoding="utf-8")
    monkeypatch.setattr(
        tables, "resource", lambda *parts: tmp_path / NAMES if parts[-1] == NAMES else resource(*parts)
    )
    with pytest.raises(DataFileError, match=re.escape(message.format(line=line))):
        read_ics_entries()


def test_the_ics_names_are_told_to_be_no_official_ones() -> None:
    note = ics_table().note
    assert "本程序所译，不是官方译名" in note.zh
    assert "this program's own wording, not official" in note.en


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
    assert "35.180" in [entry.code for entry in ics_table().find("终端")]
    assert ics_table().find("太阳能")[0].code == "27.160"


def test_a_title_that_begins_with_the_word_comes_first() -> None:
    titles = [entry.title.en for entry in ics_table().find("batteries", count=50)]
    starts = [title.casefold().startswith("batteries") for title in titles]
    assert starts == sorted(starts, reverse=True)


@pytest.mark.parametrize("query", ["", "   ", "nothing like this", "㊣"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert ics_table().find(query) == []


def test_the_notice_of_the_ccs_tables_is_kept() -> None:
    assert "Copyright (c) 2018, Ribose Inc." in resource("codes", "NOTICE.txt").read_text(encoding="utf-8")


def test_fields_and_groups_of_the_ccs_are_headings_above_their_codes() -> None:
    entries = list(ccs_table().entries.values())
    assert [entry.code for entry in ccs_table().first(99)] == [
        row["code"] for row in read_table("ccs_fields.csv")
    ]
    assert all(entry.heading is not bool(normal_ccs(entry.code)) for entry in entries)
    assert not any(entry.heading for entry in ics_table().entries.values())
    assert [entry.code for entry in entries[:3]] == ["A", "A 00/09", "A 00"]


def test_for_a_group_its_codes_are_found() -> None:
    found = [entry.code for entry in ccs_table().find("A 20/39", count=50)]
    group = [row["code"] for row in read_table("ccs.csv") if row["group"] == "A20/39"]
    assert [code.replace(" ", "") for code in found] == ["A20/39", *group]


def test_for_a_compound_word_what_holds_its_parts_is_found() -> None:
    found = ics_table().look_up("应急照明")
    assert found.by_parts
    assert found.entries
    assert all("照明" in entry.title.zh or "应急" in entry.title.zh for entry in found.entries)
    assert not ics_table().look_up("照明").by_parts


def test_titles_with_more_of_the_words_come_first_and_longer_parts_before_shorter_ones() -> None:
    most = ics_table().look_up("emergency lighting systems").entries[0]
    assert "lighting" in most.title.en.casefold()
    assert "systems" in most.title.en.casefold()
    assert {entry.code for entry in ccs_table().look_up("便携蓄电能装置").entries} == {"K 84"}


@pytest.mark.parametrize("query", ["", "nothing like this", "㊣", "龘龘龘龘", "龘" * 5000])
def test_where_no_title_holds_any_part_nothing_is_found(query: str) -> None:
    assert ics_table().look_up(query).entries == []


LONG_TITLE = "储能电站应急供电装置技术要求与试验方法及其验收规则的通用规范"


@pytest.mark.parametrize("table", [ccs_table, ics_table])
@pytest.mark.parametrize("words", [LONG_TITLE, "应急照明", "便携蓄电能装置", "照明灯具系统的能源"])
def test_by_parts_all_codes_are_found_whose_titles_hold_the_longest_part(
    table: Callable[[], CodeTable], words: str
) -> None:
    titles = {entry.code: entry.title.zh for entry in table().entries.values()}
    for length in range(8, 1, -1):
        parts = {words[at : at + length] for at in range(len(words) - length + 1)}
        expected = {code for code, title in titles.items() if any(part in title for part in parts)}
        if expected:
            break
    found = table().look_up(words, 2000)
    assert found.by_parts
    assert {entry.code for entry in found.entries} == expected


@pytest.mark.parametrize("table", [ccs_table, ics_table])
def test_to_look_for_parts_takes_hardly_longer_than_to_look_for_the_words(
    table: Callable[[], CodeTable],
) -> None:
    assert table().look_up(LONG_TITLE).by_parts
    by_parts = min(timeit.repeat(lambda: table().look_up(LONG_TITLE), number=3, repeat=5))
    whole = min(timeit.repeat(lambda: table().find(LONG_TITLE), number=3, repeat=5))
    assert by_parts < 3 * whole
