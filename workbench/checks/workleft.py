"""What is left to do at a case, counted one way wherever it is told: fields still to be filled, then errors.

While one writes, what is not written yet is no error: those of submitting count once all is filled.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.checks.model import Finding, Severity, Step
from workbench.checks.report import Report
from workbench.formspec.conditions import Values
from workbench.formspec.model import Field, Form
from workbench.formspec.validation import fields_left


@dataclass(frozen=True, slots=True)
class WorkLeft:
    """Required fields that are not filled yet, and the errors that count, both in order."""

    fields: tuple[Field, ...]
    errors: tuple[Finding, ...]


def work_left(form: Form, values: Values, report: Report) -> WorkLeft:
    """Return what is left to do; `report` holds what would be found when the case is submitted."""
    fields = fields_left(form, values)
    found = report.at(Step.DRAFTING) if fields else report
    errors = (finding for finding in found.findings if finding.severity is Severity.ERROR and finding.counts)
    return WorkLeft(fields, tuple(errors))
