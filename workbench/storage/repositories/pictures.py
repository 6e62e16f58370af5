"""Pictures on one connection. The journal names them by digest, so their bytes prove themselves."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, insert, select

from workbench.domain.pictures import PictureFile, PictureKind
from workbench.kernel.fingerprint import digest
from workbench.storage.records import PictureRecord

_PICTURE = PictureRecord.__table__.c


class PictureRepository:
    """One entry per digest; none is ever changed or removed, because history may show it again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, picture: PictureFile) -> None:
        """Keep a picture, unless it is here already."""
        if not self.known([picture.digest]):
            row = {name: getattr(picture, name) for name in ("digest", "kind", "width", "height", "data")}
            self._connection.execute(insert(PictureRecord).values(**row))

    def get(self, picture_digest: str) -> PictureFile | None:
        """Return a picture; None if it is not here or its bytes are no longer what they were."""
        found = select(PictureRecord.__table__).where(_PICTURE.digest == picture_digest)
        row = self._connection.execute(found).one_or_none()
        if row is None or digest(bytes(row.data)) != picture_digest:
            return None
        kind: PictureKind = "png" if row.kind == "png" else "jpeg"
        return PictureFile(row.digest, kind, row.width, row.height, bytes(row.data))

    def known(self, digests: Collection[str]) -> set[str]:
        """Return those of some digests whose pictures are here."""
        rows = self._connection.execute(select(_PICTURE.digest).where(_PICTURE.digest.in_(sorted(digests))))
        return set(rows.scalars())

    def damaged(self) -> list[str]:
        """Return the digests of pictures whose bytes are no longer what they were."""
        digests = list(self._connection.execute(select(_PICTURE.digest).order_by(_PICTURE.digest)).scalars())
        return [one for one in digests if self.get(one) is None]
