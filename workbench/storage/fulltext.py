"""Full-text search over one table, by SQLite FTS5 or PostgreSQL tsvector behind the same two methods.

The index narrows down by tokens; whether a text really holds what was asked is decided by `search.Query` on the
text itself, so both databases give the same answers. Newest entries come first; ranking is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from workbench.search.query import Query
from workbench.search.tokens import tokens
from workbench.storage.records import SearchRecord

_ENTRY = SearchRecord.__table__.c
_BATCH = 500
_ABOVE_ALL_IDS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One text that holds all words of a query."""

    kind: str
    owner: str
    place: str
    text: str


class SearchIndex:
    """The searchable texts of a workspace on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._server = connection.dialect.name == "postgresql"

    def put(self, kind: str, owner: str, place: str, content: str) -> None:
        """Store the text of a place, replacing what was there; an empty text removes it."""
        self.remove(kind, owner, place)
        if not content.strip():
            return
        joined = " ".join(tokens(content))
        result = self._connection.execute(
            insert(SearchRecord).values(kind=kind, owner=owner, place=place, text=content, tokens=joined)
        )
        if not self._server and result.inserted_primary_key:
            self._index(result.inserted_primary_key[0], joined)

    def remove(self, kind: str, owner: str, place: str | None = None) -> None:
        """Remove the text of a place, or all texts of an owner."""
        condition = (_ENTRY.kind == kind) & (_ENTRY.owner == owner)
        if place is not None:
            condition &= _ENTRY.place == place
        if not self._server:
            for row in self._connection.execute(select(_ENTRY.id, _ENTRY.tokens).where(condition)).all():
                self._connection.execute(
                    text(
                        "INSERT INTO search_index(search_index, rowid, tokens) VALUES('delete', :id, :tokens)"
                    ),
                    {"id": row.id, "tokens": row.tokens},
                )
        self._connection.execute(delete(SearchRecord).where(condition))

    def find(self, query: Query, limit: int = 500) -> list[SearchHit]:
        """Return up to `limit` texts that hold all words of the query, the newest first."""
        found: list[SearchHit] = []
        if query.is_empty:
            return found
        for hit in self._candidates(query):
            if query.matches(hit.text):
                found.append(hit)
                if len(found) == limit:
                    break
        return found

    def _index(self, entry_id: int, joined: str) -> None:
        self._connection.execute(
            text("INSERT INTO search_index(rowid, tokens) VALUES(:id, :tokens)"),
            {"id": entry_id, "tokens": joined},
        )

    def _candidates(self, query: Query) -> Iterator[SearchHit]:
        statement = select(_ENTRY.id, _ENTRY.kind, _ENTRY.owner, _ENTRY.place, _ENTRY.text)
        if self._server:
            statement = statement.where(text("search_entry.vector @@ CAST(:terms AS tsquery)"))
            terms = query.tsquery()
        else:
            matching = text(
                "search_entry.id IN (SELECT rowid FROM search_index WHERE search_index MATCH :terms)"
            )
            statement = statement.where(matching)
            terms = query.fts5()
        statement = statement.where(_ENTRY.id < bindparam("below")).order_by(_ENTRY.id.desc()).limit(_BATCH)
        below = _ABOVE_ALL_IDS
        while True:
            rows = self._connection.execute(statement, {"terms": terms, "below": below}).all()
            for row in rows:
                yield SearchHit(row.kind, row.owner, row.place, row.text)
            if len(rows) < _BATCH:
                return
            below = rows[-1].id
