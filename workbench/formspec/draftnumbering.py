"""The numbers before the paragraphs of a draft: what is the next heading, what is a list within a text.

Which text belongs to which field is the affair of `draftwalk`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.formspec.kind_base import half_width

_HANZI = "一二三四五六七八九十"
_CHAPTER, _WORD, _WORD_IN_BRACKETS, _FIGURES, _LAST = 0, 1, 2, 3, 7
_MARKED_BY_DOTS = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})(?:[、.,:]\s*|(\s+))(?=[^\s\d])")
_DEEP = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?=[^\s\d.])")  # 3.1范围, with nothing between
# The ranks below which headings of other kinds stand, as official documents and standards use them.
_PATTERNS = (
    (_CHAPTER, re.compile(rf"第([{_HANZI}\d]{{1,3}})[章节条项部分]{{1,2}}")),
    (_WORD, re.compile(rf"([{_HANZI}]{{1,3}})(?:[、.,:]|\s)")),
    (_WORD_IN_BRACKETS, re.compile(rf"\(([{_HANZI}]{{1,3}})\)")),
    (_LAST, re.compile(r"\((\d{1,2})\)")),
    (_LAST + 1, re.compile(r"(\d{1,2})\)")),
    (_LAST + 2, re.compile(r"([①-⑳])")),
    (_LAST + 3, re.compile(r"\(?([a-z])\)")),
)
_NUMBERED = re.compile(rf"[\d(第{_HANZI}①-⑳a-z]")  # most paragraphs are not
_LONGEST_HEADING = 40
_SENTENCE_ENDS = "。;.!?,:、"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number before a text: `place` is (3,) or, for 3.1, (3, 1); `kind` is the rank of its way of writing.

    A `shy` one has nothing but a blank behind it, as in standards, and may be part of a sentence.
    """

    kind: int
    place: tuple[int, ...]
    shy: bool = False

    @property
    def is_first(self) -> bool:
        """Whether a sequence begins with it."""
        return self.place[-1] == 1

    @property
    def is_lower(self) -> bool:
        """Whether its way of writing is for what stands below headings: （一）, 3.1, (1), ①."""
        return self.kind == _WORD_IN_BRACKETS or self.kind > _FIGURES

    def is_next_to(self, other: Numbering) -> bool:
        """Return whether it follows another one in the same sequence."""
        return self.kind == other.kind and self.place == (*other.place[:-1], other.place[-1] + 1)


def numbering_of(text: str) -> Numbering | None:
    """Return the number that a paragraph begins with, None if there is none."""
    start = half_width(text.lstrip()[:_LONGEST_HEADING])
    if not _NUMBERED.match(start):
        return None
    match = _MARKED_BY_DOTS.match(start) or _DEEP.match(start)
    if match is not None:
        place = tuple(map(int, match[1].split(".")))
        return Numbering(_FIGURES + len(place) - 1, place, match.re is _MARKED_BY_DOTS and bool(match[2]))
    for kind, pattern in _PATTERNS:
        match = pattern.match(start)
        if match is not None:
            value = _value(match[1])
            return Numbering(kind, (value,)) if value else None
    return None


def looks_like_heading(text: str) -> bool:
    """Return whether a text is as short as a heading and does not end as a sentence does."""
    stripped = half_width(text.strip())
    return len(stripped) <= _LONGEST_HEADING and not stripped.endswith(tuple(_SENTENCE_ENDS))


def _value(sign: str) -> int:
    """Return what a number counts, 0 for what is no number (十十)."""
    if sign.isdecimal():
        return int(sign)
    if sign[0] in _HANZI:
        return _hanzi_value(sign)
    first = "①" if sign >= "①" else "a"
    return ord(sign) - ord(first) + 1


def _hanzi_value(sign: str) -> int:
    tens, ten, ones = sign.rpartition("十") if "十" in sign else ("", "", sign)
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    whole = (_HANZI.index(tens) + 1 if tens else 1) * 10 if ten else 0
    return whole + (_HANZI.index(ones) + 1 if ones else 0)


class Sequences:
    """How far the numbers of the headings have come, and those of the lists within the text being read."""

    def __init__(self) -> None:
        self._outer: list[Numbering] = []
        self._inner: dict[int, tuple[Numbering, str]] = {}

    def head(self, numbering: Numbering | None) -> None:
        """Pass a heading; numbers of a text end with it."""
        self._inner.clear()
        if numbering is None:
            return
        for depth in range(1, len(numbering.place)):
            self._count(Numbering(_FIGURES + depth - 1, numbering.place[:depth]))
        self._count(numbering)

    def _count(self, numbering: Numbering) -> None:
        kinds = [one.kind for one in self._outer]
        if numbering in self._outer:
            self._outer = self._outer[: self._outer.index(numbering) + 1]
        elif numbering.kind in kinds:
            self._outer = [*self._outer[: kinds.index(numbering.kind)], numbering]
        elif numbering.is_first:
            self._outer.append(numbering)
        else:  # it goes on with what stood before this draft, or was left out: its rank tells its place
            self._outer = [*(one for one in self._outer if one.kind < numbering.kind), numbering]

    def item(self, numbering: Numbering | None, text: str) -> None:
        """Pass a paragraph of the text being read."""
        if numbering is not None:
            self._inner[numbering.kind] = (numbering, text)

    def counts(self, numbering: Numbering) -> bool:
        """Return whether headings are written in the way of a number."""
        return any(one.kind == numbering.kind for one in self._outer)

    def is_next_heading(self, numbering: Numbering) -> bool:
        """Return whether a number follows that of a heading."""
        return any(numbering.is_next_to(one) for one in self._outer)

    def item_before(self, numbering: Numbering) -> str | None:
        """Return the entry that a number follows in a list of the text being read, None if there is none."""
        before, text = self._inner.get(numbering.kind, (None, ""))
        return text if before is not None and numbering.is_next_to(before) else None

    def is_inner(self, numbering: Numbering) -> bool:
        """Return whether a number begins a list of the text being read, or goes on with one."""
        return numbering.is_first or self.item_before(numbering) is not None
