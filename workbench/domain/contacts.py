"""People and organisations of the address book, and their JSON form for the journal.

Where names come from and which of them are suggested is decided in `formspec` and the services.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from workbench.kernel.fingerprint import Json

DETAILS = ("organisation", "position", "phone", "email", "note")


class ContactKind(StrEnum):
    """What an entry of the address book is."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of the address book.

    `by_hand` tells that somebody wrote it into the book; others were met in a case and follow what is typed
    there. `uses` counts the places it was put into, `used_at` is the last time; an entry not stored has no id.
    """

    kind: ContactKind
    name: str
    organisation: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    by_hand: bool = False
    id: str = ""
    uses: int = 0
    used_at: datetime | None = None

    @property
    def details(self) -> dict[str, str]:
        """What is known beside the name, by the names in `DETAILS`; empty texts too."""
        return {name: str(getattr(self, name)) for name in DETAILS}

    def with_texts(self, texts: Mapping[str, str]) -> Contact:
        """Return the entry with other texts, by `name` and the names in `DETAILS`; others stay."""
        return replace(
            self,
            name=texts.get("name", self.name),
            organisation=texts.get("organisation", self.organisation),
            position=texts.get("position", self.position),
            phone=texts.get("phone", self.phone),
            email=texts.get("email", self.email),
            note=texts.get("note", self.note),
        )


def contact_to_json(contact: Contact) -> Json:
    """Return what stands in the journal of an entry: all but its id and how it was used."""
    return {
        "kind": str(contact.kind),
        "name": contact.name,
        **contact.details,
        "by_hand": contact.by_hand,
    }


def contact_from_json(data: Mapping[str, Json]) -> Contact:
    """Return the entry whose JSON form is `data`."""
    bare = Contact(ContactKind(str(data["kind"])), str(data["name"]), by_hand=bool(data["by_hand"]))
    return bare.with_texts({name: str(data[name]) for name in DETAILS})
