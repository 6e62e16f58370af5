"""What is left to do is counted after every pause in typing: each part of a case is looked at once."""

from __future__ import annotations

import pytest

from tests.unit.checks.case_builder import sample
from workbench.checks import workleft
from workbench.checks.model import Step
from workbench.checks.runner import run
from workbench.checks.workleft import work_left

FORM = "gb-t-recommended"


@pytest.mark.parametrize("name", ["section_completeness", "visible_fields"])
def test_the_sections_of_a_case_are_measured_no_oftener_than_twice(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sample(FORM, purpose=None)
    report, calls = run(case, Step.SUBMIT), list[str]()
    measure = getattr(workleft, name)

    def counted(*given: object) -> object:
        calls.append(name)
        return measure(*given)

    monkeypatch.setattr(workleft, name, counted)
    work_left(case.form, case.values, report)
    assert 1 <= len(calls) <= 2 < len(case.form.sections)
