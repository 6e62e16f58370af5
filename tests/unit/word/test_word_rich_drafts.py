"""Rich texts come back from Word: from our documents as they were, from others with what fields can hold."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings

from tests.helpers.picturefiles import png
from tests.helpers.richcontents import HASH, contents
from tests.helpers.wordfiles import ZH, form, template
from workbench.domain.blocks import Content
from workbench.domain.content import parse, plain_text, says_something, write
from workbench.domain.draftparts import DraftParts
from workbench.domain.pictures import read_picture
from workbench.formspec.draftplacing import PlacedDraft, place_draft
from workbench.formspec.drafttexts import written
from workbench.kernel.paths import template_folder
from workbench.word.draftreader import read_draft_file
from workbench.word.export import render_proposal
from workbench.word.oxml import name
from workbench.word.package import pack_all, read_package
from workbench.word.printedwords import printed_words

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PICTURE = read_picture(png(40, 20), 10_000)
TEMPLATE = template(ZH)
PRINTED = printed_words(template_folder(), form())


def placed(parts: DraftParts) -> PlacedDraft:
    return place_draft(form(), parts, PRINTED)


def scope_of(parts: DraftParts) -> str:
    """Return what a draft says for the scope, an empty text for nothing; nothing else may be unreadable."""
    found = {one.field.id: one for one in placed(parts).readings}
    assert not [one.problem for one in found.values() if one.problem]
    return str(found["scope"].value) if "scope" in found else ""


def exported_parts(folder: Path, text: str) -> DraftParts:
    path = folder / "exported.docx"
    pictures = {PICTURE.digest: PICTURE}
    path.write_bytes(render_proposal(TEMPLATE, form(), {"scope": text, "remarks": "完"}, "zh", pictures))
    return read_draft_file(path)


def with_picture(content: Content) -> str:
    """Return generated content with a picture that there is."""
    return write(content).replace(HASH, PICTURE.digest)


bounded = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@bounded
@given(contents)
def test_what_we_export_comes_back_with_all_its_structure(tmp_path: Path, content: Content) -> None:
    text = with_picture(content)
    back = scope_of(exported_parts(tmp_path, text))
    assert back == (text if says_something(text) else "")


@bounded
@given(contents)
def test_it_comes_back_by_its_label_without_blanks_around_it(tmp_path: Path, content: Content) -> None:
    text = with_picture(content)
    parts = exported_parts(tmp_path, text)
    assert scope_of(DraftParts(parts.blocks)) == (written(parse(text)) if says_something(text) else "")


class Draft:
    """A Word file as people make it, with the heading of a rich text in it."""

    def __init__(self, folder: Path) -> None:
        self.document: Document = docx.Document()
        self.document.add_heading("范围", 1)
        self._path = folder / "draft.docx"

    def xml(self, *inner: str) -> None:
        """Put paragraphs or tables in, written as Word's XML."""
        body = self.document.element.body
        for text in inner:
            body.insert(len(body) - 1, parse_xml(text.replace(">", f" {W}>", 1)))

    def parts(self) -> DraftParts:
        """Return the draft as it is read."""
        self.document.save(str(self._path))
        return read_draft_file(self._path)

    def scope(self) -> str:
        """Return what is read for the scope."""
        return scope_of(self.parts())


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return Draft(tmp_path)


def test_looks_of_words_come_along_and_looks_of_paragraphs_do_not(draft: Draft) -> None:
    paragraph = draft.document.add_paragraph("", style="Intense Quote")  # bold and coloured as a whole
    for words, style in (("强", "Strong"), ("斜", "Emphasis"), ("平", None)):
        paragraph.add_run(words, style=style)
    run = paragraph.add_run("红")
    run.font.color.rgb, run.font.name = docx.shared.RGBColor(255, 0, 0), "SimHei"
    paragraph.add_run("线").underline = True
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("不", style="Strong").bold = False
    assert draft.scope() == "<p><strong>强</strong><em>斜</em>平红<u>线</u><sup>2</sup>不</p>"


def test_a_heading_below_the_label_is_a_plain_paragraph(draft: Draft) -> None:
    draft.document.add_heading("分级", 2)
    draft.document.add_paragraph("甲")
    assert draft.scope() == "分级\n甲"


def test_lists_come_by_their_numbering_and_by_their_style(draft: Draft) -> None:
    add = draft.document.add_paragraph
    add("一", style="List Number")
    inner = add("甲", style="List Number")
    inner._p.get_or_add_pPr().get_or_add_numPr().get_or_add_ilvl().val = 0
    add("点", style="List Bullet")
    none = add("不是", style="List Bullet")
    none._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    assert draft.scope() == "<ol><li>一</li><li>甲</li></ol><ul><li>点</li></ul><p>不是</p>"


def test_styles_of_deeper_lists_tell_the_level_by_their_names(draft: Draft) -> None:
    add = draft.document.add_paragraph
    for words, style in (("点", "List Bullet"), ("内", "List Bullet 2"), ("里", "List Bullet 3")):
        add(words, style=style)
    add("一", style="List Number")
    add("甲", style="List Number 2")
    flat = add("平", style="List Number 2")
    flat._p.get_or_add_pPr().get_or_add_numPr().get_or_add_ilvl().val = 0  # a paragraph knows better
    inner = "<ul><li>内<ul><li>里</li></ul></li></ul>"
    assert draft.scope() == (f"<ul><li>点{inner}</li></ul><ol><li>一<ol><li>甲</li></ol></li><li>平</li></ol>")


def test_a_style_without_a_level_has_that_of_the_list_which_names_it(draft: Draft) -> None:
    style = draft.document.styles["List Bullet 2"]
    style.name = "分项"
    for link in draft.document.part.numbering_part.element.iter(name("w:pStyle")):
        if link.get(name("w:val")) == style.style_id:
            link.getparent().set(name("w:ilvl"), "1")
    draft.document.add_paragraph("点", style="List Bullet")
    draft.document.add_paragraph("内", style="分项")
    assert draft.scope() == "<ul><li>点<ul><li>内</li></ul></li></ul>"


def test_a_line_break_parts_a_paragraph_and_not_an_entry_of_a_list(draft: Draft) -> None:
    draft.document.add_paragraph("a\nb")
    draft.document.add_paragraph("c\nd", style="List Bullet")
    assert draft.scope() == "<p>a</p><p>b</p><ul><li>c d</li></ul>"


def test_merged_cells_and_nested_tables_keep_all_words_in_their_columns(draft: Draft) -> None:
    table = draft.document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
    table.cell(0, 2).text = "右"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "纵"
    nested = table.cell(1, 1).add_table(1, 2)
    nested.cell(0, 0).text, nested.cell(0, 1).text = "内1", "内2"
    table.cell(2, 2).text = "末"
    rows = ("<td>横</td><td></td><td>右</td>", "<td>纵</td><td><p>内1</p><p>内2</p></td><td></td>")
    last = "<td></td><td></td><td>末</td>"
    expected = "".join(f"<tr>{row}</tr>" for row in (*rows, last))
    assert draft.scope() == f"<table>{expected}</table><p></p>"
    assert [(one.name, "merged cells" in one.reason) for one in placed(draft.parts()).lost] == [("横 右", True)]


def test_a_table_of_enormous_width_gives_its_words(draft: Draft) -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'
    rows = f"<w:tr>{cell * 63}</w:tr>" + f"<w:tr>{cell}</w:tr>" * 5
    draft.xml(f"<w:tbl>{rows}</w:tbl>")
    value = draft.scope()
    assert ("<table" in value, value.count("甲")) == (False, 68)


BOX = """<w:p><w:r><w:t>文</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>
<w:txbxContent><w:p><w:r><w:b/><w:t>框一</w:t></w:r></w:p><w:p><w:r><w:t>框二</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:shape></w:pict></w:r><w:r><w:t>末</w:t></w:r></w:p>"""


def test_words_in_a_box_come_behind_the_paragraph_it_hangs_on(draft: Draft) -> None:
    draft.xml(BOX, "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>粗</w:t></w:r></w:p>")
    assert draft.scope() == "<p>文末</p><p>框一</p><p>框二</p><p><strong>粗</strong></p>"


def test_words_in_a_box_are_lines_of_their_own_in_a_plain_field(draft: Draft) -> None:
    draft.document.add_heading("备注", 1)
    draft.xml(BOX)
    remarks = next(one for one in placed(draft.parts()).readings if one.field.id == "remarks")
    assert str(remarks.value).split() == ["文", "框一", "框二", "末"]


def test_deleted_words_and_comments_stay_behind_and_inserted_words_count(draft: Draft) -> None:
    draft.xml(
        '<w:p><w:ins w:id="1" w:author="a"><w:r><w:rPr><w:i/></w:rPr><w:t>新</w:t></w:r></w:ins><w:del w:id="2"'
        ' w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del><w:commentRangeStart w:id="0"/><w:r><w:t>文'
        '</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    assert draft.scope() == "<p><em>新</em>文</p>"


def test_a_label_and_its_text_on_one_line_keep_the_looks_of_the_text(draft: Draft) -> None:
    paragraph = draft.document.add_paragraph("目的意义：为了 ")
    paragraph.add_run("安全").bold = True
    found = {one.field.id: one.value for one in placed(draft.parts()).readings}
    assert found == {"purpose": "<p>为了 <strong>安全</strong></p>"}


def test_a_table_beside_its_label_in_the_paper_comes_with_its_structure(draft: Draft) -> None:
    table = draft.document.add_table(1, 2)
    table.cell(0, 0).text = "目的、意义"
    cell = table.cell(0, 1)
    cell.text = "如下"
    cell.add_table(1, 2).cell(0, 0).text = "甲"
    found = {one.field.id: one.value for one in placed(draft.parts()).readings}
    assert found == {"purpose": "<p>如下</p><table><tr><td>甲</td><td></td></tr></table><p></p>"}


def test_text_that_looks_like_markup_stays_text(draft: Draft) -> None:
    draft.document.add_paragraph('<p>甲</p><img src="x">')
    value = draft.scope()
    assert plain_text(value) == '<p>甲</p><img src="x">'


def test_pictures_come_by_the_hash_of_their_bytes_behind_the_sentence_they_stand_in(draft: Draft) -> None:
    paragraph = draft.document.add_paragraph("见")
    for data in (png(40, 20), png(8, 8)):
        paragraph.add_run().add_picture(io.BytesIO(data))
    paragraph.add_run("图")
    draft.document.inline_shapes[0]._inline.docPr.set("descr", "装置\n示意")
    other = read_picture(png(8, 8), 1000).digest
    assert draft.scope() == (
        f'<p>见图</p><img src="picture:{PICTURE.digest}" alt="装置 示意" width="9">'
        f'<img src="picture:{other}" alt="" width="2">'
    )
    assert {one.data for one in draft.parts().pictures.values()} == {png(40, 20), png(8, 8)}


OWN = 9525  # EMU of a pixel of a picture in its own size


@pytest.mark.parametrize(
    ("share", "width"),
    [(0.5, ' width="50"'), (0.333, ' width="33"'), (1.0, ' width="100"'), (1.7, ' width="100"')],
)
def test_a_picture_keeps_the_share_of_the_text_that_it_took(draft: Draft, share: float, width: str) -> None:
    section = draft.document.sections[0]
    assert section.page_width and section.left_margin and section.right_margin
    room = section.page_width - section.left_margin - section.right_margin
    draft.document.add_picture(io.BytesIO(png(40, 20)), width=int(room * share))
    assert draft.scope() == f'<img src="picture:{PICTURE.digest}" alt=""{width}>'


def test_a_picture_in_its_own_size_is_told_no_width(draft: Draft) -> None:
    draft.document.add_picture(io.BytesIO(png(40, 20)), width=40 * OWN)
    assert draft.scope() == f'<img src="picture:{PICTURE.digest}" alt="">'


@pytest.mark.parametrize("cx", ["0", "-9", "1e9", "", "9" * 30])
def test_a_width_that_is_none_is_left_out(draft: Draft, cx: str) -> None:
    draft.document.add_picture(io.BytesIO(png(40, 20)))
    inline = draft.document.inline_shapes[0]._inline
    inline.find(docx.oxml.ns.qn("wp:extent")).set("cx", cx)
    assert draft.scope() == f'<img src="picture:{PICTURE.digest}" alt="">'


def test_a_picture_of_an_old_program_keeps_its_width_too(draft: Draft) -> None:
    paragraph = draft.document.add_paragraph()
    link, _image = draft.document.part.get_or_add_image(io.BytesIO(png(40, 20)))
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="height:9pt; width:216pt">'
    relation = f'<v:imagedata xmlns:r="{docx.oxml.ns.nsmap["r"]}" r:id="{link}"/>'
    paragraph.add_run()._r.append(parse_xml(f"<w:pict {W}>{shape}{relation}</v:shape></w:pict>"))
    assert draft.scope() == f'<img src="picture:{PICTURE.digest}" alt="" width="50">'


def test_a_document_of_ours_with_empty_fields_says_nothing_for_them(tmp_path: Path) -> None:
    parts = exported_parts(tmp_path, "甲")
    for one in (parts, DraftParts(parts.blocks)):
        assert {reading.field.id for reading in placed(one).readings} == {"scope", "remarks"}


def test_words_of_footnotes_are_named_as_left_behind(draft: Draft, tmp_path: Path) -> None:
    draft.parts()
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p>'
        "</w:footnote>"
        '<w:footnote w:id="2"><w:p><w:r><w:t>见附件。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    parts = {**read_package(tmp_path / "draft.docx"), "word/footnotes.xml": notes.encode()}
    (tmp_path / "notes.docx").write_bytes(pack_all(parts))
    (lost,) = read_draft_file(tmp_path / "notes.docx").lost
    assert (lost.name, "put their words into the text" in lost.reason) == ("见附件。", True)


def test_words_above_and_below_the_pages_are_named_but_no_numbers_of_pages(
    draft: Draft, tmp_path: Path
) -> None:
    section = draft.document.sections[0]
    section.header.paragraphs[0].text = "内部讨论稿"
    section.first_page_header.paragraphs[0].text = "内部讨论稿"
    section.footer.paragraphs[0].text = "第 3 页 共 12 页"
    section.first_page_footer.paragraphs[0].text = "Page 3 of 12"
    (lost,) = draft.parts().lost
    assert (lost.name, "put their words into the text" in lost.reason) == ("内部讨论稿", True)
    assert not exported_parts(tmp_path, "甲").lost


def test_what_is_linked_or_a_chart_is_named_and_not_fetched(draft: Draft) -> None:
    link = draft.document.part.relate_to(
        "https://example.org/a.png", docx.opc.constants.RELATIONSHIP_TYPE.IMAGE, is_external=True
    )
    inline = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://'
        'schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:docPr id="1" name="x" descr="{}"/>'
        "<a:graphic><a:graphicData>{}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId9"/>'
    draft.xml(inline.format("远图", f'<a:blip r:link="{link}"/>'), inline.format("", chart))
    lost = draft.parts().lost
    assert [one.name for one in lost] == ["远图", "Chart or diagram"]
    assert "only linked" in lost[0].reason
    assert draft.parts().pictures == {}
