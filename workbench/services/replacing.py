"""Finding words in what people wrote, and replacing them: in a field, a case or all cases, all or nothing.

Only texts are looked at that are written freely: no codes, choices, numbers or dates. What links quote from a
plan is found, and stays as the plan has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.domain.casepaths import values_path
from workbench.domain.changes import Act, Change, Changes
from workbench.domain.contentedit import replaced
from workbench.domain.proposal import Proposal
from workbench.domain.scripts import script_at, told, told_between
from workbench.domain.values import Row, Value, to_json
from workbench.formspec.freetexts import WRITTEN_FREELY, free_texts
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.characters import can_be_printed
from workbench.kernel.errors import ConflictError, InvalidValue
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import aggregate, find_case, find_editable_case, record_case
from workbench.services.steps.context import Context
from workbench.services.steps.links import LinkText, link_texts, with_reason
from workbench.storage.unit_of_work import ReadUnit

_AROUND = 24  # characters shown before and after a place


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, as it stands; small and capital letters are alike unless `exact`."""

    words: str
    exact: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words as a pattern; raises InvalidValue if there are none."""
        if not self.words.strip():
            raise InvalidValue(tr("There is nothing to look for."), tr("Type the words to be found."))
        return re.compile(re.escape(self.words), 0 if self.exact else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spotted:
    """A text in which the words stand: of a field, or of a cell when `row` and `column` are given.

    Of a link to an article it is the reason or the quote, and `row` is the id of the link.
    `text` holds the words without markup; `spans` count in it. `rich` is the text with its markup, if any.
    """

    case: str
    title: str
    field: Field | LinkText
    row: str
    column: str
    text: str
    spans: tuple[tuple[int, int], ...]
    rich: str = ""

    @property
    def where(self) -> str:
        """What holds the text, in the language in use."""
        return self.field.words if isinstance(self.field, LinkText) else self.field.label.here()

    @property
    def stays(self) -> bool:
        """Whether the text is another's, so that nothing is replaced in it."""
        return isinstance(self.field, LinkText) and self.field.is_quote

    def replaced(self, by: str) -> str:
        """Return the text with every place replaced."""
        if self.stays:
            return self.text
        parts, end = [], 0
        for first, last in self.spans:
            parts += [self.text[end:first], by]
            end = last
        return "".join([*parts, self.text[end:]])

    def has_already(self, by: str) -> bool:
        """Return whether the new words stand around every place already: put in, they would stand twice."""
        return not self.yet_to_come(by).spans

    def yet_to_come(self, by: str) -> Spotted:
        """Return the text with those places only around which the new words do not stand already."""
        spans = (span for span in self.spans if not _stands_around(self.text, span, by))
        return replace(self, spans=tuple(spans))

    def as_it_would_read(self, by: str) -> list[str]:
        """Return a line for each place: what is around it, the words there and those to come in brackets."""
        return [self._line(start, end, by) for start, end in self.spans]

    def _line(self, start: int, end: int, by: str) -> str:
        before, after = self._told(max(0, start - _AROUND), start), self._told(end, end + _AROUND)
        lead, tail = "…" if start > _AROUND else "", "…" if end + _AROUND < len(self.text) else ""
        around = (" ".join(part.split("\n")) for part in (before, after))
        if self.stays:
            line = f"[{self._told(start, end)}]".join(around).join((lead, tail))
            return tr("{words} — stays as it is", words=line)
        shown = by if by.strip() else by.replace(" ", "␣")  # blanks alone would look like nothing
        shown = told(shown, script_at(self.rich, start))  # it will look like what it replaces
        line = f"[{self._told(start, end)} → {shown}]".join(around).join((lead, tail))
        if _stands_around(self.text, (start, end), by):
            return tr("stands there already: {words}", words=line)
        return line

    def _told(self, start: int, end: int) -> str:
        return told_between(self.rich, start, end) if self.rich else self.text[start:end]


def _stands_around(text: str, span: tuple[int, int], by: str) -> bool:
    """Return whether longer words that hold those at a place stand there as a whole."""
    start, end = span
    words, wanted, length = text[start:end].casefold(), by.casefold(), len(by)
    if len(by) <= end - start or words not in wanted:
        return False
    begins = (start - place for place in range(length) if wanted.startswith(words, place))
    return any(begin >= 0 and text[begin : begin + length].casefold() == wanted for begin in begins)


class Replacing:
    """Use cases of who puts one word for another."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(
        self, wanted: Wanted, case: str = "", field: str = "", kinds: frozenset[str] = WRITTEN_FREELY
    ) -> list[Spotted]:
        """Return every text with the words, in the order of cases and fields; `case` and `field` narrow it.

        Cases in the trash are left out. With other `kinds` of fields than those that are written freely, what
        is found can't be replaced. Raises InvalidValue if nothing is looked for.
        """
        pattern = wanted.pattern
        with self._context.workspace.reading() as unit:
            names = [case] if case else sorted(line.ref for line in unit.proposals.summaries())
            return [
                spotted
                for name in names
                for spotted in self._in_case(unit, name, pattern, kinds)
                if field in ("", spotted.field.id)
            ]

    def replace(self, wanted: Wanted, by: str, chosen: Sequence[Spotted]) -> list[Changes]:
        """Put `by` in every place of the texts chosen: one act, with an entry and a `Changes` for each case.

        Raises ConflictError if a text has changed since it was found, InvalidValue if a field does not take
        what would stand in it or nothing would change, Refused for a case that can't be changed; nothing at
        all is replaced then. What links quote from a plan is passed over.
        """
        with self._context.workspace.writing(self._context.who) as unit:
            asked = _asked(unit, by, chosen)
            act, made = Act("replace", wanted.words), []
            together = unit.journal.head()[0] + 1 if len(asked) > 1 else None
            for case, changes in asked:
                made.append(record_case(unit, self._context, case, act, changes, case.uid, together=together))
            return [changes for changes in made if changes.entry]

    def rehearse(self, by: str, chosen: Sequence[Spotted]) -> None:
        """Raise what `replace` would raise of the texts; only reads, also while another process writes."""
        with self._context.workspace.reading() as unit:
            _asked(unit, by, chosen)

    def _in_case(
        self, unit: ReadUnit, name: str, pattern: re.Pattern[str], kinds: frozenset[str]
    ) -> Iterator[Spotted]:
        proposal = find_case(unit, name)
        form = self._context.known_form_of(proposal)
        for field in form.fields.values() if form is not None else ():
            value = proposal.values.get(field.id)
            rich = value if field.kind == RICH.name and isinstance(value, str) else ""
            for row, column, text in free_texts(field, value, kinds):
                spans = tuple(match.span() for match in pattern.finditer(text))
                if spans:
                    yield Spotted(proposal.ref, proposal.title, field, row, column, text, spans, rich)
        for place, text in link_texts(proposal):
            spans = tuple(match.span() for match in pattern.finditer(text))
            if spans:
                yield Spotted(proposal.ref, proposal.title, place, place.link, place.column, text, spans)


def _asked(unit: ReadUnit, by: str, chosen: Sequence[Spotted]) -> list[tuple[Proposal, list[Change]]]:
    """Return the cases with what is to change in each; raises as `Replacing.replace` tells."""
    _refuse_unseen(by)
    by_case: dict[str, list[Spotted]] = {}
    for spotted in (one for one in chosen if not one.stays):
        by_case.setdefault(spotted.case, []).append(spotted)
    if chosen and not by_case:
        raise InvalidValue(
            tr("The words stand only in quotes from a plan, which stay as the plan has them."),
            tr("Another quote is chosen where the link is changed."),
        )
    cases = ((find_editable_case(unit, name), texts) for name, texts in by_case.items())
    asked = [(case, list(_changes(case, texts, by))) for case, texts in cases]
    if not any(change.before != change.after for _, changes in asked for change in changes):
        raise InvalidValue(tr("Nothing would change: the new words stand there already."))
    return asked


def _refuse_unseen(by: str) -> None:
    """Refuse characters that no document can hold; a rich text would drop them without a word."""
    if not all(can_be_printed(char) for char in by):
        raise InvalidValue(
            tr("The new words hold a character that nobody sees."), tr("Type them instead of pasting them.")
        )


def _changes(proposal: Proposal, texts: Sequence[Spotted], by: str) -> Iterator[Change]:
    values: dict[str, Value] = {}
    fields: dict[str, Field] = {}
    for spotted in texts:
        field = spotted.field
        if isinstance(field, LinkText):
            yield _reasoned(proposal, spotted, by)
            continue
        fields[field.id] = field
        values[field.id] = _put(field, spotted, values.get(field.id, proposal.values.get(field.id)), by)
    for field_id, value in values.items():
        taken = normalise(fields[field_id], value)
        before = to_json(proposal.values.get(field_id))
        yield Change(aggregate(proposal.uid), values_path(field_id), before, to_json(taken))


def _reasoned(proposal: Proposal, spotted: Spotted, by: str) -> Change:
    """Return the change of the reason of a link."""
    link = next((one for one in proposal.links if one.id == spotted.row), None)
    if link is None or link.reason != spotted.text:
        raise _changed(spotted)
    return with_reason(proposal, link, spotted.replaced(by))


def _put(field: Field, spotted: Spotted, present: Value, by: str) -> Value:
    """Return the value with one of its texts replaced."""
    if (spotted.row, spotted.column, spotted.text) not in set(free_texts(field, present)):
        raise _changed(spotted)
    if not spotted.row or not isinstance(present, tuple):
        is_rich = field.kind == RICH.name and isinstance(present, str)
        return replaced(str(present), spotted.spans, by) if is_rich else spotted.replaced(by)
    return tuple(
        replace(row, cells={**row.cells, spotted.column: spotted.replaced(by)})
        if isinstance(row, Row) and row.id == spotted.row
        else row
        for row in present
        if isinstance(row, Row)
    )


def _changed(spotted: Spotted) -> ConflictError:
    return ConflictError(
        tr("“{field}” of {case} was changed meanwhile.", field=spotted.where, case=spotted.case),
        tr("Nothing was replaced. Look for the words once more."),
    )
