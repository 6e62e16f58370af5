"""P21: which files a proposal needs at which step."""

from __future__ import annotations

import pytest

from tests.unit.checks.case_builder import attached, case, findings, keys, sample
from workbench.checks.model import Severity, Step

ALL = ("draft", "explanation", "sealed_proposal", "pre_research")


def files(*purposes: str | None) -> dict[str, object]:
    """Return a list of attachments with these purposes, as a change of a case."""
    return {"attachments": tuple(attached(place, one) for place, one in enumerate(purposes, start=1)) or None}


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step.DRAFTING, []),
        (Step.SUBMIT, ["no_draft", "no_explanation"]),
        (Step.HAND_IN, ["no_draft", "no_explanation", "no_seal"]),
    ],
)
def test_each_file_is_asked_for_from_its_step_on(step: Step, expected: list[str]) -> None:
    found = findings("P21", case(attachments=None), step)
    assert sorted(finding.key for finding in found) == sorted(expected)
    assert all(finding.severity is Severity.ERROR for finding in found)


def test_pre_research_is_needed_for_a_mandatory_standard() -> None:
    assert keys("P21", sample("gb-mandatory", **files(*ALL[:3]))) == ["no_pre_research"]
    assert keys("P21", sample("gb-mandatory", **files(*ALL))) == []


@pytest.mark.parametrize("sign", ["research_backed", "international_parallel"])
def test_a_recommended_standard_gets_a_hint_where_a_major_project_is_likely(
    sign: str,
) -> None:
    (found,) = findings("P21", case(**files(*ALL[:3]), **{sign: True}))
    assert (found.key, found.severity) == ("perhaps_major", Severity.HINT)
    assert keys("P21", case(**files(*ALL), **{sign: True})) == []


def test_a_file_without_a_purpose_is_named_by_its_row() -> None:
    (found,) = findings("P21", case(**files(*ALL, None)))
    assert (found.key, found.where.row, found.where.column) == ("no_purpose", "r5", "purpose")
    assert found.severity is Severity.WARNING
