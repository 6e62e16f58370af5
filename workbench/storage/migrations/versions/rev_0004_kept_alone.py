"""Texts kept while they are typed no longer hang on their case: a restoring must not take them away."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    """Make the table anew without its foreign key, with the few rows that it holds."""
    columns: list[sa.Column[object]] = [
        sa.Column("run", sa.String(32), primary_key=True),
        sa.Column("proposal_uid", sa.String(32), primary_key=True),
        sa.Column("field", sa.String(64), primary_key=True),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("raw", sa.JSON, nullable=False),
        sa.Column("seen", sa.JSON, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    ]
    old = sa.table("kept_text", *(sa.column(column.name, column.type) for column in columns))
    rows = [dict(row._mapping) for row in op.get_bind().execute(sa.select(old))]
    op.drop_table("kept_text")
    table = op.create_table("kept_text", *columns)
    if rows:
        op.bulk_insert(table, rows)
