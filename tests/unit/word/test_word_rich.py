"""Rich texts on paper: real runs, lists, tables and pictures, in the looks of the place where they stand."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.helpers.picturefiles import jpeg, png
from tests.helpers.wordfiles import form, own_template
from workbench.domain.pictures import PictureFile, read_picture
from workbench.domain.values import Value
from workbench.formspec.model import Form
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import Language
from workbench.word.export import render_proposal
from workbench.word.oxml import name
from workbench.word.package import DOCUMENT, read_package
from workbench.word.proof import NotProved, prove
from workbench.word.render import compile_template
from workbench.word.sketch import read_sketch

SMALL, WIDE = (read_picture(data, 10_000_000) for data in (png(96, 48), jpeg(2000, 1000)))
TALL, WIDE_AND_TALL = (read_picture(png(*size), 10_000_000) for size in ((400, 2000), (1500, 6000)))
PICTURES = {picture.digest: picture for picture in (SMALL, WIDE, TALL, WIDE_AND_TALL)}
LOOKS = "<p>a<strong>粗</strong><em>斜</em><u>线</u>H<sub>2</sub>O<sup>3</sup>\tb</p>"
LISTS = "<ol><li>一<ol><li>甲</li></ol></li><li>二</li></ol><p>间</p><ol><li>又一</li></ol><ul><li>点</li></ul>"
TABLE = "<table><tr><td>指标</td><td>1</td></tr><tr><td><p>x</p><p>y</p></td><td></td></tr></table><p></p>"


def shown(*pictures: PictureFile) -> str:
    return "".join(f'<img src="picture:{picture.digest}" alt="图 &lt;1&gt;">' for picture in pictures)


def rich_form() -> Form:
    """Return the bundled form with one rich text."""
    sections = [
        replace(part, fields=tuple(replace(f, kind="rich") if f.id == "scope" else f for f in part.fields))
        for part in form().sections
    ]
    return replace(form(), sections=tuple(sections))


def data_of(folder: Path, text: str, *paragraphs: str, language: Language = "zh") -> bytes:
    template = compile_template(own_template(folder, *(paragraphs or ("{{p rich.scope }}",))))
    values: dict[str, Value] = {"scope": text}
    return render_proposal(template, rich_form(), values, language, PICTURES)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def test_looks_are_those_of_real_runs(tmp_path: Path) -> None:
    (paragraph,) = opened(data_of(tmp_path, LOOKS)).paragraphs
    assert paragraph.text == "a粗斜线H2O3\tb"
    runs = {run.text: run for run in paragraph.runs}
    assert runs["粗"].bold and not runs["a"].bold
    assert runs["斜"].italic and runs["线"].underline
    assert runs["2"].font.subscript and runs["3"].font.superscript


def test_lists_are_numbered_by_word_and_each_begins_anew(tmp_path: Path) -> None:
    document = opened(data_of(tmp_path, LISTS))
    found = []
    for paragraph in document.paragraphs:
        numbers = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        found.append((paragraph.text, None if numbers is None else (numbers.ilvl.val, numbers.numId.val)))
    kinds = dict(found)
    assert [text for text, _ in found] == ["一", "甲", "二", "间", "又一", "点"]
    assert kinds["间"] is None
    assert kinds["一"] == kinds["二"] and kinds["甲"][0] == 1
    assert len({kinds[text][1] for text in ("一", "甲", "又一", "点")}) == 4
    numbering = document.part.numbering_part.element
    by_number = {num.numId: num for num in numbering.num_lst}
    forms = {}
    for text in ("一", "甲", "点"):
        level, number = kinds[text]
        kind = numbering.find(
            f"{name('w:abstractNum')}[@{name('w:abstractNumId')}='{by_number[number].abstractNumId.val}']"
        )
        form_of_level = kind.findall(name("w:lvl"))[level].find(name("w:numFmt"))
        forms[text] = form_of_level.get(name("w:val"))
    assert forms == {"一": "decimal", "甲": "lowerLetter", "点": "bullet"}


def test_a_table_has_its_grid_and_is_as_wide_as_the_text(tmp_path: Path) -> None:
    document = opened(data_of(tmp_path, TABLE))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["指标", "1"], ["x\ny", ""]]
    grid = [int(column.get(name("w:w"))) for column in table._tbl.tblGrid.iter(name("w:gridCol"))]
    section = document.sections[0]
    assert len(grid) == 2
    assert sum(grid) * 635 == pytest.approx(
        section.page_width - section.left_margin - section.right_margin, rel=0.01
    )
    assert table._tbl.getnext().tag == name("w:p")


def test_pictures_stand_in_the_file_with_their_words_and_no_wider_than_the_text(tmp_path: Path) -> None:
    data = data_of(tmp_path, shown(SMALL, WIDE))
    document = opened(data)
    small, wide = document.inline_shapes
    assert (small.width, small.height) == (96 * 9525, 48 * 9525)
    section = document.sections[0]
    assert wide.width <= section.page_width - section.left_margin - section.right_margin
    assert wide.width / wide.height == pytest.approx(2, rel=0.01)
    assert small._inline.docPr.get("descr") == "图 <1>"
    for shape, picture in ((small, SMALL), (wide, WIDE)):
        link = shape._inline.graphic.graphicData.pic.blipFill.blip.embed
        assert document.part.related_parts[link].blob == picture.data
    assert sum(part.startswith("word/media/") for part in read_package(data)) == 2


def test_a_picture_with_a_share_takes_it_of_the_text_and_keeps_its_proportions(tmp_path: Path) -> None:
    shares = (100, 50, 33)
    text = "".join(f'<img src="picture:{SMALL.digest}" alt="" width="{share}">' for share in shares)
    document = opened(data_of(tmp_path, text))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for shape, share in zip(document.inline_shapes, shares, strict=True):
        assert shape.width / room == pytest.approx(share / 100, abs=0.001)
        assert shape.width / shape.height == pytest.approx(2, rel=0.001)


def test_a_share_that_is_higher_than_a_page_is_made_smaller(tmp_path: Path) -> None:
    text = f'<img src="picture:{TALL.digest}" alt="" width="100">'
    document = opened(data_of(tmp_path, text))
    (shape,) = document.inline_shapes
    assert shape.height < document.sections[0].page_height
    assert shape.height / shape.width == pytest.approx(5, rel=0.001)


@pytest.mark.parametrize("in_cell", [False, True])
def test_a_tall_picture_fits_on_a_page_with_a_line_and_keeps_its_proportions(
    tmp_path: Path, in_cell: bool
) -> None:
    path = own_template(tmp_path, "" if in_cell else "{{p rich.scope }}")
    if in_cell:
        document = docx.Document(str(path))
        document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("{{p rich.scope }}")
        document.save(str(path))
    text = shown(TALL, WIDE_AND_TALL)
    data = render_proposal(compile_template(path), rich_form(), {"scope": text}, "zh", PICTURES)
    document = opened(data)
    section = document.sections[0]
    room = section.page_height - section.top_margin - section.bottom_margin
    shapes = [
        (int(extent.get("cx")), int(extent.get("cy")))
        for extent in document.element.iter(f"{{{docx.oxml.ns.nsmap['wp']}}}extent")
    ]
    assert [height / width for width, height in shapes] == pytest.approx([5, 4], rel=0.001)
    assert all(room * 0.85 < height < room - docx.shared.Pt(24) for _, height in shapes)


def test_a_picture_is_not_cut_by_the_line_height_of_its_place(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{p rich.scope }}")
    document = docx.Document(str(path))
    document.paragraphs[0].paragraph_format.line_spacing = docx.shared.Pt(28)
    document.paragraphs[0].paragraph_format.space_after = docx.shared.Pt(7)
    document.save(str(path))
    text = f"<p>x</p>{shown(SMALL)}"
    data = render_proposal(compile_template(path), rich_form(), {"scope": text}, "zh", PICTURES)
    words, picture = opened(data).paragraphs
    assert words.paragraph_format.line_spacing == docx.shared.Pt(28)
    assert picture.paragraph_format.line_spacing == 1.0
    assert picture.paragraph_format.space_after == docx.shared.Pt(7)


def test_a_plain_text_is_printed_as_its_lines_and_adds_no_part(tmp_path: Path) -> None:
    data = data_of(tmp_path, "一 < 二 & {{ x }}\n\n三")
    assert [paragraph.text for paragraph in opened(data).paragraphs] == ["一 < 二 & {{ x }}", "", "三"]
    other = read_package(data_of(tmp_path, "x"))
    assert {part: body for part, body in read_package(data).items() if part != DOCUMENT} == {
        part: body for part, body in other.items() if part != DOCUMENT
    }
    assert not any("media" in part for part in other)


def test_the_sample_paragraph_gives_style_and_fonts(tmp_path: Path) -> None:
    path = own_template(tmp_path, "")
    document = docx.Document(str(path))
    paragraph = document.paragraphs[0]
    paragraph.style = document.styles["Quote"]
    run = paragraph.add_run("{{p rich.scope }}")
    run.font.name = "仿宋"
    run._r.rPr.rFonts.set(name("w:eastAsia"), "仿宋")
    document.save(str(path))
    made = opened(render_proposal(compile_template(path), rich_form(), {"scope": LOOKS + LISTS}, "zh"))
    assert {paragraph.style.name for paragraph in made.paragraphs} == {"Quote"}
    for paragraph in made.paragraphs:
        for run in paragraph.runs:
            assert run._r.rPr.rFonts.get(name("w:eastAsia")) == "仿宋"


def test_an_own_template_may_print_a_rich_text_as_plain_text(tmp_path: Path) -> None:
    data = data_of(tmp_path, LISTS, "{{ scope }}")
    assert opened(data).paragraphs[0].text == "1. 一\n    a) 甲\n2. 二\n间\n1. 又一\n• 点"


@pytest.mark.parametrize("text", ["{{p rich.title_zh }}", "{{ rich.scope }}", "{{ rich.scope|blocks(7) }}"])
def test_what_is_no_rich_text_can_not_be_printed_as_one(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotReadable):
        data_of(tmp_path, "x", text)


def test_a_file_that_says_something_else_is_found_out(tmp_path: Path) -> None:
    text = "<p>a</p><ul><li><strong>bc</strong></li></ul>"
    data = data_of(tmp_path, text)
    needs = compile_template(tmp_path / "own.docx").needs
    prove(rich_form(), {"scope": text}, "zh", needs, data)
    with pytest.raises(NotProved):
        prove(rich_form(), {"scope": text.replace("bc", "bcd")}, "zh", needs, data)


def test_thousands_of_looks_and_paragraphs_are_printed(tmp_path: Path) -> None:
    text = "<p>" + "<strong>a</strong>b" * 20_000 + "</p>" + "<p>c</p>" * 5000
    assert len(opened(data_of(tmp_path, text)).paragraphs) == 5001


def test_the_sketch_of_a_page_shows_the_rows_of_a_table_inside_a_cell(tmp_path: Path) -> None:
    path = own_template(tmp_path, "x")
    document = docx.Document(str(path))
    document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("{{p rich.scope }}")
    document.save(str(path))
    sketch = read_sketch(render_proposal(compile_template(path), rich_form(), {"scope": TABLE}, "zh"))
    (cell,) = next(block.rows[0] for block in sketch.blocks if block.rows)
    assert [line.text for line in cell.lines] == ["指标 | 1", "x y | ", ""]
