"""Checking a case against the rules, applying a repair, setting a rule aside with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.checks.answers import Answers, answers_of
from workbench.checks.case import CaseView, view_case
from workbench.checks.catalogue import rule_named, rules
from workbench.checks.demands import demanded_fields
from workbench.checks.model import Finding, Rule, Step
from workbench.checks.report import Report
from workbench.checks.runner import run
from workbench.domain.casepaths import WAIVERS, path_of, values_path
from workbench.domain.changes import Act, Change, Changes
from workbench.domain.encoding import waiver_to_json
from workbench.domain.proposal import Proposal, Waiver
from workbench.domain.values import to_json
from workbench.kernel.errors import InvalidValue, Refused
from workbench.kernel.i18n import language_in_use, tr
from workbench.plan.linking import in_print_order, suspect_links
from workbench.services.steps.cases import aggregate, find_case, find_editable_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.plans import all_plans
from workbench.services.steps.words import free_text
from workbench.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair mended, what changed by it, and how many findings of a rule one repair left."""

    findings: tuple[Finding, ...]
    changes: Changes
    left: int = 0


class Checking:
    """Use cases around rules and findings."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rules(self) -> list[Rule]:
        """Return all rules in the order of their ids."""
        return rules()

    def rule(self, rule_id: str) -> Rule:
        """Return a rule; raises UnknownName naming the nearest ones."""
        return rule_named(rule_id)

    def check(self, name: str, step: Step = Step.SUBMIT) -> Report:
        """Return all findings that count at `step`, the waived ones among them and marked."""
        with self._context.workspace.reading() as unit:
            return self._run(unit, find_case(unit, name), step)

    def demanded(self, name: str) -> frozenset[str]:
        """Return the ids of the fields that the form leaves optional and a rule asks for at hand-in."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
            return demanded_fields(self._view(unit, proposal), proposal.waivers)

    def answers(self, name: str, step: Step = Step.SUBMIT) -> Answers:
        """Return all answers of a case as they are printed, with what counts at `step` beside each."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
            report = self._run(unit, proposal, step)
            plans = all_plans(unit, self._context)
        suspect = suspect_links(plans, proposal.links)
        form = self._context.form_of(proposal)
        printed = replace(proposal, links=in_print_order(proposal.links, plans))
        return answers_of(form, printed, report, suspect, language_in_use())

    def repair(self, name: str, rule_id: str | None = None, step: Step = Step.SUBMIT) -> Repaired:
        """Apply the repairs that the findings offer, of one rule or of all, as one act; return what was mended.

        Raises Refused if nothing offers a repair.
        """
        if rule_id is not None:
            rule_id = rule_named(rule_id).id
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            return self._mend(unit, proposal, self._repairable(unit, proposal, rule_id, step))

    def repair_one(self, name: str, finding: Finding) -> Repaired:
        """Apply the repair of one finding, as it is now at its place, and leave others of its rule alone.

        Raises Refused if nothing there offers a repair any more.
        """
        rule_id = finding.rule
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            alike = self._repairable(unit, proposal, rule_id, Step.SUBMIT)
            there = [one for one in alike if _place(one) == _place(finding)]
            same = [one for one in there if one.repair == finding.repair]
            done = self._mend(unit, proposal, (same or there)[:1])
            left = self._repairable(unit, find_case(unit, proposal.ref), rule_id, Step.SUBMIT)
            return replace(done, left=len(left))

    def waive(self, name: str, rule_id: str, reason: str) -> Changes:
        """Set a rule aside for a case, in the name of who acts; raises InvalidValue without a reason."""
        rule = rule_named(rule_id)
        reason = free_text(reason)
        if not reason:
            raise InvalidValue(
                tr("A waiver needs a reason."), tr("Say why the rule does not apply to this proposal.")
            )
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            waiver = Waiver(rule.id, reason, self._context.who, self._context.clock.now())
            return self._set_waiver(unit, proposal, rule.id, waiver)

    def unwaive(self, name: str, rule_id: str) -> Changes:
        """Let a rule count again; raises Refused if it was not set aside."""
        rule = rule_named(rule_id)
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            return self._set_waiver(unit, proposal, rule.id, None)

    def _repairable(self, unit: ReadUnit, proposal: Proposal, rule_id: str | None, step: Step) -> list[Finding]:
        return [
            finding
            for finding in self._run(unit, proposal, step).findings
            if finding.repair and finding.counts and rule_id in (None, finding.rule)
        ]

    def _mend(self, unit: UnitOfWork, proposal: Proposal, repairable: list[Finding]) -> Repaired:
        if not repairable:
            raise Refused(
                tr("Nothing in {case} can be repaired automatically.", case=proposal.ref),
                tr("The findings say what is to be done by hand."),
            )
        mended, changes = _changes_of(repairable, proposal)
        act = Act("repair", ", ".join(sorted({finding.rule for finding in mended})))
        stored = record_case(unit, self._context, proposal, act, changes, proposal.uid)
        return Repaired(tuple(mended), stored)

    def _run(self, unit: ReadUnit, proposal: Proposal, step: Step) -> Report:
        return run(self._view(unit, proposal), step, proposal.waivers)

    def _view(self, unit: ReadUnit, proposal: Proposal) -> CaseView:
        return view_case(self._context.form_of(proposal), proposal, all_plans(unit, self._context))

    def _set_waiver(self, unit: UnitOfWork, proposal: Proposal, rule_id: str, wanted: Waiver | None) -> Changes:
        present = next((waiver for waiver in proposal.waivers if waiver.rule == rule_id), None)
        if present is None and wanted is None:
            raise Refused(tr("{rule} is not waived in {case}.", rule=rule_id, case=proposal.ref))
        change = Change(
            aggregate(proposal.uid),
            path_of(WAIVERS, rule_id),
            waiver_to_json(present) if present else None,
            waiver_to_json(wanted) if wanted else None,
        )
        act = Act("waive" if wanted else "unwaive", rule_id)
        return record_case(unit, self._context, proposal, act, [change], proposal.uid)


def _place(finding: Finding) -> tuple[str, str, str]:
    return finding.where.field, finding.where.row, finding.where.column


def _changes_of(findings: list[Finding], proposal: Proposal) -> tuple[list[Finding], list[Change]]:
    """Return the repairs that go together: a field is mended once, the next check shows the rest."""
    owner = aggregate(proposal.uid)
    mended: list[Finding] = []
    changes: dict[str, Change] = {}
    for finding in findings:
        wanted = dict(finding.repair.changes) if finding.repair else {}
        if wanted.keys() & changes.keys():
            continue
        for field_id, value in wanted.items():
            before = to_json(proposal.values.get(field_id))
            changes[field_id] = Change(owner, values_path(field_id), before, to_json(value))
        mended.append(finding)
    return mended, list(changes.values())
