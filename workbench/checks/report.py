"""The findings of one run: their order, their counts, and the two forms in which they are given out.

Order and text depend on the case and the language in use only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from workbench.checks.case import CaseView
from workbench.checks.model import UNCONFIRMED, Finding, Severity, Step
from workbench.kernel.columns import padded_to, width
from workbench.kernel.fingerprint import Json
from workbench.kernel.i18n import tr

_EMPTY = "P01"  # the rule of required fields; it knows only what is stored
# What other rules call a message that a whole field is empty.
_SAYS_EMPTY = frozenset({"none", "missing", "customary", "absent", "no_reason", "no_ground"})


@dataclass(frozen=True)
class Report:
    """All findings of a run in order: errors first, then as in the form. Waived ones are among them."""

    findings: tuple[Finding, ...]
    step: Step = Step.SUBMIT

    def at(self, step: Step) -> Report:
        """Return what of these findings counts at an earlier step already."""
        return Report(tuple(found for found in self.findings if step.includes(found.step)), step)

    def beside(self, unstored: Collection[str]) -> Report:
        """Return the report beside fields in which something stands unstored: those are not called empty."""
        kept = tuple(one for one in self.findings if one.where.field not in unstored or not _says_empty(one))
        return self if len(kept) == len(self.findings) else replace(self, findings=kept)

    def count(self, severity: Severity) -> int:
        """Return how many findings of this severity count, that is, are not waived."""
        return sum(1 for finding in self.findings if finding.severity is severity and finding.counts)

    @property
    def waived(self) -> int:
        """How many findings are shown but waived."""
        return sum(1 for finding in self.findings if not finding.counts)

    @property
    def refuses(self) -> bool:
        """Whether an error finding stands in the way of the step."""
        return self.count(Severity.ERROR) > 0

    def of_field(self, field_id: str) -> tuple[Finding, ...]:
        """Return the findings at one field."""
        return tuple(finding for finding in self.findings if finding.where.field == field_id)

    def to_json(self) -> dict[str, Json]:
        """Return the report as JSON, messages in the language in use."""
        counts: dict[str, Json] = {severity.value: self.count(severity) for severity in Severity}
        counts["waived"] = self.waived
        return {
            "step": self.step.value,
            "findings": [finding_to_json(finding) for finding in self.findings],
            "counts": counts,
        }

    def to_text(self) -> str:
        """Return the report as lines of plain text in the language in use, ended by the counts."""
        rows = [_cells(finding) for finding in self.findings]
        widths = [max((width(row[column]) for row in rows), default=0) for column in range(2)]
        lines: list[str] = []
        for finding, (severity, rule, message) in zip(self.findings, rows, strict=True):
            lines.append(f"{padded_to(severity, widths[0])}  {padded_to(rule, widths[1])}  {message}")
            lines += [" " * (sum(widths) + 4) + note for note in _notes(finding)]
        return "\n".join([*lines, self._summary()])

    def _summary(self) -> str:
        if not self.findings:
            return tr("No findings.")
        return tr(
            "Errors: {errors}. Warnings: {warnings}. Hints: {hints}. Waived: {waived}.",
            errors=self.count(Severity.ERROR),
            warnings=self.count(Severity.WARNING),
            hints=self.count(Severity.HINT),
            waived=self.waived,
        )


def _says_empty(finding: Finding) -> bool:
    return finding.rule == _EMPTY or (finding.key in _SAYS_EMPTY and not finding.where.row)


def in_order(findings: Iterable[Finding], case: CaseView) -> list[Finding]:
    """Return findings by severity, then by place in the form (links last), then by rule, as rules gave them."""
    last = len(case.places)
    return sorted(
        findings,
        key=lambda finding: (
            finding.severity.weight,
            case.places.get(finding.where.field, last),
            finding.rule,
        ),
    )


def severity_word(severity: Severity) -> str:
    """Return the word for a severity in the language in use."""
    words = {
        Severity.ERROR: tr("error"),
        Severity.WARNING: tr("warning"),
        Severity.HINT: tr("hint"),
    }
    return words[severity]


def finding_to_json(finding: Finding) -> dict[str, Json]:
    """Return one finding as JSON: the keys of the command line, the message in the language in use."""
    where = finding.where
    places: dict[str, Json] = {
        "field": where.field,
        "row": where.row,
        "column": where.column,
        "clause": where.clause,
        "text": where.text,
    }
    result: dict[str, Json] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message.here(),
        "where": {key: value for key, value in places.items() if value},
        "source": finding.source,
        "confidence": finding.confidence,
        "step": finding.step.value,
        "repair": finding.repair is not None,
    }
    if finding.waiver is not None:
        result["waived"] = {"reason": finding.waiver.reason, "by": finding.waiver.waived_by}
    return result


def _cells(finding: Finding) -> tuple[str, str, str]:
    message = " ".join(finding.message.here().split())
    if finding.source:
        message = tr("{message} [{source}]", message=message, source=finding.source)
    return severity_word(finding.severity), finding.rule, message


def _notes(finding: Finding) -> list[str]:
    notes = []
    if finding.repair is not None:
        notes.append(tr("Repair: {repair}", repair=finding.repair.label.here()))
    if finding.confidence == UNCONFIRMED:
        notes.append(tr("Custom or a setting of the team, not an official rule."))
    if finding.waiver is not None:
        by, reason = finding.waiver.waived_by, finding.waiver.reason
        notes.append(tr("Waived by {name}: {reason}", name=by, reason=" ".join(reason.split())))
    return notes
