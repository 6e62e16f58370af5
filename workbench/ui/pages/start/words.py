"""Title and subtitle of the start page in the language in use; moments in lists are in `models.moments`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbench.kernel.i18n import tr, tr_count
from workbench.kernel.paths import workspace_name
from workbench.ui.models.moments import month_name
from workbench.ui.pages.start.reading import Need, Standing


def today_words(today: date) -> str:
    """Return a day with its weekday, as the title of the page."""
    weekday, month = _weekday(today.weekday()), month_name(today.month)
    return tr("{weekday}, {day} {month}", weekday=weekday, day=today.day, month=month)


def summary_words(standing: Standing | None, needs: Sequence[Need]) -> str:
    """Return which workspace is open, how many cases are in it, and how many things need somebody."""
    if standing is None:
        return ""
    cases = tr_count("{count} case here", "{count} cases here", standing.cases)
    facts = [workspace_name(standing.location), cases if standing.cases else tr("no cases yet")]
    if needs:
        facts.append(tr_count("{count} thing needs you", "{count} things need you", len(needs)))
    return " · ".join(facts)


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
