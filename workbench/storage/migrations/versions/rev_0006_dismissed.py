"""Suggestions of articles that were dismissed for a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    """Give each case room for the articles that are not to be suggested."""
    op.add_column("proposal", sa.Column("dismissed", sa.Text, nullable=False, server_default=""))
