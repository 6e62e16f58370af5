"""Named versions in the database, on one connection. Places of a version: `point`, which stays, and `name`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from workbench.domain.versions import Snapshot, Version, snapshot_from_json, snapshot_to_json
from workbench.kernel.fingerprint import Json, canonical_json
from workbench.storage.records import VersionRecord

_VERSION = VersionRecord.__table__.c


class VersionRepository:
    """Versions of all cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_case(self, case_uid: str) -> list[Version]:
        """Return the versions of a case, the newest first."""
        query = select(*_VERSION).where(_VERSION.case_uid == case_uid)
        rows = self._connection.execute(query.order_by(_VERSION.named_at.desc(), _VERSION.id.desc()))
        return [
            Version(
                id=row.id,
                case_uid=row.case_uid,
                name=row.name,
                who=row.named_by,
                at=row.named_at,
                snapshot=snapshot_from_json(json.loads(row.content)),
            )
            for row in rows
        ]

    def names(self, case_uid: str) -> dict[str, str]:
        """Return the names of the versions of a case by their ids."""
        query = select(_VERSION.id, _VERSION.name).where(_VERSION.case_uid == case_uid)
        return {row.id: row.name for row in self._connection.execute(query.order_by(_VERSION.id))}

    def read(self, uid: str, path: str) -> Json:
        """Return what stands at a place, in JSON; None if nothing does."""
        row = self._connection.execute(select(*_VERSION).where(_VERSION.id == uid)).one_or_none()
        return None if row is None else _places(row)[path]

    def write(self, uid: str, path: str, value: Json) -> None:
        """Put a value, in JSON, at a place; None removes what stands there."""
        if path == "name":
            name = "" if value is None else str(value)
            self._connection.execute(update(VersionRecord).where(_VERSION.id == uid).values(name=name))
        elif isinstance(value, Mapping):
            self._insert(uid, value)
        else:
            self._connection.execute(delete(VersionRecord).where(_VERSION.id == uid))

    def dump(self) -> Iterator[tuple[str, str, Json]]:
        """Yield (uid, path, value) for every place of every version."""
        for row in self._connection.execute(select(*_VERSION)).all():
            for path, value in _places(row).items():
                yield row.id, path, value

    def _insert(self, uid: str, point: Mapping[str, Json]) -> None:
        self._connection.execute(
            insert(VersionRecord).values(
                id=uid,
                case_uid=point["case"],
                name="",
                named_at=datetime.fromisoformat(str(point["at"])),
                named_by=point["by"],
                content=canonical_json(point["content"]),
            )
        )


def point_to_json(case_uid: str, who: str, at: datetime, snapshot: Snapshot) -> Json:
    """Return what stands at the place `point` of a version."""
    return {"case": case_uid, "by": who, "at": at.isoformat(), "content": snapshot_to_json(snapshot)}


def _places(row: Row[Any]) -> dict[str, Json]:
    point: Json = {
        "case": row.case_uid,
        "by": row.named_by,
        "at": row.named_at.isoformat(),
        "content": json.loads(row.content),
    }
    return {"point": point, "name": row.name or None}
