"""Files that came back from Word are read by their tags, whatever Word did to them meanwhile."""

from __future__ import annotations

import pytest

from tests.helpers.wordfiles import form, info, template, unit_rows
from workbench.word.export import render_proposal
from workbench.word.package import pack_all, read_package
from workbench.word.proof import NotProved, prove
from workbench.word.reader import read_values

HEAD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>'
)


def returned(content: str) -> bytes:
    """Return a Word file with one control tagged `purpose` holding `content`."""
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="purpose"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )
    return document(control)


def document(body: str) -> bytes:
    parts = read_package(info().path)
    parts["word/document.xml"] = f"{HEAD}{body}</w:body></w:document>".encode()
    return pack_all(parts)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<w:p><w:r><w:t>一</w:t></w:r><w:r><w:t>二</w:t></w:r></w:p>", "一二"),
        ("<w:p><w:r><w:t>一</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>二</w:t></w:r></w:p>", "一\n\n二"),
        ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>", "一\n二\t三"),
        (
            "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>",
            "新",
        ),
        ("<w:p><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:r><w:t>留</w:t></w:r></w:p>", "留"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>一</w:t></w:r></w:p>", "一"),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
    ],
)
def test_text_is_read_as_a_person_reads_it(content: str, text: str) -> None:
    assert read_values(returned(content))["purpose"] == text


def test_a_control_that_shows_its_placeholder_is_empty() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="title_zh"/><w:showingPlcHdr/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>单击此处</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )

    assert read_values(document(control)) == {"title_zh": ""}


def test_a_box_that_lost_its_state_is_judged_by_its_sign() -> None:
    boxes = "".join(
        f'<w:sdt><w:sdtPr><w:tag w:val="work_type={choice}"/></w:sdtPr>'
        f"<w:sdtContent><w:p><w:r><w:t>{sign}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        for choice, sign in (("new", "☐"), ("revision", "☑"))
    )

    assert read_values(document(boxes)) == {"work_type": ["revision"]}


def test_boxes_ticked_twice_are_both_told() -> None:
    data = render_proposal(template(), form(), {"work_type": "new"}, "zh")
    parts = read_package(data)
    xml = parts["word/document.xml"].replace(b'w14:checked w14:val="0"', b'w14:checked w14:val="1"')

    found = read_values(pack_all({**parts, "word/document.xml": xml}))

    assert found["work_type"] == ["new", "revision"]


def test_an_absurd_row_number_is_ignored() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="products/99999999999/name"/></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )

    assert read_values(document(control)) == {}


def change(data: bytes, old: str, new: str) -> bytes:
    parts = read_package(data)
    xml = parts["word/document.xml"]
    assert old.encode() in xml
    return pack_all({**parts, "word/document.xml": xml.replace(old.encode(), new.encode())})


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("储能电站", "储能电 站", "title_zh"),
        ("示例单位2", "示例单位9", "drafting_units"),
        ("第二段", "第二段。", "purpose"),
        ('w14:checked w14:val="1"', 'w14:checked w14:val="0"', "work_type"),
    ],
)
def test_any_change_to_the_finished_file_is_noticed(old: str, new: str, field: str) -> None:
    values = {
        "title_zh": "储能电站",
        "drafting_units": unit_rows(2),
        "purpose": "第一段\n第二段",
        "work_type": "new",
    }
    compiled = template()
    data = render_proposal(compiled, form(), values, "zh")

    with pytest.raises(NotProved) as refusal:
        prove(form(), values, "zh", compiled.needs, change(data, old, new))

    assert refusal.value.field == field


def test_a_choice_that_the_form_no_longer_has_is_not_exported_silently() -> None:
    with pytest.raises(NotProved, match="Category"):
        render_proposal(template(), form(), {"category": "gone"}, "zh")


def test_a_value_for_the_wrong_field_is_noticed() -> None:
    values = {"title_zh": "甲", "title_en": "A"}
    data = render_proposal(template(), form(), values, "zh")

    with pytest.raises(NotProved):
        prove(form(), {"title_zh": "A", "title_en": "甲"}, "zh", template().needs, data)
