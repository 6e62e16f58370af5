"""Text prepared for search; the index over `tokens` is each database's own (see `fulltext`)."""

from __future__ import annotations

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base


class SearchRecord(Base):
    """One searchable text: which thing (`kind`, `owner`) and which place in it (`place`) it stands in."""

    __tablename__ = "search_entry"
    __table_args__ = (Index("ix_search_entry_owner", "kind", "owner", "place", unique=True),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    kind: Mapped[str] = mapped_column(String(16))
    owner: Mapped[str] = mapped_column(String(64))
    place: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    tokens: Mapped[str] = mapped_column(Text)
