"""All answers of a case: values as printed, gaps, findings at field, row and link."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.helpers.workbenches import sample_file
from workbench.app.bootstrap import bundled_forms
from workbench.checks.answers import Answer, Answers, answers_of
from workbench.checks.model import Finding, Severity, Where
from workbench.checks.report import Report
from workbench.domain.casepaths import LINKS
from workbench.domain.proposal import ArticleLink, Proposal, State, Waiver
from workbench.domain.refs import ArticleRef
from workbench.domain.values import Value
from workbench.formspec.validation import normalise_all
from workbench.kernel.i18n import Bilingual

FORM = bundled_forms()["gb-t-recommended"]
NOW = datetime(2026, 3, 2, tzinfo=UTC)
LINK = ArticleLink("l1", ArticleRef("action-plan-2022", "9"), "reason")


def answers(
    values: dict[str, Value] | None = None,
    findings: tuple[Finding, ...] = (),
    suspect: frozenset[str] = frozenset(),
) -> Answers:
    known = values if values is not None else normalise_all(FORM, sample_file().values)
    case = Proposal("u", "2026-001", FORM.id, 2, State.DRAFTING, known, (LINK,))
    return answers_of(FORM, case, Report(findings), suspect, "en")


def answer(found: Answers, field: str) -> Answer:
    return next(one for section in found.sections for one in section.answers if one.field.id == field)


def finding(field: str, row: str = "", waived: bool = False) -> Finding:
    waiver = Waiver("P01", "why", "who", NOW) if waived else None
    return Finding("P01", Severity.ERROR, Bilingual("错", "Wrong"), Where(field, row), waiver=waiver)


def test_values_stand_as_they_print_in_the_order_of_the_form() -> None:
    found = answers()
    shown = [one.field.id for section in found.sections for one in section.answers]
    assert shown == [field for field in FORM.fields if field in shown]
    assert answer(found, "work_type").text == "New"
    assert "revision_changes" not in shown
    units = answer(found, "drafting_units")
    assert (units.text, len(units.rows), len(units.rows[0].cells)) == ("", 4, 3)
    assert units.rows[0].cells[1] == "Lead"
    assert found.attention == 0


def test_numbers_stand_with_their_units() -> None:
    found = answers()
    texts = [answer(found, field).text for field in ("duration_months", "budget_total")]
    assert texts == ["18\u00a0months", "60\u00a0× 10,000 yuan"]
    assert answer(answers({}), "duration_months").text == ""


def test_raised_and_lowered_characters_are_told_where_only_plain_ones_can_be_shown() -> None:
    found = answers({"purpose": "<p>H<sub>2</sub>O, 10<sup>3</sup> m, x<sup>水</sup></p>"})
    assert answer(found, "purpose").text == "H₂O, 10³ m, x^(水)"


def test_a_required_field_that_is_empty_is_missing_and_an_optional_one_is_not() -> None:
    found = answers({"title_zh": "名称"})
    assert answer(found, "purpose").missing and answer(found, "purpose").needs_attention
    assert not answer(found, "remarks").missing and answer(found, "remarks").is_empty
    assert found.sections[0].share < 1


def test_findings_stand_at_their_field_row_or_link() -> None:
    row = answer(answers(), "drafting_units").rows[2].id
    given = (finding("purpose"), finding("drafting_units", row), finding(LINKS, "l1"), finding(LINKS))
    found = answers(findings=given)
    assert answer(found, "purpose").findings == given[:1]
    assert answer(found, "drafting_units").rows[2].findings == given[1:2]
    assert answer(found, "drafting_units").findings == ()
    assert (found.links[0].findings, found.findings) == (given[2:3], given[3:])
    assert found.attention == 4


def test_what_is_waived_needs_no_attention() -> None:
    waived = answers(findings=(finding("purpose", waived=True),))
    assert waived.attention == 0


def test_a_link_to_be_confirmed_is_told_apart_and_counts_by_its_finding() -> None:
    found = answers(suspect=frozenset({"l1"}), findings=(finding(LINKS, "l1"),))
    assert (found.links[0].suspect, found.attention) == (True, 1)
