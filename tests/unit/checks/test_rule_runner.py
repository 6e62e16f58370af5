"""Running rules: steps, waivers, failures, order, and the two forms of a report."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from tests.unit.checks.case_builder import GOOD, REASON, case, form, link, row, sample
from workbench.checks.case import CaseView, view_case
from workbench.checks.catalogue import rule_named
from workbench.checks.model import Hit, Severity, Step
from workbench.checks.report import Report
from workbench.checks.rules import FUNCTIONS
from workbench.checks.runner import run
from workbench.checks.settings import RuleSettings
from workbench.domain.proposal import ArticleLink, Proposal, State, Waiver
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import Bilingual, use_language
from workbench.plan.model import Article, Plan, Task

EMPTY = CaseView(form(), {})
BAD = case(
    (),
    title_zh="储能电站国家标准。",
    title_en="energy Storage - Technical Requirements",
    purpose="待定",
    duration_months=30,
    converted=True,
    converted_standards=(row(number="DL/T 5044—2014"),),
)


def _failing(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    yield Hit("none", "revised_standards")
    raise RuntimeError("broken")


def test_a_good_case_has_no_finding() -> None:
    assert run(case(), Step.HAND_IN).findings == ()


def test_the_bundled_sample_has_no_finding() -> None:
    assert run(sample("gb-t-recommended"), Step.HAND_IN).to_text() == "No findings."


def test_an_empty_case_is_left_in_peace_while_drafting() -> None:
    assert run(EMPTY, Step.DRAFTING).findings == ()


def test_submission_is_the_step_that_is_checked_for_unless_another_is_asked_for() -> None:
    report = run(EMPTY)
    assert report.step is Step.SUBMIT
    assert {finding.rule for finding in report.findings} == {"P01", "P18", "P21"}


def test_each_step_includes_the_findings_of_earlier_ones() -> None:
    found = [{(item.rule, item.key) for item in run(BAD, step).findings} for step in Step]
    assert found[0] < found[1] <= found[2]
    assert ("P13", "end_mark") in found[0]
    assert ("P07", "empty_cell") not in found[0]


def test_a_message_that_counts_later_than_its_rule_waits() -> None:
    view = case(work_type="revision")
    assert [item.key for item in run(view, Step.DRAFTING).findings] == []
    assert [item.key for item in run(view, Step.SUBMIT).findings] == ["none"]


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("view", [EMPTY, BAD, case(work_type="revision")])
def test_what_counts_at_an_earlier_step_is_told_from_a_later_report(view: CaseView, step: Step) -> None:
    assert run(view, Step.HAND_IN).at(step) == run(view, step)


def test_a_failing_rule_becomes_an_error_and_the_others_still_run(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL + 1, logger="workbench.checks"):
        report = run(BAD, functions={**FUNCTIONS, "P02": _failing})
    assert [(item.key, item.severity) for item in report.findings if item.rule == "P02"] == [
        ("failed", Severity.ERROR)
    ]
    assert any(item.rule == "P18" for item in report.findings)


def test_a_failing_rule_is_logged_with_its_cause(caplog: pytest.LogCaptureFixture) -> None:
    run(BAD, chosen=[rule_named("P02")], functions={"P02": _failing})
    assert "P02" in caplog.text
    assert "broken" in caplog.text


def test_a_message_key_that_no_file_has_is_a_failure_too() -> None:
    def unknown(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
        yield Hit("no such message")

    report = run(BAD, chosen=[rule_named("P02")], functions={"P02": unknown})
    assert [item.key for item in report.findings] == ["failed"]


def test_findings_come_by_severity_and_then_as_in_the_form() -> None:
    report = run(BAD, Step.HAND_IN)
    weights = [item.severity.weight for item in report.findings]
    assert weights == sorted(weights)
    warnings = [item.where.field for item in report.findings if item.severity is Severity.WARNING]
    assert warnings.index("title_zh") < warnings.index("title_en") < warnings.index("purpose")
    assert warnings[-1] == "links"


def test_the_same_case_gives_the_same_report() -> None:
    assert run(BAD).to_json() == run(BAD).to_json()


def test_a_waived_finding_is_shown_and_no_longer_counts() -> None:
    waivers = [Waiver("P07", "来源标准尚未编号", "李工")]
    report = run(BAD, waivers=waivers)
    waived = [item for item in report.findings if item.rule == "P07"]
    assert waived[0].waiver == waivers[0]
    assert report.waived == len(waived)
    assert not any(item.rule == "P07" and item.counts for item in report.findings)


def test_a_report_refuses_while_an_error_counts() -> None:
    errors = case(research_backed=True)
    assert run(errors).refuses
    assert not run(errors, waivers=[Waiver("P05", "r", "n")]).refuses


def test_warnings_alone_refuse_nothing() -> None:
    report = run(case(duration_months=17))
    assert (report.count(Severity.WARNING), report.refuses) == (1, False)


def test_findings_of_one_field_are_found() -> None:
    assert {item.rule for item in run(BAD).of_field("title_zh")} == {"P13"}


def test_json_has_the_keys_of_the_command_line() -> None:
    report = run(case(work_type="new", revised_standards=("GB/T 1—2020",))).to_json()
    label = form().fields["revised_standards"].label.en
    message = f"The project is a new standard, so “{label}” must be empty; it holds GB/T 1—2020."
    assert json.loads(json.dumps(report, ensure_ascii=False))["findings"] == [
        {
            "rule": "P02",
            "severity": "error",
            "message": message,
            "where": {"field": "revised_standards", "text": "GB/T 1—2020"},
            "source": "S-FORM-B",
            "confidence": "H",
            "step": "drafting",
            "repair": True,
        }
    ]


def test_json_names_the_waiver_and_counts_it_apart() -> None:
    data = run(case(duration_months=17), waivers=[Waiver("P08", "另有通知", "王工")]).to_json()
    shown = json.loads(json.dumps(data))
    assert shown["findings"][0]["waived"] == {"reason": "另有通知", "by": "王工"}
    assert shown["counts"] == {"error": 0, "warning": 0, "hint": 0, "waived": 1}


def test_json_places_a_cell_by_row_and_column() -> None:
    view = case(converted=True, converted_from="industry", converted_standards=(row(7, title="规范"),))
    data = json.loads(json.dumps(run(view).to_json()))
    assert data["findings"][0]["where"] == {"field": "converted_standards", "row": "r7", "column": "number"}


def test_messages_come_in_the_language_in_use() -> None:
    report = run(case(duration_months=17))
    use_language("zh")
    assert "“项目周期”为 17 个月" in report.to_text()


def test_text_lines_stand_under_each_other_also_with_wide_characters() -> None:
    lines = [line for line in run(BAD, Step.HAND_IN).to_text().splitlines() if line[:1].isalpha()]
    assert len({line.index(" P") for line in lines if " P" in line[:12]}) == 1


def test_text_shows_repair_waiver_and_what_is_not_official() -> None:
    view = case(title_zh="储能电站应急供电装置 技术要求。", duration_months=17)
    text = run(view, waivers=[Waiver("P08", "另有通知", "王工")]).to_text()
    assert "Repair: Change to: 储能电站应急供电装置 技术要求" in text
    assert "Waived by 王工: 另有通知" in text
    assert "not an official rule" in text
    assert text.endswith("Errors: 0. Warnings: 1. Hints: 0. Waived: 1.")


def test_a_report_without_findings_says_so() -> None:
    assert Report(()).to_text() == "No findings."


def test_braces_in_a_users_text_are_shown_as_they_are() -> None:
    report = run(case(revised_standards=("{field} {0} {{x}}",), work_type="revision"))
    assert "{field} {0} {{x}}" in report.to_text()


def test_a_view_takes_the_words_of_linked_articles_and_tasks_from_the_plans() -> None:
    article = Article(
        "9", Bilingual("碳达峰", "Carbon peak"), tasks=(Task("accounting", Bilingual("核算", "Count")),)
    )
    plan = Plan("action-plan-2022", Bilingual("计划", "Plan"), (article,))
    lost = link(article="8", number=2)
    elsewhere = ArticleLink("l3", ArticleRef("other-plan", "1"), REASON)
    proposal = Proposal("u", "2026-001", form().id, 1, State.DRAFTING, GOOD, (link(), lost, elsewhere))
    view = view_case(form(), proposal, {plan.id: plan})
    assert view.article_texts == {link().ref: ("碳达峰", "Carbon peak", "核算", "Count")}


def test_a_finding_names_its_source_behind_the_message() -> None:
    line = run(case(duration_months=17)).to_text().splitlines()[0]

    assert line.endswith(f" [{rule_named('P08').source}]")
