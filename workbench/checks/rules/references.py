"""D26: somebody has looked up whether the standards listed are in force, and when."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.domain.values import Row, is_filled
from workbench.kernel.i18n import Bilingual

LIST = "references"


@rule("D26")
def references(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield standards whose status nobody confirmed with a date, and those that are no longer in force."""
    for row in case.rows(LIST):
        number = row.cells.get("number")
        if not isinstance(number, str) or not is_filled(number):
            continue
        status = row.cells.get("status")
        if not is_filled(status) or status in settings.texts("unchecked"):
            yield Hit("unchecked", LIST, row.id, "status", text=number)
        elif not is_filled(row.cells.get("checked_on")):
            yield Hit("undated", LIST, row.id, "checked_on", text=number)
        if status in settings.texts("gone") and row.cells.get("relation") not in settings.texts("excepted"):
            yield Hit("gone", LIST, row.id, "status", text=number, details={"status": _label(case, row)})


def _label(case: CaseView, row: Row) -> Bilingual:
    return case.form.fields[LIST].column("status").choice_label(str(row.cells.get("status")))
