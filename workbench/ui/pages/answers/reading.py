"""What the page reads of a case, in one piece, off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.checks.answers import Answers
from workbench.domain.proposal import Proposal
from workbench.formspec.model import Form
from workbench.ui.widgets.sectionlist import SectionItem, ring_share
from workbench.ui.widgets.severity import worst_of

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench


@dataclass(frozen=True)
class Sheet:
    """One moment of a case with all its answers."""

    case: Proposal
    form: Form
    answers: Answers


def read_sheet(workbench: Workbench, name: str) -> Sheet:
    """Read a case with its answers; raises UnknownName."""
    case = workbench.drafting.case(name)
    return Sheet(case, workbench.drafting.form_of(case), workbench.checking.answers(name))


def section_items(answers: Answers) -> list[SectionItem]:
    """Return the sections for the list at the left, each with the worst that was found in it."""
    items = []
    for section in answers.sections:
        found = [one for answer in section.answers for one in answer.all_findings if one.counts]
        worst = worst_of(found)
        count = sum(1 for finding in found if finding.severity is worst)
        begun = any(answer.text or answer.rows for answer in section.answers)
        share = ring_share(section.share, begun, found)
        items.append(SectionItem(section.section.id, section.section.title.here(), share, worst, count))
    return items
