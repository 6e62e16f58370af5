"""Plans that were imported or completed in this workspace; the bundled ones stay in their files."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base


class PlanRecord(Base):
    """A plan without its articles, as JSON."""

    __tablename__ = "plan"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    header: Mapped[object] = mapped_column(JSON)


class PlanArticleRecord(Base):
    """One article of a plan with its tasks, as JSON; `position` keeps the order."""

    __tablename__ = "plan_article"

    plan_id: Mapped[str] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[str] = mapped_column(String(16), primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    content: Mapped[object] = mapped_column(JSON)
