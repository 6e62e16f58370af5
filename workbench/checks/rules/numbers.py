"""P23: plan numbers, and cells that hold a plan number or a standard number, are well formed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import half_width
from workbench.domain.values import is_filled
from workbench.formspec.standard_numbers import find_standard_numbers


@rule("P23")
def numbers(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield plan numbers that are badly written, and cells that hold neither kind of number."""
    for field_id in settings.texts("plan_fields"):
        text = case.text(field_id)
        problem = _plan_problem(text, settings) if is_filled(text) else ""
        if problem:
            yield Hit(problem, field_id, text=text)
    for place in settings.texts("number_columns"):
        field_id, _, column = place.partition(".")
        for row in case.rows(field_id):
            cell = row.cells.get(column)
            if isinstance(cell, str) and is_filled(cell) and _is_no_number(cell, settings):
                yield Hit("neither", field_id, row.id, column, text=cell)


def _plan_problem(text: str, settings: RuleSettings) -> str:
    match = settings.pattern("plan_form").fullmatch(_bare(text, settings))
    if match is None:
        return "plan"
    sensible = settings.number("first_year") <= int(match["year"]) <= settings.number("last_year")
    return "" if sensible else "year"


def _is_no_number(text: str, settings: RuleSettings) -> bool:
    return not find_standard_numbers(half_width(text)) and _plan_problem(text, settings) != ""


def _bare(text: str, settings: RuleSettings) -> str:
    """Return a number in half-width signs without a remark in brackets behind it."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", half_width(text)).strip()
    return settings.pattern("remark").sub("", plain)
