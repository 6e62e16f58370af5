"""The journal: one append-only, chained table that is undo log, history and audit in one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base, UtcTime


class JournalRecord(Base):
    """One act. `changes` is canonical JSON; `hash` covers all of the row and the hash before it."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_case", "case_uid", "number"),)

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime)
    who: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(Text)
    case_uid: Mapped[str] = mapped_column(String(32), default="")
    undoes: Mapped[int | None] = mapped_column(Integer)
    redo: Mapped[bool] = mapped_column(Boolean, default=False)
    together: Mapped[int | None] = mapped_column(Integer)
    changes: Mapped[str] = mapped_column(Text)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    key_id: Mapped[str] = mapped_column(String(16), default="")
    mac: Mapped[str] = mapped_column(String(64), default="")
