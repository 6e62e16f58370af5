"""Cases and templates for tests of Word files, made in a line or two."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import docx

from workbench.domain.proposal import ArticleLink
from workbench.domain.values import Row, Value
from workbench.formspec.articles import ArticleSections, load_article_sections
from workbench.formspec.casefile import read_case_file
from workbench.formspec.loader import load_form, load_forms
from workbench.formspec.model import Form
from workbench.formspec.validation import normalise_all
from workbench.kernel.paths import form_folder, resource, template_folder
from workbench.plan.model import Plan
from workbench.plan.reader import load_plans
from workbench.word.links import PrintedLink, printed_links
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


@cache
def article_sections() -> ArticleSections:
    """Return the sections that articles bring into the bundled forms."""
    return ArticleSections(load_article_sections(form_folder(), load_forms(form_folder()).values()))


@cache
def plans() -> Mapping[str, Plan]:
    """Return the bundled plans by id."""
    return load_plans(resource("plans"))


def linked_sample(form_id: str = FORM_ID) -> tuple[Form, dict[str, Value], tuple[PrintedLink, ...]]:
    """Return the sample case of a form with its links: its form with what the articles ask, values, links."""
    sample = read_case_file(form_folder() / form_id / "sample.yaml")
    links = [
        ArticleLink(str(place), one.ref, one.reason, one.role, one.quote)
        for place, one in enumerate(sample.links)
    ]
    whole = article_sections().form_of(form(form_id), [link.ref for link in links], {})
    answers = {name: answer for one in sample.links for name, answer in one.answers.items()}
    return whole, normalise_all(whole, {**sample.values, **answers}), printed_links(links, plans())


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
