"""Days as people write them: in digits or Chinese numerals, the month as a number or by its English name.

Knows the calendar and ways of writing only; which years a field takes and how a refusal is said is decided by
the kind. A month without a day, as covers of documents have it, stands for its first day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR

_NUMERALS = {**{sign: str(digit) for digit, sign in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0"}
_TEN = "十"
_SIGNS = "".join(_NUMERALS)
_FIRST = 1
_NUMBER = "[0-9]{1,2}"
_COUNTED = f"(?:{_NUMBER}|[{_SIGNS}]{{1,2}}|[{_SIGNS}]?{_TEN}[{_SIGNS}]?)"
_ENGLISH = r"(?P<month>[A-Za-z]{3,9})\.?"
_NTH = rf"(?P<day>{_NUMBER})(?:st|nd|rd|th)?"
_YEAR = "(?P<year>[0-9]{4})"
_PATTERNS = (
    re.compile(rf"{_YEAR}(?P<between> ?[-/.] ?)(?P<month>{_NUMBER})(?P=between)(?P<day>{_NUMBER})"),
    re.compile(rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})"),
    re.compile(
        rf"(?P<year>[0-9]{{4}}|[{_SIGNS}]{{4}}) ?年 ?(?P<month>{_COUNTED}) ?月"
        rf"(?: ?(?P<day>{_COUNTED}) ?[日号])?"
    ),
    re.compile(rf"(?:{_NTH} )?{_ENGLISH},? {_YEAR}"),
    re.compile(rf"{_ENGLISH} {_NTH},? ?{_YEAR}"),
)
_TENS = re.compile(f"(?P<tens>[{_SIGNS}]?){_TEN}(?P<ones>[{_SIGNS}]?)")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Written:
    """Year, month and day as they are written, whether the calendar has them or not."""

    year: int
    month: int
    day: int

    @property
    def last_day(self) -> int:
        """The last day of the month; 0 where the calendar has no such month."""
        if not (MINYEAR <= self.year <= MAXYEAR and 1 <= self.month <= _MONTHS):
            return 0
        return monthrange(self.year, self.month)[1]


def written_date(text: str, months: Sequence[str]) -> Written | None:
    """Return what a text in half-width signs says of a day, None for no date; `months` are English names."""
    plain = " ".join(text.split())
    for pattern in _PATTERNS:
        match = pattern.fullmatch(plain)
        month = _month(match["month"], months) if match is not None else None
        if match is not None and month is not None:
            return Written(_number(match["year"]), month, _number(match["day"]) if match["day"] else _FIRST)
    return None


def _month(text: str, months: Sequence[str]) -> int | None:
    if not text.isascii() or text.isdigit():
        return _number(text)
    wanted = text.casefold()
    known = (place for place, name in enumerate(months, 1) if name.casefold().startswith(wanted))
    return next(known, None)


def _number(text: str) -> int:
    """Return what digits or Chinese numerals say: 5, 五, 十五, 二十五, 二〇二六."""
    tens = _TENS.fullmatch(text)
    if tens is not None:
        return 10 * int(_digits(tens["tens"]) or 1) + int(_digits(tens["ones"]) or 0)
    return int(_digits(text))


def _digits(text: str) -> str:
    return "".join(_NUMERALS.get(char, char) for char in text)
