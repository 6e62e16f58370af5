"""P19–P23, and the forms that rules are meant for: mandatory standards, guidance, organisations, numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.checks.case_builder import case, findings, keys, link, repaired, row, sample
from workbench.checks.case import CaseView
from workbench.checks.catalogue import load_rules, rule_named
from workbench.checks.model import Severity, Step
from workbench.checks.runner import run
from workbench.domain.values import Value
from workbench.kernel.errors import DataFileError

MANDATORY, GUIDANCE = "gb-mandatory", "gb-z-guidance"
FORMS = ["gb-t-recommended", MANDATORY, GUIDANCE, "gb-foreign-language"]
FORMS += ["project-statement", "preliminary-review-application"]
SMALL = """
sources: {S: {zh: 源, en: Source}}
rules:
  - id: P01
    severity: error
    step: submit
    forms: [mandatry]
    title: {zh: 题, en: Title}
    why: {zh: 因, en: Why}
    source: S
    confidence: H
    messages: {one: {zh: 一, en: One}}
"""


def where(view: CaseView, rule_id: str) -> list[tuple[str, str]]:
    """Return field and message key of what a rule finds."""
    return [(item.where.field, item.key) for item in findings(rule_id, view)]


@pytest.mark.parametrize("form_id", FORMS)
def test_nothing_is_found_in_the_sample_of_a_form(form_id: str) -> None:
    assert [(item.rule, item.message.en) for item in run(sample(form_id), Step.HAND_IN).findings] == []


@pytest.mark.parametrize("rule_id", ["P19", "P20"])
def test_a_rule_is_silent_on_forms_it_is_not_meant_for(rule_id: str) -> None:
    assert keys(rule_id, case()) == []


def test_accompanying_papers_and_translations_need_no_link_to_the_plan() -> None:
    assert rule_named("P18").forms == ("recommended", "mandatory", "guidance")
    view = sample("project-statement")
    assert keys("P18", CaseView(view.form, view.values)) == []


def test_a_translation_may_take_any_number_of_months() -> None:
    assert keys("P08", sample("gb-foreign-language", duration_months=7)) == []
    assert keys("P08", sample(MANDATORY, duration_months=30)) == ["above_cap"]


def test_a_kind_of_form_that_there_is_not_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(SMALL, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"rules\.yaml, line 7: “mandatry” is no kind of form\.") as caught:
        load_rules(path)
    assert "mandatory" in caught.value.hint


@pytest.mark.parametrize(
    "field", ["mandatory_scope", "mandatory_reason", "supervising_department", "enforcement_basis"]
)
def test_p19_asks_for_what_the_law_asks_of_a_mandatory_standard(field: str) -> None:
    view = sample(MANDATORY, **{field: None})
    (found,) = findings("P19", view)
    assert (found.where.field, found.key, found.severity) == (field, "missing", Severity.ERROR)
    assert keys("P01", view) == []
    assert keys("P19", view, Step.DRAFTING) == []


@pytest.mark.parametrize(
    "field", ["department_opinions", "tbt_notification", "tbt_note", "transition_months", "transition_reason"]
)
def test_p19_only_warns_of_what_is_custom(field: str) -> None:
    (found,) = findings("P19", sample(MANDATORY, **{field: None}))
    assert (found.key, found.severity, found.confidence) == ("customary", Severity.WARNING, "GK")


def test_p19_takes_no_and_nought_for_answers() -> None:
    assert keys("P19", sample(MANDATORY, tbt_notification=False, transition_months=0)) == []


@pytest.mark.parametrize("words", ["待定", "XXX", "无", "to be determined", "None"])
def test_p19_does_not_take_a_placeholder_for_a_department(words: str) -> None:
    view = sample(MANDATORY, supervising_department=words)
    assert where(view, "P19") == [("supervising_department", "placeholder")]


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ("《中华人民共和国产品质量法》", []),
        ("产品质量法第四十九条", []),
        ("Product Quality Law", []),
        ("有关规定", ["no_law"]),
        ("the usual rules", ["no_law"]),
    ],
)
def test_p19_looks_for_the_name_of_a_law(law: str, expected: list[str]) -> None:
    view = sample(MANDATORY, enforcement_basis=(row(law=law, article="第四十九条"),))
    assert keys("P19", view) == expected


@pytest.mark.parametrize("name", ["不涉及", "无", "not applicable"])
def test_p19_does_not_take_none_for_a_product(name: str) -> None:
    view = sample(MANDATORY, products=(row(name=name, type="product"),))
    assert where(view, "P19") == [("products", "no_object")]


def test_p19_wonders_at_requirements_that_are_not_mandatory() -> None:
    (found,) = findings("P19", sample(MANDATORY, fully_mandatory=False))
    assert (found.key, found.severity) == ("partly", Severity.WARNING)
    assert "选了“否”" in found.message.zh
    assert "answered no" in found.message.en


def test_p20_asks_for_one_of_the_two_grounds_and_its_reason() -> None:
    view = sample(GUIDANCE, guidance_ground=None, guidance_reason=None)
    assert where(view, "P20") == [("guidance_ground", "no_ground"), ("guidance_reason", "no_reason")]
    assert keys("P01", view) == []


@pytest.mark.parametrize(
    ("text", "named", "renamed"),
    [
        (
            "本标准给出建议，指导性技术文件仅供参考。",
            "本标准",
            "本指导性技术文件给出建议，指导性技术文件仅供参考。",
        ),
        ("本国家标准适用于电站。", "本国家标准", "本指导性技术文件适用于电站。"),
        ("This standard gives advice.", "This standard", "This guidance document gives advice."),
        ("Users of this national standard.", "this national standard", "Users of this guidance document."),
    ],
)
def test_p20_mends_a_text_that_calls_itself_a_standard(text: str, named: str, renamed: str) -> None:
    (found,) = findings("P20", sample(GUIDANCE, scope=text))
    assert (found.key, found.where.field, found.where.text) == ("called_standard", "scope", named)
    assert named in found.message.zh
    assert named in found.message.en
    assert repaired(found) == {"scope": renamed}


@pytest.mark.parametrize(
    "text",
    [
        "本指导性技术文件引用国家标准 GB/T 42288—2022，按成本标准和样本标准比较。",
        "本标准化工作由各方承担，本文件仅供参考。",
        "It cites the standard IEC 62933-5-2:2020 and other standards.",
    ],
)
def test_p20_leaves_other_standards_alone(text: str) -> None:
    assert keys("P20", sample(GUIDANCE, scope=text)) == []


def test_p20_wants_to_read_somewhere_that_it_is_a_guidance_document() -> None:
    texts: dict[str, Value] = dict.fromkeys(("purpose", "scope", "situation", "law_relation"), "给出建议。")
    texts |= {"guidance_reason": "技术尚在发展，限值没有定论。", "further_development": "两年后复核。"}
    assert keys("P20", sample(GUIDANCE, **texts)) == ["never_named"]
    assert keys("P20", sample(GUIDANCE, **texts | {"scope": "This guidance document gives advice."})) == []


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (["lead", "participant", "participant"], []),
        (["participant", "participant", "participant"], ["no_lead"]),
        (["lead", "lead", "participant"], ["several_leads"]),
        (["lead", "participant"], ["few"]),
    ],
)
def test_p22_counts_organisations_and_leads(roles: list[str], expected: list[str]) -> None:
    rows = tuple(row(place, name=f"示例单位{place}", role=role) for place, role in enumerate(roles, 1))
    view = case(drafting_units=rows)
    assert keys("P22", view) == expected
    assert keys("P22", view, Step.SUBMIT) == []


def test_p22_counts_the_same_organisation_once() -> None:
    rows = (row(1, name="甲", role="lead"), row(2, name="乙"), row(3, name="乙 "))
    (found,) = findings("P22", case(drafting_units=rows))
    assert (found.key, found.confidence) == ("few", "GK")
    assert found.message.zh == "“起草单位”共 2\u00a0个，少于所设的 3\u00a0个。"


def planned(number: str) -> CaseView:
    """Return the case of a translation of a standard that is still being made."""
    return sample("gb-foreign-language", original_state="in_progress", original_number=None, plan_number=number)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("20233806-T-469", []),
        ("20233806—T—469", []),
        ("２０２３３８０６-Q-469", []),
        ("20233806-T-469（示例）", []),
        ("2023-3806-T-469", ["plan"]),
        ("20233806-X-469", ["plan"]),
        ("20233806-t-469", ["plan"]),
        ("GB/T 42288—2022", ["plan"]),
        ("12343806-T-469", ["year"]),
    ],
)
def test_p23_looks_at_the_form_of_a_plan_number(number: str, expected: list[str]) -> None:
    assert keys("P23", planned(number)) == expected


def test_p23_says_nothing_of_a_number_that_is_hidden_or_not_there() -> None:
    assert keys("P23", sample("gb-foreign-language", plan_number="1")) == []
    assert keys("P23", case((link(),))) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("GB/T 42288—2022", []),
        ("IEC 62040-3:2021", []),
        ("20233806-T-469", []),
        ("见上", ["neither"]),
        ("no number", ["neither"]),
    ],
)
def test_p23_wants_a_standard_or_a_plan_in_the_list_of_related_ones(number: str, expected: list[str]) -> None:
    cells = {"number": number, "title": "规程", "state": "issued", "relation": "引用"}
    view = sample("project-statement", related_standards=(row(**cells),))
    assert keys("P23", view) == expected


def test_p05_asks_for_research_where_a_form_takes_it_for_granted() -> None:
    view = sample("preliminary-review-application", research_projects=None)
    assert where(view, "P05") == [("research_projects", "none_listed")]
    assert keys("P01", view) == []
