"""Which fields a form leaves optional but a rule asks for at submission or hand-in.

A rule says in its data file at which fields it looks whether something is there (`demands`). Asked is what it
would find if nothing stood there, so that the answer does not change when the field is filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.checks.case import CaseView
from workbench.checks.catalogue import rules
from workbench.checks.model import Rule, Severity, Step
from workbench.checks.registry import RuleFunction
from workbench.checks.rules import FUNCTIONS
from workbench.checks.runner import run
from workbench.domain.proposal import Waiver


def demanded_fields(
    case: CaseView,
    waivers: Iterable[Waiver] = (),
    chosen: Iterable[Rule] | None = None,
    functions: Mapping[str, RuleFunction] = FUNCTIONS,
) -> frozenset[str]:
    """Return the ids of the visible fields that a rule asks for at hand-in or before, unless it is waived."""
    waived = list(waivers)
    found: set[str] = set()
    for rule in rules() if chosen is None else chosen:
        for field_id in set(rule.demands) & case.visible:
            emptied = replace(case, values={**case.values, field_id: None})
            report = run(emptied, Step.HAND_IN, waived, [rule], functions)
            if any(one.counts and one.severity is Severity.ERROR for one in report.of_field(field_id)):
                found.add(field_id)
    return frozenset(found)
