"""P21: the files that go with a proposal are attached. What stands in them is not read here."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.domain.attachments import PURPOSE
from workbench.domain.values import is_filled
from workbench.formspec.kind_attachments import list_in

MANDATORY = "mandatory"


@rule("P21")
def attached_files(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield each purpose for which no file is attached, and files of which nobody said what they are for."""
    field = list_in(case.form.fields.values())
    if field is None:
        return
    rows = case.rows(field.id)
    present = {row.cells.get(PURPOSE) for row in rows}
    needed = settings.names("purposes")
    for message in ("no_draft", "no_explanation", "no_seal"):
        if needed[message] not in present:
            yield Hit(message, field.id)
    if needed["no_pre_research"] not in present:
        if case.form.kind == MANDATORY:
            yield Hit("no_pre_research", field.id)
        elif any(case.value(sign) is True for sign in settings.texts("signs_of_major")):
            yield Hit("perhaps_major", field.id)
    for row in rows:
        if not is_filled(row.cells.get(PURPOSE)):
            yield Hit("no_purpose", field.id, row.id, PURPOSE)
