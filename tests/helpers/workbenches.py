"""Workbenches for tests: a fixed clock, counted ids, a named person; and the sample case in one call."""

from __future__ import annotations

from workbench.app.bootstrap import Surroundings, open_workbench
from workbench.app.workbench import Workbench
from workbench.domain.people import Person
from workbench.domain.proposal import LinkRole, Proposal
from workbench.domain.refs import ArticleRef
from workbench.formspec.casefile import CaseFile, read_case_file
from workbench.kernel.clock import SteppingClock
from workbench.kernel.ids import CountedIds, RandomIds
from workbench.kernel.paths import form_folder

FORM = "gb-t-recommended"
TITLE = "储能电站应急供电装置 技术要求"


def open_for_test(
    location: str,
    person: str = "林一",
    fixed: bool = True,
    ids: CountedIds | None = None,
    clock: SteppingClock | None = None,
) -> Workbench:
    """Open or make a workspace; with `fixed`, ids are counted (from 1), which only one process may do."""
    given = (ids or CountedIds()) if fixed else RandomIds()
    return open_workbench(
        location, Surroundings(clock or SteppingClock(), given, lambda: Person(person, "测试所"))
    )


def new_case(workbench: Workbench, title: str = TITLE) -> Proposal:
    """Make a case that has nothing but a title."""
    return workbench.drafting.create(FORM, title)


def sample_file() -> CaseFile:
    """Return the bundled sample case as it is written in its file."""
    return read_case_file(form_folder() / FORM / "sample.yaml")


def versioned_case(workbench: Workbench) -> Proposal:
    """Make the sample case and name two states of it, after each of which something changed."""
    case = sample_case(workbench)
    workbench.versioning.name(case.ref, "征求意见稿")
    purpose = str(case.values["purpose"])
    workbench.drafting.set_value(case.ref, "purpose", purpose.replace("应急", "应急和备用", 1))
    workbench.versioning.name(case.ref, "送审稿")
    first, *others = case.values["drafting_units"] or ()
    workbench.drafting.set_value(case.ref, "drafting_units", (*others, first))
    workbench.drafting.set_value(case.ref, "budget_total", "72")
    workbench.planning.link(
        case.ref, ArticleRef("action-plan-2022", "10"), "为生态保护提供装备保障。", LinkRole.SUPPORTING
    )
    return workbench.drafting.case(case.ref)


def sample_case(workbench: Workbench) -> Proposal:
    """Make the sample case, filled and linked."""
    sample = sample_file()
    case = new_case(workbench, str(sample.values["title_zh"]))
    files = {"attachments": workbench.attaching.sample_files(sample.files)}
    workbench.drafting.fill(case.ref, {**sample.values, **files})
    for link in sample.links:
        workbench.planning.link(case.ref, link.ref, link.reason, link.role, link.quote)
        workbench.drafting.fill(case.ref, link.answers)
    return workbench.drafting.case(case.ref)


def two_cases(workbench: Workbench) -> None:
    """Fill a workspace with the sample and a case that has nothing but a title."""
    sample_case(workbench)
    new_case(workbench, "另一份提案")
