"""Moments in words for lists, in the local time zone and the language in use; Qt's own forms mix languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.kernel.clock import Clock, SystemClock
from workbench.kernel.i18n import tr

_clock: Clock = SystemClock()


def use_clock(clock: Clock) -> None:
    """Tell the time by another clock from now on, as pictures do that show one moment for ever."""
    global _clock  # one present per process, as in the look and the language
    _clock = clock


def now() -> datetime:
    """Return the moment it is, in the local time zone."""
    return _clock.now().astimezone()


def today() -> date:
    """Return the day it is here."""
    return now().date()


def when_words(at: datetime, day_here: date, seconds: bool = False) -> str:
    """Return a moment in short: with the time for today and yesterday, as a day before that."""
    local = at.astimezone()
    day = local.date()
    time = time_words(at, seconds)
    if day == day_here:
        return tr("today {time}", time=time)
    if day == day_here - timedelta(days=1):
        return tr("yesterday {time}", time=time)
    if day.year == day_here.year:
        return tr("{day} {month}", day=day.day, month=month_name(day.month))
    return day.isoformat()


def time_words(at: datetime, seconds: bool = False) -> str:
    """Return the time of a moment here, with its second where moments stand close to each other."""
    return f"{at.astimezone():%H:%M:%S}" if seconds else f"{at.astimezone():%H:%M}"


def month_name(number: int) -> str:
    """Return the name of a month, counted from 1."""
    names = (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
    return names[number - 1]
