"""With every bundled form: its sample is made, checked and exported; a case begins with a title alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app.workbench import Workbench
from workbench.checks.model import Step
from workbench.formspec.validation import normalise_all
from workbench.kernel.paths import form_folder

FORMS = sorted(path.parent.name for path in form_folder().glob("[a-z]*/form.yaml"))
EACH = pytest.mark.parametrize("form_id", FORMS)


@EACH
def test_the_sample_is_made_without_findings_and_exported_in_both_languages(
    file_workbench: Workbench, tmp_path: Path, form_id: str
) -> None:
    case = file_workbench.drafting.create_sample(form_id)

    assert file_workbench.checking.check(case.ref, Step.HAND_IN).findings == ()
    written = file_workbench.exporting.export(case.ref, (), tmp_path)
    assert [item.template for item in written] == [f"{form_id}.en", f"{form_id}.zh"]
    assert all(item.proven == len(file_workbench.drafting.form(form_id).fields) for item in written)


@EACH
@pytest.mark.parametrize("title", ["储能装置 技术要求", "Storage devices—Technical requirements"])
def test_a_case_begins_with_a_title_alone_and_can_be_printed(
    file_workbench: Workbench, tmp_path: Path, form_id: str, title: str
) -> None:
    case = file_workbench.drafting.create(form_id, title)

    assert file_workbench.drafting.case(case.ref).title == title
    assert len(file_workbench.exporting.export(case.ref, (), tmp_path)) == 2


@EACH
@pytest.mark.parametrize("source_form", FORMS)
def test_a_case_takes_from_another_form_only_what_its_own_takes(
    file_workbench: Workbench, form_id: str, source_form: str
) -> None:
    source = file_workbench.drafting.create_sample(source_form)

    case = file_workbench.drafting.create(form_id, "新的标准", source.ref)

    form = file_workbench.drafting.form(form_id)
    assert normalise_all(form, case.values) == case.values
    both = {"submitting_body", "technical_committee", "purpose"} & set(form.fields) & set(source.values)
    assert {name: case.values[name] for name in both} == {name: source.values[name] for name in both}


def test_an_answer_that_the_other_form_does_not_know_is_not_taken(file_workbench: Workbench) -> None:
    source = file_workbench.drafting.create_sample("gb-t-recommended")

    case = file_workbench.drafting.create("gb-z-guidance", "新的文件", source.ref)

    assert source.values["adopted_source"] == "none"
    assert "adopted_source" not in case.values
