"""Attachments: files that go with a case. What the case knows of each; the bytes are kept by their digest.

A list of attachments is stored as rows, so that history, comparison and undo are those of any list. What a file
may be is decided in `formspec.attachment_rules`, where its bytes lie in `storage.attachments`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.values import Row, Scalar, Value

NAME, PURPOSE, SECTION = COLUMNS = ("name", "purpose", "section")  # what people may change
DIGEST, SIZE, MEDIA, ADDED, ADDED_BY = KEPT = ("digest", "size", "media", "added", "added_by")


class Loss(StrEnum):
    """What happened to the bytes of a file that the workspace should have."""

    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment as the case has it: `id` of its row, SHA-256 and size in bytes of the file, what it is.

    `purpose` and `section` are ids, empty where nothing was said; `media` is a kind of `attachments.yaml`.
    """

    id: str
    name: str
    purpose: str
    section: str
    added: date | None
    added_by: str
    digest: str
    size: int
    media: str

    @property
    def row(self) -> Row:
        """The attachment as a row of its list."""
        cells: dict[str, Scalar] = {
            NAME: self.name,
            PURPOSE: self.purpose or None,
            SECTION: self.section or None,
            ADDED: self.added,
            ADDED_BY: self.added_by or None,
            DIGEST: self.digest,
            SIZE: self.size,
            MEDIA: self.media,
        }
        return Row(self.id, cells)


def attachments_in(value: Value) -> tuple[Attachment, ...]:
    """Return the attachments that a value lists, in their order; none for any other value."""
    items: Iterable[object] = value if isinstance(value, tuple) else ()
    return tuple(_attachment(item) for item in items if isinstance(item, Row) and item.cells.get(DIGEST))


def _attachment(row: Row) -> Attachment:
    cells = row.cells
    added, size = cells.get(ADDED), cells.get(SIZE)
    return Attachment(
        id=row.id,
        name=_text(cells.get(NAME)),
        purpose=_text(cells.get(PURPOSE)),
        section=_text(cells.get(SECTION)),
        added=added if isinstance(added, date) else None,
        added_by=_text(cells.get(ADDED_BY)),
        digest=_text(cells.get(DIGEST)),
        size=size if isinstance(size, int) else 0,
        media=_text(cells.get(MEDIA)),
    )


def _text(cell: Scalar) -> str:
    return cell if isinstance(cell, str) else ""
