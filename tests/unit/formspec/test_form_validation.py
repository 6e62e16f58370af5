"""What counts and what is missing: visibility, required fields, completeness."""

import pytest

from workbench.domain.values import Row, Value
from workbench.formspec.conditions import ALWAYS, parse_condition
from workbench.formspec.model import Field, Form, Limits, Section
from workbench.formspec.validation import (
    Missing,
    completeness,
    counting_values,
    is_complete,
    missing,
    normalise_all,
    required_fields,
    section_completeness,
    visible_fields,
)
from workbench.kernel.errors import InvalidValue, UnknownName
from workbench.kernel.i18n import Bilingual

LABEL = Bilingual("甲", "A")
TITLE = Field("title", "short_text", LABEL, required_if=ALWAYS)
FAST = Field("fast", "yes_no", LABEL)
CODE = Field("code", "short_text", LABEL, required_if=ALWAYS, visible_if=parse_condition("fast == true"))
NOTE = Field("note", "short_text", LABEL, visible_if=parse_condition("filled(code)"))
REASON = Field("reason", "short_text", LABEL, required_if=parse_condition('code == "B1"'))
UNITS = Field(
    "units",
    "rows",
    LABEL,
    required_if=ALWAYS,
    limits=Limits(min_rows=2),
    columns=(
        Field("name", "organisation", LABEL, required_if=ALWAYS),
        Field("share", "integer", LABEL),
        Field("why", "short_text", LABEL, required_if=parse_condition("filled(share)")),
    ),
)
FORM = Form(
    "small",
    1,
    "recommended",
    LABEL,
    (Section("basics", LABEL, (TITLE, FAST, CODE, NOTE, REASON)), Section("people", LABEL, (UNITS,))),
)


def ids(fields: tuple[Field, ...]) -> list[str]:
    """Return the ids of fields."""
    return [field.id for field in fields]


def units(*names: str | None) -> tuple[Row, ...]:
    """Return rows with these names."""
    return tuple(Row(f"r{count}", {"name": name}) for count, name in enumerate(names, 1))


def test_a_field_without_condition_is_visible() -> None:
    assert ids(visible_fields(FORM, {})) == ["title", "fast", "reason", "units"]


def test_a_field_appears_when_its_condition_holds() -> None:
    assert "code" in ids(visible_fields(FORM, {"fast": True}))


def test_what_stands_in_a_hidden_field_shows_no_other_field() -> None:
    values: dict[str, Value] = {"fast": False, "code": "B1", "note": "n"}
    assert ids(visible_fields(FORM, values)) == ["title", "fast", "reason", "units"]


def test_what_stands_in_a_hidden_field_requires_no_other_field() -> None:
    assert "reason" in ids(required_fields(FORM, {"fast": True, "code": "B1"}))
    assert "reason" not in ids(required_fields(FORM, {"fast": False, "code": "B1"}))


def test_only_filled_values_of_visible_fields_count() -> None:
    values: dict[str, Value] = {"title": "t", "fast": False, "code": "B1", "note": None, "gone": "x"}
    assert counting_values(FORM, values) == {"title": "t", "fast": False}


def test_a_hidden_field_is_not_required() -> None:
    assert ids(required_fields(FORM, {})) == ["title", "units"]
    assert ids(required_fields(FORM, {"fast": True})) == ["title", "code", "units"]


def test_what_is_missing_comes_in_the_order_of_the_form() -> None:
    assert missing(FORM, {"fast": True}) == [Missing("title"), Missing("code"), Missing("units")]


def test_a_blank_text_is_missing() -> None:
    assert Missing("title") in missing(FORM, {"title": " \u3000"})


def test_a_missing_cell_is_named_with_its_row_and_column() -> None:
    gaps = missing(FORM, {"title": "t", "units": (*units("a"), Row("r2", {"share": 3, "why": "w"}))})
    assert gaps == [Missing("units", "r2", "name", 2)]


def test_a_cell_is_required_by_what_its_own_row_says() -> None:
    rows = (Row("r1", {"name": "a", "share": 3, "why": None}), Row("r2", {"name": "b"}))
    assert missing(FORM, {"title": "t", "units": rows}) == [Missing("units", "r1", "why", 1)]


def test_a_row_left_empty_is_nothing_and_the_others_keep_their_numbers() -> None:
    rows = (Row("r1", {"name": None, "share": None}), *units("a", "b", None)[1:], Row("r4", {"share": 3}))
    gaps = missing(FORM, {"title": "t", "units": rows})
    assert gaps == [Missing("units", "r4", "name", 4), Missing("units", "r4", "why", 4)]
    assert missing(FORM, {"title": "t", "units": units("a", "b", None)}) == []
    assert missing(FORM, {"title": "t", "units": units("a", None)}) == [Missing("units")]


def test_too_few_rows_are_missing_rows() -> None:
    assert missing(FORM, {"title": "t", "units": units("a")}) == [Missing("units")]


def test_nothing_is_missing_from_a_full_form() -> None:
    assert missing(FORM, {"title": "t", "units": units("a", "b")}) == []


@pytest.mark.parametrize(
    ("values", "share"),
    [
        ({}, 0.0),
        ({"title": "t"}, 0.5),
        ({"title": "t", "units": units("a", None)}, 0.5),
        ({"title": "t", "units": units("a", "b")}, 1.0),
        ({"title": "t", "units": units("a", "b"), "fast": True}, 2 / 3),
    ],
)
def test_completeness_is_the_share_of_required_fields_filled(values: dict[str, Value], share: float) -> None:
    assert completeness(FORM, values) == pytest.approx(share)


def test_completeness_is_told_by_section() -> None:
    assert section_completeness(FORM, {"title": "t"}) == {"basics": 1.0, "people": 0.0}


def test_a_section_with_nothing_required_is_complete() -> None:
    form = Form("f", 1, "recommended", LABEL, (Section("s", LABEL, (FAST,)),))
    assert section_completeness(form, {}) == {"s": 1.0}
    assert completeness(form, {}) == 1.0


def test_a_text_shorter_than_its_field_asks_is_not_complete() -> None:
    field = Field("text", "long_text", LABEL, limits=Limits(min_length=5))
    assert not is_complete(field, " abc ")
    assert is_complete(field, "abcde")


def test_a_no_is_an_answer() -> None:
    assert is_complete(FAST, False)


def test_all_values_are_normalised_at_once() -> None:
    assert normalise_all(FORM, {"title": "t", "fast": "是", "code": ""}) == {
        "title": "t",
        "fast": True,
        "code": None,
    }


def test_one_wrong_value_gives_nothing_at_all() -> None:
    with pytest.raises(InvalidValue):
        normalise_all(FORM, {"title": "t", "fast": "maybe"})


def test_an_unknown_field_gives_nothing_at_all() -> None:
    with pytest.raises(UnknownName, match="has no field “titel”"):
        normalise_all(FORM, {"fast": "yes", "titel": "t"})
