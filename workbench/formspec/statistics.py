"""How much is written in a case: per field, per section and as a whole, against the bounds of its fields.

Counts what would be printed: the visible fields with their values as they are shown. Pages are only guessed
here; they are counted where documents are made.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workbench.domain.counting import TextCount, count_text
from workbench.domain.values import Value, is_filled
from workbench.formspec.conditions import Values
from workbench.formspec.kind_attachments import ATTACHMENTS
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import display, printed_list, words_in
from workbench.formspec.model import Field, Form, Section
from workbench.formspec.validation import visible_fields
from workbench.kernel.datafile import read_data_file
from workbench.kernel.i18n import Language
from workbench.kernel.paths import resource


@dataclass(frozen=True, slots=True)
class FieldStatistics:
    """A filled field; `length` is what its bounds are compared with, in characters."""

    field: Field
    count: TextCount
    length: int

    @property
    def over(self) -> int:
        """How many characters there are too many; 0 if none."""
        most = self.field.limits.max_length
        return max(0, self.length - most) if most is not None else 0


@dataclass(frozen=True, slots=True)
class SectionStatistics:
    """A section with its filled fields."""

    section: Section
    fields: tuple[FieldStatistics, ...]

    @property
    def count(self) -> TextCount:
        """All fields together."""
        return sum((field.count for field in self.fields), TextCount())


@dataclass(frozen=True, slots=True)
class Statistics:
    """A whole case, section by section in the order of the form; `asked` counts its visible fields."""

    sections: tuple[SectionStatistics, ...]
    asked: int = 0

    @property
    def count(self) -> TextCount:
        """The whole case."""
        return sum((section.count for section in self.sections), TextCount())

    @property
    def guessed_pages(self) -> int:
        """About how many pages the document has, at least one: labels and frames take room too."""
        words, fields = _page()
        return max(1, math.ceil(self.count.words / words + self.asked / fields))

    @property
    def bounded(self) -> tuple[FieldStatistics, ...]:
        """The filled fields that have a longest length."""
        fields = (field for section in self.sections for field in section.fields)
        return tuple(field for field in fields if field.field.limits.max_length is not None)


def statistics_of(form: Form, values: Values, language: Language) -> Statistics:
    """Return how much is written in the values of a case; choices and units count in the language named."""
    visible = {field.id for field in visible_fields(form, values)}
    return Statistics(
        tuple(
            SectionStatistics(
                section,
                tuple(
                    _field_statistics(field, values[field.id], language)
                    for field in section.fields
                    if field.id in visible and is_filled(values.get(field.id))
                ),
            )
            for section in form.sections
        ),
        len(visible),
    )


@cache
def _page() -> tuple[int, int]:
    """Return how many words fill a page, and how many fields nothing is written in."""
    entry = read_data_file(resource("counting.yaml"))
    words, fields = entry.integer("words_per_page"), entry.integer("fields_per_page")
    entry.done()
    return words, fields


def _field_statistics(field: Field, value: Value, language: Language) -> FieldStatistics:
    counts = [count_text(text) for text in _texts(field, value, language)]
    length = len(words_in(field, value))
    return FieldStatistics(field, sum(counts, TextCount()), length)


def _texts(field: Field, value: Value, language: Language) -> Iterator[str]:
    """Give the texts of a value: one, or each cell of its rows and totals; names of files are no text."""
    if field.kind == ATTACHMENTS.name:
        return
    if field.kind == RICH.name:
        yield words_in(field, value)  # what parts cells and opens items is nothing anybody wrote
    elif not field.columns:
        yield display(field, value, language)
    else:
        for cells in printed_list(field, value, language).lines():
            yield from cells
