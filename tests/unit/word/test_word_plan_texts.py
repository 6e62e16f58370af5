"""The text of a plan in a Word file: typed numbers, those of lists, tables; what is no Word file is refused."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from workbench.kernel.errors import NotReadable
from workbench.plan.textreader import read_numbered_text
from workbench.word.plantext import read_plan_text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_plan(folder: Path, *paragraphs: str, sign: str = "", numerals: str = "") -> Path:
    """Write a Word file; with a sign the paragraphs that begin with # are numbered by Word."""
    document = docx.Document()
    if sign:
        element = document.part.numbering_part.element
        for child in list(element):
            element.remove(child)
        look = f'<w:numFmt w:val="{numerals}"/><w:lvlText w:val="{sign}"/>'
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{look}</w:lvl>'
        kind = f'<w:abstractNum w:abstractNumId="5">{level}</w:abstractNum>'
        number = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
        element.extend(list(parse_xml(f"<w:numbering {W}>{kind}{number}</w:numbering>")))
    for words in paragraphs:
        properties = document.add_paragraph(words.removeprefix("#"))._p.get_or_add_pPr()
        if words.startswith("#"):
            numbers = properties.get_or_add_numPr()
            numbers.get_or_add_ilvl().val, numbers.get_or_add_numId().val = 0, 1
    path = folder / "plan.docx"
    document.save(str(path))
    return path


def test_each_paragraph_is_a_line(tmp_path: Path) -> None:
    file = word_plan(tmp_path, "某行动计划", "", "1. 甲。一句。", "2. 乙。二句。")
    assert read_plan_text(file) == "某行动计划\n\n1. 甲。一句。\n2. 乙。二句。"


@pytest.mark.parametrize(
    ("sign", "numerals", "first"),
    [
        ("第%1条", "chineseCountingThousand", "第一条 甲"),
        ("（%1）", "chineseCounting", "（一） 甲"),
        ("%1.", "decimal", "1. 甲"),
        ("%1)", "lowerLetter", "甲"),
    ],
)
def test_numbers_of_lists_stand_as_word_shows_them(
    tmp_path: Path, sign: str, numerals: str, first: str
) -> None:
    file = word_plan(tmp_path, "#甲", "一句。", "#乙", sign=sign, numerals=numerals)
    assert read_plan_text(file).splitlines()[0] == first


def test_a_long_list_numbers_every_article(tmp_path: Path) -> None:
    words = [line for number in range(1, 122) for line in (f"#标题{number}", "一句完整的话。")]
    file = word_plan(tmp_path, *words, sign="第%1条", numerals="chineseCountingThousand")
    articles = read_numbered_text(read_plan_text(file)).articles
    assert [int(article.number) for article in articles] == list(range(1, 122))
    assert articles[110].title == "标题111" and articles[110].text == "一句完整的话。"


def test_the_cells_of_a_table_are_lines_too(tmp_path: Path) -> None:
    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "1. 甲。一句。", "2. 乙。二句。"
    document.save(str(tmp_path / "plan.docx"))
    assert read_plan_text(tmp_path / "plan.docx").splitlines()[:2] == ["1. 甲。一句。", "2. 乙。二句。"]


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 400)
    with pytest.raises(NotReadable, match="is no Word file, or it is damaged"):
        read_plan_text(tmp_path / "plan.docx")
