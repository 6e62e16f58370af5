"""Proposals: the case itself, one typed row per field, links to articles, waivers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import JSON, BigInteger, Boolean, Date, Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base, ExactDecimal, UtcTime


class ProposalRecord(Base):
    """One case. `title`, `title_en`, `completeness`, `articles` are derived, for lists of ten thousand cases.

    `dismissed` names the articles that are not to be suggested, with blanks between them.
    `state` is empty and `trashed` null only inside the act that makes or unmakes the case.
    """

    __tablename__ = "proposal"
    __table_args__ = (Index("ix_proposal_changed", "trashed", "changed_at", "ref"),)

    uid: Mapped[str] = mapped_column(String(32), primary_key=True)
    ref: Mapped[str] = mapped_column(String(32), unique=True)
    form: Mapped[str] = mapped_column(String(64))
    form_version: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text, default="")
    title_en: Mapped[str] = mapped_column(Text, default="", server_default="")
    completeness: Mapped[float] = mapped_column(Float, default=0.0)
    articles: Mapped[str] = mapped_column(Text, default="")
    trashed: Mapped[bool | None] = mapped_column(Boolean)
    dismissed: Mapped[str] = mapped_column(Text, default="", server_default="")
    version: Mapped[int] = mapped_column(Integer, default=0)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    changed_at: Mapped[datetime] = mapped_column(UtcTime)


class ProposalValueRecord(Base):
    """The value of one field; `kind` says which of the typed columns holds it."""

    __tablename__ = "proposal_value"

    proposal_uid: Mapped[str] = mapped_column(ForeignKey("proposal.uid", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    text_value: Mapped[str | None] = mapped_column(Text)
    integer_value: Mapped[int | None] = mapped_column(BigInteger)
    decimal_value: Mapped[Decimal | None] = mapped_column(ExactDecimal)
    date_value: Mapped[date | None] = mapped_column(Date)
    flag_value: Mapped[bool | None] = mapped_column(Boolean)
    list_value: Mapped[object | None] = mapped_column(JSON(none_as_null=True))


class ArticleLinkRecord(Base):
    """A link from a case to an article or task of a plan."""

    __tablename__ = "article_link"
    __table_args__ = (Index("ix_article_link_article", "plan", "article"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    proposal_uid: Mapped[str] = mapped_column(ForeignKey("proposal.uid", ondelete="CASCADE"), index=True)
    plan: Mapped[str] = mapped_column(String(64))
    article: Mapped[str] = mapped_column(String(16))
    task: Mapped[str] = mapped_column(String(64), default="")
    role: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text, default="")
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    linked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    linked_by: Mapped[str] = mapped_column(Text, default="")


class WaiverRecord(Base):
    """A rule set aside for a case, with reason and name."""

    __tablename__ = "waiver"

    proposal_uid: Mapped[str] = mapped_column(ForeignKey("proposal.uid", ondelete="CASCADE"), primary_key=True)
    rule: Mapped[str] = mapped_column(String(16), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    waived_by: Mapped[str] = mapped_column(Text)
    waived_at: Mapped[datetime | None] = mapped_column(UtcTime)
