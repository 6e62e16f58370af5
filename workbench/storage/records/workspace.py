"""Facts about the workspace itself: its id, who made it, the next case number of each year."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base


class WorkspaceRecord(Base):
    """One named fact."""

    __tablename__ = "workspace"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
