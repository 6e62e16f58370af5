"""What the start page shows, read from the workspace: where to go on, and what needs attention.

Runs on a lane: no widgets here. Words are put to it on the page, except for findings and values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.app.settings import is_lost
from workbench.checks.model import Finding, Severity
from workbench.checks.workleft import WorkLeft, work_left
from workbench.domain.casepaths import LINKS, VALUES, name_in
from workbench.domain.proposal import Proposal, ProposalSummary, State
from workbench.domain.values import Value
from workbench.formspec.kinds import as_shown, printed_list
from workbench.formspec.model import Field, Form
from workbench.kernel.errors import UnknownName
from workbench.kernel.i18n import language_in_use, listed, tr
from workbench.kernel.paths import form_folder

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.keeping import Recovered

MOST_CHECKED = 20
_LAST_WORDS = 60
_TO_CONFIRM = "P25"  # the rule of links to articles that changed
_BEING_WRITTEN = frozenset({State.DRAFTING, State.REVISING, State.RETURNED})


class NeedKind(IntEnum):
    """Why a case needs attention, the weightiest first."""

    ERRORS = 0
    SUSPECT_LINKS = 1
    EMPTY_FIELDS = 2
    WARNINGS = 3


@dataclass(frozen=True, slots=True)
class Need:
    """One reason why a case needs attention: how often, where first, and what is said there."""

    kind: NeedKind
    count: int
    case: str
    title: str
    field: str
    detail: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Resume:
    """Where somebody wrote last: the case, the place in its form and the last words there."""

    case: str
    title: str
    share: float
    field: str
    section_label: str
    field_label: str
    words: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """The workspace at a glance. `to_check` are the cases to look into; `missing` recents that are gone.

    `recovered` are texts that an earlier run left behind without storing them.
    """

    location: str
    cases: int
    to_check: tuple[str, ...]
    resume: Resume | None
    has_sample: bool
    missing: frozenset[str]
    recovered: tuple[Recovered, ...] = ()


def read_standing(
    workbench: Workbench, last_places: Mapping[str, tuple[str, str]], recents: Sequence[str]
) -> Standing:
    """Return what the page shows at once; findings follow case by case with `read_needs`."""
    cases = workbench.drafting.cases()
    workbench.keeping.settle()
    written = [line.ref for line in cases if line.state in _BEING_WRITTEN]
    case, field_id = last_places.get(workbench.location, ("", ""))
    return Standing(
        location=workbench.location,
        cases=len(cases),
        to_check=tuple(written[:MOST_CHECKED]),
        resume=_resume(workbench, cases, case, field_id),
        has_sample=_has_sample(workbench, cases),
        missing=frozenset(place for place in recents if is_lost(place)),
        recovered=tuple(workbench.keeping.recovered()),
    )


def read_needs(
    workbench: Workbench, case: str, unstored: Mapping[str, str] = MappingProxyType({})
) -> tuple[Need, ...]:
    """Return why a case needs attention; a case that is gone meanwhile needs none.

    `unstored` says by field why what was typed there could not be stored.
    """
    try:
        proposal = workbench.drafting.case(case)
    except UnknownName:
        return ()
    report = workbench.checking.check(case)
    work = work_left(workbench.drafting.form_of(proposal), proposal.values, report, unstored)
    counting = [finding for finding in report.findings if finding.counts]
    suspect = [finding for finding in counting if finding.rule == _TO_CONFIRM]
    warnings = [
        finding for finding in counting if finding.severity is Severity.WARNING and finding.rule != _TO_CONFIRM
    ]
    found: list[tuple[NeedKind, int, str, str]] = []
    if work.error_count:
        found.append((NeedKind.ERRORS, work.error_count, *_first_error(work, unstored)))
    if work.fields:
        left = work.fields[0]
        told = next(
            (_told_first([one])[1] for one in counting if one.where.field == left.id), left.label.here()
        )
        found.append((NeedKind.EMPTY_FIELDS, work.left, left.id, told))
    if warnings and not (work.error_count or work.fields or suspect):
        # Warnings of a case that still has work of more weight are seen there.
        found.append((NeedKind.WARNINGS, len(warnings), *_told_first(warnings)))
    if suspect:
        found.append((NeedKind.SUSPECT_LINKS, len(suspect), LINKS, ""))
    at = proposal.changed_at or datetime.min
    return tuple(
        Need(kind, count, proposal.ref, proposal.title_in(language_in_use()), field_id, detail, at)
        for kind, count, field_id, detail in found
    )


def _first_error(work: WorkLeft, unstored: Mapping[str, str]) -> tuple[str, str]:
    """Return the field of the first error and what is said of it; what is not stored goes first."""
    if work.unstored:
        field = work.unstored[0].id
        return field, tr("Not stored: {reason}", reason=unstored[field])
    return _told_first(work.errors)


def _told_first(findings: Sequence[Finding]) -> tuple[str, str]:
    """Return the field of the first finding and what is said of it."""
    return findings[0].where.field, " ".join(findings[0].message.here().splitlines())


def _resume(workbench: Workbench, cases: Sequence[ProposalSummary], case: str, field_id: str) -> Resume | None:
    """Return the place left last, or the last change of the case that was changed last."""
    lines = {line.ref: line for line in cases}
    if case not in lines:
        if not cases:
            return None
        case, field_id = cases[0].ref, ""
    line = lines[case]
    proposal = workbench.drafting.case(case)
    form = workbench.drafting.form_of(proposal)
    if field_id not in form.fields:
        field_id = _field_changed_last(workbench, proposal, form)
    section, label, words = _in_words(form, proposal, field_id)
    title = line.title_in(language_in_use())
    return Resume(case, title, line.completeness, field_id, section, label, words, line.changed_at)


def _field_changed_last(workbench: Workbench, proposal: Proposal, form: Form) -> str:
    for entry in workbench.history.of_case(proposal.ref):
        changed = [name_in(VALUES, change.path) for change in entry.changes]
        known = [field_id for field_id in changed if field_id in form.fields]
        if known:
            return known[0]
    return next(iter(form.fields), "")


def _in_words(form: Form, proposal: Proposal, field_id: str) -> tuple[str, str, str]:
    """Return section, field and its last words as they are shown."""
    if field_id not in form.fields:
        return "", "", ""
    field = form.fields[field_id]
    section = next(part for part in form.sections if field in part.fields)
    value = proposal.values.get(field_id)
    text = "" if value is None else _told(field, value)
    heading, name = section.title.here(), field.label.here()
    # A section that is named after its only field would be told twice.
    return "" if heading == name else heading, name, _last_words(" ".join(text.split()))


def _told(field: Field, value: Value) -> str:
    """Return a value as it is shown, of rows the last of the list with its cells in a sentence."""
    rows = printed_list(field, value, language_in_use()).rows
    if not rows:
        return as_shown(field, value, language_in_use())
    return listed([words for words in rows[-1].cells.values() if words])


def _last_words(text: str) -> str:
    """Return the end of a text, begun at a word where words are parted by blanks."""
    if len(text) <= _LAST_WORDS:
        return text
    cut, end = text[:-_LAST_WORDS], text[-_LAST_WORDS:]
    first, blank, rest = end.partition(" ")
    inside_word = first.isascii() and not cut.endswith(" ")
    return tr("… {words}", words=rest if blank and inside_word else end)


def _has_sample(workbench: Workbench, cases: Sequence[ProposalSummary]) -> bool:
    titles = {_sample_title(form.id) for form in workbench.drafting.forms()}
    return any(line.title in titles for line in cases)


@cache
def _sample_title(form_id: str) -> str:
    from workbench.formspec.casefile import read_case_file  # YAML, not needed before the first question

    path = form_folder() / form_id / "sample.yaml"
    if not path.exists():
        return ""
    return str(read_case_file(path).values.get("title_zh", ""))
