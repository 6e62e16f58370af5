"""Which optional fields are needed at hand-in, and that every rule that asks for one says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.unit.checks.case_builder import case, sample
from workbench.checks.demands import demanded_fields
from workbench.checks.model import Severity, Step
from workbench.checks.runner import run
from workbench.domain.proposal import Waiver
from workbench.domain.values import is_filled
from workbench.formspec.validation import required_fields

WITH_FILES = ("gb-t-recommended", "gb-mandatory", "gb-z-guidance")
WITHOUT = ("gb-foreign-language", "project-statement", "preliminary-review-application")


@pytest.mark.parametrize("form", WITH_FILES)
def test_the_list_of_attachments_is_needed_whether_it_is_filled_or_not(form: str) -> None:
    assert demanded_fields(sample(form)) == {"attachments"}
    assert demanded_fields(sample(form, attachments=None)) == {"attachments"}


def test_a_rule_that_is_waived_asks_for_nothing() -> None:
    waiver = Waiver("P21", "handed in on paper", "林一", datetime(2026, 3, 2, tzinfo=UTC))
    assert demanded_fields(case(), [waiver]) == frozenset()


@pytest.mark.parametrize("form", [*WITH_FILES, *WITHOUT])
def test_every_field_is_marked_that_a_rule_finds_empty_at_hand_in(form: str) -> None:
    view = sample(form)
    required = {field.id for field in required_fields(view.form, view.values)}
    missed = set()
    for name in view.visible - required:
        if not is_filled(view.value(name)):
            continue
        report = run(replace(view, values={**view.values, name: None}), Step.HAND_IN)
        if any(one.severity is Severity.ERROR for one in report.of_field(name)):
            missed.add(name)
    assert missed <= demanded_fields(view)
