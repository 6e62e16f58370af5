"""What the editor shows at one moment: the case with its form, findings, suspect links and next undo steps.

Read as one piece off the UI thread, so that all panes show the same moment.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.checks.model import Finding, Step
from workbench.checks.report import Report
from workbench.checks.workleft import WorkLeft, work_left
from workbench.domain.changes import JournalEntry
from workbench.domain.proposal import Proposal
from workbench.domain.values import is_filled
from workbench.formspec.guidance import Guidance
from workbench.formspec.model import Form
from workbench.formspec.validation import section_completeness, visible_fields
from workbench.kernel.i18n import Language, language_in_use
from workbench.plan.model import Plan

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench


@dataclass(frozen=True)
class CaseState:
    """One moment of a case. `undo` and `redo` are the acts that these commands would take.

    `guidance` tells what belongs into a field, by its id.

    `report` holds what counts when the case is submitted, `drafting` what counts already while it is written,
    `later` also what counts only when everything is handed in. `unstored` are the fields in which something
    stands that was refused, `demanded` those that the form leaves optional and a rule asks for at hand-in.
    """

    case: Proposal
    form: Form
    report: Report
    drafting: Report
    later: Report
    suspect: frozenset[str]
    plans: Mapping[str, Plan]
    guidance: Mapping[str, Guidance]
    undo: JournalEntry | None
    redo: JournalEntry | None
    unstored: frozenset[str] = frozenset()
    demanded: frozenset[str] = frozenset()

    @cached_property
    def work(self) -> WorkLeft:
        """What is left to do before the case is submitted."""
        return work_left(self.form, self.case.values, self.report, self.unstored)

    @property
    def at_hand_in(self) -> tuple[Finding, ...]:
        """What counts only when everything is handed in."""
        return tuple(one for one in self.later.findings if one.counts and one.step is Step.HAND_IN)

    @property
    def visible(self) -> frozenset[str]:
        """The ids of the fields whose condition holds, and of those asleep that hold something."""
        held = (name for name in self.form.sleeping_fields if is_filled(self.case.values.get(name)))
        return frozenset(field.id for field in visible_fields(self.form, self.case.values)).union(held)

    @property
    def language(self) -> Language:
        """The language of what is put into its texts: that of the case, whatever that of the window is."""
        return self.case.language or language_in_use()

    @property
    def is_outdated(self) -> bool:
        """Whether the case was made with an earlier version of its form."""
        return self.case.form_version < self.form.version

    @property
    def completeness_by_section(self) -> Mapping[str, float]:
        """The share of required fields that are filled, by section id."""
        return section_completeness(self.form, self.case.values)

    def beside(self, unstored: Collection[str]) -> CaseState:
        """Return the moment beside fields in which something stands unstored: those are not called empty."""
        names = frozenset(unstored)
        if names == self.unstored:
            return self
        report, drafting, later = (one.beside(names) for one in (self.report, self.drafting, self.later))
        return replace(self, report=report, drafting=drafting, later=later, unstored=names)


def read_state(workbench: Workbench, name: str) -> CaseState:
    """Read a case with everything the editor shows of it; raises UnknownName."""
    case = workbench.drafting.case(name)
    form = workbench.drafting.form_of(case)
    own = [field.id for section in form.sections if section.article is None for field in section.fields]
    guidance = {field: workbench.guiding.guidance(form.id, field) for field in own}
    undo, redo = workbench.history.next_steps(name)
    later = workbench.checking.check(name, Step.HAND_IN)
    report = later.at(Step.SUBMIT)
    return CaseState(
        case=case,
        form=form,
        report=report,
        drafting=report.at(Step.DRAFTING),
        later=later,
        suspect=workbench.planning.suspect_links(case),
        plans={plan.id: plan for plan in workbench.planning.plans()},
        guidance={field: known for field, known in guidance.items() if known is not None},
        undo=undo,
        redo=redo,
        demanded=workbench.checking.demanded(name),
    )
