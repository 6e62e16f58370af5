"""The command line: parses, calls one use case, prints. Knows no Qt, no SQLAlchemy, no Word."""
