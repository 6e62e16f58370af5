"""All bundled forms and their samples: words in both languages, evidence, fitting examples, no gaps."""

from __future__ import annotations

from functools import cache

import pytest

from workbench.domain.values import Value
from workbench.formspec.casefile import CaseFile, read_case_file
from workbench.formspec.codes import ccs_table, ics_table
from workbench.formspec.kinds import display, normalise
from workbench.formspec.loader import load_forms
from workbench.formspec.model import Field, Form
from workbench.formspec.validation import (
    completeness,
    counting_values,
    missing,
    normalise_all,
    required_fields,
    visible_fields,
)
from workbench.kernel.paths import form_folder

ORDER = ["gb-t-recommended", "gb-mandatory", "gb-z-guidance", "gb-foreign-language"]
ORDER += ["project-statement", "preliminary-review-application"]
ALL = pytest.mark.parametrize("form_id", ORDER)


@cache
def forms() -> dict[str, Form]:
    """Return the bundled forms."""
    return load_forms(form_folder())


def sample(form_id: str) -> CaseFile:
    """Return the sample case of a form."""
    return read_case_file(form_folder() / form_id / "sample.yaml")


def sample_values(form_id: str) -> dict[str, Value]:
    """Return the values of a sample, normalised."""
    return normalise_all(forms()[form_id], sample(form_id).values)


def inner(field: Field) -> tuple[Field, ...]:
    """Return a field with its columns."""
    return (field, *field.columns)


def asked(form_id: str, values: dict[str, Value]) -> set[str]:
    """Return the fields that are required for these values."""
    return {field.id for field in required_fields(forms()[form_id], values)}


def test_the_recommended_form_comes_first_and_accompanying_papers_last() -> None:
    assert list(forms()) == ORDER


@ALL
def test_a_form_is_told_in_both_languages(form_id: str) -> None:
    form = forms()[form_id]
    words = [form.title, form.help]
    words += [word for section in form.sections for word in (section.title, section.help)]
    words += [word for field in form.fields.values() for word in (field.label, field.help)]
    words += [column.label for field in form.fields.values() for column in field.columns]
    words += [
        choice.label for field in form.fields.values() for item in inner(field) for choice in item.choices
    ]
    assert all(word.zh and word.en for word in words)
    assert form.source


@ALL
def test_every_field_has_a_source_and_its_confidence(form_id: str) -> None:
    for field in forms()[form_id].fields.values():
        assert field.source, field.id
        assert field.confidence, field.id


@ALL
def test_every_example_is_a_value_that_its_field_takes(form_id: str) -> None:
    for field in forms()[form_id].fields.values():
        for item in inner(field):
            for text in (item.example.zh, item.example.en):
                if text and item.kind not in ("long_text", "date"):
                    assert display(item, normalise(item, text), "zh"), item.id


@ALL
def test_a_form_asks_for_the_titles_that_a_case_is_known_by(form_id: str) -> None:
    assert {"title_zh", "title_en"} <= asked(form_id, {})


@ALL
def test_a_sample_is_complete_and_hides_nothing(form_id: str) -> None:
    form, values = forms()[form_id], sample_values(form_id)
    assert sample(form_id).form == form_id
    assert missing(form, values) == []
    assert completeness(form, values) == 1.0
    assert counting_values(form, values) == values


@ALL
def test_a_sample_says_that_it_is_invented(form_id: str) -> None:
    assert "示范案例" in str(sample_values(form_id)["remarks"])


@pytest.mark.parametrize("form_id", [name for name in ORDER if name != "project-statement"])
def test_the_codes_of_a_sample_exist(form_id: str) -> None:
    values = sample_values(form_id)
    assert isinstance(values["ics"], tuple)
    assert all(ics_table().get(str(code)) for code in values["ics"])
    assert ccs_table().get(str(values["ccs"]))


@pytest.mark.parametrize("form_id", ORDER[1:])
def test_what_was_not_seen_on_a_form_is_not_said_to_be_certain(form_id: str) -> None:
    taken = {"title_zh", "title_en", "remarks", "prepared_on"}
    surely = {field.id for field in forms()[form_id].fields.values() if field.confidence == "H"}
    assert not taken & surely
    assert all(not field.number for field in forms()[form_id].fields.values())


def test_the_mandatory_form_asks_for_what_makes_a_standard_mandatory() -> None:
    wanted = {"mandatory_scope", "mandatory_reason", "fully_mandatory", "verification", "proposing_department"}
    wanted |= {"supervising_department", "enforcement_basis", "department_opinions", "products"}
    wanted |= {"tbt_notification", "tbt_note", "transition_months", "transition_reason"}
    assert wanted <= asked("gb-mandatory", {})


def test_what_is_general_knowledge_of_the_mandatory_form_is_marked_so() -> None:
    fields = forms()["gb-mandatory"].fields
    custom = ("department_opinions", "tbt_notification", "tbt_note", "transition_months", "transition_reason")
    assert {fields[name].confidence for name in custom} == {"GK"}
    assert fields["mandatory_scope"].confidence == "H"
    assert fields["supervising_department"].confidence == "M"


def test_a_guidance_document_has_one_of_two_grounds() -> None:
    field = forms()["gb-z-guidance"].fields["guidance_ground"]
    assert [choice.value for choice in field.choices] == ["developing", "adopted_report"]


def test_a_guidance_document_names_the_report_only_when_it_adopts_one() -> None:
    details = {"adopted_source", "adoption_degree", "adopted_number", "adopted_title"}
    assert not details & asked("gb-z-guidance", {"guidance_ground": "developing"})
    assert details <= asked("gb-z-guidance", {"guidance_ground": "adopted_report"})


def test_a_foreign_version_names_a_number_or_a_plan() -> None:
    shown = {
        state: {field.id for field in visible_fields(forms()["gb-foreign-language"], {"original_state": state})}
        for state in ("published", "in_progress")
    }
    assert "original_number" in shown["published"] - shown["in_progress"]
    assert "plan_number" in shown["in_progress"] - shown["published"]


@pytest.mark.parametrize(
    ("values", "needed"),
    [
        ({"standard_kind": "mandatory", "major_project": False}, True),
        ({"standard_kind": "recommended", "major_project": True}, True),
        ({"standard_kind": "recommended", "major_project": False}, False),
    ],
)
def test_mandatory_and_major_projects_need_preliminary_research(values: dict[str, Value], needed: bool) -> None:
    assert ("pre_research" in asked("project-statement", values)) is needed


def test_a_second_round_tells_what_changed() -> None:
    form_id = "preliminary-review-application"
    assert "changes_since" not in asked(form_id, {"review_round": 1})
    assert "changes_since" in asked(form_id, {"review_round": 2})


def test_nothing_of_the_review_application_is_said_to_be_known() -> None:
    fields = forms()["preliminary-review-application"].fields.values()
    assert {field.confidence for field in fields} == {"GK"}
