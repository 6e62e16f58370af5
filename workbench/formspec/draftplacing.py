"""A draft placed onto the fields of a form: what was read for each, what can't be read and why, what is left.

Places that our own documents mark go before labels. Nothing is guessed: a text without a label stays a text
without a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.blocks import Content, Picture, settled
from workbench.domain.content import is_markup, pictures, says_something, write
from workbench.domain.draftparts import DraftParts, Marked, Paragraph, pictures_in
from workbench.domain.values import Value, is_filled
from workbench.formspec.draftlabels import Labels, PrintedWords, plain
from workbench.formspec.draftvalues import raw_value, ticked_one
from workbench.formspec.draftwalk import DraftWalk
from workbench.formspec.kind_attachments import ATTACHMENTS
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field, Form
from workbench.kernel.errors import InvalidValue

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
    """Readings in the order of the form, texts and pictures without a place.

    `titled`: it bears the form's title.
    """

    readings: tuple[Reading, ...]
    unplaced: tuple[str, ...]
    titled: bool = False
    pictures: tuple[Picture, ...] = ()

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
    # Files do not travel in a document: its list of attachments tells nothing that could be attached.
    fields = [field for field in form.fields.values() if field.kind != ATTACHMENTS.name]
    found = [one for field in fields if (one := _reading(field, parts, walk, labels)) is not None]
    held = {plain(text) for marked in parts.marked.values() for text in _texts(marked)}
    left = [text for text in walk.unplaced if plain(text) not in held]
    unshown = _left_pictures(parts, walk, found)
    return PlacedDraft(tuple(found), tuple(dict.fromkeys(left)), walk.titled, unshown)


def _left_pictures(parts: DraftParts, walk: DraftWalk, found: list[Reading]) -> tuple[Picture, ...]:
    """Return the pictures that no value shows; marked places hold some that the walk passed too."""
    shown = {
        picture.digest
        for one in found
        if one.field.kind == RICH.name and isinstance(one.value, str)
        for picture in pictures(one.value)
    }
    met = [*walk.pictures, *(picture for content in parts.rich.values() for picture in pictures_in(content))]
    return tuple({one.digest: one for one in met if one.digest not in shown}.values())


def _reading(field: Field, parts: DraftParts, walk: DraftWalk, labels: Labels) -> Reading | None:
    marked, rich = parts.marked.get(field.id), parts.rich.get(field.id, ())
    if field.kind == RICH.name:
        return _rich_reading(field, marked if isinstance(marked, str) else "", rich, walk)
    if isinstance(marked, str) and marked:
        return _read(field, marked, lambda: marked if field.kind in _KEPT_EXACTLY else raw_value(field, marked))
    if isinstance(marked, list) and marked:
        ticked = [item for item in marked if isinstance(item, str)]
        rows = [item for item in marked if isinstance(item, dict)]
        return (
            _read_rows(field, rows)
            if rows
            else _read(field, ", ".join(ticked), lambda: ticked_one(field, ticked))
        )
    rows = walk.lists.get(field.id, [])
    text = labels.without_unit(field, walk.text_of(field))
    return _read_rows(field, rows) if rows else _read(field, text, lambda: raw_value(field, text))


def _rich_reading(field: Field, marked: str, content: Content, walk: DraftWalk) -> Reading | None:
    """Return a rich text from its marked place, else from its label with all that it holds beside words."""
    inner = write(settled(content))
    if says_something(inner):
        return _read(field, marked, lambda: inner)
    text, rich = walk.text_of(field), walk.rich_of(field)
    return _read(field, text, lambda: rich if is_markup(rich) else raw_value(field, text))


def _read_rows(field: Field, rows: list[dict[str, str]]) -> Reading | None:
    text = "\n".join(kind_words().between_cells.join(row.values()) for row in rows)
    columns = {column.id: column for column in field.columns}
    known = [{name: cell for name, cell in row.items() if name in columns} for row in rows]
    return _read(
        field,
        text,
        lambda: [{name: raw_value(columns[name], cell) for name, cell in row.items()} for row in known],
    )


def _read(field: Field, text: str, raw: Callable[[], object]) -> Reading | None:
    """Return a text as a value of its field, or with the reason why it is none; None if it says nothing."""
    try:
        value = normalise(field, raw())
    except InvalidValue as error:
        return Reading(field, text, problem=f"{error.message} {error.hint}".strip())
    return Reading(field, text, value) if is_filled(value) else None


def _texts(marked: Marked) -> Iterator[str]:
    if isinstance(marked, str):
        yield marked
        return
    for item in marked:
        yield from item.values() if isinstance(item, Mapping) else (item,)
