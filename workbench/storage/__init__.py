"""The only package that knows SQLAlchemy: a workspace in one SQLite file or a PostgreSQL database.

Hands out frozen domain values and takes changes; what a change means is decided in `services`.
"""
