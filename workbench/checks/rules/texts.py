"""P15–P17: the long texts say something, each its own, and name the standards and laws they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import Measured, half_width, says_nothing, shortened, stands_for_nothing
from workbench.domain.values import is_filled
from workbench.formspec.standard_numbers import find_standard_numbers

SITUATION = "situation"
LAWS = "law_relation"


@rule("P15")
def long_texts(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield long texts that are placeholders, too short, repetitive, or copies of each other."""
    shortest = settings.limits("shortest")
    real: dict[str, Measured] = {}
    for field_id, least in shortest.items():
        text = case.text(field_id)
        if not is_filled(text) or (field_id == LAWS and _says_no_law(text, settings)):
            continue
        if stands_for_nothing(text, settings):
            yield Hit("placeholder", field_id, text=shortened(text))
            continue
        real[field_id] = Measured(text)
        yield from _length(field_id, real[field_id], least)
        inside = settings.pattern("unfinished").search(half_width(text))
        if inside is not None:
            yield Hit("unfinished", field_id, text=inside[0])
    yield from _copies(case, real, settings)


def _length(field_id: str, text: Measured, least: int) -> Iterator[Hit]:
    if text.size < least:
        yield Hit("short", field_id, details={"length": text.size, "least": least})
    elif text.substance < least:
        yield Hit("repetitive", field_id, details={"least": least})


def _copies(case: CaseView, texts: dict[str, Measured], settings: RuleSettings) -> Iterator[Hit]:
    least = settings.number("least_compared")
    for first, second in combinations(texts, 2):
        left, right = texts[first], texts[second]
        if min(left.size, right.size) < least:
            continue
        alike = left.likeness(right) >= settings.share("alike_percent")
        within = left.containment(right) >= settings.share("contained_percent")
        if alike or within:
            yield Hit("copy", second, details={"other": case.label(first)})


@rule("P16")
def situation(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a hit if the situation names no standard and does not say that a search found none, and how."""
    text = half_width(case.text(SITUATION))
    families = settings.texts("families_that_count")
    named = any(number.family in families for number in find_standard_numbers(text))
    if named or not is_filled(text):
        return
    if settings.pattern("none_found").search(text) is None and not says_nothing(text, settings):
        yield Hit("nothing", SITUATION)
    elif settings.pattern("how_searched").search(text) is None:
        yield Hit("how", SITUATION)


@rule("P17")
def law_relation(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a hit if the relation to laws names no law and no standard and does not plainly say none."""
    text = case.text(LAWS)
    if not is_filled(text) or _says_no_law(text, settings):
        return
    plain = half_width(text)
    if not find_standard_numbers(plain) and settings.pattern("law_names").search(plain) is None:
        yield Hit("nothing", LAWS)


def _says_no_law(text: str, settings: RuleSettings) -> bool:
    if says_nothing(text, settings):
        return True
    return settings.pattern("no_law").search(half_width(text)) is not None
