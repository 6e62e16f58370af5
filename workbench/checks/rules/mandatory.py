"""P19: a proposal for a mandatory standard tells its grounds, supervision, objects and transition."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import half_width, stands_for_nothing
from workbench.domain.values import is_filled

BASIS, OBJECTS, WHOLE = "enforcement_basis", "products", "fully_mandatory"


@rule("P19")
def mandatory_grounds(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield what is missing or only holds a place; what is mere custom is yielded as such."""
    for message, key in (("missing", "needed"), ("customary", "customary")):
        for field_id in settings.texts(key):
            if field_id in case.form.fields and not is_filled(case.value(field_id)):
                yield Hit(message, field_id)
            elif stands_for_nothing(case.text(field_id), settings):
                yield Hit("placeholder", field_id, text=case.text(field_id))
    yield from _legal_basis(case, settings)
    yield from _objects(case, settings)
    if case.value(WHOLE) is False:
        yield Hit("partly", WHOLE)


def _legal_basis(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    for row in case.rows(BASIS):
        law = row.cells.get("law")
        words = half_width(law) if isinstance(law, str) else ""
        if is_filled(words) and settings.pattern("law_names").search(words) is None:
            yield Hit("no_law", BASIS, row.id, "law", text=words)


def _objects(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a list of products that is there and names none: a mandatory standard always has an object."""
    names = [str(row.cells["name"]) for row in case.rows(OBJECTS) if is_filled(row.cells.get("name"))]
    if names and all(stands_for_nothing(name, settings) for name in names):
        yield Hit("no_object", OBJECTS, words=tuple(names))
