"""Who is named in the values of a case: organisations and people, each with the place where it stands.

Also the columns of the address book, for checking and labelling. Remembering is the services' affair.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.domain.contacts import Contact, ContactKind
from workbench.domain.values import Row, Value
from workbench.formspec.kind_base import kind_words
from workbench.formspec.model import Field, Form, Limits
from workbench.kernel.datafile import read_data_file
from workbench.kernel.paths import resource
from workbench.search.suggestions import name_key

_KINDS = {"organisation": ContactKind.ORGANISATION, "person": ContactKind.PERSON}


@dataclass(frozen=True)
class _Words:
    """What `contacts.yaml` says. `between` and `between_reach` are the signs that part several texts."""

    fields: Mapping[str, Field]
    no_names: frozenset[str]
    between: re.Pattern[str]
    between_reach: re.Pattern[str]


@cache
def _words() -> _Words:
    entry = read_data_file(resource("codes", "contacts.yaml"))
    fields = {}
    for item in entry.entries("fields"):
        name = item.text("id")
        label, longest = item.words("label", required=True), item.integer("longest")
        fields[name] = Field(name, "short_text", label, limits=Limits(max_length=longest))
        item.done()
    words = _Words(
        fields=fields,
        no_names=frozenset(map(name_key, entry.texts("no_names"))),
        between=re.compile(f"[{re.escape(entry.text('between'))}]"),
        between_reach=re.compile(f"[{re.escape(entry.text('between_reach'))}]"),
    )
    entry.done()
    return words


def contact_fields() -> Mapping[str, Field]:
    """Return the columns of the address book by name, the name first; read once."""
    return _words().fields


def between_names() -> re.Pattern[str]:
    """Return the pattern of the signs that stand between several names in one field."""
    return _words().between


def naming_fields(form: Form) -> tuple[Field, ...]:
    """Return the fields of a form in which somebody can be named, lists with such a column among them."""
    return tuple(field for field in form.fields.values() if _names_somebody(field))


def contacts_in(
    form: Form, values: Mapping[str, Value], changed: Collection[str] | None = None
) -> dict[str, Contact]:
    """Return who is named in the values of a form, by place: `FIELD/NUMBER` or `FIELD/ROW/COLUMN/NUMBER`.

    With `changed` only who stands in these fields, or is described by them.
    """
    found: dict[str, Contact] = {}
    for field in naming_fields(form):
        touched = {field.id, *(name for _, name in field.fills)}
        if changed is None or touched.intersection(changed):
            found |= dict(_named(field, values))
    return found


def fills_of(contact: Contact) -> dict[str, str]:
    """Return what is known of somebody under the names that `fills` of a form uses."""
    mark = kind_words().between_values.here()
    reach = mark.join(filter(None, (contact.phone, contact.email)))
    return {**contact.details, "reach": reach}


def _names_somebody(field: Field) -> bool:
    return field.kind in _KINDS or any(column.kind in _KINDS for column in field.columns)


def _named(field: Field, values: Mapping[str, Value]) -> Iterator[tuple[str, Contact]]:
    value = values.get(field.id)
    if isinstance(value, str):
        yield from _in_text(field, value, values, field.id)
    for row in value if isinstance(value, tuple) else ():
        if isinstance(row, Row):
            for column in field.columns:
                cell = row.cells.get(column.id)
                if column.kind in _KINDS and isinstance(cell, str):
                    yield from _in_text(column, cell, row.cells, f"{field.id}/{row.id}/{column.id}")


def _in_text(field: Field, text: str, beside: Mapping[str, Value], place: str) -> Iterator[tuple[str, Contact]]:
    names = [name.strip() for name in _words().between.split(text)]
    known = _described(field, beside) if len(names) == 1 else {}
    for number, name in enumerate(names):
        if name_key(name) and name_key(name) not in _words().no_names:
            yield f"{place}/{number}", Contact(_KINDS[field.kind], name).with_texts(known)


def _described(field: Field, beside: Mapping[str, Value]) -> dict[str, str]:
    """Return what stands of somebody in the fields beside the name."""
    known: dict[str, str] = {}
    for what, name in field.fills:
        text = beside.get(name)
        if isinstance(text, str) and text.strip():
            known |= _reach(text) if what == "reach" else {what: text.strip()}
    return known


def _reach(text: str) -> dict[str, str]:
    """Return telephone and e-mail of a text that holds both: what has an @ is an e-mail."""
    parts = [part.strip() for part in _words().between_reach.split(text) if part.strip()]
    emails = [part for part in parts if "@" in part]
    phones = [part for part in parts if "@" not in part]
    return {"phone": kind_words().between_values.zh.join(phones), "email": "; ".join(emails)}
