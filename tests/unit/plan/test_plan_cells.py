"""Plans kept in a table: rows of a .csv file are articles; commas behind numbers in other texts are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.kernel.errors import NotReadable
from workbench.plan.numbering import chinese_number, chinese_numerals
from workbench.plan.textreader import read_numbered_file, read_numbered_text


@pytest.mark.parametrize(
    "rows",
    [
        '编号,标题,内容\n第1条,加强统筹,"完善政策，明确分工。加强考核。"\n第2条,实施工程,制定标准。\n',
        "第1条;加强统筹;完善政策，明确分工。;加强考核。\n第2条;实施工程;制定标准。\n",
        "1\t加强统筹\t完善政策，明确分工。加强考核。\n2\t实施工程\t制定标准。\n",
    ],
)
def test_rows_of_a_table_are_articles(tmp_path: Path, rows: str) -> None:
    file = tmp_path / "plan.csv"
    file.write_text(rows, encoding="utf-8")
    one, two = read_numbered_file(file).articles
    assert (one.number, one.title, two.number, two.title) == ("1", "加强统筹", "2", "实施工程")
    assert [task.text for task in one.tasks] == ["完善政策，明确分工。", "加强考核。"]


def test_a_comma_behind_the_number_is_told() -> None:
    with pytest.raises(NotReadable) as refusal:
        read_numbered_text("第1条,加强统筹,完善政策\n第2条,实施工程,制定标准\n")
    assert "no comma" in refusal.value.hint and "must begin a line with" not in refusal.value.hint


def test_chinese_numerals_are_read_as_they_are_written() -> None:
    written = " ".join(map(chinese_numerals, (1, 10, 12, 20, 101, 111, 120, 999)))
    assert written == "一 十 十二 二十 一百零一 一百一十一 一百二十 九百九十九"
    written = {110: "一百一十", 1001: "一千零一", 1010: "一千零一十", 2200: "二千二百", 10_000: "10000"}
    assert {number: chinese_numerals(number) for number in written} == written
    assert [chinese_number(chinese_numerals(number)) for number in range(1, 10_000)] == list(range(1, 10_000))


def test_rows_above_999_are_articles(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    rows = "".join(f"{number},标题{number},制定标准。\n" for number in range(990, 1010))
    file.write_text(f"编号,标题,内容\n{rows}", encoding="utf-8")
    assert [one.number for one in read_numbered_file(file).articles] == [str(n) for n in range(990, 1010)]


def test_a_quote_that_is_not_closed_is_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    rows = "\n".join(f"{number},标题,制定标准。" for number in range(2, 12_000))
    file.write_text(f'1,"未完\n{rows}\n', encoding="utf-8")
    with pytest.raises(NotReadable) as refusal:
        read_numbered_file(file)
    assert "too long" in refusal.value.message and "quotes" in refusal.value.hint
