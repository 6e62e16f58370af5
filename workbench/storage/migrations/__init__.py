"""Alembic's scripts. A workspace carries its revision; `storage.migrate` runs what is missing."""
