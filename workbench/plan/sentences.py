"""Running text taken apart: its language, its sentences, and the bodies that answer for them.

Knows punctuation only, nothing of articles or plans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.kernel.i18n import Language
from workbench.kernel.script import count_chinese

_LATIN = re.compile(r"[A-Za-z]")
_CHINESE_SHARE = 0.2

_CHINESE_END = re.compile(r"[。！？][”’」』）)]*")
# An English sentence ends where blank and the beginning of another one follow.
_ENGLISH_END = re.compile(r"[.!?][”’\")\]]*(?=\s+[\"“‘(\[]?[A-Z0-9])|[。！？]")
_LAST_WORD = re.compile(r"[\w.]{1,12}$")
# After these a full stop ends no sentence; “etc.” is not among them, because it often does.
_ABBREVIATIONS = frozenset(
    ("e.g", "i.e", "cf", "vs", "viz", "al", "approx", "incl", "mr", "mrs", "ms", "dr", "prof")
)
_BEFORE_A_NUMBER = frozenset(("no", "nos", "art", "arts", "fig", "figs", "sec", "ch", "vol", "para", "paras"))
_ORGANISATION_TAIL = re.compile(
    r"(?:等)?(?:有关)?(?:部门|单位)?(?:按照?)?(?:各自)?(?:职责)?(?:分工|牵头|共同|分别|配合)?$"
)
# A closing remark such as 〔…按职责分工负责〕; the bound keeps a stray bracket from being searched to the end.
BODIES = re.compile(r"[〔（(\[【]([^〔〕（）()\[\]【】。]{1,400})负责[〕）)\]】][。；;.]?")


def language_of(text: str) -> Language:
    """Return the language most of `text` is written in."""
    chinese, latin = count_chinese(text), len(_LATIN.findall(text))
    return "zh" if chinese and chinese >= _CHINESE_SHARE * (chinese + latin) else "en"


def sentences(text: str, language: Language) -> list[str]:
    """Return the sentences of `text` with their closing marks, in order; nothing is left out.

    A line break parts sentences too. Chinese is parted at 。！？, English where a full stop, blank and a
    capital or digit follow each other, but not after abbreviations such as “e.g.” or “No.” or an initial.
    """
    parts: list[str] = []
    for paragraph in text.split("\n"):
        start = 0
        for end in _ends(paragraph, language):
            parts.append(paragraph[start:end].strip())
            start = end
        parts.append(paragraph[start:].strip())
    return [part for part in parts if part]


def _ends(text: str, language: Language) -> Iterator[int]:
    if language == "zh":
        for match in _CHINESE_END.finditer(text):
            yield match.end()
        return
    for match in _ENGLISH_END.finditer(text):
        if not _is_abbreviation(text, match.start(), match.end()):
            yield match.end()


def _is_abbreviation(text: str, stop: int, end: int) -> bool:
    if text[stop] != ".":
        return False
    before = _LAST_WORD.search(text, max(0, stop - 12), stop)
    word = before.group().lower() if before else ""
    following = text[end : end + 40].lstrip()[:1]
    if word in _BEFORE_A_NUMBER:
        return following.isdigit()
    is_initial = len(word) == 1 and word.isalpha() and text[stop - 1].isupper()
    return word in _ABBREVIATIONS or is_initial


def bodies_of(remark: str) -> tuple[str, ...]:
    """Return the bodies named in a closing remark, without brackets and the word 负责."""
    names = (_ORGANISATION_TAIL.sub("", name.strip()) for name in re.split(r"[、，,；;]", remark))
    return tuple(dict.fromkeys(name for name in names if name))
