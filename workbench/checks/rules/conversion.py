"""P02–P04: revision, adoption and fast track: answers that ask for others, and answers that forbid them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import FieldChange, Fix, Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.domain.values import is_filled
from workbench.formspec.standard_numbers import parse_standard_number
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import listed_in_both

NO_ADOPTION = "none"


@rule("P02")
def revised_standard(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield what is wrong between new or revision and the numbers of the revised standards."""
    work_type = case.value("work_type")
    if work_type == "new" and is_filled(case.held("revised_standards")):
        yield _forbidden(case, "revised_standards")
    if work_type != "revision" or "revised_standards" not in case.form.fields:
        return
    numbers = case.texts("revised_standards")
    if not numbers:
        yield Hit("none", "revised_standards")
    for number in numbers:
        problem = _number_problem(number, settings.texts("families"))
        if problem:
            yield Hit(problem, "revised_standards", text=number)


@rule("P03")
def adoption(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield what an adopted standard lacks, and what is held although none is adopted."""
    source = case.value("adopted_source")
    for field_id in settings.texts("fields"):
        if field_id not in case.form.fields or not is_filled(source):
            continue
        filled = is_filled(case.held(field_id))
        if source == NO_ADOPTION and filled:
            yield _forbidden(case, field_id)
        elif source != NO_ADOPTION and not filled:
            yield Hit("missing", field_id)


@rule("P04")
def fast_track(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a missing or unknown code of the fast track, and what the code presupposes but the case denies."""
    if case.value("fast_track") is not True or "fast_track_code" not in case.form.fields:
        return
    code = case.text("fast_track_code").strip().upper()
    presupposed = settings.names("presupposes")
    if not code:
        yield Hit("missing", "fast_track_code")
    elif code not in presupposed:
        yield Hit("unknown", "fast_track_code", text=code, details={"codes": listed_in_both(presupposed)})
    elif presupposed[code] == "adoption" and is_only_basis(case, settings):
        yield Hit("only_basis", "fast_track_code", text=code)
    elif _denied(case, presupposed[code]):
        yield Hit(f"needs_{presupposed[code]}", "fast_track_code", text=code)


def adopts(case: CaseView, settings: RuleSettings) -> bool:
    """Return whether an international standard is adopted; a mere basis is none, whatever its source."""
    source = case.value("adopted_source")
    return is_filled(source) and source != NO_ADOPTION and not is_only_basis(case, settings)


def is_only_basis(case: CaseView, settings: RuleSettings) -> bool:
    """Return whether an international standard is but the basis: not equivalent is no adoption (GB/T 1.2)."""
    return case.value("adoption_degree") in settings.texts("no_adoption_degrees")


def _denied(case: CaseView, condition: str) -> bool:
    """Return whether the case says no to a condition; an answer not given yet denies nothing."""
    denials = {
        "adoption": case.value("adopted_source") == NO_ADOPTION,
        "revision": case.value("work_type") == "new",
        "conversion": case.value("converted") is False,
        "nothing": False,
    }
    return denials[condition]


def _forbidden(case: CaseView, field_id: str) -> Hit:
    held = case.held(field_id)
    words = tuple(map(str, held if isinstance(held, tuple) else (held,)))
    return Hit("forbidden", field_id, words=words, fix=Fix("clear", (FieldChange(field_id, None),)))


def _number_problem(text: str, families: tuple[str, ...]) -> str:
    try:
        number = parse_standard_number(text, families)
    except WorkbenchError:
        return "malformed"
    return "" if number.year else "no_year"
