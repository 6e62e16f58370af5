"""What a template is filled with: plain texts, flags and lists made from a case's values.

Refuses what a Word file can't carry before anything is written. How values are printed is the business of
`formspec`; where they stand on paper is that of the template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from workbench.domain.casepaths import LINKS
from workbench.domain.content import parse
from workbench.domain.pictures import PictureFile
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import ArticleRef
from workbench.domain.values import Value, is_filled
from workbench.formspec.kind_rich import RICH, check_tables
from workbench.formspec.kinds import display, printed_list
from workbench.formspec.model import Field, Form, Section
from workbench.formspec.validation import visible_fields
from workbench.kernel.errors import InvalidValue, WrongUse
from workbench.kernel.i18n import Language, tr
from workbench.word.formtable import choices_of, tick_name
from workbench.word.links import PrintedLink
from workbench.word.richtext import RichText

Context = dict[str, object]
NO_PICTURES: Mapping[str, PictureFile] = {}
# Names of the context beside the fields of the form; a form must not use them as ids.
ARTICLES = "articles"
RESERVED_NAMES = frozenset({"paragraphs", "inapplicable", "ticks", "rich", "totals", ARTICLES, LINKS})
# What XML 1.0 has no way to write, and the carriage return, which every XML reader turns into a line feed.
_NOT_WRITABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def build_context(
    form: Form,
    values: Mapping[str, Value],
    language: Language,
    pictures: Mapping[str, PictureFile] = NO_PICTURES,
    links: Sequence[PrintedLink] = (),
) -> Context:
    """Return what a template for `form` is filled with.

    By field id: the printed text, or for lists a list of rows, each a mapping of column id to printed text;
    hidden fields are empty. `paragraphs` holds the lines of every text field, `ticks` for each choice and
    yes/no field which box is ticked, `inapplicable` which fields don't apply, `articles` what the linked
    articles ask for: a title each, with questions of field id, label, paragraphs and whether they are long;
    what is asleep is left out. `links` holds the links in their order, each with plan, article, title, task,
    role, reason and quote, and with those questions where it is the first one to its article. `totals` holds,
    for each list that is summed, the texts of that line by column, empty for a list without rows. `rich` holds
    the rich texts, with those of `pictures` (by digest) they show.
    Raises InvalidValue naming the field or link for what no Word file can carry: a character, a table.
    """
    taken = RESERVED_NAMES.intersection(form.fields)
    if taken:
        raise WrongUse(tr("The form {form} can't use “{name}” as a field.", form=form.id, name=min(taken)))
    visible = {field.id for field in visible_fields(form, values)}
    paragraphs: dict[str, list[str]] = {}
    ticks: dict[str, dict[str, bool]] = {}
    rich: dict[str, RichText] = {}
    totals: dict[str, Mapping[str, str]] = {}
    context: Context = {
        "paragraphs": paragraphs,
        "ticks": ticks,
        "inapplicable": inapplicable_fields(form, values, visible),
        ARTICLES: _articles(form, values, visible, language),
        LINKS: _links(form, links, values, visible, language),
        "rich": rich,
        "totals": totals,
    }
    for field in form.fields.values():
        value = values.get(field.id) if field.id in visible else None
        printed = print_value(field, value, language)
        context[field.id] = printed
        if field.kind == RICH.name:
            text = value if isinstance(value, str) else ""
            check_tables(field, text)
            rich[field.id] = RichText(parse(text), pictures)
        if field.totals:
            totals[field.id] = {**dict.fromkeys(field.heads, ""), **printed_list(field, value, language).totals}
        if isinstance(printed, str):
            paragraphs[field.id] = printed.split("\n")
        ticks[field.id] = {choice: tick_name(value) == choice for choice, _ in choices_of(field, language)}
    return context


def _articles(
    form: Form, values: Mapping[str, Value], visible: set[str], language: Language
) -> list[dict[str, object]]:
    return [
        {
            "title": section.title.within(language),
            "questions": _questions(section, values, visible, language),
        }
        for section in _asking(form).values()
    ]


def _asking(form: Form) -> dict[ArticleRef, Section]:
    """Return the sections of the linked articles by article, in their order."""
    return {
        section.article: section
        for section in form.sections
        if section.article is not None and section.id not in form.asleep
    }


def _links(
    form: Form, links: Sequence[PrintedLink], values: Mapping[str, Value], visible: set[str], language: Language
) -> list[dict[str, object]]:
    asking = _asking(form)
    result: list[dict[str, object]] = []
    for place, link in enumerate(links):
        section = asking.pop(ArticleRef(link.link.ref.plan, link.link.ref.article), None)
        questions = _questions(section, values, visible, language) if section is not None else []
        result.append({"tag": f"{LINKS}/{place}", **_link(link, language), "questions": questions})
    return result


def _link(link: PrintedLink, language: Language) -> dict[str, object]:
    return {
        "plan": _writable(link, link.plan.within(language)),
        "article": link.link.ref.article,
        "title": _writable(link, link.title.within(language)),
        "task": _writable(link, link.task.within(language)),
        "task_supplied": link.task_supplied,
        "is_main": link.link.role is LinkRole.MAIN,
        "reason": _writable(link, link.link.reason).split("\n"),
        "quote": _writable(link, link.link.quote),
    }


def _questions(
    section: Section, values: Mapping[str, Value], visible: set[str], language: Language
) -> list[dict[str, object]]:
    return [
        {
            "field": field.id,
            "label": field.label.within(language),
            "paragraphs": _writable(field, display(field, values.get(field.id), language)).split("\n"),
            "is_long": field.kind == "long_text",
        }
        for field in section.fields
        if field.id in visible
    ]


def inapplicable_fields(form: Form, values: Mapping[str, Value], visible: set[str]) -> dict[str, bool]:
    """Return which fields don't apply: hidden because of an answer, not because the answer is still open."""
    result: dict[str, bool] = {}
    for field in form.fields.values():
        asked = field.visible_if.names if field.visible_if is not None else frozenset()
        open_question = any(name in visible and not is_filled(values.get(name)) for name in asked)
        result[field.id] = field.id not in visible and not open_question
    return result


def print_value(field: Field, value: Value, language: Language) -> str | list[dict[str, str]]:
    """Return a value as it stands on paper; raises InvalidValue naming the field for what can't stand there."""
    if field.columns:
        return [_writable_cells(field, row.cells) for row in printed_list(field, value, language).rows]
    return _writable(field, display(field, value, language))


def _writable_cells(field: Field, cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row; what is computed holds nothing that could not be written."""
    kept = {column.id: _writable(column, cells[column.id]) for column in field.columns}
    return {**cells, **kept}


def _writable(place: Field | PrintedLink, text: str) -> str:
    found = _NOT_WRITABLE.search(text)
    if found is None:
        return text
    code, position = f"U+{ord(found[0]):04X}", found.start() + 1
    name = place.label if isinstance(place, PrintedLink) else place.label.here() or place.id
    raise InvalidValue(
        tr(
            "{field}: a Word file can't hold the character {code} at position {position}.",
            field=name,
            code=code,
            position=position,
        ),
        tr("Delete that character and export again."),
    )
