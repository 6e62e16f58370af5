"""Days and times in words, in the language in use; Qt's and the system's own forms mix languages."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workbench.kernel.i18n import tr


def today_words(today: date) -> str:
    """Return a day with its weekday, as the title of the page."""
    return tr(
        "{weekday}, {day} {month}", weekday=_weekday(today.weekday()), day=today.day, month=_month(today.month)
    )


def when_words(at: datetime, today: date) -> str:
    """Return a moment in short: with the time for today and yesterday, as a day before that."""
    local = at.astimezone()
    day = local.date()
    time = f"{local:%H:%M}"
    if day == today:
        return tr("today {time}", time=time)
    if day == today - timedelta(days=1):
        return tr("yesterday {time}", time=time)
    if day.year == today.year:
        return tr("{day} {month}", day=day.day, month=_month(day.month))
    return day.isoformat()


def _weekday(number: int) -> str:
    names = (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )
    return names[number]


def _month(number: int) -> str:
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
