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
    assert [chinese_number(chinese_numerals(number)) for number in range(1, 1000)] == list(range(1, 1000))
