"""What helps to write: the guidance to a field, its outline put in, how much is written, what is misspelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.domain.casepaths import values_path
from workbench.domain.changes import Act, Change, Changes
from workbench.domain.contentedit import appended
from workbench.domain.values import Row, Value, to_json
from workbench.formspec.freetexts import SPELLED, free_texts, is_spelled
from workbench.formspec.guidance import OUTLINED, Guidance
from workbench.formspec.kinds import normalise, words_in
from workbench.formspec.model import Field
from workbench.formspec.statistics import Statistics, statistics_of
from workbench.kernel.errors import Refused
from workbench.kernel.i18n import language_in_use, tr
from workbench.search.latinwords import latin_words
from workbench.services.steps.cases import aggregate, find_case, find_editable_case, record_case
from workbench.services.steps.context import Context


@dataclass(frozen=True, slots=True)
class Misspelled:
    """A Latin word that no dictionary knows: in a field, or in a cell when `row` and `column` are given.

    `row_number` counts rows from 1, as people do, `start` characters in the text without markup.
    """

    field: Field
    row: str
    column: str
    start: int
    word: str
    row_number: int = 0


class Guiding:
    """Use cases of those who are about to write a text."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def guidance(self, form_id: str, field_id: str) -> Guidance | None:
        """Return what belongs into a field, None where nothing is written of it; raises UnknownName."""
        field = self._context.form(form_id).field_named(field_id)
        return self._context.guidance.of(form_id, field.id)

    def insert_outline(self, name: str, field_id: str) -> Changes:
        """Put the headings that a text lacks at its end, in the language of the case, as one act.

        Raises Refused if there is no outline for the field or its text has all headings.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            proposal = find_editable_case(unit, name)
            field = self._context.form_of(proposal).field_named(field_id)
            guidance = self._context.guidance.of(proposal.form, field_id)
            if guidance is None or field.kind not in OUTLINED:
                message = tr("There is no outline for “{field}”.", field=field.label.here())
                raise Refused(message, tr("Long texts have one; the guide beside the field shows it."))
            present = proposal.values.get(field_id)
            text = present if isinstance(present, str) else ""
            words = words_in(field, text)
            longer = guidance.outlined(words, proposal.language or language_in_use())
            outlined = normalise(
                field, appended(text, longer[len(words.rstrip()) :]) if longer != words else text
            )
            if outlined == normalise(field, text):
                message = tr("“{field}” holds all headings of its outline.", field=field.label.here())
                raise Refused(message, tr("Write below them."))
            place = values_path(field_id)
            change = Change(aggregate(proposal.uid), place, to_json(present), to_json(outlined))
            act = Act("outline", field_id)
            return record_case(unit, self._context, proposal, act, [change], proposal.uid)

    def statistics(self, name: str) -> Statistics:
        """Return how much is written in a case."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
        return statistics_of(self._context.form_of(proposal), proposal.values, language_in_use())

    def misspelled(self, name: str, knows: Callable[[str], bool]) -> list[Misspelled]:
        """Return the Latin words of a case that a dictionary does not know, in the order of its fields."""
        with self._context.workspace.reading() as unit:
            proposal = find_case(unit, name)
        form = self._context.form_of(proposal)
        return [
            Misspelled(field, row, column, start, word, _row_number(proposal.values.get(field.id), row))
            for field in form.fields.values()
            if is_spelled(field)
            for row, column, text in free_texts(field, proposal.values.get(field.id), SPELLED)
            for start, word in latin_words(text)
            if not knows(word)
        ]


def _row_number(value: Value, row_id: str) -> int:
    """Return which row of a list has an id, counted from 1; 0 where it is none of a list."""
    ids = [row.id for row in value if isinstance(row, Row)] if isinstance(value, tuple) else []
    return ids.index(row_id) + 1 if row_id in ids else 0
