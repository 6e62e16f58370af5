"""Headings and numbers of a draft say where a long text ends: what stands below stays, what follows goes."""

from __future__ import annotations

import pytest

from tests.helpers.wordfiles import form
from workbench.domain import blocks
from workbench.domain.draftparts import DraftParts, Paragraph, parts_of_text
from workbench.formspec.draftlabels import PrintedWords
from workbench.formspec.draftplacing import PlacedDraft, place_draft


def placed(text: str) -> PlacedDraft:
    """Place a plain text onto the form for recommended standards."""
    return place_draft(form(), parts_of_text(text), PrintedWords())


def values(draft: PlacedDraft) -> dict[str, object]:
    """Return the values by field; none may be unreadable."""
    assert not [one for one in draft.readings if one.problem]
    return {one.field.id: one.value for one in draft.readings}


SUBHEADINGS = ("（一）背景", "甲。", "（二）可行性", "乙。", "（三）必要性", "丙。", "（四）预期效益", "丁。")


@pytest.mark.parametrize("marks", [("# ", "## "), ("", ""), ("# ", "")])
def test_headings_below_a_long_text_stay_in_it_though_they_are_labels(marks: tuple[str, str]) -> None:
    above, below = marks
    lines = [f"{below}{line}" if line.startswith("（") else line for line in SUBHEADINGS]
    draft = placed("\n".join((f"{above}二、目的、意义", *lines, f"{above}三、ICS", "25.040.30")))
    assert values(draft) == {"purpose": "\n".join(SUBHEADINGS), "ics": ("25.040.30",)}
    assert draft.unplaced == ()


def test_a_numbered_list_of_sub_headings_below_a_styled_one_stays() -> None:
    draft = placed("# 目的、意义\n1. 必要性\n甲。\n2. 可行性\n乙。\n3. 国内外情况\n丙。\n# 备注\n丁。")
    text = "1. 必要性\n甲。\n2. 可行性\n乙。\n3. 国内外情况\n丙。"
    assert values(draft) == {"purpose": text, "remarks": "丁。"}


def test_a_long_text_may_begin_with_a_heading_of_its_own_name() -> None:
    draft = placed("# 目的、意义\n## （一）必要性\n甲。\n## （二）可行性\n乙。")
    assert values(draft) == {"purpose": "（一）必要性\n甲。\n（二）可行性\n乙。"}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (
            "# 3 范围和主要技术内容\n## 3.1 范围\n甲。\n## 3.2 主要技术内容\n乙。\n# 4 ICS\n25.040",
            "3.1 范围\n甲。\n3.2 主要技术内容\n乙。",
        ),
        (
            "3 范围和主要技术内容\n3.1 范围\n甲。\n3.2 主要技术内容\n乙。\n4 ICS\n25.040",
            "3.1 范围\n甲。\n3.2 主要技术内容\n乙。",
        ),
        (
            "三、范围和主要技术内容\n1. 范围\n甲。\n2. 主要技术内容\n乙。\n四、ICS\n25.040",
            "1. 范围\n甲。\n2. 主要技术内容\n乙。",
        ),
    ],
    ids=["styled", "decimal", "two kinds"],
)
def test_numbers_tell_how_deep_a_heading_is(text: str, scope: str) -> None:
    draft = placed(text)
    assert values(draft) == {"scope": scope, "ics": ("25.040",)}
    assert draft.unplaced == ()


@pytest.mark.parametrize("numbers", ["三四五六", "3456"])
@pytest.mark.parametrize("mark", ["、", "．", ". "])
def test_the_next_number_ends_a_text_though_nobody_knows_its_heading(numbers: str, mark: str) -> None:
    one, two, three, four = (f"{number}{mark}" for number in numbers)
    text = (
        f"{one}适用范围\n甲。\n{two}工作基础\n乙。\n{three}与现行法律、法规和强制性标准的关系\n丙。\n"
        f"{four}国内外情况\n丁。"
    )
    draft = placed(text)
    assert values(draft) == {"scope": "甲。", "law_relation": "丙。", "situation": "丁。"}
    assert draft.unplaced == (f"{two}工作基础", "乙。")


def test_a_heading_may_hold_its_text_and_an_unknown_one_goes_with_it() -> None:
    draft = placed("一、范围：甲。\n二、工作基础：乙。\n丙。\n三、备注：丁。")
    assert values(draft) == {"scope": "甲。", "remarks": "丁。"}
    assert draft.unplaced == ("二、工作基础：乙。", "丙。")


def test_a_list_within_a_text_is_no_heading() -> None:
    inner = "1. 适用于六轴机器人。\n2. 不适用于协作机器人。\n3. 也适用于其部件。"
    draft = placed(f"2. 适用范围\n{inner}\n3. 工作基础\n甲。")
    assert values(draft) == {"scope": inner}
    assert draft.unplaced == ("3. 工作基础", "甲。")


def test_numbers_of_another_kind_belong_to_the_text() -> None:
    inner = "（1）术语\n（2）要求\n① 外观\n② 尺寸\n12、24 和 36 个月后复查。\n20.5 MPa 下保持。"
    draft = placed(f"三、主要技术内容\n{inner}\n四、其他\n甲。")
    assert values(draft) == {"scope": inner}
    assert draft.unplaced == ("四、其他", "甲。")


def test_a_chapter_above_the_label_ends_its_text_too() -> None:
    draft = placed("一、标准内容\n（一）范围\n甲。\n（二）情况汇总\n乙。\n二、组织\n丙。")
    assert values(draft) == {"scope": "甲。"}
    assert draft.unplaced == ("一、标准内容", "（二）情况汇总", "乙。", "二、组织", "丙。")


def test_of_bold_headings_a_plain_number_is_none() -> None:
    def written(text: str, bold: bool = False) -> Paragraph:
        return Paragraph(text, 0, (blocks.Paragraph((blocks.Run(text, bold),)),))

    inner = ("1. 术语", "2. 要求", "3. 试验")
    parts = (
        written("2. 主要技术内容", True),
        *map(written, inner),
        written("3. 工作基础", True),
        written("甲。"),
    )
    draft = place_draft(form(), DraftParts(parts), PrintedWords())
    (scope,) = values(draft).values()
    assert "".join(f"<p>{line}</p>" for line in inner) in str(scope) or str(scope) == "\n".join(inner)
    assert draft.unplaced == ("3. 工作基础", "甲。")


def test_a_remark_on_top_does_not_swallow_the_fields_below() -> None:
    draft = placed("说明：这是草稿。\n1. 标准名称：甲\n2. 范围：乙。")
    assert values(draft) == {"remarks": "这是草稿。", "title_zh": "甲", "scope": "乙。"}
