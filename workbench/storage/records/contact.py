"""The address book: people and organisations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base, UtcTime


class ContactRecord(Base):
    """One entry of the address book. `name_key` is the name without width, case and blanks.

    `uses`, `used_at` and `met_at` (the place in a case where the name was first met) tell how it is used; the
    journal does not answer for them.
    """

    __tablename__ = "contact"
    __table_args__ = (Index("ix_contact_name", "kind", "name_key"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text)
    organisation: Mapped[str] = mapped_column(Text)
    position: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    by_hand: Mapped[bool] = mapped_column(Boolean)
    uses: Mapped[int] = mapped_column(Integer, default=0)
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)
    met_at: Mapped[str] = mapped_column(Text, default="")
