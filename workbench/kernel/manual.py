"""The manual as files: which pages are written, in which order, and the text of each in the language in use.

What stands beside them in the manual, and how a page is shown, is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from workbench.kernel.i18n import Language, language_in_use
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
PAGE_ENDING = ".md"
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BEFORE_LINES = re.compile(r"^(?:#+|[-*]|\d+\.|>) +", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[|:\- ]+$", re.MULTILINE)
_AROUND_WORDS = re.compile(r"\*\*|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the manual: what is written there, and `keywords` by which it is found but which it lacks."""

    key: str
    title: str
    text: str = ""
    keywords: str = ""


def written_topics() -> tuple[Topic, ...]:
    """Return the written pages in the language in use."""
    return _written(language_in_use())


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
    text = resource("help", language, f"{key}{PAGE_ENDING}").read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return Topic(key, title, text)
