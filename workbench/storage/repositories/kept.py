"""Texts that are kept while they are typed, on one connection. The journal does not answer for them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from workbench.domain.kept import KeptText
from workbench.storage.records import KeptTextRecord

_KEPT = KeptTextRecord.__table__.c


class KeptRepository:
    """One text per run, case and field."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, kept: KeptText) -> None:
        """Keep a text in the place of the one kept before."""
        place = (_KEPT.run == kept.run) & (_KEPT.proposal_uid == kept.case_uid) & (_KEPT.field == kept.field)
        text = {"who": kept.who, "raw": kept.raw, "seen": kept.seen, "kept_at": kept.kept_at}
        if self._connection.execute(update(KeptTextRecord).where(place).values(**text)).rowcount == 0:
            where = {"run": kept.run, "proposal_uid": kept.case_uid, "field": kept.field}
            self._connection.execute(insert(KeptTextRecord).values(**where, **text))

    def drop(self, run: str, case_uid: str, field: str) -> None:
        """Keep a text no longer."""
        place = (_KEPT.run == run) & (_KEPT.proposal_uid == case_uid) & (_KEPT.field == field)
        self._connection.execute(delete(KeptTextRecord).where(place))

    def replace_all(self, texts: Iterable[KeptText]) -> None:
        """Keep these texts and no others."""
        self._connection.execute(delete(KeptTextRecord))
        for kept in texts:
            self.put(kept)

    def at(self, run: str, case_uid: str, field: str) -> KeptText | None:
        """Return the text that a run keeps of a field."""
        return next(
            (kept for kept in self.all() if (kept.run, kept.case_uid, kept.field) == (run, case_uid, field)),
            None,
        )

    def all(self) -> list[KeptText]:
        """Return every text that is kept, the oldest first."""
        rows = self._connection.execute(select(KeptTextRecord.__table__).order_by(_KEPT.kept_at, _KEPT.field))
        return [
            KeptText(row.run, row.who, row.proposal_uid, row.field, row.raw, row.seen, row.kept_at)
            for row in rows
        ]
