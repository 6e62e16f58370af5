"""Lists know the English title of a case, too, where they show another one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"

_CASE = sa.table("proposal", sa.column("uid"), sa.column("title"), sa.column("title_en"))
_VALUE = sa.table("proposal_value", *map(sa.column, ("proposal_uid", "field", "text_value")))


def upgrade() -> None:
    """Add the column and fill it from what stands in the cases."""
    op.add_column("proposal", sa.Column("title_en", sa.Text, nullable=False, server_default=""))
    english = (
        sa.select(_VALUE.c.text_value)
        .where(_VALUE.c.proposal_uid == _CASE.c.uid, _VALUE.c.field == "title_en")
        .where(_VALUE.c.text_value != _CASE.c.title)
        .scalar_subquery()
    )
    op.execute(sa.update(_CASE).values(title_en=english).where(english.is_not(None)))
