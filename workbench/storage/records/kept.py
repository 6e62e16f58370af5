"""What is typed and not stored yet."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.kernel.fingerprint import Json
from workbench.storage.records.base import Base, UtcTime


class KeptTextRecord(Base):
    """One field that is being typed in, overwritten every second; gone once the field is stored.

    The case need not be there: a text outlives the restoring of a backup that knows nothing of its case.
    """

    __tablename__ = "kept_text"

    run: Mapped[str] = mapped_column(String(32), primary_key=True)
    proposal_uid: Mapped[str] = mapped_column(String(32), primary_key=True)
    field: Mapped[str] = mapped_column(String(64), primary_key=True)
    who: Mapped[str] = mapped_column(Text)
    raw: Mapped[Json] = mapped_column(JSON)
    seen: Mapped[Json] = mapped_column(JSON)
    kept_at: Mapped[datetime] = mapped_column(UtcTime)
