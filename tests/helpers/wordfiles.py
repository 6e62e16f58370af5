"""Cases and templates for tests of Word files, made in a line or two."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import docx

from workbench.domain.values import Row, Value
from workbench.formspec.casefile import read_case_file
from workbench.formspec.loader import load_form
from workbench.formspec.model import Form
from workbench.formspec.validation import normalise_all
from workbench.kernel.paths import form_folder, template_folder
from workbench.word.oxml import Element, parse_strictly
from workbench.word.package import DOCUMENT, read_package
from workbench.word.render import CompiledTemplate, compile_template
from workbench.word.templates import TemplateInfo, load_descriptions, load_templates

FORM_ID = "gb-t-recommended"
ZH, EN = f"{FORM_ID}.zh", f"{FORM_ID}.en"
ALL = sorted(load_descriptions(template_folder()))
ALL_EN = [name for name in ALL if name.endswith(".en")]


@cache
def form(form_id: str = FORM_ID) -> Form:
    """Return a bundled form."""
    return load_form(form_folder() / form_id / "form.yaml")


def sample_values(form_id: str = FORM_ID) -> dict[str, Value]:
    """Return the values of the sample case of a form."""
    return normalise_all(form(form_id), read_case_file(form_folder() / form_id / "sample.yaml").values)


def info(name: str = ZH) -> TemplateInfo:
    """Return the description of a bundled template."""
    return load_templates(template_folder())[name]


def template(name: str = ZH) -> CompiledTemplate:
    """Return a bundled template, compiled."""
    return compile_template(info(name).path)


def own_template(folder: Path, *paragraphs: str, name: str = "own.docx") -> Path:
    """Make a template such as a user writes: one paragraph per text, in Word's own look."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = folder / name
    document.save(str(path))
    return path


def unit_rows(count: int) -> tuple[Row, ...]:
    """Return drafting organisations with made-up names."""
    return tuple(
        Row(f"r{number}", {"name": f"示例单位{number}", "role": "participant", "task": f"试验 {number}"})
        for number in range(1, count + 1)
    )


def document_of(data: bytes | Path) -> Element:
    """Return the root of the main part of a Word file."""
    return parse_strictly(read_package(data)[DOCUMENT])
