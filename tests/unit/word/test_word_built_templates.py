"""The templates in the project are those that their descriptions give, and are sound Word files."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.helpers.wordfiles import ALL, ALL_EN, FORM_ID, document_of, form, info
from workbench.kernel.paths import form_folder, template_folder
from workbench.word.blueprint import build_template, build_templates
from workbench.word.controls import controls, parse_tag
from workbench.word.oxml import Element, name, parse_strictly
from workbench.word.package import read_package
from workbench.word.templates import check_template, load_templates, placeholders

EACH = pytest.mark.parametrize("which", ALL)


def tables(which: str) -> list[Element]:
    """Return the table of the form, and that of what linked articles ask for."""
    return list(document_of(info(which).path).iter(name("w:tbl")))


def rows(which: str) -> list[Element]:
    return list(tables(which)[0].iter(name("w:tr")))


@EACH
def test_a_template_in_the_project_is_the_one_that_its_description_gives(which: str) -> None:
    built = read_package(build_template(info(which), template_folder()))

    assert read_package(info(which).path) == built


@EACH
def test_building_twice_gives_the_same_bytes(which: str) -> None:
    first = build_template(info(which), template_folder())

    assert first == build_template(info(which), template_folder())


def test_templates_are_written_beside_their_descriptions(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    shutil.copytree(template_folder(), folder, ignore=shutil.ignore_patterns("*.docx"))

    assert [path.name for path in build_templates(folder)] == [f"{which}.docx" for which in ALL]
    assert sorted(load_templates(folder)) == ALL


@EACH
def test_a_template_fits_its_form(which: str) -> None:
    assert check_template(info(which), form(info(which).form)) == []


@EACH
def test_a_template_prints_every_field_of_its_form(which: str) -> None:
    assert placeholders(info(which).path) == set(form(info(which).form).fields)


@EACH
def test_no_time_of_day_stands_in_the_zip(which: str) -> None:
    with zipfile.ZipFile(info(which).path) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@EACH
def test_every_run_names_its_fonts_for_all_scripts(which: str) -> None:
    for part in ("word/document.xml", "word/footer1.xml"):
        root = parse_strictly(read_package(info(which).path)[part])
        runs = list(root.iter(name("w:r")))
        fonts = [run.find(f"{name('w:rPr')}/{name('w:rFonts')}") for run in runs]
        wanted = {name(f"w:{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")}

        assert runs
        assert all(font is not None and wanted <= set(font.keys()) for font in fonts)


@EACH
def test_default_and_theme_fonts_are_set_for_chinese(which: str) -> None:
    parts = read_package(info(which).path)
    styles, theme = parts["word/styles.xml"].decode(), parts["word/theme/theme1.xml"].decode()

    assert 'w:eastAsia="宋体"' in styles.partition("</w:docDefaults>")[0]
    assert 'w:eastAsia="zh-CN"' in styles.partition("</w:docDefaults>")[0]
    assert '<a:font script="Hans" typeface="黑体"/>' in theme
    assert '<a:font script="Hans" typeface="宋体"/>' in theme


@EACH
def test_every_row_is_as_wide_as_the_grid(which: str) -> None:
    for table in tables(which):
        grid = [int(column.get(name("w:w"), "")) for column in table.iter(name("w:gridCol"))]
        for row in table.iter(name("w:tr")):
            check_widths(row, grid)


def check_widths(row: Element, grid: list[int]) -> None:
    place = 0
    for cell in row.findall(name("w:tc")):
        span = cell.find(f"{name('w:tcPr')}/{name('w:gridSpan')}")
        count = int(span.get(name("w:val"), "")) if span is not None else 1
        width = cell.find(f"{name('w:tcPr')}/{name('w:tcW')}")
        assert width is not None
        assert int(width.get(name("w:w"), "")) == sum(grid[place : place + count])
        place += count
    assert place == len(grid)


@EACH
def test_only_the_first_row_is_repeated_on_each_page(which: str) -> None:
    repeated = [row.find(f".//{name('w:tblHeader')}") is not None for row in rows(which)]

    assert repeated == [True] + [False] * (len(repeated) - 1)


@EACH
def test_rows_of_long_texts_may_split_and_the_boxes_to_sign_may_not(which: str) -> None:
    splitting = [row for row in rows(which) if row.find(f".//{name('w:cantSplit')}") is None]
    fields = {tag.field for row in splitting for _, tag in controls(row)}

    form_fields = form(info(which).form).fields.values()
    long_texts = {field.id for field in form_fields if field.kind == "long_text"}
    assert long_texts <= fields
    assert rows(which)[-1] not in splitting


@EACH
def test_every_paragraph_of_the_boxes_to_sign_keeps_with_the_next(which: str) -> None:
    paragraphs = list(rows(which)[-1].iter(name("w:p")))

    assert all(paragraph.find(f".//{name('w:keepNext')}") is not None for paragraph in paragraphs)


@EACH
def test_the_row_above_the_boxes_to_sign_goes_with_them_to_the_last_page(which: str) -> None:
    label = next(rows(which)[-2].iter(name("w:p")))

    assert label.find(f".//{name('w:keepNext')}") is not None


@EACH
def test_controls_have_numbers_of_their_own(which: str) -> None:
    numbers = [mark.get(name("w:val")) for mark in document_of(info(which).path).iter(name("w:id"))]

    assert len(numbers) == len(set(numbers)) > 0


@EACH
def test_every_control_carries_a_label_and_is_not_locked(which: str) -> None:
    for control, _ in controls(document_of(info(which).path)):
        assert control.find(f"{name('w:sdtPr')}/{name('w:alias')}") is not None
        assert control.find(f"{name('w:sdtPr')}/{name('w:lock')}") is None


@EACH
def test_pages_are_counted_by_word(which: str) -> None:
    footer = read_package(info(which).path)["word/footer1.xml"].decode()

    assert '" PAGE "' in footer
    assert '" NUMPAGES "' in footer


@pytest.mark.parametrize("which", ALL_EN)
def test_the_english_twin_has_no_chinese_words_of_its_own(which: str) -> None:
    text = "".join(document_of(info(which).path).itertext())

    assert not [character for character in text if "\u4e00" <= character <= "\u9fff"]


@EACH
def test_what_the_template_follows_is_never_printed(which: str) -> None:
    text = "".join(document_of(info(which).path).itertext())
    assert info(which).source.zh not in text
    assert info(which).source.en not in text


def test_the_templates_do_not_claim_to_be_official() -> None:
    assert not any(template.official for template in load_templates(template_folder()).values())


@pytest.mark.parametrize("path", sorted(form_folder().glob("*/form.yaml")), ids=lambda path: path.parent.name)
def test_every_form_has_a_template_in_each_language(path: Path) -> None:
    found = [
        template for template in load_templates(template_folder()).values() if template.form == path.parent.name
    ]

    assert sorted(template.language for template in found) == ["en", "zh"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("purpose", ("purpose", "", "", "")),
        ("drafting_units/12/name", ("drafting_units", "12", "name", "")),
        ("work_type=new", ("work_type", "", "", "new")),
    ],
)
def test_a_tag_says_field_row_column_and_choice(text: str, parts: tuple[str, ...]) -> None:
    tag = parse_tag(text)

    assert tag is not None
    assert (tag.field, tag.row, tag.column, tag.choice) == parts


@pytest.mark.parametrize("text", ["", "a b", "a/b/c", "a/1", "=x", "中文", "a=b=c"])
def test_other_tags_are_none_of_ours(text: str) -> None:
    assert parse_tag(text) is None


def test_the_form_of_each_template_exists() -> None:
    for template in load_templates(template_folder()).values():
        assert (form_folder() / template.form / "form.yaml").is_file()
    assert info().form == FORM_ID
