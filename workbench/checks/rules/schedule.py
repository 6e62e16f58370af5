"""P08: the duration of the project and its stages are usual and within the cap of the kind of standard."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.rules.conversion import NO_ADOPTION
from workbench.checks.settings import RuleSettings
from workbench.domain.values import is_filled
from workbench.formspec.computing import sum_of
from workbench.kernel.i18n import listed_in_both

FIELD = "duration_months"


@rule("P08")
def duration(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a duration in months above the cap or, below it, not among the usual ones, then stages above it."""
    cap, months = _cap(case, settings), case.value(FIELD)
    known = None if isinstance(months, bool) or not isinstance(months, int) else months
    if known is not None:
        yield from _duration(known, cap, settings)
    list_id, _, column = settings.text("stages").partition(".")
    together = sum_of([row.cells for row in case.rows(list_id)], column)
    # The same sum as the duration would only be said twice.
    if cap is not None and together is not None and together > cap and together != known:
        yield Hit("stages_above_cap", list_id, text=str(together), details={"cap": cap})


def _duration(months: int, cap: int | None, settings: RuleSettings) -> Iterator[Hit]:
    usual = [count for count in settings.numbers("usual_months") if cap is None or count <= cap]
    if cap is not None and months > cap:
        yield Hit("above_cap", FIELD, text=str(months), details={"cap": cap})
    elif months not in usual:
        yield Hit("unusual", FIELD, text=str(months), details={"usual": listed_in_both(map(str, usual))})


def _cap(case: CaseView, settings: RuleSettings) -> int | None:
    caps = settings.limits("caps")
    found = [caps[case.form.kind]] if case.form.kind in caps else []
    source = case.value("adopted_source")
    adopts = is_filled(source) and source != NO_ADOPTION
    if case.value("work_type") == "revision" or adopts:
        found.append(caps["revision_or_adoption"])
    return min(found) if found else None
