"""All answers of a case in the order of the form, as they are printed, each with what was found at it.

Made of a case, its form and a report; how it looks is the business of the front ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workbench.checks.model import Finding
from workbench.checks.report import Report
from workbench.domain.casepaths import LINKS
from workbench.domain.proposal import ArticleLink, Proposal
from workbench.domain.values import Value
from workbench.formspec.kinds import printed_list, with_unit
from workbench.formspec.model import Field, Form, Section
from workbench.formspec.validation import missing, section_completeness, visible_fields
from workbench.kernel.i18n import Language


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row of a list: its cells as they are printed, in the order of the columns."""

    id: str
    cells: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A visible field with its value as it is printed; of a list, `rows` and `totals` instead of `text`.

    `totals` are the cells of the line of totals, none for a list without. `missing` tells that it is required
    and not filled. `findings` are those of the whole field.
    """

    field: Field
    text: str
    rows: tuple[AnswerRow, ...]
    missing: bool
    findings: tuple[Finding, ...]
    totals: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be printed."""
        return not self.text and not self.rows

    @property
    def all_findings(self) -> Iterator[Finding]:
        """The findings of the field, then those of its rows."""
        yield from self.findings
        for row in self.rows:
            yield from row.findings

    @property
    def needs_attention(self) -> bool:
        """Whether it is missing, or something was found at it that counts."""
        return self.missing or any(finding.counts for finding in self.all_findings)


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """A link to an article; `suspect` tells that its text changed since, which is among the findings too."""

    link: ArticleLink
    suspect: bool
    findings: tuple[Finding, ...]

    @property
    def needs_attention(self) -> bool:
        """Whether something was found at it that counts."""
        return any(finding.counts for finding in self.findings)


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """A section with its visible fields; `share` of the required ones is filled, 0 to 1."""

    section: Section
    share: float
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A whole case; `findings` are those about its links as a whole, `report` holds all."""

    sections: tuple[AnswerSection, ...]
    links: tuple[AnswerLink, ...]
    findings: tuple[Finding, ...]
    report: Report

    @property
    def attention(self) -> int:
        """How many fields and links need attention; the links as a whole count once."""
        return self.attention_beside(())

    def attention_beside(self, unstored: Collection[str]) -> int:
        """Return how many need attention, with the fields in which something stands that was refused."""
        answers = (answer for section in self.sections for answer in section.answers)
        fields = sum(answer.needs_attention or answer.field.id in unstored for answer in answers)
        links = sum(link.needs_attention for link in self.links)
        return fields + links + any(finding.counts for finding in self.findings)


def answers_of(
    form: Form, case: Proposal, report: Report, suspect: frozenset[str], language: Language
) -> Answers:
    """Return the answers of a case, printed in a language; `suspect` are the ids of links that are."""
    gaps = {item.field for item in missing(form, case.values)}
    visible = {field.id for field in visible_fields(form, case.values)}
    shares = section_completeness(form, case.values)
    by_field: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_field.setdefault(finding.where.field, []).append(finding)

    def answer(field: Field) -> Answer:
        found = by_field.get(field.id, [])
        return _answer(field, case.values.get(field.id), found, field.id in gaps, language)

    sections = tuple(
        AnswerSection(
            section,
            shares[section.id],
            tuple(answer(field) for field in section.fields if field.id in visible),
        )
        for section in form.sections
        if section.id not in form.asleep
    )
    at_links = by_field.get(LINKS, [])
    known = {link.id for link in case.links}
    links = tuple(AnswerLink(link, link.id in suspect, _of_row(at_links, link.id)) for link in case.links)
    return Answers(sections, links, tuple(one for one in at_links if one.where.row not in known), report)


def _answer(
    field: Field, value: Value, findings: list[Finding], is_missing: bool, language: Language
) -> Answer:
    if not field.columns:
        return Answer(field, with_unit(field, value, language), (), is_missing, tuple(findings))
    printed = printed_list(field, value, language)
    rows = tuple(
        AnswerRow(row.id, tuple(row.cells.values()), _of_row(findings, row.id)) for row in printed.rows
    )
    ids = {row.id for row in rows}
    of_field = tuple(one for one in findings if one.where.row not in ids)
    return Answer(field, "", rows, is_missing, of_field, tuple(printed.totals.values()))


def _of_row(findings: list[Finding], row_id: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.where.row == row_id)
