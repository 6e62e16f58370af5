"""Which attachments a workspace answers for, on one connection. Their bytes lie in `storage.attachments`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, insert, select

from workbench.storage.records import AttachmentRecord

_ATTACHMENT = AttachmentRecord.__table__.c


class AttachmentRepository:
    """One entry per digest; none is ever removed, because history and versions may show it again."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, digest: str, size: int) -> None:
        """Answer for an attachment from now on; its bytes must be kept already."""
        if not self.known([digest]):
            self._connection.execute(insert(AttachmentRecord).values(digest=digest, size=size))

    def known(self, digests: Collection[str]) -> set[str]:
        """Return those of some digests that the workspace answers for."""
        wanted = select(_ATTACHMENT.digest).where(_ATTACHMENT.digest.in_(sorted(digests)))
        return set(self._connection.execute(wanted).scalars())

    def all(self) -> Mapping[str, int]:
        """Return the size in bytes of every attachment by its digest."""
        rows = self._connection.execute(
            select(_ATTACHMENT.digest, _ATTACHMENT.size).order_by(_ATTACHMENT.digest)
        )
        return {row.digest: row.size for row in rows}
