"""The topics of the manual: the written pages, and those that the program makes itself of what it declares."""

from __future__ import annotations

from workbench.kernel.i18n import tr
from workbench.kernel.manual import PAGE_ENDING, TOPICS, Topic, written_topics

SHORTCUTS, RULES = "shortcuts", "rules"
KNOWN = (*TOPICS, SHORTCUTS, RULES)


def topics() -> tuple[Topic, ...]:
    """Return all topics in the language in use, those the program makes itself at the end."""
    made = [
        Topic(SHORTCUTS, tr("Keyboard shortcuts"), keywords=tr("keys, shortcuts")),
        Topic(RULES, tr("Rules of the checks"), keywords=tr("rules, checks, findings, sources")),
    ]
    return (*written_topics(), *made)


def topic_of_link(address: str) -> str:
    """Return the topic that a link of the manual leads to; empty if it leads anywhere else."""
    key = address.removesuffix(PAGE_ENDING)
    return key if address.endswith(PAGE_ENDING) and key in KNOWN else ""
