"""The bundled form and its sample case: fields as on paper, and a sample that fills them without a gap."""

from dataclasses import replace
from functools import cache

import pytest

from tests.helpers.tools import ROOT
from workbench.domain.values import Row, Value
from workbench.formspec.kinds import display
from workbench.formspec.loader import load_form
from workbench.formspec.model import Form
from workbench.formspec.standard_numbers import find_standard_numbers
from workbench.formspec.upgrade import Carried, Note, upgrade
from workbench.formspec.validation import normalise_all, required_fields, visible_fields
from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.i18n import NO_WORDS, Bilingual
from workbench.kernel.paths import form_folder

FOLDER = form_folder() / "gb-t-recommended"
LONG_TEXTS = ("purpose", "scope", "situation", "law_relation")


@cache
def form() -> Form:
    """Return the bundled form."""
    return load_form(FOLDER / "form.yaml")


def sample() -> Entry:
    """Return the sample's file."""
    return read_data_file(FOLDER / "sample.yaml")


def sample_values() -> dict[str, Value]:
    """Return the sample's values, normalised."""
    raw = sample().raw("values")
    assert isinstance(raw, dict)
    return normalise_all(form(), raw)


IN_SECOND = {"revision_changes", "adoption_differences"}
ADDED = IN_SECOND | {"references", "budget_lines", "stages", "attachments"}
GREW = {"patents"}
GLOSSES = {"标准": "standard", "无": "none", "不涉及": "not concerned"}
REWORDED = {Bilingual("万元", "10,000 yuan"): Bilingual("万元", "× 10,000 yuan")}


def without(form: Form, fields: set[str]) -> Form:
    """Return a form without some fields, examples and what is suggested, units as worded now."""
    sections = tuple(
        replace(
            section,
            fields=tuple(
                replace(
                    field,
                    example=NO_WORDS,
                    suggest="",
                    unit=REWORDED.get(field.unit, field.unit),
                    help=without_glosses(field.help),
                )
                for field in section.fields
                if field.id not in fields
                for field in section.fields
                if field.id not in fields
            ),
        )
        for section in form.sections
    )
    return replace(form, sections=tuple(section for section in sections if section.fields))


def without_glosses(words: Bilingual) -> Bilingual:
    """Return words without what explains a Chinese one to readers of English, as they were before."""
    for chinese, gloss in GLOSSES.items():
        words = replace(words, en=words.en.replace(f"“{chinese}” ({gloss})", f"“{chinese}”"))
    return words


def with_plain_texts(of: Form) -> Form:
    """Return a form whose rich texts are long texts, as they were before."""
    sections = tuple(
        replace(
            section, fields=tuple(replace(f, kind=f.kind.replace("rich", "long_text")) for f in section.fields)
        )
        for section in of.sections
    )
    return replace(of, sections=sections)


def test_but_for_what_was_added_the_form_is_that_of_its_first_version() -> None:
    before = load_form(ROOT / "tests" / "data" / "forms" / "gb-t-recommended-1.yaml")
    now = replace(without(form(), ADDED | GREW), order=before.order, version=1, history=())
    assert with_plain_texts(now) == without(before, GREW)
    assert form().fields["patents"].columns[:-1] == before.fields["patents"].columns


def test_what_stood_in_the_long_texts_of_the_second_version_is_taken_as_it_is() -> None:
    older = sample_values()
    carried = upgrade(form(), 2, older)
    assert carried.values == older
    assert (carried.kept_apart, carried.notes) == ({}, (Note(Carried.ADDED, "attachments"),))


def test_patents_of_the_third_version_lack_a_licence_and_are_otherwise_taken_as_they_are() -> None:
    older = {**sample_values(), "patents": (Row("r4", {"number": "ZL 1", "name": "装置", "holder": "甲"}),)}
    for name in ("references", "budget_lines", "stages"):
        del older[name]
    carried = upgrade(form(), 3, older)
    filled = {"number": "ZL 1", "name": "装置", "holder": "甲", "licence": None}
    assert carried.values == {**older, "patents": (Row("r4", filled),)}
    added = ("references", "patents.licence", "budget_lines", "stages", "attachments")
    assert carried.notes == tuple(Note(Carried.ADDED, place) for place in added)
    assert [note.sentence(form()) for note in carried.notes][
        1
    ] == "Patents · Licence statement is new and empty."


def test_all_numbers_of_the_paper_form_are_there() -> None:
    numbers = {field.number for field in form().fields.values() if field.number}
    assert numbers == {str(number) for number in range(1, 32)}


def test_the_sections_are_those_of_the_picture() -> None:
    assert [section.id for section in form().sections] == [
        "basics",
        "adoption",
        "organisations",
        "purpose",
        "content",
        "situation",
        "laws",
        "products",
        "patents",
        "schedule",
        "further",
        "attachments",
    ]


def test_the_plainly_required_fields_are_those_of_the_paper_form() -> None:
    required = {field.number for field in required_fields(form(), {})}
    plain = [*range(1, 4), 5, *range(9, 18), *range(19, 26), 27, 29]
    assert required == {str(number) for number in plain if number != 4}


@pytest.mark.parametrize(
    ("answer", "fields"),
    [
        ({"work_type": "revision"}, {"revised_standards"}),
        ({"adopted_source": "iec"}, {"adoption_degree", "adopted_number", "adopted_title"}),
        ({"fast_track": True}, {"fast_track_code"}),
        ({"research_backed": True}, {"research_projects"}),
        ({"patents_involved": True}, {"patents"}),
        ({"converted": True}, {"converted_from", "converted_standards"}),
        ({"foreign_version": True}, {"foreign_languages"}),
        ({"international_parallel": True}, {"international_note"}),
        ({"reference_sample": True}, {"reference_sample_note"}),
        ({"work_type": "revision", "adoption_degree": "mod"}, {"revised_standards"}),
        ({"adopted_source": "none"}, set()),
        ({"work_type": "new"}, set()),
    ],
)
def test_an_answer_brings_the_fields_it_requires(answer: dict[str, Value], fields: set[str]) -> None:
    before = {field.id for field in required_fields(form(), {})}
    after = {field.id for field in required_fields(form(), answer)}
    assert after - before == fields


def test_the_samples_purpose_is_written_out() -> None:
    purpose = str(sample_values()["purpose"])
    assert len(purpose) >= 400
    assert 3 <= len(purpose.split("\n\n")) <= 4


def test_the_samples_texts_name_standards_as_their_issuers_write_them() -> None:
    found = [number for key in LONG_TEXTS for number in find_standard_numbers(str(sample_values()[key]))]
    assert {"GB/T 36276—2023", "GB/T 42288—2022", "IEC 62933-5-2:2020"} <= {number.text for number in found}
    assert all(number.written == number.text for number in found)


def test_the_sample_says_that_it_is_invented() -> None:
    values = sample_values()
    units = display(form().fields["drafting_units"], values["drafting_units"], "zh").splitlines()
    assert len(units) == 4
    assert all(line.startswith("（示例）") for line in units)
    assert "示范案例" in str(values["remarks"])


def test_the_sample_links_articles_nine_and_three_with_reasons() -> None:
    links = sample().entries("links")
    assert [(link.text("article"), link.text("role")) for link in links] == [("9", "main"), ("3", "supporting")]
    assert all(len(link.text("reason")) > 20 for link in links)


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({"work_type": "new"}, set()),
        ({"work_type": "revision"}, {"revision_changes"}),
        ({"adopted_source": "iec", "adoption_degree": "idt"}, set()),
        ({"adopted_source": "iec", "adoption_degree": "mod"}, {"adoption_differences"}),
    ],
)
def test_revisions_and_modified_adoptions_may_tell_what_changes(
    answers: dict[str, Value], shown: set[str]
) -> None:
    assert {field.id for field in visible_fields(form(), answers)} & IN_SECOND == shown
