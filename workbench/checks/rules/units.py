"""P22: one organisation leads, and there are enough of them. Signatures and seals are on paper, not here."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import core
from workbench.domain.values import is_filled

FIELD, LEAD = "drafting_units", "lead"


@rule("P22")
def drafting_units(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield too few organisations, none that leads, or several; the same name twice counts once."""
    rows = [row for row in case.rows(FIELD) if is_filled(row.cells.get("name"))]
    if not rows:
        return
    leads = sum(row.cells.get("role") == LEAD for row in rows)
    if not leads:
        yield Hit("no_lead", FIELD)
    elif leads > 1:
        yield Hit("several_leads", FIELD, details={"count": leads})
    count, least = len({core(str(row.cells["name"])) for row in rows}), settings.number("least")
    if count < least:
        yield Hit("few", FIELD, details={"count": count, "least": least})
