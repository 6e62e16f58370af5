"""What the fields of cases are called, for lists of places in many of them; each case is read once."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.kernel.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.proposal import Proposal
    from workbench.formspec.model import Form


class FieldNames:
    """Names fields in the language in use; lives as long as one list is made."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._cases: dict[str, tuple[Proposal, Form] | None] = {}

    def case(self, ref: str) -> tuple[Proposal, Form] | None:
        """Return a case with its form; None where it can't be read."""
        if ref not in self._cases:
            self._cases[ref] = None
            with suppress(WorkbenchError):
                case = self._workbench.drafting.case(ref)
                self._cases[ref] = (case, self._workbench.drafting.form_of(case))
        return self._cases[ref]

    def field(self, ref: str, field_id: str) -> str:
        """Return the label of a field; its id where the form of the case has none of it."""
        case = self.case(ref)
        field = case[1].fields.get(field_id) if case is not None else None
        return field.label.here() if field is not None else field_id
