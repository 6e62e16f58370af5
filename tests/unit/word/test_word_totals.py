"""Computed columns and sums on paper: printed, proved, marked as sums, and not read back as values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.helpers.wordfiles import EN, ZH, form, own_template, sample_values, template
from workbench.domain.draftparts import parts_of_text
from workbench.domain.values import Row
from workbench.formspec.draftlabels import PrintedWords
from workbench.formspec.draftplacing import place_draft
from workbench.word.export import render_proposal
from workbench.word.proof import NotProved, prove
from workbench.word.reader import all_text, read_roots, read_values, totals_in
from workbench.word.render import compile_template

VALUES = {
    "budget_lines": (
        Row("r1", {"item": "试验", "source": "own", "amount": Decimal("40.5")}),
        Row("r2", {"item": "会议", "source": "state", "amount": Decimal("19.5")}),
    )
}


@pytest.mark.parametrize(("name", "total"), [(ZH, "合计"), (EN, "Total")])
def test_shares_and_sums_stand_in_the_document(name: str, total: str) -> None:
    data = render_proposal(template(name), form(), VALUES, "zh" if name == ZH else "en")

    rows = read_values(data)["budget_lines"]
    assert [row["share"] for row in rows if isinstance(row, dict)] == ["67.5", "32.5"]
    assert totals_in(read_roots(data))["budget_lines"] == {
        "item": total,
        "source": "",
        "amount": "60.0",
        "share": "100.0",
    }


def test_months_stand_in_the_document_as_they_follow_one_another() -> None:
    data = render_proposal(template(), form(), sample_values(), "zh")

    rows = read_values(data)["stages"]
    assert [row["span"] for row in rows if isinstance(row, dict)] == [
        "1—8",
        "9—12",
        "13—15",
        "16—18",
    ]
    assert totals_in(read_roots(data))["stages"]["months"] == "18"


def test_a_list_without_rows_has_no_sums() -> None:
    data = render_proposal(template(), form(), {"budget_lines": ()}, "zh")

    assert totals_in(read_roots(data)) == {}
    assert "合计" not in all_text(read_roots(data))


@pytest.mark.parametrize(("name", "total"), [(ZH, "合计"), (EN, "Total")])
def test_where_no_row_has_a_number_no_line_of_sums_stands_in_the_document(name: str, total: str) -> None:
    rows = (Row("r1", {"item": "试验", "source": "own"}), Row("r2", {"item": "会议", "source": "state"}))
    data = render_proposal(template(name), form(), {"budget_lines": rows}, "zh" if name == ZH else "en")

    assert "会议" in all_text(read_roots(data))
    assert totals_in(read_roots(data)) == {}
    assert total not in all_text(read_roots(data)).split("\n")


def test_a_document_with_a_wrong_sum_is_not_kept() -> None:
    data = render_proposal(template(), form(), VALUES, "zh")
    first, second = VALUES["budget_lines"]
    more = replace(second, cells={**second.cells, "amount": Decimal("20.5")})

    with pytest.raises(NotProved) as caught:
        prove(form(), {"budget_lines": (first, more)}, "zh", template().needs, data)

    assert caught.value.field == "budget_lines"


def test_a_template_of_ones_own_prints_sums_by_name(tmp_path: Path) -> None:
    path = own_template(
        tmp_path,
        "{%p for row in budget_lines %}",
        "{{ row.item }}: {{ row.amount }} ({{ row.share }} %)",
        "{%p endfor %}",
        "{{ totals.budget_lines.amount }}",
    )
    data = render_proposal(compile_template(path), form(), VALUES, "zh")

    assert all_text(read_roots(data)) == "试验: 40.5 (67.5 %)\n会议: 19.5 (32.5 %)\n60.0"


@pytest.mark.parametrize("word", ["合计", "总计：", "Total"])
def test_a_draft_with_a_line_of_sums_gives_its_rows_only(word: str) -> None:
    table = f"""经费预算明细
| 序号 | 支出项目 | 经费来源 | 金额（万元） | 占比（%） |
|---|---|---|---|---|
| 1 | 试验 | 起草单位自筹 | 40 | 66.7 |
| 2 | 会议 | 国家补助 | 20 | 33.3 |
| {word} | | | 60 | 100 |
"""
    draft = place_draft(form(), parts_of_text(table), PrintedWords(fixed=("序号",)))

    assert [(one.field.id, one.problem) for one in draft.readings] == [("budget_lines", "")]
    rows = draft.readings[0].value
    assert isinstance(rows, tuple)
    assert [row.cells["amount"] for row in rows if isinstance(row, Row)] == [Decimal(40), Decimal(20)]
    assert draft.unplaced == ()
