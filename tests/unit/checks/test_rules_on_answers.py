"""P01–P09: required fields and answers that ask for other answers."""

from __future__ import annotations

import dataclasses

import pytest

from tests.unit.checks.case_builder import case, findings, form, keys, link, repaired, row
from workbench.checks.case import CaseView
from workbench.checks.catalogue import rule_named
from workbench.checks.model import Severity, Step
from workbench.checks.runner import run
from workbench.domain.values import Value

REQUIRED = ["title_zh", "title_en", "work_type", "adopted_source", "category", "ics", "ccs"]
REQUIRED += ["submitting_body", "technical_committee", "competent_department", "drafting_units"]
REQUIRED += ["duration_months", "fast_track", "budget_note", "purpose", "scope", "situation"]
REQUIRED += ["law_relation", "products", "research_backed", "patents_involved", "converted"]


@pytest.mark.parametrize("field_id", REQUIRED)
def test_p01_names_a_required_field_that_is_empty(field_id: str) -> None:
    found = findings("P01", case(**{field_id: None}))
    assert [(item.where.field, item.key) for item in found] == [(field_id, "empty")]


@pytest.mark.parametrize("blank", ["", "   ", "\u3000", "\n"])
def test_p01_takes_blanks_for_nothing(blank: str) -> None:
    assert keys("P01", case(purpose=blank)) == ["empty"]


@pytest.mark.parametrize("answer", [True, False])
def test_p01_takes_yes_and_no_for_answers(answer: bool) -> None:
    view = case(patents_involved=answer)
    assert keys("P01", view) == []


@pytest.mark.parametrize(
    ("values", "where"),
    [
        (
            {"drafting_units": (row(name="甲", role="lead", task="起草"), row(2, name="乙", task="试验"))},
            ("r2", "role"),
        ),
        ({"products": (row(code="8507", note="无"),)}, ("r1", "name")),
        (
            {"research_backed": True, "research_projects": (row(3, number="2024YFB", name="研究"),)},
            ("r3", "programme"),
        ),
    ],
)
def test_p01_names_the_empty_cell_of_a_row(values: dict[str, Value], where: tuple[str, str]) -> None:
    (found,) = findings("P01", case(**values))
    assert (found.key, found.where.row, found.where.column) == ("empty_cell", *where)


def test_p01_counts_rows_from_one_in_its_message() -> None:
    rows = (row(5, name="甲", role="lead", task="起草"), row(9, name="乙", task="试验"))
    (found,) = findings("P01", case(drafting_units=rows))
    assert found.message.en.startswith("Row 2 of")


def test_p01_ignores_what_a_hidden_list_lacks() -> None:
    assert keys("P01", case(patents_involved=False, patents=(row(number="ZL1"),))) == []


def test_p01_leaves_conditional_fields_to_their_own_rules() -> None:
    view = case(
        work_type="revision", adopted_source="iso", fast_track=True, research_backed=True, converted=True
    )
    assert {item.where.field for item in findings("P01", view)} <= {"converted_from"}


def test_p01_asks_for_the_language_of_a_foreign_version() -> None:
    assert keys("P01", case(foreign_version=True)) == ["empty"]


def test_p01_waits_for_submission() -> None:
    assert keys("P01", case(purpose=None), Step.DRAFTING) == []


GOOD_REVISIONS: list[dict[str, Value]] = [
    {"work_type": "revision", "revised_standards": ("GB/T 36276—2023",)},
    {"work_type": "revision", "revised_standards": ("GB/T 1—2020", "GB 51048—2014")},
    {"work_type": "revision", "revised_standards": "GB/Z 43082—2023"},
    {"work_type": "revision", "revised_standards": ("GB/T 12345.1—2009",)},
    {"work_type": "new", "revised_standards": None},
    {"work_type": "new", "revised_standards": ()},
    {"work_type": None, "revised_standards": ("GB/T 1—2020",)},
]
BAD_REVISIONS: list[tuple[dict[str, Value], list[str]]] = [
    ({"work_type": "revision"}, ["none"]),
    ({"work_type": "revision", "revised_standards": ("",)}, ["none"]),
    ({"work_type": "revision", "revised_standards": ("  ",)}, ["none"]),
    ({"work_type": "revision", "revised_standards": ("GB/T 36276",)}, ["no_year"]),
    ({"work_type": "revision", "revised_standards": ("旧版标准",)}, ["malformed"]),
    ({"work_type": "revision", "revised_standards": ("无",)}, ["malformed"]),
    ({"work_type": "revision", "revised_standards": ("GB/T XXXXX—2020",)}, ["malformed"]),
    ({"work_type": "revision", "revised_standards": ("DL/T 5044—2014",)}, ["malformed"]),
    ({"work_type": "revision", "revised_standards": ("GB/T 1—2020", "GB/T 2")}, ["no_year"]),
    ({"work_type": "new", "revised_standards": ("GB/T 36276—2023",)}, ["forbidden"]),
    ({"work_type": "new", "revised_standards": "anything"}, ["forbidden"]),
]


@pytest.mark.parametrize("values", GOOD_REVISIONS)
def test_p02_accepts(values: dict[str, Value]) -> None:
    assert keys("P02", case(**values)) == []


@pytest.mark.parametrize(("values", "expected"), BAD_REVISIONS)
def test_a_revision_needs_the_number_it_revises(values: dict[str, Value], expected: list[str]) -> None:
    assert keys("P02", case(**values)) == expected


def test_p02_clears_what_a_new_standard_must_not_hold() -> None:
    view = case(revised_standards=("GB/T 1—2020",))
    (found,) = findings("P02", view)
    assert keys("P02", case(**repaired(found))) == []


TRIO: dict[str, Value] = {
    "adoption_degree": "mod",
    "adopted_number": "ISO 14064-1:2018",
    "adopted_title": "Greenhouse gases",
}


@pytest.mark.parametrize("source", ["iso", "iec", "itu", "iso_iec", "iso_recognised"])
def test_p03_accepts_an_adoption_stated_in_full(source: str) -> None:
    assert keys("P03", case(adopted_source=source, **TRIO)) == []


@pytest.mark.parametrize("source", ["none", None])
def test_p03_accepts_no_adoption_with_empty_fields(source: str | None) -> None:
    assert keys("P03", case(adopted_source=source)) == []


@pytest.mark.parametrize("field_id", list(TRIO))
@pytest.mark.parametrize("blank", [None, "", " "])
def test_p03_names_what_an_adoption_lacks(field_id: str, blank: str | None) -> None:
    (found,) = findings("P03", case(adopted_source="iec", **{**TRIO, field_id: blank}))
    assert (found.key, found.where.field, found.severity) == ("missing", field_id, Severity.ERROR)


@pytest.mark.parametrize("field_id", list(TRIO))
def test_p03_names_and_clears_what_is_held_without_adoption(field_id: str) -> None:
    (found,) = findings("P03", case(adopted_source="none", **{field_id: TRIO[field_id]}), Step.DRAFTING)
    assert (found.key, repaired(found)) == ("forbidden", {field_id: None})


def test_p03_names_each_of_the_three_that_are_held() -> None:
    assert keys("P03", case(adopted_source="none", **TRIO)) == ["forbidden"] * 3


@pytest.mark.parametrize(
    "values",
    [
        {"fast_track": False},
        {"fast_track": False, "fast_track_code": "ZZ"},
        {"fast_track": None, "fast_track_code": "B3"},
        {"fast_track": True, "fast_track_code": "B2"},
        {"fast_track": True, "fast_track_code": "B1", "adopted_source": "iso", **TRIO},
        {"fast_track": True, "fast_track_code": "B3", "work_type": "revision"},
        {"fast_track": True, "fast_track_code": "C3", "work_type": "revision"},
        {"fast_track": True, "fast_track_code": "B4", "converted": True},
        {"fast_track": True, "fast_track_code": "B4", "converted": None},
        {"fast_track": True, "fast_track_code": "B1", "adopted_source": None},
    ],
)
def test_p04_accepts(values: dict[str, Value]) -> None:
    assert keys("P04", case(**values)) == []


@pytest.mark.parametrize(
    ("values", "expected", "severity"),
    [
        ({}, "missing", "error"),
        ({"fast_track_code": " "}, "missing", "error"),
        ({"fast_track_code": "A1"}, "unknown", "error"),
        ({"fast_track_code": "B5"}, "unknown", "error"),
        ({"fast_track_code": "B1"}, "needs_adoption", "warning"),
        ({"fast_track_code": "B1", "adopted_source": "iso", "adoption_degree": "neq"}, "only_basis", "warning"),
        ({"fast_track_code": "B3"}, "needs_revision", "warning"),
        ({"fast_track_code": "C3"}, "needs_revision", "warning"),
        ({"fast_track_code": "B4"}, "needs_conversion", "warning"),
    ],
)
def test_p04_finds(values: dict[str, Value], expected: str, severity: str) -> None:
    (found,) = findings("P04", case(fast_track=True, **values))
    assert (found.key, found.severity) == (expected, severity)


def test_p04_does_not_present_custom_as_official() -> None:
    (found,) = findings("P04", case(fast_track=True, fast_track_code="B3"))
    assert found.confidence == "GK"


LISTS = [
    ("P05", "research_backed", "research_projects", "name"),
    ("P06", "patents_involved", "patents", "name"),
    ("P07", "converted", "converted_standards", "title"),
]


@pytest.mark.parametrize(("rule", "question", "items", "name"), LISTS)
def test_yes_with_number_and_name_is_accepted(rule: str, question: str, items: str, name: str) -> None:
    rows = (
        row(number="ZL 2021 1 0000001.X", licence="fair", **{name: "一种装置"}),
        row(2, number="X2", licence="not_applicable", **{name: "Device"}),
    )
    assert keys(rule, case(**{question: True, items: rows})) == []


@pytest.mark.parametrize("licence", [None, "missing"])
def test_a_patent_without_a_licence_statement_gets_a_hint(licence: str | None) -> None:
    named = {"number": "ZL 1", "name": "装置"}
    rows = (row(5, licence=licence, **named), row(6, licence="free", **named), row(7, name="装置"))
    found = findings("P06", case(patents_involved=True, patents=rows))
    hints = [item for item in found if item.key == "unlicensed"]
    assert [(item.where.row, item.where.column, item.severity) for item in hints] == [
        ("r5", "licence", Severity.HINT)
    ]
    assert [item.where.row for item in found if item.key == "empty_cell"] == ["r7"]
    assert hints[0].message.en.startswith("Row 1 of “Patents” has no licence statement yet")


@pytest.mark.parametrize(("rule", "question", "items", "name"), LISTS)
@pytest.mark.parametrize("answer", [False, None])
def test_no_or_no_answer_asks_for_nothing(
    rule: str, question: str, items: str, name: str, answer: bool | None
) -> None:
    assert keys(rule, case(**{question: answer, items: (row(number="ZL 1"),)})) == []


@pytest.mark.parametrize(("rule", "question", "items", "name"), LISTS)
@pytest.mark.parametrize("rows", [None, (), (row(),), (row(number="", name=" ", title=None),)])
def test_yes_with_no_row_that_says_anything_is_found(
    rule: str, question: str, items: str, name: str, rows: Value
) -> None:
    assert keys(rule, case(**{question: True, items: rows})) == ["none"]


@pytest.mark.parametrize(("rule", "question", "items", "name"), LISTS)
def test_a_row_without_number_or_name_is_found(rule: str, question: str, items: str, name: str) -> None:
    rows = (row(1, number="ZL 1"), row(2, **{name: "装置"}))
    found = findings(rule, case(**{question: True, items: rows}))
    assert [(item.where.row, item.where.column) for item in found] == [("r1", name), ("r2", "number")]


@pytest.mark.parametrize(("rule", "question", "items", "name"), LISTS)
@pytest.mark.parametrize("words", ["待定", "XXX", "无", "/", "——", "TBD", "待补充。", "同上", "×××"])
def test_a_number_that_only_holds_a_place_is_found(
    rule: str, question: str, items: str, name: str, words: str
) -> None:
    rows = (row(number=words, **{name: "装置"}),)
    assert keys(rule, case(**{question: True, items: rows})) == ["placeholder"]


@pytest.mark.parametrize(
    ("months", "values"),
    [
        (12, {}),
        (16, {}),
        (18, {}),
        (18, {"work_type": "revision"}),
        (None, {}),
        ("18", {}),
    ],
)
def test_p08_accepts(months: Value, values: dict[str, Value]) -> None:
    assert keys("P08", case(duration_months=months, **values)) == []


@pytest.mark.parametrize(
    ("months", "expected"),
    [(0, "unusual"), (1, "unusual"), (17, "unusual"), (19, "above_cap"), (22, "above_cap"), (36, "above_cap")],
)
def test_p08_finds(months: int, expected: str) -> None:
    assert keys("P08", case(duration_months=months)) == [expected]


@pytest.mark.parametrize(
    ("kind", "values", "months", "expected"),
    [
        ("mandatory", {}, 24, []),
        ("mandatory", {}, 25, ["above_cap"]),
        ("mandatory", {"work_type": "revision"}, 24, ["above_cap_of_revision"]),
        ("mandatory", {"work_type": "revision"}, 18, []),
        ("mandatory", {"adopted_source": "iso"}, 22, ["above_cap_of_adoption"]),
        ("mandatory", {"adopted_source": "iso", "adoption_degree": "mod"}, 24, ["above_cap_of_adoption"]),
        ("mandatory", {"adopted_source": "iso", "adoption_degree": "neq"}, 24, []),
        ("mandatory", {"adopted_source": "iso", "adoption_degree": "neq"}, 25, ["above_cap"]),
        ("recommended", {"work_type": "revision"}, 24, ["above_cap"]),
        ("guidance", {}, 18, []),
        ("guidance", {}, 24, ["above_cap"]),
        ("another", {}, 24, []),
        ("another", {}, 23, []),
    ],
)
def test_the_cap_of_the_duration_depends_on_the_kind_of_standard(
    kind: str, values: dict[str, Value], months: int, expected: list[str]
) -> None:
    view = case(duration_months=months, **values)
    assert keys("P08", dataclasses.replace(view, form=dataclasses.replace(form(), kind=kind))) == expected


def test_a_lower_cap_than_that_of_a_mandatory_standard_says_what_it_is_for() -> None:
    values: dict[str, Value] = {"adopted_source": "iso", "adoption_degree": "idt"}
    stages = (row(name="起草", months=14), row(2, name="审查", months=9))
    view = case(duration_months=24, stages=stages, **values)
    found = findings("P08", dataclasses.replace(view, form=dataclasses.replace(form(), kind="mandatory")))
    assert [one.key for one in found] == ["above_cap_of_adoption", "stages_above_cap_of_adoption"]
    assert all("projects that adopt an international standard" in one.message.en for one in found)
    assert all("采用国际标准项目" in one.message.zh for one in found)
    assert {one.confidence for one in found} == {"H"}


@pytest.mark.parametrize("code", ["01", "29.240", "29.240.99", "13.020.40", "27.180"])
def test_p09_accepts_ics_codes_of_every_level(code: str) -> None:
    assert keys("P09", case(ics=(code,))) == []


@pytest.mark.parametrize("code", ["F 19", "F19", "A 00", "K 81", "L 70"])
def test_p09_accepts_ccs_codes_with_and_without_blank(code: str) -> None:
    assert keys("P09", case(ccs=code)) == []


def test_p09_has_nothing_to_say_of_empty_codes() -> None:
    assert keys("P09", case(ics=None, ccs="")) == []


@pytest.mark.parametrize(
    ("field_id", "code", "expected"),
    [
        ("ics", "29.24", "ics_malformed"),
        ("ics", "29.240.9", "ics_malformed"),
        ("ics", "29-240-99", "ics_malformed"),
        ("ics", "ABC", "ics_malformed"),
        ("ics", "２９.２４０", "ics_malformed"),
        ("ics", "99.999", "ics_unknown"),
        ("ics", "29.240.98", "ics_unknown"),
        ("ccs", "I 10", "ccs_malformed"),
        ("ccs", "O 10", "ccs_malformed"),
        ("ccs", "F 1", "ccs_malformed"),
        ("ccs", "F 199", "ccs_malformed"),
        ("ccs", "F", "ccs_malformed"),
        ("ccs", "f 19", "ccs_malformed"),
        ("ccs", "Ｆ １９", "ccs_malformed"),
        ("ccs", "A 99", "ccs_unknown"),
    ],
)
def test_p09_finds(field_id: str, code: str, expected: str) -> None:
    value: Value = (code,) if field_id == "ics" else code
    (found,) = findings("P09", case(**{field_id: value}))
    assert (found.key, found.where.text) == (expected, code)


@pytest.mark.parametrize(
    ("field_id", "value", "mended"),
    [
        ("ics", ("２９.２４０", "01.120"), ("29.240", "01.120")),
        ("ics", ("ICS 29.240",), ("29.240",)),
        ("ccs", "Ｆ １９", "F 19"),
        ("ccs", "CCS F19", "F 19"),
    ],
)
def test_p09_rewrites_codes_that_only_look_wrong(field_id: str, value: Value, mended: Value) -> None:
    found = findings("P09", case(**{field_id: value}))
    assert repaired(found[0]) == {field_id: mended}
    assert keys("P09", case(**repaired(found[0]))) == []


def test_p09_names_each_of_several_wrong_codes() -> None:
    assert keys("P09", case(ics=("29.24", "29.240.99", "99.999"))) == ["ics_malformed", "ics_unknown"]


@pytest.mark.parametrize(
    "rule_id", ["P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P12", "P13", "P15"]
)
def test_rules_have_nothing_to_say_of_fields_that_a_form_lacks(rule_id: str) -> None:
    bare = dataclasses.replace(form(), sections=())
    view = CaseView(bare, dict(case(work_type="revision", fast_track=True).values), (link(),))
    assert run(view, Step.HAND_IN, chosen=[rule_named(rule_id)]).findings == ()


def test_what_a_field_holds_against_an_answer_is_listed_as_each_language_does_it() -> None:
    held = ("GB/T 1—2020", "GB/T 2—2020")
    (found,) = findings("P02", case(work_type="new", revised_standards=held))

    assert found.message.zh.endswith("：GB/T 1—2020、GB/T 2—2020。")
    assert found.message.en.endswith(" GB/T 1—2020, GB/T 2—2020.")
