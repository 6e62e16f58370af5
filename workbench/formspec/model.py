"""What a form is: sections of fields with labels, kinds, choices, conditions and limits.

Only the structure; `loader` reads it from YAML, `kinds` gives each kind its behaviour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from workbench.domain.refs import ArticleRef, listed_article
from workbench.formspec.conditions import NEVER, Condition
from workbench.kernel.errors import Refused, UnknownName
from workbench.kernel.i18n import NO_WORDS, Bilingual, tr

# How surely something is known: read, second-hand, one weak source, general knowledge; empty: not said.
CONFIDENCE = ("", "H", "M", "L", "GK")
FORM_KINDS = ("recommended", "mandatory", "guidance", "foreign_language", "accompanying")
NUMBER_KINDS = frozenset({"money", "integer"})
LAST = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value: `value` is stored, `label` shown and printed."""

    value: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a field: characters of a text, size of a number, rows of a list; None is no bound."""

    min_length: int | None = None
    max_length: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    min_rows: int | None = None
    max_rows: int | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Computed:
    """A column of a list that is worked out from the stored column `of` whenever it is shown, and never kept.

    `how` is one of `computing.HOW`.
    """

    id: str
    label: Bilingual
    how: str
    of: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form, or one column of a list of rows.

    `number` is the one printed on the paper form. `source` and `confidence` (H, M, L, GK) say where the
    field was seen; what is GK is never shown as official. `many` lets a standard number or code field hold
    several values (a tuple of texts). A list of rows shows its `computed` columns behind those it keeps, and a
    line with the sums of the columns named in `totals`. `kept` names cells that rows have beside their columns,
    which nobody sees or types. `suggest` names the table whose texts are suggested; `fills` holds (what is
    known of a person, field or column beside this one that takes it).
    """

    id: str
    kind: str
    label: Bilingual
    number: str = ""
    help: Bilingual = NO_WORDS
    example: Bilingual = NO_WORDS
    required_if: Condition = NEVER
    visible_if: Condition | None = None
    choices: tuple[Choice, ...] = ()
    columns: tuple[Field, ...] = ()
    computed: tuple[Computed, ...] = ()
    totals: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    limits: Limits = NO_LIMITS
    many: bool = False
    issuers: tuple[str, ...] = ()
    unit: Bilingual = NO_WORDS
    suggest: str = ""
    fills: tuple[tuple[str, str], ...] = ()
    source: str = ""
    confidence: str = ""

    def column(self, column_id: str) -> Field:
        """Return a column of a list of rows; raises UnknownName naming the nearest ones."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise UnknownName(
            tr("{field} has no column “{name}”.", field=self.id, name=column_id),
            column_id,
            [column.id for column in self.columns],
        )

    @property
    def heads(self) -> Mapping[str, Bilingual]:
        """The labels of all columns that a list shows, kept and computed, by id in their order."""
        kept = {column.id: column.label for column in self.columns}
        return {**kept, **{column.id: column.label for column in self.computed}}

    @property
    def figures(self) -> frozenset[str]:
        """The ids of the columns that hold numbers, kept and computed: what is compared digit by digit."""
        kept = {column.id for column in self.columns if column.kind in NUMBER_KINDS}
        return frozenset(kept.union(column.id for column in self.computed))

    def head(self, column_id: str) -> Bilingual:
        """Return the label of a column, kept or computed; raises UnknownName naming the nearest ones."""
        return self.heads[column_id] if column_id in self.heads else self.column(column_id).label

    def choice_label(self, value: str) -> Bilingual:
        """Return the label of a stored choice; the value itself if the form no longer has it."""
        return next((choice.label for choice in self.choices if choice.value == value), Bilingual(value, value))


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together under one heading; `article` is the one that asks for them, if one does."""

    id: str
    title: Bilingual
    fields: tuple[Field, ...]
    help: Bilingual = NO_WORDS
    article: ArticleRef | None = None


@dataclass(frozen=True, slots=True)
class VersionStep:
    """What changed in a form with one version; a column is named `field.column`.

    `renamed` holds (old, new), `choices` (place, old value, new value).
    """

    version: int
    added: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    choices: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Form:
    """A form of one kind of paper.

    `kind` is the standard's kind for a proposal (recommended, mandatory or guidance), foreign_language for a
    translation, accompanying for papers that go with a proposal. `order` is the form's place among the others,
    `history` tells its versions after the first, for `upgrade`.

    The form of one case may hold sections that articles bring along (see `articles`). Those `asleep` are of
    articles that are no longer linked: what stands in them is kept, but counts nowhere. `unlinked` are sections
    that the form could have but has not.
    """

    id: str
    version: int
    kind: str
    title: Bilingual
    sections: tuple[Section, ...]
    help: Bilingual = NO_WORDS
    source: str = ""
    order: int = LAST
    history: tuple[VersionStep, ...] = ()
    asleep: frozenset[str] = frozenset()
    unlinked: tuple[Section, ...] = ()

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """All fields by id, in the order of the form."""
        return {item.id: item for section in self.sections for item in section.fields}

    @cached_property
    def sleeping_fields(self) -> frozenset[str]:
        """The ids of the fields in sections that are asleep."""
        return frozenset(f.id for section in self.sections if section.id in self.asleep for f in section.fields)

    @cached_property
    def nameable_fields(self) -> Mapping[str, Field]:
        """All fields by id, those of articles that are not linked too: for telling what once was done."""
        return {**{item.id: item for section in self.unlinked for item in section.fields}, **self.fields}

    def field_named(self, field_id: str) -> Field:
        """Return a field by id.

        Raises Refused for one that belongs to an article that is not linked, UnknownName naming the nearest
        ones for any other.
        """
        if field_id in self.fields:
            return self.fields[field_id]
        for section in self.unlinked:
            if section.article is not None and any(item.id == field_id for item in section.fields):
                article = listed_article(section.article)
                raise Refused(
                    tr("{field} is asked for by article {article} only.", field=field_id, article=article),
                    tr("Link the case to article {article} first.", article=article),
                )
        raise UnknownName(
            tr("The form {form} has no field “{name}”.", form=self.id, name=field_id), field_id, self.fields
        )


def form_named(forms: Mapping[str, Form], form_id: str) -> Form:
    """Return a form by id; raises UnknownName naming the nearest ones."""
    if form_id in forms:
        return forms[form_id]
    raise UnknownName(tr("There is no form “{form}”.", form=form_id), form_id, forms)
