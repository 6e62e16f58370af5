"""Moments in words for lists, in the local time zone and the language in use; Qt's own forms mix languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.kernel.i18n import tr


def today() -> date:
    """Return the day it is here."""
    return datetime.now().astimezone().date()


def when_words(at: datetime, now: date) -> str:
    """Return a moment in short: with the time for today and yesterday, as a day before that."""
    local = at.astimezone()
    day = local.date()
    time = f"{local:%H:%M}"
    if day == now:
        return tr("today {time}", time=time)
    if day == now - timedelta(days=1):
        return tr("yesterday {time}", time=time)
    if day.year == now.year:
        return tr("{day} {month}", day=day.day, month=_months()[day.month - 1])
    return day.isoformat()


def _months() -> tuple[str, ...]:
    return (
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
