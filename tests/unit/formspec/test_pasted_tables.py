"""Tables of a spreadsheet: taken apart into cells, laid over the rows of a list, what does not fit is named."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.values import Row
from workbench.formspec.kind_rows import in_one_line
from workbench.formspec.kinds import normalise
from workbench.formspec.laying import Misfit, laid_over
from workbench.formspec.loader import load_form
from workbench.formspec.model import Field
from workbench.formspec.tabbed import cells_in, is_table
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual, use_language
from workbench.kernel.paths import form_folder

FORM = load_form(form_folder() / "gb-t-recommended" / "form.yaml")
REFERENCES = FORM.fields["references"]  # number, title, relation, status, checked_on; 100 rows at most
BUDGET = FORM.fields["budget_lines"]  # item, source, amount; share is computed, and there are totals
STAND = [
    {"id": "r4", "number": "GB/T 1", "title": "old", "relation": "basis", "status": None, "checked_on": ""}
]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "=1+1\t+cmd|' /C calc'!A0\r\n@SUM(A1)\t-2+3\r\n",
            [["=1+1", "+cmd|' /C calc'!A0"], ["@SUM(A1)", "-2+3"]],
        ),
        ('"a\nb\tc"\t"say ""yes"""\n', [["a\nb\tc", 'say "yes"']]),
        ('"never closed\tb\nc\td', [['"never closed', "b"], ["c", "d"]]),
        ('"5" tube\tb', [['"5" tube', "b"]]),
        ("a\t\tc\n\t\t\n  d  \n", [["a", "", "c"], ["d"]]),
        ("", []),
    ],
)
def test_cells_come_apart_as_a_spreadsheet_put_them_together(text: str, cells: list[list[str]]) -> None:
    assert cells_in(text) == cells


CELLS = st.text(st.sampled_from('ab "\t\n=+@'), max_size=8).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_a_spreadsheet_writes_comes_back_cell_by_cell(table: list[list[str]]) -> None:
    def written(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if set(cell) & set('"\t\n') else cell

    text = "\r\n".join("\t".join(map(written, row)) for row in table)
    assert cells_in(text) == [row for row in table if any(row)]


@pytest.mark.parametrize("piece", ['"a\t', '"""a\t', '""a\t', "\t", "\n", '"'])
def test_a_hostile_table_takes_no_longer_than_its_length_allows(piece: str) -> None:
    begin = time.process_time()
    cells_in(piece * (300_000 // len(piece)))
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(("text", "many"), [("a\tb", True), ("a\nb", True), ("a\r\n", False), ("a", False)])
def test_one_cell_is_no_table(text: str, many: bool) -> None:
    assert is_table(text) is many


def test_a_table_is_laid_over_the_rows_from_a_cell_and_adds_what_goes_beyond() -> None:
    laid = laid_over(REFERENCES, STAND, (0, 1), "新\t引用\n第二\treferenced\t现行")
    assert laid.rows == [
        {**STAND[0], "title": "新", "relation": "referenced"},
        {"id": "r5", "title": "第二", "relation": "referenced", "status": "current"},
    ]
    assert (laid.count, laid.misfits) == (2, ())
    assert STAND[0]["title"] == "old"


NONSENSE = "nonsense\tcurrent\t2026-03-02\tbeyond\n依据\t\tno day"


def test_what_fits_no_column_stays_out_and_is_named() -> None:
    laid = laid_over(REFERENCES, STAND, (0, 2), NONSENSE)
    assert laid.rows[0] == {**STAND[0], "status": "current", "checked_on": "2026-03-02"}
    assert laid.rows[1]["checked_on"] == "no day"  # typed wrong it stays to be mended, as everywhere
    assert laid.misfits == (Misfit("nonsense", 1, "Relation"), Misfit("beyond", 1))
    assert laid.told() == (
        "2 rows were pasted. "
        "2 cells did not fit and were left out: “nonsense” (Relation, row 1), “beyond” (row 1)."
    )


def test_it_is_told_in_chinese_too() -> None:
    use_language("zh")
    assert laid_over(REFERENCES, STAND, (0, 2), NONSENSE).told() == (
        "已粘贴 2 行。有 2 个单元格放不下，没有粘贴："
        "“nonsense”（与本项目的关系，第 1 行）、“beyond”（第 1 行）。"
    )


def test_lines_within_a_cell_are_joined_where_a_column_takes_one_line() -> None:
    laid = laid_over(REFERENCES, [], (0, 0), 'GB/T 2\t"first\n second"')
    assert laid.rows[0]["title"] == "first second"
    assert laid.told() == "1 row was pasted. Line breaks within cells became blanks."


def test_a_list_given_as_text_joins_the_lines_of_a_cell_as_pasting_does() -> None:
    text = '"GB/T\n2"\t"first\n\n second"\t"referenced\n"\t"not\nchecked"'
    (laid,) = laid_over(REFERENCES, [], (0, 0), text).rows
    value = normalise(REFERENCES, text)
    assert isinstance(value, tuple) and isinstance(value[0], Row)
    columns = ("number", "title", "relation", "status")
    assert [value[0].cells[name] for name in columns] == [laid[name] for name in columns]
    assert [laid[name] for name in columns] == ["GB/T 2", "first second", "referenced", "not_checked"]


def test_a_column_that_takes_lines_keeps_those_of_a_cell() -> None:
    assert in_one_line(Field("note", "long_text", Bilingual("说明", "Note")), "a\n\nb") == "a\n\nb"


def test_heads_totals_and_computed_columns_are_no_cells_of_the_list() -> None:
    heads = "\t".join(words.zh for words in BUDGET.heads.values())
    laid = laid_over(BUDGET, [], (0, 0), f"{heads}\n试验\town\t40\t66.1\n合计\t\t40\t100.0\n")
    assert laid.rows == [{"id": "r1", "item": "试验", "source": "own", "amount": "40"}]
    assert laid.misfits == ()


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("drafting_units", "单位名称\t作用\t任务\n甲\t牵头\t统稿", 1),
        ("drafting_units", "单位\t角色\t承担的工作\n甲\t牵头\t统稿", 1),
        ("drafting_units", "Organisation\tPart\t\n甲\t牵头\t统稿", 1),
        ("drafting_units", "单位名称\t牵头\t统稿\n甲\t参与\t试验", 2),
        ("drafting_units", "甲\t作用\t任务\n乙\t参与\t试验", 2),
        ("drafting_units", "甲\t牵头\t统稿\n单位名称\t作用\t任务", 2),
        ("budget_lines", "支出项目\t来源\t金额\n试验\town\t40", 1),
        ("budget_lines", "支出项目\town\t40\n试验\town\t40", 2),
        ("products", "产品名称\tC1\n装置\tC2", 2),
        ("products", "产品名称\n装置", 2),
    ],
)
def test_a_head_in_words_of_ones_own_is_no_row(name: str, text: str, rows: int) -> None:
    assert laid_over(FORM.fields[name], [], (0, 0), text).count == rows


def test_too_many_rows_are_refused_as_a_whole() -> None:
    with pytest.raises(InvalidValue, match="10,001 rows are too many, the list takes 100 at most"):
        laid_over(REFERENCES, STAND, (1, 0), "GB/T 1\ta\n" * 10_000)


def test_a_list_given_as_text_may_be_a_table_too() -> None:
    value = normalise(REFERENCES, 'Number\tTitle\nGB/T 1\t"=1+1 | x"\r\nGB/T 2\t+cmd|x\n')
    assert isinstance(value, tuple)
    assert [row.cells["title"] for row in value if isinstance(row, Row)] == ["=1+1 | x", "+cmd|x"]


@pytest.mark.parametrize(
    "text", ["2026.3.5", "二〇二六年三月五日", "２０２６年３月５日", "20260305", "March 5, 2026"]
)
def test_days_of_pasted_rows_are_read_as_those_that_are_typed(text: str) -> None:
    pasted = laid_over(REFERENCES, [], (0, 0), f"GB/T 1.1\t甲\t依据\t现行\t{text}").rows
    stored = normalise(REFERENCES, pasted)
    assert isinstance(stored, tuple)
    assert [row.cells["checked_on"] for row in stored if isinstance(row, Row)] == [date(2026, 3, 5)]
