"""Which of many dated backups are worth keeping. Where they lie and how they are made, `storage` knows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date

# As Anki keeps its own: dense for what was done lately, thin for long ago.
DAYS, WEEKS, MONTHS = 12, 10, 9


def worth_keeping(days: Iterable[date]) -> frozenset[date]:
    """Return which days stay: the last 12, and the last one of each of the last 10 weeks and 9 months.

    Days, weeks and months without a backup do not count.
    """
    newest_first = sorted(set(days), reverse=True)
    periods: tuple[tuple[Callable[[date], Hashable], int], ...] = (
        (lambda day: day, DAYS),
        (lambda day: day.isocalendar()[:2], WEEKS),
        (lambda day: (day.year, day.month), MONTHS),
    )
    kept: set[date] = set()
    for period, most in periods:
        lasts: dict[Hashable, date] = {}
        for day in newest_first:
            if len(lasts) < most:
                lasts.setdefault(period(day), day)
        kept.update(lasts.values())
    return frozenset(kept)
