"""Facts about the workspace: its id, what made it, and counters that never go back."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from workbench.storage.records import WorkspaceRecord

WORKSPACE_ID = "id"
MADE_BY = "made_by"
# Whether the search index holds all texts; a migration or a restore can leave it stale. What an earlier program
# called current lacks the words of links, of waivers and of the names of versions, or has raised characters as
# plain ones.
SEARCH_INDEX = "search index"
STALE = "stale"
INDEXED = "with links, waivers, versions and small characters"
CURRENT = "current"
# Whether the address book was filled with who is named in the cases.
ADDRESS_BOOK = "address book"
_FACT = WorkspaceRecord.__table__.c


class FactRepository:
    """Named facts on one connection, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return a fact, or None."""
        value: str | None = self._connection.scalar(select(_FACT.value).where(_FACT.name == name))
        return value

    def put(self, name: str, value: str) -> None:
        """Store a fact."""
        place = _FACT.name == name
        result = self._connection.execute(update(WorkspaceRecord).where(place).values(value=value))
        if result.rowcount == 0:
            self._connection.execute(insert(WorkspaceRecord).values(name=name, value=value))

    def count_up(self, name: str) -> int:
        """Return the next number of a counter, 1 at first; a number is never given twice."""
        number = int(self.get(name) or 0) + 1
        self.put(name, str(number))
        return number

    def lock(self) -> None:
        """Make other writers of a server database wait until this transaction ends."""
        query = select(_FACT.value).where(_FACT.name == WORKSPACE_ID).with_for_update()
        self._connection.execute(query)
