"""The kinds of things that a search over everything finds; how they are found is the affair of the services."""

from __future__ import annotations

from enum import StrEnum


class FoundKind(StrEnum):
    """What holds the words that were searched; the codes are stable and used in JSON whatever the language."""

    CASE = "case"  # a field of a case
    NUMBER = "number"  # a case itself, by its number
    LINK = "link"
    WAIVER = "waiver"
    VERSION = "version"
    PLAN = "plan"
    CONTACT = "contact"
    TOPIC = "topic"
