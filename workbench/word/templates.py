"""Word templates and their descriptions: what there is, what each prints, whether it fits its form.

A template is NAME.docx with NAME.yaml beside it. Building ours is the business of `blueprint`, filling any of
them that of `render`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.formspec.model import Form
from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.errors import NotReadable, WorkbenchError, nearest_names
from workbench.kernel.i18n import NO_WORDS, Bilingual, Language, listed, tr
from workbench.word.controls import Tag
from workbench.word.formtable import choices_of
from workbench.word.render import Needs, compile_template

LAYOUT_FOLDER = "_layouts"
ALL_FIELDS = "all"


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """What the description of a template says.

    `prints` lists field ids, or is empty for all fields of the form. `layout` is empty for templates that
    were not built by us. `file_words` end the names of its files. `official` is true only where the
    authority's own blank was followed; `source` says what was followed and is shown on screen, never on paper.
    """

    id: str
    path: Path
    form: str
    language: Language
    title: Bilingual
    file_words: Bilingual
    prints: tuple[str, ...] = ()
    layout: str = ""
    source: Bilingual = NO_WORDS
    official: bool = False


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """Something in a template that its form can't fill, in the language in use, with what to do about it."""

    message: str
    hint: str = ""


def load_templates(folder: Path) -> dict[str, TemplateInfo]:
    """Return the templates of a folder by id (the name of the file without `.docx`), in alphabetical order.

    Raises DataFileError if a description is wrong, NotReadable if the Word file beside it is missing.
    """
    templates = load_descriptions(folder)
    for info in templates.values():
        if not info.path.is_file():
            raise NotReadable(
                tr("The template {file} is missing.", file=info.path.name),
                tr("Put it beside its description, or build the templates again."),
                str(info.path),
            )
    return templates


def load_descriptions(folder: Path) -> dict[str, TemplateInfo]:
    """Return what the descriptions of a folder say, whether or not the Word files are there."""
    return {path.stem: _read_description(path) for path in sorted(folder.glob("*.yaml"))}


def _read_description(path: Path) -> TemplateInfo:
    entry = read_data_file(path)
    title = entry.words("title", required=True)
    info = TemplateInfo(
        id=path.stem,
        path=path.with_name(f"{path.stem}.docx"),
        form=entry.text("form"),
        language=_language(entry),
        title=title,
        file_words=entry.words("file_words") or title,
        prints=_printed(entry),
        layout=entry.text("layout", ""),
        source=entry.words("source", required=True),
        official=entry.flag("official", False),
    )
    entry.done()
    return info


def _language(entry: Entry) -> Language:
    return "zh" if entry.choice("language", ("zh", "en")) == "zh" else "en"


def _printed(entry: Entry) -> tuple[str, ...]:
    """Return the ids under `prints`; none for the word `all` or without the key."""
    if "prints" not in entry or entry.raw("prints") == ALL_FIELDS:
        return ()
    return entry.texts("prints")


def placeholders(path: Path) -> set[str]:
    """Return the names that a template asks for: placeholders in its text and tags of its controls."""
    needs = compile_template(path).needs
    return set(needs.names) | {tag.field for tag in needs.tags}


def check_template(info: TemplateInfo, form: Form) -> list[TemplateProblem]:
    """Return what is wrong with a template for a form; empty when every placeholder can be filled.

    A file that can't be read or holds no valid placeholders is a problem too, not an error.
    """
    if info.form != form.id:
        text = tr("The template {template} is made for the form {form}.", template=info.id, form=info.form)
        return [TemplateProblem(text)]
    try:
        needs = compile_template(info.path).needs
    except WorkbenchError as error:
        return [TemplateProblem(error.message, error.hint)]
    return [*_name_problems(needs, form), *_tag_problems(needs.tags, form), *_print_problems(info, needs, form)]


def _unknown(message: str, name: str, known: Iterator[str] | list[str]) -> TemplateProblem:
    names = listed(nearest_names(name, known))
    return TemplateProblem(message, tr("Nearest valid names: {names}.", names=names))


def _name_problems(needs: Needs, form: Form) -> Iterator[TemplateProblem]:
    for name in sorted(needs.names - set(form.fields)):
        message = tr("The placeholder “{name}” is no field of the form {form}.", name=name, form=form.id)
        yield _unknown(message, name, list(form.fields))


def _tag_problems(tags: tuple[Tag, ...], form: Form) -> Iterator[TemplateProblem]:
    for tag in dict.fromkeys(tags):
        field = form.fields.get(tag.field)
        if field is None:
            message = tr("The tag “{name}” is no field of the form {form}.", name=tag.field, form=form.id)
            yield _unknown(message, tag.field, list(form.fields))
            continue
        columns = list(field.heads)
        if tag.column and tag.column not in columns:
            message = tr("{field} has no column “{name}”.", field=tag.field, name=tag.column)
            yield _unknown(message, tag.column, columns)
        choices = [choice for choice, _ in choices_of(field, "en")]
        if tag.choice and tag.choice not in choices:
            message = tr("{field} has no choice “{name}”.", field=tag.field, name=tag.choice)
            yield _unknown(message, tag.choice, choices)


def _print_problems(info: TemplateInfo, needs: Needs, form: Form) -> Iterator[TemplateProblem]:
    asked = needs.names | {tag.field for tag in needs.tags}
    for field_id in info.prints or tuple(form.fields):
        if field_id not in form.fields:
            message = tr("The description prints “{name}”, no field of {form}.", name=field_id, form=form.id)
            yield _unknown(message, field_id, list(form.fields))
        elif field_id not in asked:
            yield TemplateProblem(tr("The field “{name}” is not printed by the template.", name=field_id))
