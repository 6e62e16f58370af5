"""Drafts as people hand them over: Word files with tables and headings, and documents of ours."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document

from tests.helpers.picturefiles import png
from tests.helpers.wordfiles import form, sample_values, template
from workbench.word.export import render_proposal

TITLE = "储能电站巡检机器人 通用技术要求"
TEXT = f"""推荐性国家标准项目建议书

1. 标准名称：{TITLE}
2、英文名称: Inspection robots for storage stations
一、制定/修订： □制定  ☑修订
被修订标准号：GB/T 36276-2018
中国标准文献分类号（CCS） | K81
ICS：29.24x

（二）目的意义
第一段。
第二段。

三、起草单位
| 单位名称 | 角色 | 承担的工作 |
|---|---|---|
| 甲所 | 牵头 | 总体 |
| 乙所 | 参与 | 试验 |

项目周期\t24 个月
是否涉及专利：（√）否 （ ）是
# 随文说明
见后。
"""


def text_draft(folder: Path, text: str = TEXT, name: str = "草稿.txt") -> Path:
    """Write a draft as plain text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def word_draft(folder: Path, name: str = "draft.docx") -> Path:
    """Write a draft as people do in Word: a heading above paragraphs, an unknown heading."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=4)
    rows = (("1 中文名称", TITLE, "ICS", "29.240"), ("是否采用快速程序", "是□ 否■", "项目周期", "二十四"))
    for number, cells in enumerate(rows):
        for place, text in enumerate(cells):
            table.cell(number, place).text = text
    document.add_heading("五、目的、意义", 1)
    document.add_paragraph("第一段。")
    document.add_heading("背景", 2)
    document.add_paragraph("第二段。")
    document.add_heading("会议纪要", 1)
    document.add_paragraph("下次再议。")
    path = folder / name
    document.save(str(path))
    return path


def rich_draft(folder: Path, *pictures: bytes) -> Path:
    """Write a draft with bold words, a list, a table and pictures in a rich text, and one in a plain field."""
    document = docx.Document()
    document.add_paragraph(f"标准名称：{TITLE}")
    document.add_heading("范围", 1)
    document.add_paragraph("适用于").add_run("储能").bold = True
    document.add_paragraph("分级", style="List Number")
    document.add_table(1, 2).cell(0, 0).text = "指标"
    for data in (png(40, 20), *pictures):
        add_picture(document, data)
    document.add_heading("备注", 1)
    document.add_paragraph("见图")
    add_picture(document, png(7, 7))
    path = folder / "rich.docx"
    document.save(str(path))
    return path


def add_picture(document: Document, data: bytes) -> None:
    """Put bytes in as a picture, whether they are a sound one or not."""
    shape = document.add_picture(io.BytesIO(png(8, 8, len(document.inline_shapes))))
    link = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
    document.part.related_parts[link]._blob = data


def exported(folder: Path, name: str) -> Path:
    """Write the document of a template for the sample of its form, and return its path."""
    form_id, language = name.rsplit(".", 1)
    path = folder / f"{name}.docx"
    written = "zh" if language == "zh" else "en"
    path.write_bytes(render_proposal(template(name), form(form_id), sample_values(form_id), written))
    return path
