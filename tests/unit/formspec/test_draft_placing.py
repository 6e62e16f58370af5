"""Texts of a draft find their fields by labels; marks, dashes and numbering are understood."""

from __future__ import annotations

import pytest

from tests.helpers.drafts import TEXT, TITLE
from tests.helpers.wordfiles import form
from workbench.domain.draftparts import Cell, DraftParts, Table, parts_of_text
from workbench.domain.values import Row, Value
from workbench.formspec.draftlabels import PrintedWords
from workbench.formspec.draftplacing import PlacedDraft, place_draft


def placed(text: str) -> PlacedDraft:
    """Place a plain text onto the form for recommended standards."""
    return place_draft(form(), parts_of_text(text), PrintedWords())


def value(text: str, field: str) -> Value:
    """Return what a text says for one field; it must say nothing that can't be read."""
    found = {one.field.id: one for one in placed(text).readings}
    assert not [one for one in found.values() if one.problem]
    return found[field].value if field in found else None


def test_a_text_draft_is_read_line_by_line() -> None:
    draft = placed(TEXT)

    assert {one.field.id: one.value for one in draft.readings if not one.problem} == {
        "title_zh": TITLE,
        "title_en": "Inspection robots for storage stations",
        "work_type": "revision",
        "revised_standards": ("GB/T 36276—2018",),
        "ccs": "K 81",
        "drafting_units": (
            Row("r1", {"name": "甲所", "role": "lead", "task": "总体"}),
            Row("r2", {"name": "乙所", "role": "participant", "task": "试验"}),
        ),
        "purpose": "第一段。\n第二段。",
        "duration_months": 24,
        "patents_involved": False,
    }
    assert [(one.field.id, one.text) for one in draft.readings if one.problem] == [("ics", "29.24x")]
    assert draft.unplaced == ("随文说明", "见后。", "ICS code: 29.24x")


@pytest.mark.parametrize(
    "label",
    [
        "目的、意义",
        "二、目的、意义：",
        "（二）目的意义",
        "20. 目的、意义",
        "2.1 目的、意义（必填）",
        "Purpose",
        "② 目的 、意义",
    ],
)
def test_numbering_and_brackets_around_a_label_do_not_count(label: str) -> None:
    assert value(f"{label}\n因为需要。", "purpose") == "因为需要。"


@pytest.mark.parametrize(
    ("boxes", "answer"),
    [
        ("☑是 ☐否", True),
        ("■ 是　□ 否", True),
        ("√是 否", True),
        ("是□ 否√", False),
        ("（  ）是（√）否", False),
        ("[ ] Yes [x] No", False),
        ("□是 □否", None),
        ("否", False),
    ],
)
def test_marks_before_and_behind_the_words_tell_the_answer(boxes: str, answer: bool | None) -> None:
    assert value(f"是否涉及专利：{boxes}", "patents_involved") is answer


def test_two_ticked_boxes_are_told_and_their_text_is_kept() -> None:
    (one,) = placed("标准类别：☑安全 ☑产品 □方法").readings
    assert one.value is None
    assert one.text == "☑安全 ☑产品 □方法"
    assert one.problem.startswith("Category: more than one box is ticked: safety、product.")


@pytest.mark.parametrize("nothing", ["—", "/", "——", " - ", "N/A"])
def test_a_dash_stands_for_nothing(nothing: str) -> None:
    draft = placed(f"采标号：{nothing}")
    assert (draft.readings, draft.unplaced) == ((), ())


def test_a_label_that_comes_again_takes_nothing_over() -> None:
    draft = placed("ICS：29.240\nICS：01.040\n\n范围：甲。\n乙。")
    assert {one.field.id: one.value for one in draft.readings} == {"ics": ("29.240",), "scope": "甲。\n乙。"}
    assert draft.unplaced == ("ICS：01.040",)


def test_a_table_within_a_long_text_stays_in_it() -> None:
    assert (
        value("范围\n如下。\n| 级 | 时间 |\n| A | 20 ms |\n完。", "scope")
        == "如下。\n级 | 时间\nA | 20 ms\n完。"
    )


def test_a_list_stands_beside_its_label_in_a_table() -> None:
    rows = (
        (Cell("起草单位"), Cell("序号"), Cell("单位名称"), Cell("角色")),
        (Cell("", True), Cell("1"), Cell("甲所"), Cell("牵头")),
        (Cell("", True), Cell("2"), Cell(""), Cell("")),
        (Cell("ICS"), Cell("29.240"), Cell("备注"), Cell("无误")),
    )
    draft = place_draft(form(), DraftParts((Table(rows),)), PrintedWords())
    found = {one.field.id: one.value for one in draft.readings}
    assert found == {
        "drafting_units": (Row("r1", {"name": "甲所", "role": "lead", "task": None}),),
        "ics": ("29.240",),
        "remarks": "无误",
    }


def test_a_wrong_cell_makes_the_list_unreadable_and_names_its_row() -> None:
    (one,) = placed("起草单位\n| 单位名称 | 角色 |\n| 甲所 | 牵头 |\n| 乙所 | 观摩 |").readings
    assert one.value is None
    assert one.problem.startswith("Drafting organisations, row 2:")
    assert one.text == "甲所 | 牵头\n乙所 | 观摩"
