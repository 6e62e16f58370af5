"""The manual as files: which topics there are, in which order, and the text of each in the language in use."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.kernel.i18n import Language, language_in_use, tr
from workbench.kernel.paths import resource

TOPICS = (
    "index",
    "start",
    "cases",
    "editor",
    "answers",
    "plan",
    "links",
    "findings",
    "handin",
    "versions",
    "search",
    "contacts",
    "import",
    "backup",
    "preferences",
    "commandline",
)
SHORTCUTS, RULES = "shortcuts", "rules"
KNOWN = (*TOPICS, SHORTCUTS, RULES)
_ENDING = ".md"


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the manual; one that the program makes itself has no text of its own."""

    key: str
    title: str
    text: str = ""


def topics() -> tuple[Topic, ...]:
    """Return all topics in the language in use, those the program makes itself at the end."""
    written = [_read(key, language_in_use()) for key in TOPICS]
    made = [Topic(SHORTCUTS, tr("Keyboard shortcuts")), Topic(RULES, tr("Rules of the checks"))]
    return (*written, *made)


def topic_of_link(address: str) -> str:
    """Return the topic that a link of the manual leads to; empty if it leads anywhere else."""
    key = address.removesuffix(_ENDING)
    return key if address.endswith(_ENDING) and key in KNOWN else ""


def _read(key: str, language: Language) -> Topic:
    text = resource("help", language, f"{key}{_ENDING}").read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return Topic(key, title, text)
