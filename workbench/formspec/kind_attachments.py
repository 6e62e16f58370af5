"""Lists of attachments: rows with columns of their own, and cells that nobody types (digest, size, …).

The columns are the same in every form; the purposes are the choices that the form gives, the sections those of
the form itself. Whether the bytes are there is asked where a case is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.domain.attachments import ADDED, ADDED_BY, DIGEST, KEPT, MEDIA, NAME, PURPOSE, SECTION, SIZE
from workbench.domain.values import Row, Scalar, Value, is_filled
from workbench.formspec.attachment_rules import attachment_rules
from workbench.formspec.kind_base import LIST_LIMITS, Kind, name_of, scalar
from workbench.formspec.kind_plain import DATE
from workbench.formspec.kind_rows import items_of, read_rows
from workbench.formspec.model import Choice, Field, Limits, Section
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import NO_WORDS, tr

KIND = "attachments"
_DIGEST = re.compile("[0-9a-f]{64}")
_SECTION_ID = re.compile("[a-z][a-z0-9_]{0,60}")
_KINDS = {NAME: "short_text", PURPOSE: "choice", SECTION: "choice"}
_ADDED = Field(ADDED, DATE.name, NO_WORDS)


def attachment_columns(purposes: tuple[Choice, ...]) -> tuple[Field, ...]:
    """Return the columns of a list of attachments whose purposes are these choices."""
    rules = attachment_rules()
    name, purpose, section = (Field(name, kind, rules.columns[name]) for name, kind in _KINDS.items())
    limits = Limits(max_length=rules.longest_name)
    return replace(name, limits=limits), replace(purpose, choices=purposes), section


def sections_of(field: Field) -> tuple[Choice, ...]:
    """Return the sections that an attachment can belong to: not the one in which the list stands."""
    return field.column(SECTION).choices


def with_places(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections of a form, each list of attachments in them knowing what it can be tied to."""
    return tuple(_with_places(section, sections) for section in sections)


def list_in(fields: Iterable[Field]) -> Field | None:
    """Return the list of attachments among fields; None if there is none."""
    return next((field for field in fields if field.kind == KIND), None)


def _with_places(section: Section, sections: Sequence[Section]) -> Section:
    if list_in(section.fields) is None:
        return section
    places = tuple(Choice(one.id, one.title) for one in sections if list_in(one.fields) is None)
    return replace(section, fields=tuple(_placed(field, places) for field in section.fields))


def _placed(field: Field, places: tuple[Choice, ...]) -> Field:
    if field.kind != KIND:
        return field
    columns = (replace(one, choices=places) if one.id == SECTION else one for one in field.columns)
    return replace(field, columns=tuple(columns))


def _read(field: Field, raw: object) -> Value:
    items = items_of(field, raw)
    rows = read_rows(field, [_typed(field, item) for item in items])
    shown = [row for row in rows if isinstance(row, Row)] if isinstance(rows, tuple) else []
    return tuple(_whole(field, row, item) for row, item in zip(shown, items, strict=True)) or None


def _typed(field: Field, item: Mapping[str, object]) -> Mapping[str, object]:
    """Return what people may change of an attachment.

    The section of an article that is no longer linked is not a choice now, but stays what it is.
    """
    cells = {name: cell for name, cell in item.items() if name not in KEPT}
    section = cells.get(SECTION)
    known = {choice.value for choice in sections_of(field)}
    if isinstance(section, str) and section not in known and _SECTION_ID.fullmatch(section):
        del cells[SECTION]
    return cells


def _whole(field: Field, row: Row, item: Mapping[str, object]) -> Row:
    digest, size, media, by = (item.get(name) for name in (DIGEST, SIZE, MEDIA, ADDED_BY))
    if not (isinstance(digest, str) and _DIGEST.fullmatch(digest)):
        raise _not_attached(field)
    if not isinstance(size, int) or isinstance(size, bool) or size < 0 or not isinstance(media, str):
        raise _not_attached(field)
    if not is_filled(row.cells.get(NAME)):
        raise InvalidValue(tr("{field}: a file needs a name.", field=name_of(field)), tr("Type one."))
    section = row.cells.get(SECTION) or item.get(SECTION)
    cells: dict[str, Scalar] = {**row.cells, SECTION: section if isinstance(section, str) else None}
    day = item.get(ADDED)
    added = scalar(DATE.read(_ADDED, day)) if day else None
    cells |= {ADDED: added, ADDED_BY: by if isinstance(by, str) else None}
    return Row(row.id, {**cells, DIGEST: digest, SIZE: size, MEDIA: media})


def _not_attached(field: Field) -> InvalidValue:
    return InvalidValue(
        tr("{field}: a file can't be typed.", field=name_of(field)),
        tr("Attach it from its file, with “attach add” on the command line."),
    )


ATTACHMENTS = Kind(KIND, _read, LIST_LIMITS)
