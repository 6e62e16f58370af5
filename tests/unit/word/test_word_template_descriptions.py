"""Descriptions and layouts are read strictly, and templates are checked against their form."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.wordfiles import ALL, FORM_ID, ZH, form, info, own_template
from workbench.kernel.errors import DataFileError, NotReadable
from workbench.kernel.paths import template_folder
from workbench.word.layout import load_layout
from workbench.word.templates import TemplateInfo, check_template, load_templates, placeholders

DESCRIPTION = """form: gb-t-recommended
language: zh
title: {zh: 模板, en: Template}
prints: [title_zh, purpose]
source: {zh: 自制, en: Own}
"""
LAYOUTS = template_folder() / "_layouts"


def described(folder: Path, *paragraphs: str, description: str = DESCRIPTION) -> TemplateInfo:
    own_template(folder, *paragraphs)
    (folder / "own.yaml").write_text(description, encoding="utf-8")
    return load_templates(folder)["own"]


def test_a_description_says_form_language_and_printed_fields(tmp_path: Path) -> None:
    template = described(tmp_path, "{{ title_zh }} {{ purpose }}")

    assert (template.id, template.form, template.language) == ("own", FORM_ID, "zh")
    assert template.prints == ("title_zh", "purpose")
    assert template.path == tmp_path / "own.docx"


def test_a_description_without_its_word_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(DESCRIPTION, encoding="utf-8")

    with pytest.raises(NotReadable, match=r"own\.docx is missing"):
        load_templates(tmp_path)


@pytest.mark.parametrize(
    ("wrong", "line"),
    [("language: fr", 2), ("colour: red", 6), ("official: perhaps", 6)],
)
def test_a_wrong_description_is_reported_with_its_line(tmp_path: Path, wrong: str, line: int) -> None:
    key = wrong.partition(":")[0]
    lines = DESCRIPTION.splitlines()
    changed = [wrong if text.startswith(f"{key}:") else text for text in lines]
    text = "\n".join(changed if wrong in changed else [*lines, wrong])

    with pytest.raises(DataFileError, match=rf"own\.yaml, line {line}:"):
        described(tmp_path, "x", description=text)


def test_an_unknown_placeholder_is_reported_with_the_nearest_fields(tmp_path: Path) -> None:
    template = described(tmp_path, "{{ titel_zh }} {{ title_zh }} {{ purpose }}")

    problems = check_template(template, form())

    assert [problem.message for problem in problems] == [
        "The placeholder “titel_zh” is no field of the form gb-t-recommended."
    ]
    assert "title_zh" in problems[0].hint


def test_an_unknown_field_behind_a_dot_is_reported(tmp_path: Path) -> None:
    template = described(tmp_path, "{{ title_zh }} {{ purpose }} {{ ticks.work_tipe.new }}")

    assert ["work_tipe" in problem.message for problem in check_template(template, form())] == [True]


def test_a_field_that_is_promised_but_not_printed_is_reported(tmp_path: Path) -> None:
    problems = check_template(described(tmp_path, "{{ title_zh }}"), form())

    assert [problem.message for problem in problems] == ["The field “purpose” is not printed by the template."]


def test_a_template_for_another_form_is_reported() -> None:
    problems = check_template(replace(info(), form="other"), form())

    assert [problem.message for problem in problems] == [f"The template {ZH} is made for the form other."]


def test_a_damaged_template_is_reported_not_raised(tmp_path: Path) -> None:
    template = described(tmp_path, "{{ title_zh }}")
    template.path.write_bytes(template.path.read_bytes()[:500])

    problems = check_template(template, form())

    assert [problem.message for problem in problems] == ["own.docx is no Word file, or it is damaged."]


def test_a_template_with_an_endless_condition_is_reported(tmp_path: Path) -> None:
    problems = check_template(described(tmp_path, "{% if title_zh %}"), form())

    assert len(problems) == 1
    assert "can't be used" in problems[0].message


def test_placeholders_are_found_in_split_runs_loops_and_conditions(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{% for row in products %}{{ row.name }}{% endfor %}", "{{ title_en|upper }}")

    assert placeholders(path) == {"products", "title_en"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("one: [34, 126]", "one: [34, 120]", r"154\.0 mm wide"),
        ("{width: 210,", "{width: wide,", "width must be a number"),
        ("- signatures:", "- autographs:", "one of pairs, list, signatures"),
        ("one: [34, 126]", "one: [34, wide]", "one must be a list of numbers"),
        ("widths: answer", "widths: wide", "widths can't be"),
        ("serial: {zh: 12, en: 11}", "serial: {zh: 12}", "en is missing"),
        ("fonts: {latin", "fonts: {greek: x, latin", "no key “greek”"),
    ],
)
def test_a_wrong_layout_is_reported_with_file_and_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    texts = {name: (LAYOUTS / f"{name}.yaml").read_text(encoding="utf-8") for name in (FORM_ID, "paper")}
    assert [old in text for text in texts.values()].count(True) == 1
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(DataFileError, match=rf"({FORM_ID}|paper)\.yaml, line \d+: .*{message}"):
        load_layout(tmp_path / f"{FORM_ID}.yaml", "zh")


def test_a_mistake_in_the_look_is_named_in_its_file(tmp_path: Path) -> None:
    shutil.copytree(LAYOUTS, tmp_path, dirs_exist_ok=True)
    paper = tmp_path / "paper.yaml"
    paper.write_text(paper.read_text(encoding="utf-8").replace("width: 210", "width: wide"), encoding="utf-8")

    with pytest.raises(DataFileError, match=r"paper\.yaml, line \d+: width must be a number") as caught:
        load_layout(tmp_path / f"{FORM_ID}.yaml", "zh")

    assert f"Used in {FORM_ID}.yaml" in caught.value.hint


@pytest.mark.parametrize("which", ALL)
def test_a_layout_knows_the_fields_it_prints(which: str) -> None:
    fields = load_layout(LAYOUTS / f"{info(which).layout}.yaml", info(which).language).fields()

    assert sorted(fields) == sorted(form(info(which).form).fields.keys() - {"attachments"})
