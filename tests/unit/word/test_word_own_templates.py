"""Templates that users bring: plain placeholders work, everything harmful is refused or does nothing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from tests.helpers.wordfiles import form, own_template, sample_values, unit_rows
from workbench.domain.values import Row, Value
from workbench.kernel.errors import NotReadable, WorkbenchError
from workbench.word.export import render_proposal
from workbench.word.proof import NotProved
from workbench.word.render import compile_template

HARMFUL = {
    "globals of a helper": "{{ cycler.__init__.__globals__.os.popen('echo PWNED').read() }}",
    "globals of a function": "{{ lipsum.__globals__['os'].popen('echo PWNED').read() }}",
    "subclasses": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "attribute filter": "{{ ''|attr('__class__') }}",
    "format with attributes": "{{ '{0.__class__.__init__.__globals__}'.format(title_zh) }}",
    "format through map": "{{ ['{0.__class__}']|map('format', title_zh)|list }}",
    "internals of the template": "{{ self._TemplateReference__context.items() }}",
    "private attribute": "{{ title_zh.__len__() }}",
    "list changed": "{{ drafting_units.append(99) }}",
    "mapping changed": "{{ ticks.update({'x': 99}) }}",
    "method of a mapping": "{{ ticks.items() }}",
    "import": "{% import 'x' as y %}",
    "include": "{% include '/etc/passwd' %}",
    "escaping switched off": "{% autoescape false %}{{ title_zh }}{% endautoescape %}",
    "marked as safe": "{{ title_zh|safe }}",
    "very long range": "{% for i in range(1000000000) %}{% endfor %}",
    "nested ranges": "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
    "text times number": "{{ 'a'*10000000000 }}",
    "power": "{{ 9**9**9 }}",
    "format width": "{{ '%1000000000d' % 1 }}",
    "centred text": "{{ 'a'.center(10000000000) }}",
    "endless macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "doubling": "{% set x = 'a' %}{% set x = x ~ x %}{{ x }}",
    "whole list printed": "{{ drafting_units }}",
    "unknown name": "{{ no_such_field }}",
    "not closed": "{% if title_zh %}",
    "nonsense": "{{ 1 +* 2 }}",
}


def filled(path: Path, values: dict[str, Value]) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_proposal(compile_template(path), form(), values, "zh")))


@pytest.mark.parametrize("payload", HARMFUL.values(), ids=HARMFUL)
def test_a_harmful_or_wrong_template_is_refused(tmp_path: Path, payload: str) -> None:
    path = own_template(tmp_path, payload)

    with pytest.raises(NotReadable, match=r"own\.docx"):
        render_proposal(compile_template(path), form(), {"title_zh": "x", "drafting_units": unit_rows(2)}, "zh")


@pytest.mark.parametrize("payload", HARMFUL.values(), ids=HARMFUL)
def test_a_harmful_text_in_a_value_stays_text(tmp_path: Path, payload: str) -> None:
    document = filled(own_template(tmp_path, "[{{ title_zh }}]"), {"title_zh": payload})

    assert document.paragraphs[0].text == f"[{payload}]"


def test_a_plain_placeholder_is_filled(tmp_path: Path) -> None:
    document = filled(own_template(tmp_path, "名称：{{ title_zh }}"), {"title_zh": "储能 <装置> & 要求"})

    assert document.paragraphs[0].text == "名称：储能 <装置> & 要求"


def test_a_value_cannot_smuggle_in_paragraphs(tmp_path: Path) -> None:
    payload = "</w:t></w:r></w:p><w:p><w:r><w:t>INJECTED"

    document = filled(own_template(tmp_path, "{{ title_zh }}"), {"title_zh": payload})

    assert [paragraph.text for paragraph in document.paragraphs] == [payload]


def test_line_breaks_and_tabs_show_in_a_plain_placeholder(tmp_path: Path) -> None:
    document = filled(own_template(tmp_path, "{{ purpose }}"), {"purpose": "一\n二\t三"})

    assert document.paragraphs[0].text == "一\n二\t三"


def test_a_placeholder_that_word_split_into_runs_is_repaired(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("A ")
    for piece in ("{", "{ ti", "tle", "_zh }", "}"):
        paragraph.add_run(piece).bold = True
    path = tmp_path / "split.docx"
    document.save(str(path))

    assert filled(path, {"title_zh": "储能"}).paragraphs[0].text == "A 储能"


def test_loops_and_conditions_work(tmp_path: Path) -> None:
    path = own_template(
        tmp_path,
        "{%p for unit in drafting_units %}",
        "{{ loop.index }} {{ unit.name }}",
        "{%p endfor %}",
        "{% if ticks.work_type.new %}制定{% else %}修订{% endif %}",
    )

    document = filled(path, {"work_type": "new", "drafting_units": unit_rows(2)})

    assert [paragraph.text for paragraph in document.paragraphs] == ["1 示例单位1", "2 示例单位2", "制定"]


def test_placeholders_in_headers_and_footers_are_filled(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ title_zh }}"
    path = tmp_path / "header.docx"
    document.save(str(path))

    assert filled(path, {"title_zh": "储能"}).sections[0].header.paragraphs[0].text == "储能"


def test_a_placeholder_in_an_attribute_is_filled_safely(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ title_zh }}")
    swap_in_document(path, b"<w:body>", b'<w:body><w:bookmarkStart w:id="0" w:name="{{ title_zh }}"/>')

    document = filled(path, {"title_zh": 'a "b"\n<c>\t& d'})

    bookmark = document.element.body[0]
    assert bookmark.values()[1] == 'a "b"\n<c>\t& d'


def test_a_column_named_like_a_method_is_a_column(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{% for row in rows %}{{ row.items }}{% endfor %}")

    data = compile_template(path).render({"rows": [{"items": "列"}]})

    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "列"


def test_content_controls_of_others_are_left_alone(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ title_zh }}")
    control = (
        b'<w:body><w:sdt><w:sdtPr><w:tag w:val="somebody"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Text</w:t>'
        b"</w:r></w:p></w:sdtContent></w:sdt>"
    )
    swap_in_document(path, b"<w:body>", control)

    assert "Text" in render_text(path)


def test_a_value_that_the_template_cuts_short_is_noticed(tmp_path: Path) -> None:
    path = own_template(tmp_path, "x")
    control = (
        b'<w:body><w:p><w:sdt><w:sdtPr><w:tag w:val="title_zh"/></w:sdtPr><w:sdtContent><w:r>'
        b"<w:t>{{ title_zh|first }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    swap_in_document(path, b"<w:body>", control)

    with pytest.raises(NotProved, match="Title"):
        render_text(path)


def test_a_template_with_macros_is_refused(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ title_zh }}")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")

    with pytest.raises(NotReadable, match="macros"):
        compile_template(path)


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    first = compile_template(own_template(tmp_path, "{{ title_zh }}"))

    second = compile_template(own_template(tmp_path, "{{ title_zh }} and {{ title_en }}"))

    assert (first.needs.names, second.needs.names) == ({"title_zh"}, {"title_zh", "title_en"})


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match=r"none\.docx"):
        compile_template(tmp_path / "none.docx")


def test_a_long_list_in_an_own_template_is_proved_too(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{% for p in products %}{{ p.name|upper }}{{ p.name }};{% endfor %}")

    document = filled(path, {"products": (Row("r1", {"name": "a"}), Row("r2", {"name": "b"}))})

    assert document.paragraphs[0].text == "Aa;Bb;"


def test_refusals_are_errors_meant_for_people(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError) as refusal:
        compile_template(own_template(tmp_path, "{{ title_zh|safe }}"))

    assert refusal.value.hint


def render_text(path: Path) -> str:
    data = render_proposal(compile_template(path), form(), sample_values(), "zh")
    return "".join(docx.Document(io.BytesIO(data)).element.body.itertext())


def swap_in_document(path: Path, old: bytes, new: bytes) -> None:
    swap_in_part(path, "word/document.xml", old, new)


def swap_in_part(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
