"""What is exported can be read back as it was, or is refused before anything is written."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.data.awkward_values import CARRIED, REFUSED
from tests.helpers.wordfiles import EN, form, sample_values, template, unit_rows
from workbench.domain.values import Row
from workbench.kernel.errors import InvalidValue
from workbench.word.export import render_proposal
from workbench.word.reader import read_values


@pytest.mark.parametrize("value", CARRIED.values(), ids=CARRIED)
@pytest.mark.parametrize("field", ["title_zh", "purpose"])
def test_an_awkward_value_comes_back_as_it_was(field: str, value: str) -> None:
    data = render_proposal(template(), form(), {field: value}, "zh")

    assert read_values(data)[field] == value


@pytest.mark.parametrize("value", CARRIED.values(), ids=CARRIED)
def test_an_awkward_value_in_a_list_comes_back_as_it_was(value: str) -> None:
    rows = (Row("r1", {"name": value, "code": "1", "note": value}),)

    data = render_proposal(template(), form(), {"products": rows}, "zh")

    assert read_values(data)["products"] == [{"name": value, "code": "1", "note": value}]


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("field", ["title_zh", "purpose"])
def test_a_value_that_word_files_cannot_carry_is_refused_by_its_field(field: str, value: str) -> None:
    with pytest.raises(InvalidValue, match=re.escape(form().fields[field].label.en)) as refusal:
        render_proposal(template(), form(), {field: value}, "zh")

    assert "U+" in refusal.value.message


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED)
def test_a_cell_that_word_files_cannot_carry_is_refused(value: str) -> None:
    with pytest.raises(InvalidValue, match="Product"):
        render_proposal(template(), form(), {"products": (Row("r1", {"name": value}),)}, "zh")


def test_all_36_awkward_values_are_here() -> None:
    assert len(CARRIED) + len(REFUSED) == 36


_WRITABLE = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\t\n{}%<&"
)


@settings(max_examples=60)
@given(title=st.text(_WRITABLE), purpose=st.text(_WRITABLE), cell=st.text(_WRITABLE))
def test_any_writable_text_comes_back_as_it_was(title: str, purpose: str, cell: str) -> None:
    values = {"title_zh": title, "purpose": purpose, "products": (Row("r1", {"name": cell, "code": "C1"}),)}

    found = read_values(render_proposal(template(), form(), values, "zh"))

    assert (found["title_zh"], found["purpose"]) == (title, purpose)
    assert found["products"] == [{"name": cell, "code": "C1", "note": ""}]


def test_the_sample_comes_back_field_by_field() -> None:
    values = sample_values()

    found = read_values(render_proposal(template(), form(), values, "zh"))

    assert {key: found[key] for key in ("title_zh", "title_en", "purpose", "scope", "remarks")} == {
        key: values[key] for key in ("title_zh", "title_en", "purpose", "scope", "remarks")
    }
    assert found["work_type"] == ["new"]
    assert found["patents_involved"] == ["no"]


def test_the_english_twin_prints_dates_and_roles_in_english() -> None:
    values = {
        "prepared_on": date(2026, 3, 2),
        "drafting_units": unit_rows(1),
        "budget_total": Decimal("1234.5"),
    }

    found = read_values(render_proposal(template(EN), form(), values, "en"))

    assert found["prepared_on"] == "2 March 2026"
    assert found["drafting_units"] == [{"name": "示例单位1", "role": "Participant", "task": "试验 1"}]
    assert found["budget_total"] == "1,234.5"


def test_a_list_of_two_thousand_rows_comes_back_whole() -> None:
    found = read_values(render_proposal(template(), form(), {"drafting_units": unit_rows(2000)}, "zh"))

    rows = found["drafting_units"]
    assert [row["name"] for row in rows if isinstance(row, dict)] == [f"示例单位{n}" for n in range(1, 2001)]


def test_an_empty_field_reads_back_as_empty_though_something_is_printed_in_it() -> None:
    found = read_values(render_proposal(template(), form(), {"work_type": "new"}, "zh"))

    assert (found["title_zh"], found["revised_standards"], found["work_type"]) == ("", "", ["new"])


def test_several_standards_are_printed_together() -> None:
    values = {"work_type": "revision", "revised_standards": ("GB/T 1—2020", "GB/T 2—2021")}

    found = read_values(render_proposal(template(), form(), values, "zh"))

    assert found["revised_standards"] == "GB/T 1—2020、GB/T 2—2021"
