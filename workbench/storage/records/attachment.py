"""Attachments by the digest of their bytes, and on a server the bytes themselves, in parts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.records.base import Base


class AttachmentRecord(Base):
    """One file that a case of this workspace has or once had; `size` in bytes."""

    __tablename__ = "attachment"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)


class AttachmentPartRecord(Base):
    """A part of a file, numbered from 0; only on a server, a workspace file has a folder beside it."""

    __tablename__ = "attachment_part"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)
