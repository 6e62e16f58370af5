"""Helpers shared by the tests: outside tools, a PostgreSQL server, the message catalogue, the size rules."""
