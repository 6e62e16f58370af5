"""The address book."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"


def upgrade() -> None:
    """Make the table of people and organisations; the first who asks for them gathers them from the cases."""
    texts = ("name", "name_key", "organisation", "position", "phone", "email", "note")
    op.create_table(
        "contact",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.Column("by_hand", sa.Boolean, nullable=False),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.Column("met_at", sa.Text, nullable=False),
    )
    op.create_index("ix_contact_name", "contact", ["kind", "name_key"])
