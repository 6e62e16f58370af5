"""P26: no title still ends with the mark by which a copied case is told apart."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import FieldChange, Fix, Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings


@rule("P26")
def copy_marks(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield the titles that end with a mark, each with the title without it."""
    for field_id in settings.texts("title_fields"):
        title = case.text(field_id)
        match = settings.pattern("copy_marks").search(title) if title else None
        if match and (plain := title[: match.start()].rstrip()):
            fix = Fix("rewrite", (FieldChange(field_id, plain),))
            yield Hit("marked", field_id, text=match[0].strip(), details={"title": plain}, fix=fix)
