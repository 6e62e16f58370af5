"""Entries of one act on several cases name the first of them, so that the act is taken back as one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision: str | None = "0009"


def upgrade() -> None:
    """Add the column; entries from before stand each for itself."""
    op.add_column("journal", sa.Column("together", sa.Integer))
