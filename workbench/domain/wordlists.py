"""Lists as Word and WPS write them: paragraphs with a level in their style, marks as words before the text.

Reads tags and gives them back: items say which lists they stand in, marks are gone. What an item becomes is
decided by whoever asks (`cleaning`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.domain.contentreader import VALUE
from workbench.domain.markup import Tag

# An attribute that no markup can carry: the lists around an item, from the outermost, parted by blanks.
LISTS = "!lists"
_LEVEL = re.compile(r"mso-list\s*:[^;]*\blevel([1-9])", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SIGN_FONT = re.compile(r"\b(?:symbol|wingdings|webdings)\b", re.IGNORECASE)
_TRACES = re.compile(r"mso-list|<[!?]", re.IGNORECASE)
_LONGEST_MARK = 40  # characters that are looked at
_DIGITS = re.compile(r"\d{1,4}")
_ONES = "〇一二三四五六七八九"
_CHINESE = re.compile(f"([{_ONES[2:]}]?)十([{_ONES[1:]}]?)|([{_ONES[1:]}])")
_ROMAN_TOO = "ivx"  # letters that are read as Roman numbers as well as by their place in the alphabet


def may_hold_items(markup: str) -> bool:
    """Return whether a text holds lists of Word or declarations: any other passes `with_items` as it is."""
    return _TRACES.search(markup) is not None


def with_items(found: Iterable[Tag | str], parts: frozenset[str]) -> Iterator[Tag | str]:
    """Yield tags and texts without marks; an item has the attribute `LISTS`.

    `parts` names the tags that begin or end a part of the text, at which a mark ends at the latest.
    """
    item: Tag | None = None
    between: list[Tag | str] = []  # what came after the item: it is held back until the mark was read
    mark = _Mark(parts)
    for token in found:
        if mark.takes(token):
            continue
        is_text = bool(token.strip()) if isinstance(token, str) else token.name in parts
        if item is not None and is_text:
            yield from (_told(item, mark), *between)
            item = None
        if isinstance(token, Tag) and _is_item(token):
            item, between = token, []
            mark.clear()
        elif item is not None:
            between.append(token)
        else:
            yield token
    if item is not None:
        yield from (_told(item, mark), *between)


def _is_item(tag: Tag) -> bool:
    return tag.name == "p" and _LEVEL.search(tag.attributes.get("style", "")) is not None


def _told(item: Tag, mark: _Mark) -> Tag:
    level = _LEVEL.search(item.attributes["style"])
    counts = mark.counts()
    lists = " ".join(["ol" if counts else "ul"] * int(level[1] if level else 1))
    number = mark.number() if counts else None
    told = {} if number is None else {VALUE: str(number)}
    return replace(item, attributes={**item.attributes, LISTS: lists, **told})


def _one(sign: str) -> int:
    return _ONES.index(sign) if sign else 0


class _Mark:
    """The mark before an item: where it stands, and whether it counts."""

    def __init__(self, parts: frozenset[str]) -> None:
        self._parts = parts
        self._conditional = False  # between the declarations that Word puts round a mark
        self._depth = 0  # of tags inside the one that Word says to ignore
        self._name = ""  # of that tag
        self._words = ""
        self._of_signs = False

    def clear(self) -> None:
        """Forget the mark of the item before."""
        self._words, self._of_signs = "", False

    def counts(self) -> bool:
        """Return whether the mark is a number or a letter of a count: “1.”, “(a)”, “一、”, “①”."""
        words = self._words.strip()
        if self._of_signs or not any(char.isalnum() for char in words):
            return False
        # One letter alone is a bullet of Word, from a font in which letters are signs; “o” looks like one.
        return not (len(words) == 1 and words.isalpha() and words < "\u0250")

    def number(self) -> int | None:
        """Return the number that the mark shows: the last of “1.2”, 3 for “c)”, 12 for “十二、”.

        None where it can be read in several ways or none: the item has the next number then.
        """
        words = self._words.strip()
        digits = _DIGITS.findall(words)
        if digits:
            return int(digits[-1])
        core = "".join(char for char in words if char.isalnum())
        chinese = _CHINESE.fullmatch(core)
        if chinese is not None:
            tens, ones, alone = chinese.groups()
            return _ONES.index(alone) if alone else 10 * (_ONES.find(tens) if tens else 1) + _one(ones)
        if len(core) != 1:
            return None
        if core.isascii():
            return None if core.lower() in _ROMAN_TOO else ord(core.lower()) - ord("a") + 1
        return int(unicodedata.numeric(core, 0)) or None

    def takes(self, token: Tag | str) -> bool:
        """Return whether something is of the mark, or says where it stands; neither is text of the item."""
        inside = self._conditional or self._depth > 0
        if isinstance(token, str):
            if inside and len(self._words) < _LONGEST_MARK:
                self._words += token[:_LONGEST_MARK]
            return inside
        if token.name == "!":
            self._declared(token.attributes["!"])
            return True
        if token.name in self._parts:
            self._conditional, self._depth = False, 0
            return False
        self._tag(token, inside)
        return inside and token.name == "img"  # the picture of a bullet

    def _declared(self, words: str) -> None:
        if "supportLists" in words:
            self._conditional = True
        elif "endif" in words:
            self._conditional = False

    def _tag(self, tag: Tag, inside: bool) -> None:
        style = tag.attributes.get("style", "")
        if self._depth and tag.name == self._name:
            self._depth += -1 if tag.closes else 1
        elif not self._depth and _IGNORED.search(style):
            self._name, self._depth = tag.name, 1
            inside = True
        if inside and _SIGN_FONT.search(style):
            self._of_signs = True
