"""A part of a draft without a place, put into a long text that somebody chose for it.

It comes behind what stands there; which part goes where is decided by who reads the draft.
"""

from __future__ import annotations

from workbench.domain.content import parse
from workbench.domain.values import Value
from workbench.formspec.draftheadings import TEXT_KINDS
from workbench.formspec.drafttexts import plain_content, written
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field, Form


def takes_parts(form: Form) -> tuple[Field, ...]:
    """Return the fields of a form that any text can be put into, in their order."""
    return tuple(field for field in form.fields.values() if field.kind in TEXT_KINDS)


def put_behind(field: Field, before: Value, text: str) -> Value:
    """Return a value with a text behind what stands in it; raises InvalidValue if that is too long."""
    present = before if isinstance(before, str) else ""
    if field.kind == RICH.name:
        return normalise(field, written((*(parse(present) if present else ()), *plain_content(text))))
    return normalise(field, "\n".join(filter(None, (present, text))))
