"""Tables and headings as teams write them in Word: the official labels, those of ministries, merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document

from tests.helpers.drafts import add_picture
from tests.helpers.picturefiles import png
from tests.helpers.wordfiles import form
from workbench.domain.blocks import Table
from workbench.domain.content import parse, pictures
from workbench.domain.values import Row, Value
from workbench.formspec.draftplacing import PlacedDraft, place_draft
from workbench.kernel.paths import template_folder
from workbench.word.draftreader import read_draft_file
from workbench.word.printedwords import printed_words


def placed(document: Document, folder: Path) -> PlacedDraft:
    """Save a document, read it again and place it with all the words that our documents print."""
    path = folder / "draft.docx"
    document.save(str(path))
    chosen = form("gb-t-recommended")
    return place_draft(chosen, read_draft_file(path), printed_words(template_folder(), chosen))


def values(draft: PlacedDraft) -> dict[str, Value]:
    """Return the values by field; none may be unreadable."""
    assert not [one.problem for one in draft.readings if one.problem]
    return {one.field.id: one.value for one in draft.readings}


def add_rows(
    document: Document, rows: Sequence[Sequence[str]], merged: Sequence[tuple[int, int, int, int]]
) -> None:
    """Add a table; `merged` are (row, column, last row, last column) of the cells that are one."""
    table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    for number, cells in enumerate(rows):
        for place, text in enumerate(cells):
            table.cell(number, place).text = text
    for top, left, bottom, right in merged:
        table.cell(top, left).merge(table.cell(bottom, right))


def units(value: Value) -> list[tuple[object, object]]:
    """Return name and role of each organisation."""
    assert isinstance(value, tuple)
    return [(row.cells["name"], row.cells["role"]) for row in value if isinstance(row, Row)]


def test_a_form_table_with_the_official_labels(tmp_path: Path) -> None:
    rows = (
        ("项目名称（中文）", "工业机器人 再制造 通用要求", "", ""),
        ("项目名称（英文）", "Industrial robots—Remanufacturing—General requirements", "", ""),
        ("制定/修订", "☑制定 □修订", "被修订标准号", ""),
        ("采用国际标准", "□无 ☑ISO □IEC □ITU □ISO/IEC □ISO确认的标准", "采用程度", "□等同 ☑修改 □非等效"),
        ("采标号", "ISO 23247-1:2021", "采标名称", ""),
        ("标准类别", "□安全 □卫生 □环保 □基础 □方法 □管理 ☑产品 □其他", "", ""),
        ("ICS", "25.040.30", "中国标准分类号", "J 28"),
        ("上报单位", "甲协会", "技术归口单位", "SAC/TC 591"),
        ("起草单位", "中国标准化研究院、甲公司", "项目周期", "18个月"),
        ("是否采用快速程序", "□是 ☑否", "经费预算", "共计50万元，自筹。"),
        ("与有关法律法规和强制性标准的关系", "与现行法律一致。", "", ""),
        ("标准所涉及的产品清单", "六轴工业机器人；协作机器人", "", ""),
        ("是否有国家级科研项目支撑", "☑是 □否", "科研项目编号及名称", "2022YFB4700000 甲技术"),
        ("是否涉及专利", "本标准不涉及专利。", "专利号及名称", "无"),
        ("是否由行标或地标转化", "☑是 □否", "行地标标准号及名称", "JB/T 8896—1999 工业机器人 验收规则"),
        ("项目进度安排", "2026年起草，2027年报批", "", ""),
        ("牵头单位\n（签字、盖章）", "（签字、盖章）\n　　年　月　日", "标准化技术组织", "（盖章）  年 月 日"),
    )
    document = docx.Document()
    add_rows(document, rows, [(number, 1, number, 3) for number in (0, 1, 5, 10, 11, 15)])
    draft = placed(document, tmp_path)

    found = {one.field.id: one.value for one in draft.readings if not one.problem}
    assert found["title_zh"] == "工业机器人 再制造 通用要求"
    assert found["title_en"] == "Industrial robots—Remanufacturing—General requirements"
    assert (found["adopted_source"], found["adoption_degree"], found["category"]) == ("iso", "mod", "product")
    assert (found["ccs"], found["law_relation"], found["converted"]) == ("J 28", "与现行法律一致。", True)
    assert units(found["drafting_units"]) == [("中国标准化研究院", None), ("甲公司", None)]
    assert (found["duration_months"], found["budget_note"]) == (18, "共计50万元，自筹。")
    assert (found["patents_involved"], found["fast_track"], found["research_backed"]) == (False, False, True)
    converted = found["converted_standards"]
    assert converted == (Row("r1", {"number": "JB/T 8896—1999", "title": "工业机器人 验收规则"}),)
    assert [(one.field.id, one.text) for one in draft.readings if one.problem] == [
        ("stages", "2026年起草，2027年报批")
    ]
    assert draft.unplaced == ("Stages: 2026年起草，2027年报批",)


def test_the_table_of_a_ministry_with_names_below_a_merged_label(tmp_path: Path) -> None:
    rows = (
        ("建议项目名称", "中文", "工业机器人 再制造 通用要求", ""),
        ("", "英文", "Industrial robots—Remanufacturing", ""),
        ("制定或修订", "□制定 ☑修订", "被修订标准号", "GB/T 36276-2018"),
        ("采用程度", "□IDT ☑MOD □NEQ", "国际标准编号", "ISO 23247-1:2021"),
        ("采用快速程序", "□FTP", "快速程序代码", "□B1 □B2"),
        ("ICS分类号", "25.040.30", "中国标准分类号", "J28"),
        ("牵头单位", "中国标准化研究院", "体系编号", ""),
        ("参与单位", "甲公司、乙大学", "计划起止时间", "2026.01—2027.06"),
        ("目的﹑意义或必要性", "甲。\n乙。", "", ""),
        ("范围和主要技术内容", "丙。", "", ""),
        ("国内外情况简要说明", "丁。", "", ""),
        ("备注", "戊。", "", ""),
        ("牵头单位", "（签字、盖公章）\n月　日", "标准化技术组织", "（签字、盖公章）\n月　日"),
    )
    document = docx.Document()
    wide = [(number, 1, number, 3) for number in (8, 9, 10, 11)]
    add_rows(document, rows, [(0, 0, 1, 0), (0, 2, 0, 3), (1, 2, 1, 3), *wide])
    draft = placed(document, tmp_path)

    found = values(draft)
    assert (found["title_zh"], found["title_en"]) == (
        "工业机器人 再制造 通用要求",
        "Industrial robots—Remanufacturing",
    )
    assert units(found["drafting_units"]) == [
        ("中国标准化研究院", "lead"),
        ("甲公司", "participant"),
        ("乙大学", "participant"),
    ]
    assert (found["work_type"], found["adoption_degree"], found["ccs"]) == ("revision", "mod", "J 28")
    assert (found["duration_months"], found["purpose"], found["remarks"]) == (18, "甲。\n乙。", "戊。")
    assert "fast_track" not in found
    assert draft.unplaced == ("体系编号",)


def test_both_names_may_stand_in_one_cell(tmp_path: Path) -> None:
    document = docx.Document()
    add_rows(document, [("项目名称", "中文：甲 要求\n英文：Requirements of A"), ("ICS", "25.040")], [])
    assert values(placed(document, tmp_path)) == {
        "title_zh": "甲 要求",
        "title_en": "Requirements of A",
        "ics": ("25.040",),
    }


def test_names_may_stand_below_their_label(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("建议项目名称：", "（中文）甲 要求", "（英文）Requirements of A", "备注：乙。"):
        document.add_paragraph(text)
    assert values(placed(document, tmp_path)) == {
        "title_zh": "甲 要求",
        "title_en": "Requirements of A",
        "remarks": "乙。",
    }


def test_sub_headings_keep_their_text_table_and_picture_in_the_field(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("目的、意义", 1)
    for title in ("（一）必要性", "（二）可行性", "（三）国内外标准情况"):
        document.add_heading(title, 2)
        document.add_paragraph(f"{title[3:]}的文字。")
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(1, 0).text = "名称", "指标"
        add_picture(document, png(40, 20))
        document.add_paragraph("图后。")
    document.add_heading("范围", 1)
    document.add_paragraph("甲。")
    draft = placed(document, tmp_path)

    found = values(draft)
    content = parse(str(found["purpose"]))
    assert sum(isinstance(block, Table) for block in content) == 3
    assert len(pictures(str(found["purpose"]))) == 3
    assert all(f"（{sign}）" in str(found["purpose"]) for sign in "一二三")
    assert (found["scope"], draft.unplaced) == ("甲。", ())


def test_a_table_too_large_for_a_text_is_named_and_its_words_stay(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("目的、意义", 1)
    document.add_paragraph("见下表。")
    table = document.add_table(1, 70)
    table.cell(0, 0).text, table.cell(0, 69).text = "参数", "末列"
    document.add_heading("范围", 1)
    document.add_paragraph("甲。")
    draft = placed(document, tmp_path)
    (lost,) = draft.lost
    assert (lost.name, "1 rows and 70 columns" in lost.reason) == ("参数 末列", True)
    assert "末列" in str(values(draft)["purpose"])


def test_bold_paragraphs_are_headings_by_their_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    for title in ("三、适用范围", "四、工作基础", "五、与现行法律、法规和强制性标准的关系", "六、国内外情况"):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph(f"{title[2:4]}的文字。")
    draft = placed(document, tmp_path)
    assert values(draft) == {
        "scope": "适用的文字。",
        "law_relation": "与现的文字。",
        "situation": "国内的文字。",
    }
    assert draft.unplaced == ("四、工作基础", "工作的文字。")
