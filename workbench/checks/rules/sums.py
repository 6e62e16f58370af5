"""P24: what is given as a whole is what its parts add up to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from workbench.checks.case import CaseView
from workbench.checks.model import FieldChange, Fix, Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.domain.values import Value
from workbench.formspec.computing import full_sum
from workbench.formspec.kind_base import printed_number
from workbench.formspec.kinds import normalise
from workbench.kernel.errors import InvalidValue


@rule("P24")
def sums(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield each whole that is missing or is not the sum of its list; a list with gaps is not summed yet."""
    for place, whole in settings.names("sums").items():
        list_id, _, column = place.partition(".")
        together = full_sum([row.cells for row in case.rows(list_id)], column)
        if together is None or whole not in case.visible:
            continue
        given = _number(case.value(whole))
        details = {"sum": printed_number(together), "list": case.label(list_id)}
        if given is None:
            yield Hit("absent", whole, details=details, fix=_fix(case, whole, together))
        elif given != together:
            text = printed_number(given)
            yield Hit("differ", whole, text=text, details=details, fix=_fix(case, whole, together))


def _number(value: Value) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else None


def _fix(case: CaseView, whole: str, together: Decimal) -> Fix | None:
    """Return the repair that takes the sum; None where the field would not take it."""
    try:
        value = normalise(case.form.fields[whole], str(together))
    except InvalidValue:
        return None
    return Fix("take", (FieldChange(whole, value),))
