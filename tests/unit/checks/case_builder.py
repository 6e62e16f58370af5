"""Builds cases for the rules: a good one on the bundled form, and the same with some values changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from workbench.checks.case import CaseView
from workbench.checks.catalogue import rule_named
from workbench.checks.model import Finding, Step
from workbench.checks.runner import run
from workbench.domain.proposal import ArticleLink
from workbench.domain.refs import ArticleRef
from workbench.domain.values import Row, Scalar, Value
from workbench.formspec.casefile import read_case_file
from workbench.formspec.loader import load_form
from workbench.formspec.model import Form
from workbench.formspec.validation import normalise_all
from workbench.kernel.paths import form_folder

PURPOSE = (
    "储能电站在全站失电时，消防、通风和监控设备需要独立的应急电源。现有工程各自约定指标，切换时间和续航时间相差悬殊，"
    "检测机构缺少统一的试验条件，运营单位难以比较产品。制定本标准可以统一分级与试验方法，降低选型与验收成本，"
    "提高事故情况下的供电可靠性。前期已完成样机试验和两年试运行，技术成熟，用户遍布多个行业。"
)
SCOPE = (
    "本文件拟规定应急供电装置的分级、使用条件、电气性能、切换与续航、安全、能效、试验方法、检验规则和标志，"
    "适用于额定能量不小于1 MW·h的电化学储能电站。"
    "主要章节包括术语和定义、分级、技术要求、试验方法、检验规则、包装运输贮存。"
)
SITUATION = (
    "国外大型电站多由集成商成套，IEC 62933-5-2:2020给出了系统安全要求，但没有装置级指标。"
    "国内GB/T 42288—2022规定了电站安全规程，尚未涉及应急电源的分级和检测。"
)
LAWS = (
    "依据《中华人民共和国标准化法》和《中华人民共和国安全生产法》编制，"
    "技术指标不低于GB 51048—2014的要求，无抵触。"
)
REASON = "统一应急供电装置的分级和试验方法，补上新型储能领域的设备标准。"


def row(place: int = 1, /, **cells: Scalar) -> Row:
    """Return a row of a list with the id that the form engine would give it."""
    return Row(f"r{place}", cells)


def link(reason: str = REASON, article: str = "9", number: int = 1, quote: str = "") -> ArticleLink:
    """Return a link to an article of the bundled plan."""
    return ArticleLink(f"l{number}", ArticleRef("action-plan-2022", article), reason, quote=quote)


def attached(place: int, purpose: str | None) -> Row:
    """Return a file in the list of attachments."""
    return row(place, name=f"{purpose}.pdf", purpose=purpose, digest="0" * 64, size=1, media="pdf")


GOOD: Mapping[str, Value] = {
    "title_zh": "储能电站应急供电装置 技术要求",
    "title_en": "Emergency power supply devices for energy storage stations—Technical requirements",
    "work_type": "new",
    "adopted_source": "none",
    "category": "product",
    "ics": ("29.240.99",),
    "ccs": "F 19",
    "submitting_body": "示例研究院",
    "technical_committee": "SAC/TC 000",
    "competent_department": "示例部门",
    "drafting_units": (
        row(name="示例研究院", role="lead", task="起草"),
        row(2, name="示例公司", role="participant", task="试验"),
        row(3, name="示例检测中心", role="participant", task="比对"),
    ),
    "duration_months": 18,
    "fast_track": False,
    "budget_note": "自筹，共五十万元。",
    "purpose": PURPOSE,
    "scope": SCOPE,
    "situation": SITUATION,
    "law_relation": LAWS,
    "products": (row(name="应急供电装置"),),
    "research_backed": False,
    "patents_involved": False,
    "converted": False,
    "attachments": tuple(
        attached(place, purpose)
        for place, purpose in enumerate(("draft", "explanation", "sealed_proposal"), start=1)
    ),
}


@cache
def form() -> Form:
    """Return the bundled form for recommended standards."""
    return load_form(form_folder() / "gb-t-recommended" / "form.yaml")


def case(links: tuple[ArticleLink, ...] = (link(),), **values: Value) -> CaseView:
    """Return the good case with some values changed."""
    return CaseView(form(), {**GOOD, **values}, links)


def sample(form_id: str, **changes: Value) -> CaseView:
    """Return the sample case of a bundled form with some values changed."""
    folder = form_folder() / form_id
    chosen = load_form(folder / "form.yaml")
    content = read_case_file(folder / "sample.yaml")
    values = normalise_all(chosen, content.values)
    files = tuple(attached(place, one.purpose) for place, one in enumerate(content.files, start=1))
    return CaseView(chosen, {**values, "attachments": files or None, **changes}, (link(),))


def findings(rule_id: str, view: CaseView, step: Step = Step.HAND_IN) -> tuple[Finding, ...]:
    """Return what one rule finds in a case."""
    return run(view, step, chosen=[rule_named(rule_id)]).findings


def keys(rule_id: str, view: CaseView, step: Step = Step.HAND_IN) -> list[str]:
    """Return the keys of the messages that one rule gives for a case."""
    return [finding.key for finding in findings(rule_id, view, step)]


def repaired(finding: Finding) -> dict[str, Value]:
    """Return the values that a finding's repair sets."""
    assert finding.repair is not None
    return dict(finding.repair.changes)
