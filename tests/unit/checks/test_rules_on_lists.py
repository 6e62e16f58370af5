"""P24, P08 and D26 on lists: wholes and their parts, stages and their cap, standards that were looked up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.unit.checks.case_builder import case, findings, keys, repaired, row, sample
from workbench.checks.model import Severity
from workbench.domain.values import Row, Scalar, Value

CHECKED = date(2026, 11, 20)


def lines(*amounts: str | None) -> tuple[Row, ...]:
    """Return lines of a budget."""
    return tuple(
        row(place, item="x", source="own", amount=Decimal(amount) if amount is not None else None)
        for place, amount in enumerate(amounts, start=1)
    )


def stages(*months: int | None) -> tuple[Row, ...]:
    """Return stages."""
    return tuple(row(place, stage="review", months=count) for place, count in enumerate(months, start=1))


def reference(**cells: Scalar) -> tuple[Row, ...]:
    """Return one standard, looked up and in force unless said otherwise."""
    known = {"number": "GB/T 1—2020", "title": "甲", "relation": "basis", "status": "current"}
    return (row(1, **{**known, "checked_on": CHECKED, **cells}),)


def test_a_budget_that_differs_from_its_lines_is_found_with_both_sums() -> None:
    (found,) = findings("P24", case(budget_total=Decimal(65), budget_lines=lines("20", "40.50")))
    assert (found.key, found.where.field, found.severity) == ("differ", "budget_total", Severity.WARNING)
    assert found.message.en == "“Total budget” is 65, but “Budget lines” adds up to 60.50."
    assert found.message.zh == "“经费预算总额”为 65，而“经费预算明细”合计为 60.50。"
    assert repaired(found) == {"budget_total": Decimal("60.50")}


def test_a_duration_that_differs_from_its_stages_is_found() -> None:
    (found,) = findings("P24", case(duration_months=18, stages=stages(8, 4)))
    assert (found.where.field, repaired(found)) == ("duration_months", {"duration_months": 12})


@pytest.mark.parametrize("total", [Decimal(60), Decimal("60.00")])
def test_a_budget_that_is_the_sum_of_its_lines_is_accepted(total: Decimal) -> None:
    assert keys("P24", case(budget_total=total, budget_lines=lines("20", "40"))) == []


def test_a_budget_that_is_not_given_gets_a_hint_and_the_sum() -> None:
    (found,) = findings("P24", case(budget_lines=lines("20", "40")))
    assert (found.key, found.severity, repaired(found)) == (
        "absent",
        Severity.HINT,
        {"budget_total": Decimal(60)},
    )


@pytest.mark.parametrize("values", [{}, {"budget_lines": lines("20", None)}, {"budget_lines": ()}])
def test_lists_with_gaps_are_not_compared(values: dict[str, Value]) -> None:
    assert keys("P24", case(budget_total=Decimal(65), **values)) == []


def test_a_sum_that_no_duration_can_be_is_told_without_a_repair() -> None:
    (found,) = findings("P24", case(duration_months=18, stages=stages(120, 120)))
    assert found.repair is None


def test_a_form_without_stages_compares_its_budget() -> None:
    assert keys("P24", sample("gb-foreign-language", budget_total=Decimal(13))) == ["differ"]


def test_stages_above_the_cap_are_found() -> None:
    found = findings("P08", case(duration_months=18, stages=stages(12, 8)))
    assert [(item.key, item.where.field) for item in found] == [("stages_above_cap", "stages")]
    assert found[0].message.zh == "“进度安排”各阶段共 20\u00a0个月，超过为这类标准所设的上限 18\u00a0个月。"
    assert keys("P08", case(duration_months=None, stages=stages(12, 8))) == ["stages_above_cap"]


def test_stages_above_the_cap_are_not_told_beside_the_same_duration() -> None:
    assert keys("P08", case(duration_months=20, stages=stages(12, 8))) == ["above_cap"]


def test_stages_within_the_cap_are_accepted() -> None:
    assert keys("P08", case(duration_months=18, stages=stages(12, 6))) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({"status": None, "checked_on": None}, ["unchecked"]),
        ({"status": "not_checked"}, ["unchecked"]),
        ({"checked_on": None}, ["undated"]),
        ({"status": "withdrawn"}, ["gone"]),
        ({"status": "replaced", "checked_on": None}, ["undated", "gone"]),
        ({"status": "replaced", "relation": "replaced_by_this"}, []),
        ({"number": None, "status": None}, []),
    ],
)
def test_a_standard_is_looked_up_with_a_date_and_in_force(
    cells: dict[str, Scalar], expected: list[str]
) -> None:
    found = findings("D26", case(references=reference(**cells)))
    assert [item.key for item in found] == expected
    assert all(item.severity is Severity.HINT for item in found)


def test_a_withdrawn_standard_is_told_with_its_status() -> None:
    (found,) = findings("D26", case(references=reference(status="withdrawn")))
    assert found.message.zh == "“相关标准清单”第 1\u00a0行：“GB/T 1—2020”已废止，请改用现行标准或说明理由。"
