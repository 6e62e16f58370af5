"""A draft placed onto the fields of a form: what was read for each, what can't be read and why, what is left.

Places that our own documents mark go before labels. Nothing is guessed: a text without a label stays a text
without a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.blocks import Picture, settled
from workbench.domain.content import is_markup, pictures, says_something, write
from workbench.domain.draftparts import DraftParts, Lost, Marked, Paragraph, pictures_in
from workbench.domain.values import Row, Value, is_filled
from workbench.formspec.draftgathered import Gathered
from workbench.formspec.draftlabels import Labels, PrintedWords, plain
from workbench.formspec.draftnames import can_be_rows, joined, rows_of
from workbench.formspec.draftspreading import spread
from workbench.formspec.draftvalues import SeveralTicked, is_value, raw_value, says_more, ticked_one
from workbench.formspec.draftwalk import DraftWalk
from workbench.formspec.kind_attachments import ATTACHMENTS
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kind_rows import items_of
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field, Form
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import listed, sentences, tr

_KEPT_EXACTLY = frozenset({"short_text", "long_text", "organisation", "person"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a draft says for a field; `problem` tells why `text` is no value of it, empty if it is one."""

    field: Field
    text: str
    value: Value = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PlacedDraft:
    """Readings in the order of the form, texts and pictures without a place, and what texts lost.

    `titled`: it bears the form's title.
    """

    readings: tuple[Reading, ...]
    unplaced: tuple[str, ...]
    titled: bool = False
    pictures: tuple[Picture, ...] = ()
    lost: tuple[Lost, ...] = ()

    @property
    def fit(self) -> tuple[bool, int]:
        """How well the form fits the draft, to be compared with that of other forms."""
        return self.titled, sum(not reading.problem for reading in self.readings)


def place_draft(form: Form, parts: DraftParts, printed: PrintedWords) -> PlacedDraft:
    """Return what a draft says for each field of a form."""
    labels = Labels(form, printed)
    walk = DraftWalk(labels)
    for block in parts.blocks:
        if isinstance(block, Paragraph):
            walk.paragraph(block)
        else:
            walk.table(block)
    found = walk.found
    spread(form, found, labels)
    # Files do not travel in a document: its list of attachments tells nothing that could be attached.
    fields = [field for field in form.fields.values() if field.kind != ATTACHMENTS.name]
    readings = [one for field in fields if (one := _reading(field, parts, found, labels)) is not None]
    held = {plain(text) for name, one in parts.marked.items() if name in form.fields for text in _texts(one)}
    left = [text for text in (*found.unplaced, *_refused(readings)) if plain(text) not in held]
    unshown = _left_pictures(parts, found, readings)
    return PlacedDraft(tuple(readings), tuple(dict.fromkeys(left)), found.titled, unshown, tuple(found.lost))


def _refused(readings: list[Reading]) -> Iterator[str]:
    """Yield the texts that are no values, so that all that is not in a field can be taken from one place."""
    for one in readings:
        if one.problem:
            yield _told(one)


def _left_pictures(parts: DraftParts, found: Gathered, readings: list[Reading]) -> tuple[Picture, ...]:
    """Return the pictures that no value shows; marked places hold some that the walk passed too."""
    shown = {
        picture.digest
        for one in readings
        if one.field.kind == RICH.name and isinstance(one.value, str)
        for picture in pictures(one.value)
    }
    met = [*found.pictures, *(picture for content in parts.rich.values() for picture in pictures_in(content))]
    return tuple({one.digest: one for one in met if one.digest not in shown}.values())


def _reading(field: Field, parts: DraftParts, found: Gathered, labels: Labels) -> Reading | None:
    """Return what the marked place of a field says, or else its label; what differs there is left over."""
    marked, labelled = _marked_reading(field, parts), _labelled_reading(field, found, labels)
    if marked is None or (labelled is not None and _goes_on(marked, labelled)):
        return labelled
    if labelled is not None and labelled.value != marked.value and plain(labelled.text) != plain(marked.text):
        found.leave(_told(labelled))
    return marked


def _goes_on(marked: Reading, labelled: Reading) -> bool:
    """Return whether a table holds all rows that are marked in it and some that somebody added unmarked."""
    if labelled.problem or not (isinstance(marked.value, tuple) and isinstance(labelled.value, tuple)):
        return False
    rows = [row.cells for row in labelled.value if isinstance(row, Row)]
    known = [row.cells for row in marked.value if isinstance(row, Row)]
    added = [cells for cells in rows if cells not in known]
    return bool(known and added) and len(rows) == len(known) + len(added)


def _marked_reading(field: Field, parts: DraftParts) -> Reading | None:
    marked, inner = parts.marked.get(field.id), write(settled(parts.rich.get(field.id, ())))
    if field.kind == RICH.name and says_something(inner):
        return _read(field, marked if isinstance(marked, str) else "", lambda: inner)
    if field.kind == RICH.name or not marked:
        return None
    if isinstance(marked, str):
        return _read(field, marked, lambda: marked if field.kind in _KEPT_EXACTLY else raw_value(field, marked))
    ticked = [item for item in marked if isinstance(item, str)]
    rows = [item for item in marked if isinstance(item, dict)]
    if rows:
        return _read_rows(field, rows)
    return _read(field, ", ".join(ticked), lambda: ticked_one(field, ticked))


def _labelled_reading(field: Field, found: Gathered, labels: Labels) -> Reading | None:
    if field.columns:
        return _list_reading(field, found, labels)
    text, rich = found.text_of(field), found.rich_of(field)
    if field.kind == RICH.name and is_markup(rich):
        return _read(field, text, lambda: rich)
    read = _read(field, text, lambda: raw_value(field, labels.without_unit(field, text)))
    if read is not None and not read.problem and says_more(field, text):
        found.leave(_told(read))
    return read


def _list_reading(field: Field, found: Gathered, labels: Labels) -> Reading | None:
    """Return a list from the rows of tables and from names at its labels, each name once."""
    text, rows = found.text_of(field), list(found.lists.get(field.id, []))
    for row, names in found.named.get(field.id, []):
        rows = joined(field, rows, rows_of(field, names, labels, row))
    if raw_value(field, text) is None:
        return _read_rows(field, rows) if rows else None
    try:
        others = rows_of(field, text, labels) if can_be_rows(field, text) else None
    except InvalidValue as error:
        if not rows:
            return Reading(field, text, problem=_sentence(field, error))
        others = None
    if others is not None:
        return _read_rows(field, joined(field, rows, others), "" if rows else text)
    if not rows:
        return _read(field, text, lambda: raw_value(field, text))
    found.leave(text)
    return _read_rows(field, rows)


def _read_rows(field: Field, rows: list[dict[str, str]], text: str = "") -> Reading | None:
    """Return rows of texts as a list; `text` is what they were read from, if it was no table."""
    told = text or "\n".join(kind_words().between_cells.join(row.values()) for row in rows)
    columns = {column.id: column for column in field.columns}
    known = [{name: cell for name, cell in row.items() if name in columns} for row in rows]

    def raw() -> object:
        return [{name: raw_value(columns[name], cell, field.id) for name, cell in row.items()} for row in known]

    return _read(field, told, raw)


def _read(field: Field, text: str, raw: Callable[[], object]) -> Reading | None:
    """Return a text as a value of its field, or with the reason why it is none; None if it says nothing."""
    value: object = None
    try:
        value = raw()
        stored = normalise(field, value)
    except InvalidValue as error:
        wrong = _wrong_column(field, value) if field.columns and value is not None else None
        return Reading(field, text, problem=_sentence(wrong or field, error))
    return Reading(field, text, stored) if is_filled(stored) else None


def _wrong_column(field: Field, value: object) -> Field | None:
    """Return the column of the first cell that a list can't hold."""
    try:
        rows = items_of(field, value)
    except InvalidValue:
        return None
    cells = ((column, row.get(column.id)) for row in rows for column in field.columns)
    return next((column for column, cell in cells if not is_value(column, str(cell or ""), field.id)), None)


def _sentence(field: Field, error: InvalidValue) -> str:
    """Return why a text is no value, with what may be written in words that stand on the form."""
    allowed = "" if isinstance(error, SeveralTicked) else _allowed(field)
    hint = tr("Write one of these: {names}.", names=allowed) if allowed else error.hint
    return sentences(error.message, hint)


def _allowed(field: Field) -> str:
    """Return the labels of what a field takes, empty where it takes more than a choice."""
    if field.kind == "yes_no":
        return listed((kind_words().yes.here(), kind_words().no.here()))
    return listed(choice.label.here() for choice in field.choices) if field.kind == "choice" else ""


def _told(reading: Reading) -> str:
    return f"{reading.field.label.here()}: {reading.text}"


def _texts(marked: Marked) -> Iterator[str]:
    if isinstance(marked, str):
        yield marked
        return
    for item in marked:
        yield from item.values() if isinstance(item, Mapping) else (item,)
