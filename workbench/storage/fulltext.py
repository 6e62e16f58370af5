"""Full-text search over one table, by SQLite FTS5 or PostgreSQL tsvector behind the same two methods.

The index narrows down by tokens; whether an entry really holds what was asked is decided here on its stored
tokens, which are ours and the same everywhere, so both databases give the same answers. Newest entries come
first; ranking is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from workbench.search.query import Query
from workbench.search.tokens import tokens
from workbench.storage.records import SearchRecord

_TABLE = SearchRecord.metadata.tables[SearchRecord.__tablename__]
_ENTRY = _TABLE.c
_BATCH = 500
# Some times what a screen shows: ranking needs a choice, reading far more would take most of the time.
_USUAL_LIMIT = 200

# Made once: putting a statement together costs more than running it.
_OF_OWNER = (_ENTRY.kind == bindparam("of_kind")) & (_ENTRY.owner == bindparam("of_owner"))
_AT_PLACE = _OF_OWNER & (_ENTRY.place == bindparam("at_place"))
_TOKENS_OF_OWNER = select(_ENTRY.id, _ENTRY.tokens).where(_OF_OWNER)
_TOKENS_AT_PLACE = select(_ENTRY.id, _ENTRY.tokens).where(_AT_PLACE)
_DELETE_OF_OWNER = delete(_TABLE).where(_OF_OWNER)
_DELETE_AT_PLACE = delete(_TABLE).where(_AT_PLACE)
_INSERT = insert(_TABLE)
_INDEX = text("INSERT INTO search_index(rowid, tokens) VALUES(:id, :tokens)")
_UNINDEX = text("INSERT INTO search_index(search_index, rowid, tokens) VALUES('delete', :id, :tokens)")
# The index comes first: it gives its rows in descending order and stops at the limit.
_MATCHING = text(
    "SELECT e.id, e.kind, e.owner, e.place, e.text, e.tokens "
    "FROM search_index AS i CROSS JOIN search_entry AS e ON e.id = i.rowid "
    "WHERE search_index MATCH :terms AND i.rowid < :below ORDER BY i.rowid DESC LIMIT :most"
)
_MATCHING_ON_SERVER = text(
    "SELECT e.id, e.kind, e.owner, e.place, e.text, e.tokens FROM search_entry AS e "
    "WHERE e.vector @@ CAST(:terms AS tsquery) AND e.id < :below ORDER BY e.id DESC LIMIT :most"
)


class SearchHit(NamedTuple):
    """One text that holds all words of a query; a tuple, because hundreds are made for each search."""

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
        row = {"kind": kind, "owner": owner, "place": place, "text": content, "tokens": joined}
        result = self._connection.execute(_INSERT, row)
        if not self._server and result.inserted_primary_key:
            self._connection.execute(_INDEX, {"id": result.inserted_primary_key[0], "tokens": joined})

    def remove(self, kind: str, owner: str, place: str | None = None) -> None:
        """Remove the text of a place, or all texts of an owner."""
        named = {"of_kind": kind, "of_owner": owner}
        if place is not None:
            named["at_place"] = place
        if not self._server:
            held = _TOKENS_OF_OWNER if place is None else _TOKENS_AT_PLACE
            rows = self._connection.execute(held, named).all()
            if not rows:
                return
            self._connection.execute(_UNINDEX, [{"id": row.id, "tokens": row.tokens} for row in rows])
        self._connection.execute(_DELETE_OF_OWNER if place is None else _DELETE_AT_PLACE, named)

    def find(self, query: Query, limit: int = _USUAL_LIMIT) -> list[SearchHit]:
        """Return up to `limit` texts that hold all words of the query, the newest first."""
        found: list[SearchHit] = []
        if query.is_empty:
            return found
        wanted = [_as_stored(word.tokens, word.is_prefix) for word in query.words]
        for rows in self._candidates(query, min(limit, _BATCH)):
            held = [row for row in rows if _holds(row[5], wanted)]
            found += [SearchHit(row[1], row[2], row[3], row[4]) for row in held[: limit - len(found)]]
            if len(found) == limit:
                break
        return found

    def _candidates(self, query: Query, most: int) -> Iterator[Sequence[Any]]:
        """Yield rows of (id, kind, owner, place, text, tokens) in portions, the newest first."""
        statement = _MATCHING_ON_SERVER if self._server else _MATCHING
        terms = query.tsquery() if self._server else query.fts5()
        below = 2**62
        while True:
            named = {"terms": terms, "below": below, "most": most}
            rows = self._connection.execute(statement, named).all()
            yield rows
            if len(rows) < most:
                return
            below = rows[-1].id


def _holds(stored: str, wanted: list[str]) -> bool:
    held = f" {stored} "
    return all(piece in held for piece in wanted) if len(wanted) > 1 else wanted[0] in held


def _as_stored(word: tuple[str, ...], is_prefix: bool) -> str:
    """Return how the tokens of a word stand among the stored ones, which have a blank on either side."""
    joined = " ".join(word)
    return f" {joined}" if is_prefix else f" {joined} "
