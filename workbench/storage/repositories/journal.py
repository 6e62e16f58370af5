"""The journal in the database: append, read, and the text that each entry's hash covers.

An entry can't be changed: there is no method for it. Verification of the chain is in `storage.chain`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from workbench.domain.changes import Act, Change, JournalEntry
from workbench.kernel.fingerprint import Json, canonical_json, digest
from workbench.storage.records import JournalRecord

_ENTRY = JournalRecord.__table__.c
# Made once: putting a statement together costs more than running it.
_HEAD = select(_ENTRY.number, _ENTRY.hash).order_by(_ENTRY.number.desc()).limit(1)
_INSERT = insert(JournalRecord.metadata.tables[JournalRecord.__tablename__])
FIRST_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class ChainLink:
    """An entry as it stands in the table, with the texts that its hash and MAC are made of."""

    number: int
    sealed_text: str
    previous_hash: str
    hash: str
    key_id: str
    mac: str
    changes: str


class JournalRepository:
    """The journal on one connection, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last entry; (0, 64 zeros) while there is none."""
        row = self._connection.execute(_HEAD).one_or_none()
        return (row.number, row.hash) if row else (0, FIRST_HASH)

    def hash_of(self, number: int) -> str | None:
        """Return the hash of an entry; that of the empty journal for number 0."""
        if number == 0:
            return FIRST_HASH
        found: str | None = self._connection.scalar(select(_ENTRY.hash).where(_ENTRY.number == number))
        return found

    def append(self, entry: JournalEntry, previous_hash: str, key_id: str, mac_of: Mac) -> str:
        """Store an entry and return its hash; `mac_of` gives the MAC of a hash."""
        changes = canonical_json([_change_to_json(change) for change in entry.changes])
        columns: dict[str, Any] = {
            "number": entry.number,
            "at": entry.at,
            "who": entry.who,
            "action": entry.act.action,
            "subject": entry.act.subject,
            "case_uid": entry.case,
            "undoes": entry.undoes,
            "redo": entry.redo,
            "together": entry.together,
            "changes": changes,
        }
        entry_hash = digest((previous_hash + _sealed_text(columns)).encode())
        self._connection.execute(
            _INSERT,
            {
                **columns,
                "previous_hash": previous_hash,
                "hash": entry_hash,
                "key_id": key_id,
                "mac": mac_of(entry_hash),
            },
        )
        return entry_hash

    def entries(self, case: str | None = None, newest_first: bool = False) -> Iterator[JournalEntry]:
        """Yield the entries of one case, or of the whole workspace."""
        order = _ENTRY.number.desc() if newest_first else _ENTRY.number
        query = select(*_ENTRY).order_by(order)
        if case is not None:
            query = query.where(_ENTRY.case_uid == case)
        for row in self._connection.execute(query):
            yield _entry_from_row(row)

    def entry(self, number: int) -> JournalEntry | None:
        """Return one entry."""
        row = self._connection.execute(select(*_ENTRY).where(_ENTRY.number == number)).one_or_none()
        return None if row is None else _entry_from_row(row)

    def together(self, first: int) -> list[JournalEntry]:
        """Return the entries of one act on several cases, given by the number of the first of them."""
        query = select(*_ENTRY).where(_ENTRY.together == first).order_by(_ENTRY.number)
        return [_entry_from_row(row) for row in self._connection.execute(query)]

    def chain(self) -> Iterator[ChainLink]:
        """Yield all entries in order, as their hashes see them."""
        for row in self._connection.execute(select(*_ENTRY).order_by(_ENTRY.number)):
            columns = row._mapping
            yield ChainLink(
                row.number,
                _sealed_text(columns),
                row.previous_hash,
                row.hash,
                row.key_id,
                row.mac,
                row.changes,
            )


class Mac:
    """What gives the MAC of a hash; the default gives none (no key on this machine)."""

    def __call__(self, entry_hash: str) -> str:
        """Return the MAC of a hash as hexadecimal digits, or an empty text."""
        del entry_hash
        return ""


def changes_from_text(text: str) -> tuple[Change, ...]:
    """Return the changes that an entry's text lists; raises ValueError if it was tampered with."""
    return tuple(_change_from_json(item) for item in json.loads(text))


def _sealed_text(columns: Mapping[Any, Any]) -> str:
    at: datetime = columns["at"]
    together = columns["together"]
    return canonical_json(
        [
            columns["number"],
            at.astimezone(UTC).isoformat(),
            columns["who"],
            columns["action"],
            columns["subject"],
            columns["case_uid"],
            columns["undoes"],
            columns["redo"],
            columns["changes"],
            # Entries from before there was such a thing are sealed without it.
            *([together] if together is not None else []),
        ]
    )


def _entry_from_row(row: Row[Any]) -> JournalEntry:
    return JournalEntry(
        number=row.number,
        at=row.at,
        who=row.who,
        act=Act(row.action, row.subject),
        changes=changes_from_text(row.changes),
        case=row.case_uid,
        undoes=row.undoes,
        redo=row.redo,
        together=row.together,
    )


def _change_to_json(change: Change) -> Json:
    return [change.aggregate, change.path, change.before, change.after]


def _change_from_json(data: list[Json]) -> Change:
    aggregate, path, before, after = data
    return Change(str(aggregate), str(path), before, after)
