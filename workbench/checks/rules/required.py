"""P01: every field that the form asks for is filled. Conditional ones that another rule owns are left to it."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.domain.values import is_filled
from workbench.formspec.validation import missing


@rule("P01")
def required_fields(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a hit for each required field that is empty and for each empty required cell of a row."""
    left_to_others = settings.texts("left_to_other_rules")
    for gap in missing(case.form, case.values):
        place = f"{gap.field}.{gap.column}" if gap.column else gap.field
        if place in left_to_others:
            continue
        if gap.column:
            yield Hit("empty_cell", gap.field, gap.row or "", gap.column)
        else:
            yield Hit("too_little" if is_filled(case.held(gap.field)) else "empty", gap.field)
