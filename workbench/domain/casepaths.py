"""Where things stand in a case: `values/FIELD`, `links/ID`, `waivers/RULE`. So the journal names them.

LINKS and WAIVERS also stand for a field where there is none: in findings, in lines of a comparison, and as the
place one is led to.
"""

from __future__ import annotations

VALUES, LINKS, WAIVERS = "values", "links", "waivers"


def path_of(part: str, name: str) -> str:
    """Return the path of what has a name in a part of a case."""
    return f"{part}/{name}"


def name_in(part: str, path: str) -> str:
    """Return the name of what stands at a path, if that is in this part of a case; else an empty text."""
    start = path_of(part, "")
    return path.removeprefix(start) if path.startswith(start) else ""


def values_path(field_id: str) -> str:
    """Return the path of the value of a field."""
    return path_of(VALUES, field_id)
