"""What is left to do at a case, counted one way wherever it is told: fields still to be filled, then errors.

While one writes, what is not written yet is no error: those of submitting count once all is filled. What was
typed and refused is not empty: it counts as an error.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workbench.checks.model import Finding, Severity, Step
from workbench.checks.report import Report
from workbench.formspec.conditions import Values
from workbench.formspec.model import Field, Form
from workbench.formspec.validation import fields_left, visible_fields


@dataclass(frozen=True, slots=True)
class WorkLeft:
    """Required fields that are not filled yet, fields with something unstored, and the errors that count."""

    fields: tuple[Field, ...]
    unstored: tuple[Field, ...]
    errors: tuple[Finding, ...]

    @property
    def error_count(self) -> int:
        """How many errors there are, each field with something unstored being one."""
        return len(self.unstored) + len(self.errors)


def work_left(form: Form, values: Values, report: Report, unstored: Collection[str] = ()) -> WorkLeft:
    """Return what is left to do, all in the order of the form.

    `report` holds what would be found when the case is submitted, `unstored` the ids of fields in which
    something stands that was refused.
    """
    left = fields_left(form, values)
    found = (report.at(Step.DRAFTING) if left else report).beside(unstored)
    errors = (finding for finding in found.findings if finding.severity is Severity.ERROR and finding.counts)
    return WorkLeft(
        tuple(field for field in left if field.id not in unstored),
        tuple(field for field in visible_fields(form, values) if field.id in unstored),
        tuple(errors),
    )
