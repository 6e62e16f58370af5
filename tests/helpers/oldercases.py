"""Cases that an earlier version of a form left behind, as a workspace of then holds them."""

from __future__ import annotations

from tests.helpers.tools import ROOT
from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.domain.changes import Act, Change
from workbench.domain.proposal import Proposal
from workbench.formspec.casefile import read_case_file

SAMPLE = ROOT / "tests" / "data" / "forms" / "gb-t-recommended-1.sample.yaml"


def older_case(workbench: Workbench, **more: str) -> Proposal:
    """Make the saved sample of version 1; `more` are texts in fields that no form has any more."""
    case = new_case(workbench)
    workbench.drafting.fill(case.ref, read_case_file(SAMPLE).values)
    owner = f"proposal/{case.uid}"
    with workbench.workspace.writing("old") as unit:
        record = unit.proposals.read(case.uid, "record")
        assert isinstance(record, dict)
        changes = [Change(owner, "record", record, {**record, "form_version": 1})]
        changes += [Change(owner, f"values/{field}", None, text) for field, text in more.items()]
        unit.record(Act("fill", "0"), changes, case.uid)
    return workbench.drafting.case(case.ref)
