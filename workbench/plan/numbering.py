"""Which lines of a plain text are numbered, how, and which numbers make up the articles.

Looks at numbers only. What stands between them is read in `textreader`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

MOST_HEADINGS = 5_000
_MOST_NUMBER = 9_999  # as references to articles have it
_LARGE = 1_000  # from here on figures that begin a line may be a year, too
_TEN = 10
_LEAP = 100  # by so much a large number may go on from those before it
_HAS_TEXT = 60  # characters from number to number; a line of a table of contents has fewer


class Level(StrEnum):
    """A way of numbering, from the highest in a Chinese document to the lowest."""

    CHINESE = "chinese"
    ARTICLE = "article"
    CHINESE_BRACKETED = "chinese_bracketed"
    ARABIC = "arabic"

    @property
    def sample(self) -> str:
        """How the first number looks."""
        return _SAMPLES[self]


_SAMPLES = {
    Level.CHINESE: "一、",
    Level.ARTICLE: "第一条",
    Level.CHINESE_BRACKETED: "（一）",
    Level.ARABIC: "1.",
}
_NUMERALS = "零〇一二两三四五六七八九十百千"
_PATTERNS = {
    Level.CHINESE: re.compile(rf"([{_NUMERALS}]{{1,7}})\s?[、．.]\s*(.*)", re.DOTALL),
    # A line may begin with “第三条的规定”, which names an article and is none.
    Level.ARTICLE: re.compile(
        rf"第\s?([{_NUMERALS}]{{1,7}}|\d{{1,4}})\s?条(?![的所和与或及款、，,]|规定)[．.：:]?\s*(.*)", re.DOTALL
    ),
    Level.CHINESE_BRACKETED: re.compile(rf"[（(]\s?([{_NUMERALS}]{{1,7}})\s?[）)][、．.]?\s*(.*)", re.DOTALL),
    Level.ARABIC: re.compile(r"(\d{1,4})\s?[.．、](?!\d)\s*(.*)", re.DOTALL),
}
# What stands above articles that are numbered so, and is no article itself.
_CHAPTER = re.compile(rf"第\s?(?:[{_NUMERALS}]{{1,7}}|\d{{1,4}})\s?[编章节](?:\s|$)")
_LARGE_FIGURES = {
    Level.ARTICLE: re.compile(r"第\s?(\d{4,})\s?条(?![的所和与或及款、，,]|规定)"),
    Level.ARABIC: re.compile(r"(\d{4,})\s?[.．、](?!\d)"),
}
_NAMED = re.compile(rf"第\s?(?:[{_NUMERALS}]{{1,7}}|\d{{1,4}})\s?条\s?[、，,]")
_BEGINNINGS = frozenset("（(第" + _NUMERALS)
_NUMERALS_BY_VALUE = "零一二三四五六七八九"
_DIGITS = {numeral: value for value, numeral in enumerate(_NUMERALS_BY_VALUE)} | {"〇": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered line: its place in the list of lines, its number and what follows the number.

    `size` is the number of characters from here to the next heading of the same level.
    """

    place: int
    level: Level
    number: int
    rest: str
    size: int = 0


def find_headings(lines: Sequence[str]) -> list[Heading]:
    """Return the numbered lines in order, MOST_HEADINGS and one more at most; lines have no leading blanks."""
    found: list[Heading] = []
    open_ones: dict[Level, int] = {}  # the last heading of each level, by its place in `found`
    begins: dict[Level, int] = {}
    highest = passed = 0  # the highest number in figures
    for place, line in enumerate(lines):
        heading = _heading_of(line, place, highest + _LEAP)
        if heading is not None:
            if heading.level is Level.ARABIC:
                highest = max(highest, heading.number)
            _close(found, open_ones, begins, heading.level, passed)
            open_ones[heading.level], begins[heading.level] = len(found), passed
            found.append(heading)
            if len(found) > MOST_HEADINGS:
                break
        passed += len(line)
    for level in list(open_ones):
        _close(found, open_ones, begins, level, passed)
    return found


def _close(
    found: list[Heading], open_ones: dict[Level, int], begins: dict[Level, int], level: Level, passed: int
) -> None:
    if level in open_ones:
        index = open_ones[level]
        found[index] = replace(found[index], size=passed - begins[level])


def _heading_of(line: str, place: int, most: int) -> Heading | None:
    """Return the heading that a line is; large numbers in figures are none above `most`."""
    if line[:1] not in _BEGINNINGS and not line[:1].isdecimal():
        return None
    for level, pattern in _PATTERNS.items():
        match = pattern.match(line)
        if match is None:
            continue
        number = int(match[1]) if match[1].isdecimal() else chinese_number(match[1])
        if number is None or not 1 <= number <= _MOST_NUMBER:
            continue
        if level is not Level.ARABIC or number < _LARGE or number <= most:
            return Heading(place, level, number, match[2])
    return None


def large_figures(line: str, level: Level) -> str:
    """Return the number of four or more figures with which a line begins as those of a level do; else empty."""
    pattern = _LARGE_FIGURES.get(level)
    match = pattern.match(line) if pattern is not None else None
    return match[1] if match is not None else ""


def names_article(line: str) -> bool:
    """Return whether a line begins with the number of an article and a comma, as “第三条，…”."""
    return _NAMED.match(line) is not None


def is_chapter(line: str) -> bool:
    """Return whether a line heads a chapter or section above articles numbered 第N条."""
    return _CHAPTER.match(line) is not None


def chinese_number(numerals: str) -> int | None:
    """Return the number that Chinese numerals up to 9999 write, None if they write none."""
    thousands, mark, rest = numerals.partition("千")
    if not mark:
        return _below_thousand(numerals)
    head = _DIGITS.get(thousands)
    tail = _below_thousand(rest.lstrip("零〇")) if rest else 0
    return head * 1_000 + tail if head and tail is not None else None


def _below_thousand(numerals: str) -> int | None:
    hundreds, mark, rest = numerals.partition("百")
    if not mark:
        return _below_hundred(numerals)
    head = _below_hundred(hundreds) if hundreds else 1
    tail = _below_hundred(rest.lstrip("零〇")) if rest else 0
    return None if head is None or tail is None or not 1 <= head <= 9 else head * 100 + tail


def _below_hundred(numerals: str) -> int | None:
    tens, mark, ones = numerals.partition("十")
    if not mark:
        return _DIGITS.get(numerals)
    head = _DIGITS.get(tens) if tens else 1
    tail = _DIGITS.get(ones) if ones else 0
    return None if head is None or tail is None or head == 0 else head * 10 + tail


def chinese_numerals(number: int) -> str:
    """Return a number from 1 to 9999 in Chinese numerals, another one in digits."""
    if not 1 <= number <= _MOST_NUMBER:
        return str(number)
    thousands, below = divmod(number, 1_000)
    hundreds, rest = divmod(below, 100)
    tens, ones = divmod(rest, 10)
    head = f"{_NUMERALS_BY_VALUE[thousands]}千" if thousands else ""
    if hundreds:
        head += f"{_NUMERALS_BY_VALUE[hundreds]}百"
    elif head and rest >= _TEN:
        head += "零"
    if not tens:
        return head + (("零" if head else "") + _NUMERALS_BY_VALUE[ones] if ones else "")
    ten = "十" if tens == 1 and not head else f"{_NUMERALS_BY_VALUE[tens]}十"
    return head + ten + (_NUMERALS_BY_VALUE[ones] if ones else "")


def article_level(headings: Sequence[Heading]) -> Level:
    """Return the level that numbers the articles: the one that runs on longest without starting anew.

    `headings` must not be empty. Numbers that start anew in every chapter count little, so that chapters win
    over their sections; sections that run on through all chapters win over the chapters. What is numbered
    within articles that say 第N条 is never an article.
    """

    def worth(level: Level) -> float:
        own = [heading for heading in headings if heading.level is level]
        return len(in_order(own)) ** 2 / len(own) if own else 0.0

    named = next((heading.place for heading in headings if heading.level is Level.ARTICLE), None)
    if named is None:
        return max(Level, key=worth)
    above = [level for level in Level if any(one.level is level and one.place < named for one in headings)]
    return max((Level.ARTICLE, *above), key=worth)


def in_order(headings: Sequence[Heading]) -> list[Heading]:
    """Return the longest part of `headings` whose numbers rise, steps by one counting more than gaps.

    Of two headings with the same number one with text is preferred to one without (a line of a table of
    contents), else the first is taken.
    """
    best: dict[int, tuple[float, Heading, int]] = {}
    steps: list[tuple[Heading, int | None]] = []
    for heading in headings:
        score, before = _best_before(best, heading.number)
        score += 0.1 if heading.size >= _HAS_TEXT else 0.0
        steps.append((heading, before))
        if heading.number not in best or score > best[heading.number][0]:
            best[heading.number] = (score, heading, len(steps) - 1)
    if not best:
        return []
    place: int | None = max(best.values(), key=lambda entry: entry[0])[2]
    chosen = []
    while place is not None:
        heading, place = steps[place]
        chosen.append(heading)
    return chosen[::-1]


def _best_before(best: dict[int, tuple[float, Heading, int]], number: int) -> tuple[float, int | None]:
    """Return the score of a heading put after the best row it can follow, and where that row ends."""
    score, before = (3.0 if number == 1 else 1.0), None
    for last, (reached, _, place) in best.items():
        if last < number:
            candidate = reached + (3.0 if last + 1 == number else 1.0)
            if candidate > score:
                score, before = candidate, place
    return score, before
