"""States of cases that bear a name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base, UtcTime


class VersionRecord(Base):
    """One named version. `content` is the state of the case as canonical JSON; it never changes.

    `name` is empty only inside the act that makes or unmakes the version.
    """

    __tablename__ = "version"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_uid: Mapped[str] = mapped_column(String(32), index=True)
    name: Mapped[str] = mapped_column(Text)
    named_at: Mapped[datetime] = mapped_column(UtcTime)
    named_by: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
