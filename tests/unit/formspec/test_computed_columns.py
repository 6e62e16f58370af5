"""What a list works out from its rows: sums, shares that add up, months one after the other; never stored."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.wordfiles import form
from workbench.domain.counting import count_text
from workbench.domain.values import Row, Scalar
from workbench.formspec.computing import full_sum, shares, spans, sum_of
from workbench.formspec.kinds import display, normalise, printed_list, search_text
from workbench.formspec.loader import load_form
from workbench.formspec.model import Field, Form
from workbench.formspec.statistics import statistics_of
from workbench.kernel.errors import DataFileError, InvalidValue, UnknownName

BUDGET = form().fields["budget_lines"]
STAGES = form().fields["stages"]
AMOUNTS = st.lists(st.decimals(0, 10**15 - 1, places=2), min_size=1, max_size=60)
FORM = """\
id: small
version: 1
kind: recommended
title: {zh: 小表, en: Small}
sections:
  - id: all
    title: {zh: 全部, en: All}
    fields:
      - id: parts
        kind: rows
        label: {zh: 份, en: P}
        columns:
          - {id: name, kind: short_text, label: {zh: 名, en: N}}
          - {id: count, kind: integer, label: {zh: 数, en: C}}
        computed:
          - {id: part, how: share, of: count, label: {zh: 比, en: S}}
        totals: [count]
"""


def cells(column: str, *values: Scalar) -> list[dict[str, Scalar]]:
    """Return rows with one column."""
    return [{column: value} for value in values]


def budget(*amounts: str | None) -> tuple[Row, ...]:
    """Return lines of a budget, numbered."""
    return tuple(
        Row(f"r{n}", {"item": f"i{n}", "source": "own", "amount": Decimal(a) if a is not None else None})
        for n, a in enumerate(amounts, start=1)
    )


def small(folder: Path, old: str = "", new: str = "") -> Form:
    """Return the small form with something in it replaced."""
    path = folder / "form.yaml"
    path.write_text(FORM.replace(old, new, 1), encoding="utf-8")
    return load_form(path)


@given(AMOUNTS)
def test_shares_are_near_the_exact_ones_and_add_up_to_a_hundred(amounts: list[Decimal]) -> None:
    found = shares(cells("amount", *amounts), "amount")
    total = sum(amounts, Decimal())
    if not total:
        assert found == [None] * len(amounts)
        return
    assert sum((share for share in found if share is not None), Decimal()) == 100
    for amount, share in zip(amounts, found, strict=True):
        assert share is not None
        assert abs(share - amount * 100 / total) < Decimal("0.1")


def test_thirds_are_told_with_the_rest_in_the_first() -> None:
    found = shares(cells("amount", Decimal(1), Decimal(1), None, Decimal(1)), "amount")
    assert found == [Decimal("33.4"), Decimal("33.3"), None, Decimal("33.3")]


@pytest.mark.parametrize(
    "strange", [True, "7", Decimal("NaN"), Decimal("Infinity"), Decimal(-1), Decimal("1e30")]
)
def test_what_no_field_takes_is_not_added(strange: Scalar) -> None:
    rows = cells("amount", Decimal("0.10"), strange, Decimal("0.20"))
    assert sum_of(rows, "amount") == Decimal("0.30")
    assert full_sum(rows, "amount") is None


def test_a_sum_of_nothing_is_none() -> None:
    assert (sum_of([], "amount"), sum_of([{}], "amount"), full_sum([], "amount")) == (None, None, None)


def test_months_follow_one_another_until_one_is_not_told() -> None:
    assert spans(cells("months", 8, 1, 3), "months") == [(1, 8), (9, 9), (10, 12)]
    assert spans(cells("months", 8, None, 3), "months") == [(1, 8), None, None]
    assert spans(cells("months", 0, 3), "months") == [None, None]


def test_a_budget_is_printed_with_shares_and_a_total() -> None:
    assert display(BUDGET, budget("20", "1000.50"), "zh").split("\n") == [
        "i1 | 起草单位自筹 | 20 | 2.0",
        "i2 | 起草单位自筹 | 1,000.50 | 98.0",
        "合计 |  | 1,020.50 | 100.0",
    ]
    assert printed_list(BUDGET, budget("0", None), "en").lines() == [
        ("i1", "Own funds", "0", ""),
        ("i2", "Own funds", "", ""),
        ("Total", "", "0", ""),
    ]
    assert printed_list(BUDGET, None, "en").lines() == []


def test_without_any_number_there_is_no_line_of_totals() -> None:
    assert printed_list(BUDGET, budget(None, None), "zh").lines() == [
        ("i1", "起草单位自筹", "", ""),
        ("i2", "起草单位自筹", "", ""),
    ]


def test_stages_are_printed_from_month_to_month() -> None:
    rows = (Row("r1", {"stage": "drafting", "months": 1}), Row("r2", {"stage": "review", "months": 3}))
    assert display(STAGES, rows, "zh").split("\n") == [
        "起草 | 1 |  | 1",
        "审查 | 3 |  | 2—4",
        "合计 | 4 |  | ",
    ]


@pytest.mark.parametrize("field", [BUDGET, STAGES], ids=["budget", "stages"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_shown_can_be_typed_in_again(field: Field, language: str) -> None:
    rows = (
        budget("20", "40") if field is BUDGET else (Row("r1", {"stage": "review", "months": 3, "result": "x"}),)
    )
    assert normalise(field, display(field, rows, "zh" if language == "zh" else "en")) == rows


def test_a_line_with_more_cells_than_are_shown_is_refused() -> None:
    with pytest.raises(InvalidValue, match="too many cells"):
        normalise(BUDGET, "a | own | 1 | 100.0 | x")


@pytest.mark.parametrize(
    ("amount", "words"),
    [("-1", "negative"), ("1e30", "not a number"), ("many", "not a number"), ("9" * 16, "too large")],
)
def test_a_bad_amount_is_refused_with_its_row(amount: str, words: str) -> None:
    with pytest.raises(InvalidValue, match=f"row 2: .*{words}"):
        normalise(BUDGET, [{"item": "a", "amount": "1"}, {"item": "b", "amount": amount}])


@pytest.mark.parametrize("months", ["0", "-3", "2.5", "121"])
def test_a_bad_number_of_months_is_refused(months: str) -> None:
    with pytest.raises(InvalidValue):
        normalise(STAGES, [{"stage": "review", "months": months}])


def test_a_computed_cell_is_never_stored() -> None:
    with pytest.raises(UnknownName):
        normalise(BUDGET, [{"item": "a", "amount": "1", "share": "100.0"}])


def test_what_is_computed_is_counted_but_not_searched() -> None:
    values = {"budget_lines": budget("20", "40")}
    (section,) = [one for one in statistics_of(form(), values, "en").sections if one.fields]
    words = "i1 Own funds 20 33.3 i2 Own funds 40 66.7 Total 60 100.0"
    assert section.count.words == count_text(words).words
    assert "33.3" not in search_text(BUDGET, values["budget_lines"])


def test_a_small_form_computes_what_it_asks_for(tmp_path: Path) -> None:
    field = small(tmp_path).fields["parts"]
    rows = normalise(field, [{"name": "a", "count": 1}, {"name": "b", "count": 3}])
    assert display(field, rows, "en").split("\n") == ["a | 1 | 25.0", "b | 3 | 75.0", "Total | 4 | 100.0"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("of: count", "of: name", "line 16: “name” is no column of numbers that this can be computed of."),
        ("how: share", "how: mean", "line 16: how can't be “mean”."),
        ("id: part,", "id: name,", "line 16: a column can't have the id name here."),
        ("id: part,", "id: id,", "line 16: a column can't have the id id here."),
        ("[count]", "[part]", "line 17: “part” is no column of numbers that this can be computed of."),
        ("of: count,", "of: count, note: x,", "line 16: there is no key “note” here."),
    ],
)
def test_a_column_that_cannot_be_computed_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(DataFileError) as caught:
        small(tmp_path, old, new)
    assert caught.value.message == f"form.yaml, {message}"
