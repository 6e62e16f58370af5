"""Texts of a draft are understood as people write them: names in a row, sentences, other words for choices."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest

from tests.helpers.wordfiles import form
from workbench.domain.draftparts import Cell, DraftParts, Paragraph, Table, parts_of_text
from workbench.domain.values import Row, Value
from workbench.formspec.draftlabels import PrintedWords
from workbench.formspec.draftplacing import PlacedDraft, place_draft


def placed(text: str) -> PlacedDraft:
    """Place a plain text onto the form for recommended standards."""
    return place_draft(form(), parts_of_text(text), PrintedWords())


def values(text: str) -> dict[str, Value]:
    """Return the values of a text; none of it may be unreadable or without a place."""
    draft = placed(text)
    assert not [one.problem for one in draft.readings if one.problem]
    assert draft.unplaced == ()
    return {one.field.id: one.value for one in draft.readings}


def cells(text: str, field: str) -> list[tuple[object, ...]]:
    """Return the filled cells of each row that a text gives to a list."""
    rows = values(text)[field]
    assert isinstance(rows, tuple)
    return [tuple(cell for cell in row.cells.values() if cell) for row in rows if isinstance(row, Row)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "中国标准化研究院、北京甲（集团）有限公司、沈阳乙所",
            ["中国标准化研究院", "北京甲（集团）有限公司", "沈阳乙所"],
        ),
        ("甲所；乙所;丙所。", ["甲所", "乙所", "丙所"]),
        ("甲所、乙所等单位。", ["甲所", "乙所"]),
        ("甲（原丙、丁）公司、“乙、戊”实验室", ["甲（原丙、丁）公司", "“乙、戊”实验室"]),
        ("甲所\n乙所", ["甲所", "乙所"]),
    ],
)
def test_each_organisation_is_a_row(text: str, names: list[str]) -> None:
    assert cells(f"起草单位：{text}" if "\n" not in text else f"起草单位\n{text}", "drafting_units") == [
        (name,) for name in names
    ]


def test_leading_and_other_organisations_have_their_labels() -> None:
    expected = [("甲所", "lead"), ("乙所", "participant"), ("丙所", "participant")]
    assert cells("牵头单位：甲所\n参与起草单位：乙所、丙所\n备注：丁", "drafting_units") == expected
    assert cells("起草单位：牵头单位：甲所；参与单位：乙所、丙所", "drafting_units") == expected
    assert cells("牵头单位\n甲所\n参加单位\n乙所\n丙所", "drafting_units") == expected
    assert cells("起草单位：甲所（牵头）、乙所（参与）、丙所（参与）", "drafting_units") == expected
    assert (
        cells("起草单位：甲所、乙所、丙所\n牵头单位：甲所\n参与单位：乙所、丙所", "drafting_units") == expected
    )


def test_a_sentence_about_organisations_is_no_name() -> None:
    draft = placed("起草单位：由甲所牵头。乙所参加。\n牵头单位：由甲所牵头。乙所参加。")
    (one,) = draft.readings
    assert "is a sentence, not a list of names" in one.problem
    assert draft.unplaced == (
        "牵头单位：由甲所牵头。乙所参加。",
        "Drafting organisations: 由甲所牵头。乙所参加。",
    )


def test_each_product_is_a_row() -> None:
    assert cells("标准所涉及的产品清单：六轴工业机器人；协作机器人；SCARA机器人", "products") == [
        ("六轴工业机器人",),
        ("协作机器人",),
        ("SCARA机器人",),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "2022YFB4700000 工业机器人绿色制造、再制造关键技术",
            [("2022YFB4700000", "工业机器人绿色制造、再制造关键技术")],
        ),
        ("2022YFB4700000《甲》；2021YFB1700001，乙", [("2022YFB4700000", "甲"), ("2021YFB1700001", "乙")]),
        ("甲技术（2022YFB4700000）", [("2022YFB4700000", "甲技术")]),
        ("项目编号：2022YFB4700000；项目名称：甲技术", [("2022YFB4700000", "甲技术")]),
        ("5G 机器人关键技术", [("5G 机器人关键技术",)]),
    ],
)
def test_the_number_of_a_project_is_told_from_its_name(text: str, rows: list[tuple[str, ...]]) -> None:
    assert cells(f"科研项目编号及名称：{text}", "research_projects") == rows


def test_numbers_and_titles_of_converted_standards_and_patents() -> None:
    standards = "JB/T 8896—1999《工业机器人 验收规则》、DB11/T 1234-2020 乙"
    text = f"行地标标准号及名称：{standards}\n专利号及名称：ZL202310000000.1 一种夹具"
    draft = values(text)
    assert [tuple(row.cells.values()) for row in draft["converted_standards"] if isinstance(row, Row)] == [
        ("JB/T 8896—1999", "工业机器人 验收规则"),
        ("DB11/T 1234—2020", "乙"),
    ]
    assert cells(text, "patents") == [("ZL202310000000.1", "一种夹具")]


def test_no_projects_are_no_row() -> None:
    assert values("科研项目编号及名称：无\n专利号及名称：不涉及。") == {}


def test_a_budget_told_in_a_sentence_is_the_note() -> None:
    sentence = "共计50万元，其中自筹40万元。"
    assert values(f"经费预算：{sentence}") == {"budget_note": sentence}
    assert values("经费预算：60万元")["budget_total"] == 60
    assert values(f"经费预算：共计50万元\n经费预算说明：{sentence}") == {
        "budget_note": f"{sentence}\n共计50万元"
    }


@pytest.mark.parametrize(
    ("label", "text", "answer"),
    [
        ("是否涉及专利", "本标准不涉及专利。", False),
        ("是否涉及专利", "暂不涉及", False),
        ("是否涉及专利", "涉及。", True),
        ("是否采用快速程序", "不采用快速程序。", False),
        ("是否由行标或地标转化", "不是", False),
        ("是否有国家级科研项目支撑", "有国家级科研项目支撑", True),
    ],
)
def test_a_sentence_may_answer_yes_or_no(label: str, text: str, answer: bool) -> None:
    assert list(values(f"{label}：{text}").values()) == [answer]


def test_a_sentence_that_says_more_is_kept_and_the_hint_speaks_plainly() -> None:
    draft = placed(
        "是否涉及专利：涉及ZL2023一项。\n标准类别：规范\n起草单位\n| 单位名称 | 角色 |\n| 甲 | 观摩 |"
    )
    hints = {one.field.id: one.problem.split(" Write ")[1] for one in draft.readings}
    assert hints["patents_involved"] == "one of these: Yes, No."
    assert hints["category"].startswith("one of these: Safety, Health,")
    (stages,) = placed("进度安排\n2026年1月 起草").readings
    assert stages.problem.endswith("Write one of these: Drafting, Comments, Review, Approval, Other.")
    assert hints["drafting_units"] == "one of these: Lead, Participant."
    assert draft.unplaced == (
        "Category: 规范",
        "Drafting organisations: 甲 | 观摩",
        "Patents involved?: 涉及ZL2023一项。",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修改采用 ISO 23247-1:2021", ("iso", "mod", "ISO 23247-1:2021", None)),
        ("ISO 23247-1:2021", ("iso", None, "ISO 23247-1:2021", None)),
        ("等同采用IEC 62933-5-2:2020《Safety》", ("iec", "idt", "IEC 62933-5-2:2020", "Safety")),
        ("修改采用", (None, "mod", None, None)),
        ("不采用。", ("none", None, None, None)),
    ],
)
def test_what_is_told_of_an_adopted_standard_goes_to_its_fields(
    text: str, expected: tuple[str | None, ...]
) -> None:
    found = values(f"采用国际标准：{text}")
    names = ("adopted_source", "adoption_degree", "adopted_number", "adopted_title")
    assert tuple(found.get(name) for name in names) == expected


def test_words_beside_boxes_are_kept() -> None:
    draft = placed("是否涉及专利：☑是，见附件3 □否\n标准类别：☑其他（指南）")
    assert [one.value for one in draft.readings] == ["other", True]
    assert draft.unplaced == ("Category: ☑其他（指南）", "Patents involved?: ☑是，见附件3 □否")
    assert placed("标准类别：□安全　☑产品　□其他").unplaced == ()


def test_several_labels_may_stand_on_one_line() -> None:
    found = values("ICS：53.060　　CCS：J 83\n制定/修订：制定；采用程度：IDT")
    assert found == {"ics": ("53.060",), "ccs": "J 83", "work_type": "new", "adoption_degree": "idt"}
    assert placed("ICS：53.06x　　甲").readings[0].problem.startswith("ICS code: “53.06x 甲” is not")


def test_the_head_of_a_column_may_be_another_word() -> None:
    text = "起草单位\n| 序号 | 单位 | 分工 | 电话 |\n|---|---|---|---|\n| 1 | 甲所 | 起草 | 123 |"
    draft = placed(text)
    (one,) = draft.readings
    assert one.value == (Row("r1", {"name": "甲所", "role": None, "task": "起草"}),)
    assert draft.unplaced == ("电话", "123")


def test_a_row_of_an_unknown_label_and_its_value_is_one_text() -> None:
    draft = placed(
        "| 标准名称 | 甲 |\n| 课题来源 | 国家储能研究院 |\n| 联系人 | 李四 | 联系电话 | 010 |\n| 传真 | |"
    )
    assert draft.unplaced == ("课题来源: 国家储能研究院", "联系人: 李四", "联系电话: 010")


@pytest.mark.parametrize("row", ["| 甲所做了，乙所没有 | 乙 |", "| 2027 | 乙 |", "| 甲 | 乙 | 丙 |"])
def test_cells_that_are_no_label_with_its_value_stay_apart(row: str) -> None:
    assert " ".join(placed(row).unplaced) == " ".join(row.replace("|", "").split())
    assert len(placed(row).unplaced) == row.count("|") - 1


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("提交单位", "submitting_body"),
        ("Submitted by", "submitting_body"),
        ("归口技术组织", "technical_committee"),
        ("编写单位", "drafting_units"),
        ("立项理由", "purpose"),
        ("国内外现状和发展趋势", "situation"),
        ("完成期限", "duration_months"),
        ("填报时间", "prepared_on"),
    ],
)
def test_other_usual_names_of_fields_are_known(label: str, field: str) -> None:
    assert [one.field.id for one in placed(f"| {label} | 甲所 |").readings] == [field]


def test_of_two_columns_with_one_head_the_first_counts() -> None:
    draft = placed("起草单位\n| 单位 | 单位名称 |\n| 甲所 | 乙所 |")
    (one,) = draft.readings
    assert one.value == (Row("r1", {"name": "甲所", "role": None, "task": None}),)
    assert draft.unplaced == ("单位名称", "乙所")


def test_a_span_of_months_is_a_duration() -> None:
    assert values("计划起止时间：2026年1月至2027年6月") == {"duration_months": 18}
    assert values("起止年限：2026.01—2026.12") == {"duration_months": 12}


LABELS = (
    *(
        "标准名称",
        "英文名称",
        "制定/修订",
        "ICS",
        "CCS",
        "采用国际标准",
        "采用程度",
        "采标号",
        "上报单位",
        "牵头单位",
    ),
    *(
        "参与单位",
        "起草单位",
        "项目周期",
        "经费预算",
        "经费预算说明",
        "目的、意义",
        "范围",
        "国内外情况",
        "产品清单",
    ),
    *("与现行法律的关系", "科研项目编号及名称", "是否涉及专利", "专利号及名称", "进度安排", "备注", "工作基础"),
    *(
        "牵头单位",
        "产品清单",
        "计划起止时间",
        "行地标标准号及名称",
        "相关标准",
        "必要性",
        "主要技术内容",
        "项目名称",
    ),
)
FORMS = (
    "{0}：{1}",
    "{0}\n{1}",
    "# {0}\n{1}",
    "## {0}\n{1}",
    "{2}、{0}\n{1}",
    "{3}. {0}：{1}",
    "（{2}）{0}\n{1}",
    "{0}：{1}。又{4}",
)
MORE = ("{1}。再{4}", "| {0} | {1} |", "{1}\t{4}", "{1}、{4}；{5}", "1. {1}\n2. {4}", "ICS：{1}　　CCS：{4}")


@pytest.mark.parametrize("seed", range(100))
def test_nothing_that_was_read_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    lines: list[str] = []
    for number in range(chance.randint(3, 30)):
        words = [f"文{chr(0x4E00 + seed)}{number:02}{one}" for one in "甲乙丙"]
        numbers = ("一二三四五六七八九"[min(number, 8)], str(number + 1))
        for shape in (chance.choice(FORMS), *chance.sample(MORE, chance.randint(0, 2))):
            lines.append(shape.format(chance.choice(LABELS), words[0], *numbers, *words[1:]))
    text = "\n".join(lines)
    assert lost(placed(text), text) == set()


def lost(draft: PlacedDraft, text: str) -> set[str]:
    """Return the words made for a test that are neither in a field nor told to have no place."""
    kept = " ".join((*(f"{one.value} {one.text}" for one in draft.readings), *draft.unplaced))
    return {word for word in re.findall(r"文.\d\d[甲乙丙丁戊己庚辛]", text) if word not in kept}


@pytest.mark.parametrize("seed", range(100))
def test_nothing_in_tables_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    heads = (*LABELS, "单位名称", "角色", "分工", "序号", "产品名称", "代码", "1", "2", "备注", "中文", "英文")
    shapes = ("{0}", "{0}、{1}", "{0}。又{1}", "☑{0} □{1}", "ICS：{0}", "中文：{0}\n英文：{1}", "{0}\n{1}")
    tables: list[Table] = []
    for place in range(chance.randint(1, 5)):
        rows: list[tuple[Cell, ...]] = []
        for number in range(chance.randint(1, 8)):
            signs = ("甲乙", "丙丁", "戊己", "庚辛")
            words = [[f"文{chr(0x4E00 + seed)}{place}{number}{one}" for one in pair] for pair in signs]
            texts = [
                chance.choice((chance.choice(heads), chance.choice(shapes).format(*pair))) for pair in words
            ]
            cells = [Cell(text) for text in texts[: chance.choice((1, 2, 2, 3, 4))]]
            rows.append((Cell("", continues=True), *cells) if chance.random() < 0.2 else tuple(cells))
        tables.append(Table(tuple(rows)))
    parts = DraftParts((Paragraph(chance.choice(LABELS)), *tables))
    text = "\n".join(cell.text for table in tables for row in table.rows for cell in row)
    assert lost(place_draft(form(), parts, PrintedWords()), text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "2026.3.5",
        "２０２６年３月５日",
        "二〇二六年三月五日",
        "20260305",
        "5 March 2026",
        "March 5, 2026",
        "2026年3月5日。",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert values(f"填写日期：{text}") == {"prepared_on": date(2026, 3, 5)}
    table = f"相关标准清单\n| 标准号 | 标准名称 | 核对日期 |\n|---|---|---|\n| GB/T 1.1 | 甲 | {text} |"
    rows = values(table)["references"]
    assert isinstance(rows, tuple)
    assert [row.cells["checked_on"] for row in rows if isinstance(row, Row)] == [date(2026, 3, 5)]


def test_a_month_on_the_cover_is_its_first_day() -> None:
    assert values("填写日期：二〇二六年三月") == {"prepared_on": date(2026, 3, 1)}


def test_a_day_that_does_not_exist_is_told_as_such() -> None:
    draft = placed("填写日期：2026年2月30日")
    assert [one.problem for one in draft.readings] == [
        "Date prepared: February 2026 has no day 30. The last day of that month is 28."
    ]


@pytest.mark.parametrize("text", ["起草单位：甲院，乙所", "起草单位\n甲院\n乙所"])
def test_what_stands_at_an_unknown_label_is_no_organisation(text: str) -> None:
    draft = placed(f"{text}\n联系电话：010-12345678\n再议")
    (units,) = (one.value for one in draft.readings)
    assert isinstance(units, tuple)
    assert [row.cells["name"] for row in units if isinstance(row, Row)] == ["甲院", "乙所"]
    assert draft.unplaced == ("联系电话：010-12345678", "再议")


def test_labels_that_teams_write_are_known() -> None:
    assert values("（三）制修订类型：修订\n（四）代替标准：GB/T 36276-2018\n（七）填报时间：2026.3.5") == {
        "work_type": "revision",
        "revised_standards": ("GB/T 36276—2018",),
        "prepared_on": date(2026, 3, 5),
    }
