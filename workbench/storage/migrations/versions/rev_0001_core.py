"""Cases with values, links and waivers; plans; the journal; facts about the workspace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make the tables of the first release."""
    _make_workspace_and_journal()
    _make_plans()
    _make_proposals()
    _make_links_and_waivers()


def _make_workspace_and_journal() -> None:
    op.create_table(
        "workspace",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("case_uid", sa.String(32), nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("redo", sa.Boolean, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
    )
    op.create_index("ix_journal_case", "journal", ["case_uid", "number"])


def _make_plans() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("header", sa.JSON, nullable=False),
    )
    op.create_table(
        "plan_article",
        sa.Column("plan_id", sa.String(64), sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.String(16), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )


def _make_proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("uid", sa.String(32), primary_key=True),
        sa.Column("ref", sa.String(32), nullable=False, unique=True),
        sa.Column("form", sa.String(64), nullable=False),
        sa.Column("form_version", sa.Integer, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("completeness", sa.Float, nullable=False),
        sa.Column("articles", sa.Text, nullable=False),
        sa.Column("trashed", sa.Boolean),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_proposal_changed", "proposal", ["trashed", "changed_at", "ref"])
    op.create_table(
        "proposal_value",
        sa.Column("proposal_uid", sa.String(32), _owner(), primary_key=True),
        sa.Column("field", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text_value", sa.Text),
        sa.Column("integer_value", sa.BigInteger),
        sa.Column("decimal_value", sa.String(64)),
        sa.Column("date_value", sa.Date),
        sa.Column("flag_value", sa.Boolean),
        sa.Column("list_value", sa.JSON),
    )


def _make_links_and_waivers() -> None:
    op.create_table(
        "article_link",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("proposal_uid", sa.String(32), _owner(), nullable=False),
        sa.Column("plan", sa.String(64), nullable=False),
        sa.Column("article", sa.String(16), nullable=False),
        sa.Column("task", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True)),
        sa.Column("linked_by", sa.Text, nullable=False),
    )
    op.create_index("ix_article_link_proposal_uid", "article_link", ["proposal_uid"])
    op.create_index("ix_article_link_article", "article_link", ["plan", "article"])
    op.create_table(
        "waiver",
        sa.Column("proposal_uid", sa.String(32), _owner(), primary_key=True),
        sa.Column("rule", sa.String(16), primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("waived_by", sa.Text, nullable=False),
        sa.Column("waived_at", sa.DateTime(timezone=True)),
    )


def _owner() -> sa.ForeignKey:
    return sa.ForeignKey("proposal.uid", ondelete="CASCADE")
