"""The day as the title of the start page, in the language in use; moments in lists are in `models.moments`."""

from __future__ import annotations

from datetime import date

from workbench.kernel.i18n import tr
from workbench.ui.models.moments import month_name


def today_words(today: date) -> str:
    """Return a day with its weekday, as the title of the page."""
    weekday, month = _weekday(today.weekday()), month_name(today.month)
    return tr("{weekday}, {day} {month}", weekday=weekday, day=today.day, month=month)


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
