"""The manual as files: which topics there are, in which order, and the text of each in the language in use.

How a page is shown, and where its links lead to, is the window's affair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BEFORE_LINES = re.compile(r"^(?:#+|[-*]|\d+\.|>) +", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[|:\- ]+$", re.MULTILINE)
_AROUND_WORDS = re.compile(r"\*\*|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the manual; one that the program makes itself has as its text only the words it is found by."""

    key: str
    title: str
    text: str = ""


def topics() -> tuple[Topic, ...]:
    """Return all topics in the language in use, those the program makes itself at the end."""
    written = _written(language_in_use())
    made = [
        Topic(SHORTCUTS, tr("Keyboard shortcuts"), tr("keys, shortcuts")),
        Topic(RULES, tr("Rules of the checks"), tr("rules, checks, findings, sources")),
    ]
    return (*written, *made)


def topic_of_link(address: str) -> str:
    """Return the topic that a link of the manual leads to; empty if it leads anywhere else."""
    key = address.removesuffix(_ENDING)
    return key if address.endswith(_ENDING) and key in KNOWN else ""


@lru_cache(maxsize=64)
def passages(text: str) -> tuple[str, ...]:
    """Return the lines of a page as they are read, without the marks of Markdown; the title is the first."""
    bare = _TABLE_RULE.sub("", _BEFORE_LINES.sub("", _LINK.sub(r"\1", text)))
    lines = (line.strip().strip("|").strip() for line in _AROUND_WORDS.sub("", bare).splitlines())
    return tuple(line for line in lines if line)


@lru_cache(maxsize=2)
def _written(language: Language) -> tuple[Topic, ...]:
    return tuple(_read(key, language) for key in TOPICS)


def _read(key: str, language: Language) -> Topic:
    text = resource("help", language, f"{key}{_ENDING}").read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return Topic(key, title, text)
