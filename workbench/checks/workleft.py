"""What is left to do at a case, counted one way wherever it is told: fields still to be filled, then errors.

While one writes, what is not written yet is no error: what is found at submitting counts where something is
written, in sections that are filled, and everywhere once all is filled; until then it is found later. A cell
that a begun row of a required list lacks is still to be filled, too, and no error beside that. What was typed
and refused is not empty: it counts as an error.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from workbench.checks.model import Finding, Severity, Step, Where
from workbench.checks.report import Report
from workbench.domain.values import is_filled
from workbench.formspec.conditions import Values
from workbench.formspec.model import Field, Form
from workbench.formspec.validation import (
    missing,
    required_fields,
    section_completeness,
    visible_fields,
)


@dataclass(frozen=True, slots=True)
class WorkLeft:
    """Required fields that are not filled yet, fields with something unstored, and what was found.

    Of that `counted` counts now, `gaps` say what the fields that are left lack, one each: the field itself or a
    cell of a row. `later` counts at the steps up to that of the report, not yet now.
    """

    fields: tuple[Field, ...]
    unstored: tuple[Field, ...]
    counted: tuple[Finding, ...]
    gaps: tuple[Finding, ...]
    later: tuple[Finding, ...]

    @property
    def left(self) -> int:
        """How much is still to be filled: each field, or of one that is begun each cell that is lacking."""
        told = {gap.where.field for gap in self.gaps}
        return len(self.gaps) + sum(1 for field in self.fields if field.id not in told)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The errors among what counts now."""
        return tuple(finding for finding in self.counted if finding.severity is Severity.ERROR)

    @property
    def error_count(self) -> int:
        """How many errors there are, each field with something unstored being one."""
        return len(self.unstored) + len(self.errors)

    @property
    def later_errors(self) -> int:
        """How many errors there are more at the steps to come."""
        return sum(1 for finding in self.later if finding.severity is Severity.ERROR)

    def found_at(self, step: Step) -> tuple[Finding, ...]:
        """Return what counts only from a step on that is still to come."""
        return tuple(finding for finding in self.later if finding.step is step)

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity count now, with what is not stored among the errors."""
        if severity is Severity.ERROR:
            return self.error_count
        return sum(1 for finding in self.counted if finding.severity is severity)

    def found_in(self, fields: Collection[str]) -> list[Finding]:
        """Return what counts now at some fields."""
        return [finding for finding in self.counted if finding.where.field in fields]

    def gaps_in(self, fields: Collection[str]) -> tuple[Finding, ...]:
        """Return what says that something is still to be filled at some fields."""
        return tuple(gap for gap in self.gaps if gap.where.field in fields)

    def errors_in(self, fields: Collection[str]) -> int:
        """Return how many errors there are at some fields, what stands unstored among them."""
        return sum(1 for one in self.errors if one.where.field in fields) + self.refused_in(fields)

    def refused_in(self, fields: Collection[str]) -> int:
        """Return at how many of some fields something stands unstored."""
        return sum(1 for field in self.unstored if field.id in fields)


def work_left(form: Form, values: Values, report: Report, unstored: Collection[str] = ()) -> WorkLeft:
    """Return what is left to do, all in the order of the form.

    `report` holds what would be found when the case is submitted or handed in, `unstored` the ids of fields in
    which something stands that was refused.
    """
    lacking = {Where(one.field, one.row, one.column) for one in missing(form, values)}
    unready = {where.field for where in lacking}
    left = {field.id: field for field in required_fields(form, values) if field.id in unready}
    unfilled = {where for where in lacking if where.field in left}
    settled = _settled_fields(form, values)
    counted: list[Finding] = []
    gaps: list[Finding] = []
    later: list[Finding] = []
    for finding in report.beside(unstored).findings:
        if not finding.counts:
            continue
        place = Where(finding.where.field, finding.where.row, finding.where.column)
        written = not left or place.field in settled or is_filled(values.get(place.field))
        if finding.step is Step.SUBMIT and place in unfilled:
            unfilled.remove(place)
            gaps.append(finding)
        elif finding.step is Step.DRAFTING or (finding.step is Step.SUBMIT and written):
            counted.append(finding)
        else:
            later.append(finding)
    return WorkLeft(
        tuple(field for name, field in left.items() if name not in unstored),
        tuple(field for field in visible_fields(form, values) if field.id in unstored),
        tuple(counted),
        tuple(gaps),
        tuple(later),
    )


def _settled_fields(form: Form, values: Values) -> frozenset[str]:
    """Return the ids of the fields in sections that are filled and awake, and in which something stands.

    What is found at submitting counts there already, for the ring of such a section says that it is done.
    """
    shares = section_completeness(form, values)
    filled = {field.id for field in visible_fields(form, values) if is_filled(values.get(field.id))}
    return frozenset(
        field.id
        for section in form.sections
        if section.id not in form.asleep and shares[section.id] == 1
        if not filled.isdisjoint(one.id for one in section.fields)
        for field in section.fields
    )
