"""Numbers of lists: printed as they are, read from drafts as Word shows them."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from tests.helpers.wordfiles import ZH, form, template
from workbench.domain.blocks import Item
from workbench.domain.content import parse
from workbench.domain.draftparts import DraftParts
from workbench.formspec.draftplacing import place_draft
from workbench.formspec.drafttexts import written
from workbench.kernel.paths import template_folder
from workbench.word.draftreader import read_draft_file
from workbench.word.export import render_proposal
from workbench.word.oxml import name
from workbench.word.printedwords import printed_words

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVEL = '<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/></w:lvl>'
KIND = "".join(
    LEVEL.format(level=level, start=start, form=form)
    for level, start, form in ((0, 1, "decimal"), (1, 3, "lowerLetter"), (2, 1, "bullet"))
)
# Lists 1 and 2 are of one kind and 2 begins anew; list 3 counts on from them; list 4 is of a kind of its own.
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="70">{KIND}</w:abstractNum>
<w:abstractNum w:abstractNumId="71">{KIND}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="70"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="70"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="70"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="71"/></w:num></w:numbering>"""


def draft(folder: Path, *paragraphs: tuple[int, int]) -> str:
    """Return what a draft says that has a paragraph in a list and level each; list 0 is none."""
    document = docx.Document()
    element = document.part.numbering_part.element
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(NUMBERING)))
    for number, level in paragraphs:
        properties = document.add_paragraph("x")._p.get_or_add_pPr()
        if number:
            numbers = properties.get_or_add_numPr()
            numbers.get_or_add_ilvl().val, numbers.get_or_add_numId().val = level, number
    path = folder / "draft.docx"
    document.save(str(path))
    return said(read_draft_file(path))


def said(parts: DraftParts) -> str:
    return written([block for part in parts.blocks for block in getattr(part, "content", ())])


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([(1, 0), (1, 0)], "<ol><li>x</li><li>x</li></ol>"),
        (
            [(1, 0), (1, 0), (0, 0), (1, 0)],
            '<ol><li>x</li><li>x</li></ol><p>x</p><ol start="3"><li>x</li></ol>',
        ),
        ([(1, 0), (0, 0), (4, 0)], "<ol><li>x</li></ol><p>x</p><ol><li>x</li></ol>"),
        ([(1, 0), (0, 0), (3, 0)], '<ol><li>x</li></ol><p>x</p><ol start="2"><li>x</li></ol>'),
        ([(1, 0), (2, 0), (2, 0)], '<ol><li>x</li></ol><ol start="7"><li>x</li><li>x</li></ol>'),
        ([(1, 0), (4, 0)], '<ol><li>x</li></ol><ol start="1"><li>x</li></ol>'),
        ([(1, 0), (1, 1), (1, 1)], '<ol><li>x<ol start="3"><li>x</li><li>x</li></ol></li></ol>'),
        (
            [(1, 0), (1, 1), (0, 0), (1, 0), (1, 1)],
            '<ol><li>x<ol start="3"><li>x</li></ol></li></ol><p>x</p>'
            '<ol start="2"><li>x<ol start="3"><li>x</li></ol></li></ol>',
        ),
        ([(1, 2), (0, 0), (1, 2)], "<ul><li>x</li></ul><p>x</p><ul><li>x</li></ul>"),
    ],
)
def test_a_list_of_a_draft_counts_as_word_shows_it(
    tmp_path: Path, paragraphs: list[tuple[int, int]], expected: str
) -> None:
    assert draft(tmp_path, *paragraphs) == expected


def test_the_numbers_of_a_list_are_printed(tmp_path: Path) -> None:
    text = (
        '<ol start="5"><li>一<ol start="3"><li>甲</li></ol></li><li>二</li></ol><ol start="9"><li>三</li></ol>'
    )
    data = render_proposal(template(ZH), form(), {"scope": text}, "zh")
    document = docx.Document(io.BytesIO(data))
    starts = {
        num.numId: [int(one.get(name("w:val"))) for one in num.iter(name("w:startOverride"))]
        for num in document.part.numbering_part.element.num_lst
    }
    used = {}
    for paragraph in document.element.body.iter(name("w:p")):
        words = "".join(node.text or "" for node in paragraph.iter(name("w:t")))
        number = paragraph.find(f"{name('w:pPr')}/{name('w:numPr')}/{name('w:numId')}")
        if number is not None and words in ("一", "甲", "二", "三"):
            used[words] = int(number.get(name("w:val")))
    assert used["一"] == used["二"]
    assert [starts[used[words]] for words in ("一", "甲", "三")] == [[5], [3], [9]]
    path = tmp_path / "back.docx"
    path.write_bytes(data)
    back = read_draft_file(path).rich["scope"]
    assert [block.start for block in back if isinstance(block, Item)] == [5, 3, 6, 9]
    assert written(back) == text == written(parse(text))


def test_lists_in_the_cells_of_a_draft_keep_their_numbers_and_bullets_as_words(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("范围", 1)
    cell = document.add_table(2, 2).cell(0, 0)
    for words, style in (("一", "List Number"), ("二", "List Number"), ("点", "List Bullet")):
        cell.add_paragraph(words, style=style)
    path = tmp_path / "cells.docx"
    document.save(str(path))
    found = place_draft(form(), read_draft_file(path), printed_words(template_folder(), form()))
    (scope,) = [one for one in found.readings if one.field.id == "scope"]
    assert "<td><p></p><p>1. 一</p><p>2. 二</p><p>• 点</p></td>" in str(scope.value)
