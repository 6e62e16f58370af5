"""What is typed and not stored yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Make the table of texts that are kept while they are typed."""
    op.create_table(
        "kept_text",
        sa.Column("run", sa.String(32), primary_key=True),
        sa.Column(
            "proposal_uid",
            sa.String(32),
            sa.ForeignKey("proposal.uid", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("field", sa.String(64), primary_key=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("raw", sa.JSON, nullable=False),
        sa.Column("seen", sa.JSON, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    )
