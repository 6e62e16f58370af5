"""Searchable texts, with each database's own index over their tokens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Make the table of searchable texts and its index; the texts are filled in at the next search."""
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("place", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("tokens", sa.Text, nullable=False),
    )
    op.create_index("ix_search_entry_owner", "search_entry", ["kind", "owner", "place"], unique=True)
    op.execute("DELETE FROM workspace WHERE name = 'search index'")
    op.execute("INSERT INTO workspace (name, value) VALUES ('search index', 'stale')")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE search_entry ADD COLUMN vector tsvector "
            "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED"
        )
        op.create_index("ix_search_entry_vector", "search_entry", ["vector"], postgresql_using="gin")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5("
            "tokens, content='search_entry', content_rowid='id', prefix='1', "
            'tokenize="unicode61 remove_diacritics 0")'
        )
