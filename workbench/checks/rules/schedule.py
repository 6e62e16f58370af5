"""P08: the duration of the project and its stages are usual and within the cap that holds for them.

The cap is that of the kind of standard, or a lower one of revisions and adoptions; findings say which it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.rules.conversion import adopts
from workbench.checks.settings import RuleSettings
from workbench.formspec.computing import sum_of
from workbench.kernel.i18n import listed_in_both

FIELD = "duration_months"
OF_KIND, OF_REVISION, OF_ADOPTION = "kind", "revision", "adoption"
_ABOVE = {OF_KIND: "above_cap", OF_REVISION: "above_cap_of_revision", OF_ADOPTION: "above_cap_of_adoption"}
_STAGES_ABOVE = {
    OF_KIND: "stages_above_cap",
    OF_REVISION: "stages_above_cap_of_revision",
    OF_ADOPTION: "stages_above_cap_of_adoption",
}


@dataclass(frozen=True, slots=True)
class _Cap:
    """The most months, and whether the kind of standard, the revision or the adoption is why."""

    months: int
    reason: str


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
    if cap is not None and together is not None and together > cap.months and together != known:
        yield Hit(_STAGES_ABOVE[cap.reason], list_id, text=str(together), details={"cap": cap.months})


def _duration(months: int, cap: _Cap | None, settings: RuleSettings) -> Iterator[Hit]:
    usual = [count for count in settings.numbers("usual_months") if cap is None or count <= cap.months]
    if cap is not None and months > cap.months:
        yield Hit(_ABOVE[cap.reason], FIELD, text=str(months), details={"cap": cap.months})
    elif months not in usual:
        yield Hit("unusual", FIELD, text=str(months), details={"usual": listed_in_both(map(str, usual))})


def _cap(case: CaseView, settings: RuleSettings) -> _Cap | None:
    """Return the lowest cap that holds; of equal ones that of the kind of standard."""
    caps = settings.limits("caps")
    found = [_Cap(caps[case.form.kind], OF_KIND)] if case.form.kind in caps else []
    if case.value("work_type") == "revision":
        found.append(_Cap(caps["revision"], OF_REVISION))
    if adopts(case, settings):
        found.append(_Cap(caps["adoption"], OF_ADOPTION))
    return min(found, key=lambda cap: cap.months) if found else None
