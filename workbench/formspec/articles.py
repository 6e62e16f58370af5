"""The sections that articles of plans bring into a form, and which of them the form of one case has.

Each file of `forms/articles` holds the questions that one article raises, as a section like that of any form.
A case has the section while it is linked to the article, and as long afterwards as something stands in it.
Linking itself is done elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from workbench.domain.refs import ArticleRef
from workbench.domain.values import Value, is_filled
from workbench.formspec.groups import SHARED_FOLDER, Groups
from workbench.formspec.kind_attachments import with_places
from workbench.formspec.loader import read_section
from workbench.formspec.model import CONFIDENCE, Field, Form, Section
from workbench.kernel.datafile import Entry, parse_data, read_text_file
from workbench.kernel.i18n import tr

ARTICLE_FOLDER = "articles"


def load_article_sections(folder: Path, forms: Iterable[Form]) -> tuple[Section, ...]:
    """Return the sections in the folder `articles` of a folder of forms, by the names of their files.

    Raises DataFileError for a wrong file, for an article that has two, and for an id that a form or another
    article has too; NotReadable if a file can't be read.
    """
    reader = _Reader(Groups(folder / SHARED_FOLDER), forms)
    paths = sorted((folder / ARTICLE_FOLDER).glob("*.yaml"))
    return tuple(
        reader.read(parse_data(read_text_file(path), f"{ARTICLE_FOLDER}/{path.name}")) for path in paths
    )


class _Reader:
    """Reads the files of articles one after the other and sees to it that no name is taken twice."""

    def __init__(self, groups: Groups, forms: Iterable[Form]) -> None:
        self._groups = groups
        forms = tuple(forms)
        self._fields = {field_id for form in forms for field_id in form.fields}
        self._sections = {section.id for form in forms for section in form.sections}
        self._articles: set[ArticleRef] = set()

    def read(self, entry: Entry) -> Section:
        """Return the section of one file."""
        article = ArticleRef(entry.text("plan"), entry.text("article"))
        source, confidence = entry.text("source"), entry.choice("confidence", CONFIDENCE)
        if article in self._articles:
            raise entry.wrong("article", tr("there are two sections for article {article}.", article=article))
        section = read_section(entry, self._groups)
        self._check_names(entry, section)
        self._articles.add(article)
        fields = tuple(_with_evidence(field, source, confidence) for field in section.fields)
        return replace(section, fields=fields, article=article)

    def _check_names(self, entry: Entry, section: Section) -> None:
        names = {field.id for field in section.fields}
        if section.id in self._sections:
            raise entry.wrong("id", tr("there are two sections with the id {id}.", id=section.id))
        if self._fields & names:
            taken = min(self._fields & names)
            raise entry.wrong("fields", tr("there are two fields with the id {id}.", id=taken))
        self._sections.add(section.id)
        self._fields |= names


def _with_evidence(field: Field, source: str, confidence: str) -> Field:
    return field if field.source else replace(field, source=source, confidence=confidence)


class ArticleSections:
    """The sections of all articles; makes the form of a case from the one it was begun with."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = tuple(sections)
        self._made: dict[tuple[str, frozenset[str], frozenset[str]], tuple[Form, Form]] = {}

    def form_of(self, form: Form, linked: Iterable[ArticleRef], values: Mapping[str, Value]) -> Form:
        """Return the form with the sections of the articles linked, and asleep those that hold something.

        A link to a task counts for its article. The sections stand behind those of the form, in their order.
        """
        articles = {ArticleRef(ref.plan, ref.article) for ref in linked}
        awake = frozenset(section.id for section in self._sections if section.article in articles)
        held = frozenset(
            section.id
            for section in self._sections
            if section.id not in awake and any(is_filled(values.get(field.id)) for field in section.fields)
        )
        key = (form.id, awake, held)
        base, made = self._made.get(key, (None, form))
        if base is not form:
            made = self._extended(form, awake, held)
            self._made[key] = (form, made)
        return made

    def with_all(self, form: Form) -> Form:
        """Return the form with the sections of all articles, to be looked at without a case."""
        return self._extended(form, frozenset(section.id for section in self._sections), frozenset())

    def _extended(self, form: Form, awake: frozenset[str], held: frozenset[str]) -> Form:
        return replace(
            form,
            sections=with_places([*form.sections, *(one for one in self._sections if one.id in awake | held)]),
            asleep=held,
            unlinked=tuple(one for one in self._sections if one.id not in awake | held),
        )
