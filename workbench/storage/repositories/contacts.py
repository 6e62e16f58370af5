"""The address book in the database, on one connection.

An entry has one place, `entry`: what the journal answers for. How often and when it was used is counted beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from workbench.domain.contacts import DETAILS, Contact, ContactKind, contact_from_json, contact_to_json
from workbench.kernel.fingerprint import Json
from workbench.search.suggestions import name_key
from workbench.storage.records import ContactRecord

ENTRY = "entry"
_CONTACT = ContactRecord.__table__.c
_TEXTS = select(_CONTACT.id, _CONTACT.kind, _CONTACT.name, *(_CONTACT[name] for name in DETAILS)).order_by(
    _CONTACT.uses.desc(), _CONTACT.id
)


class ContactRepository:
    """People and organisations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Contact]:
        """Return all entries, those used most first, of these the last used; then by name."""
        contacts = [_contact(row) for row in self._connection.execute(select(*_CONTACT))]
        # Sorted here: databases differ in where nothing stands and in the order of Chinese.
        return sorted(contacts, key=_order)

    def texts(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yield id, kind and texts of every entry, the name first and nothing empty; those used most first."""
        for contact_id, kind, *texts in self._connection.execute(_TEXTS):
            yield contact_id, kind, tuple(filter(None, texts))

    def get(self, contact_id: str) -> Contact | None:
        """Return an entry, or None."""
        row = self._connection.execute(select(*_CONTACT).where(_CONTACT.id == contact_id)).one_or_none()
        return None if row is None else _contact(row)

    def named(self, kind: ContactKind, name: str) -> list[tuple[Contact, str]]:
        """Return the entries of a name, however it is written, each with the place where it was first met."""
        same = (_CONTACT.kind == str(kind)) & (_CONTACT.name_key == name_key(name))
        rows = self._connection.execute(
            select(*_CONTACT).where(same).order_by(_CONTACT.uses.desc(), _CONTACT.id)
        )
        return [(_contact(row), row.met_at) for row in rows]

    def note_use(self, contact_id: str, at: datetime, times: int = 1, met_at: str = "") -> None:
        """Count that an entry was put into places, or of `times` below 0 that it was not after all.

        `met_at` is where it was met, for one that is new.
        """
        values: dict[str, Any] = {"uses": _CONTACT.uses + times}
        if times > 0:
            values["used_at"] = at
        if met_at:
            values["met_at"] = met_at
        self._connection.execute(update(ContactRecord).where(_CONTACT.id == contact_id).values(values))

    def read(self, uid: str, path: str) -> Json:
        """Return what stands at the place of an entry, in JSON; None if nothing does."""
        del path  # there is but one
        found = self.get(uid)
        return None if found is None else contact_to_json(found)

    def write(self, uid: str, path: str, value: Json) -> None:
        """Put an entry, in JSON, into its place; None removes it."""
        del path
        if not isinstance(value, Mapping):
            self._connection.execute(delete(ContactRecord).where(_CONTACT.id == uid))
            return
        columns = {**value, "name_key": name_key(str(value["name"]))}
        result = self._connection.execute(update(ContactRecord).where(_CONTACT.id == uid).values(columns))
        if result.rowcount == 0:
            fresh = {"id": uid, "uses": 0, "used_at": None, "met_at": ""}
            self._connection.execute(insert(ContactRecord).values({**columns, **fresh}))

    def dump(self) -> Iterator[tuple[str, str, Json]]:
        """Yield (uid, path, value) for every entry."""
        for contact in self.all():
            yield contact.id, ENTRY, contact_to_json(contact)


def _contact(row: Row[Any]) -> Contact:
    known = contact_from_json({str(name): value for name, value in row._mapping.items()})
    return replace(known, id=row.id, uses=row.uses, used_at=row.used_at)


def _order(contact: Contact) -> tuple[int, float, str, str]:
    last = contact.used_at.timestamp() if contact.used_at is not None else 0.0
    return -contact.uses, -last, name_key(contact.name), contact.id
