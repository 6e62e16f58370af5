"""A proposal that revises a standard: the answers which say so, and which numbers are those of one standard."""

from __future__ import annotations

from dataclasses import replace

from workbench.domain.values import Value
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Form
from workbench.formspec.standard_numbers import find_standard_numbers
from workbench.kernel.errors import InvalidValue, Refused
from workbench.kernel.i18n import Bilingual, tr

WORK_TYPE, REVISION = "work_type", "revision"
REVISED = "revised_standards"


def takes_revision(form: Form) -> bool:
    """Return whether a form asks for a revision and for the standards that it replaces."""
    work_type = form.fields.get(WORK_TYPE)
    choices = {choice.value for choice in work_type.choices} if work_type is not None else set()
    return REVISION in choices and REVISED in form.fields


def revision_values(form: Form, standards: str) -> dict[str, Value]:
    """Return the answers of a form for a revision of standards named by their numbers.

    Raises Refused for a form without revisions, InvalidValue for what is no number that the form takes.
    """
    if not takes_revision(form):
        raise Refused(
            tr("The form “{form}” is not for the revision of a standard.", form=form.title.here()),
            tr("Choose another form, or leave the revised standard out."),
        )
    name = tr("Number of the standard revised")  # as it is asked for, which is not the label in each form
    numbers = normalise(replace(form.field_named(REVISED), label=Bilingual(name, name)), standards)
    if not numbers:
        raise InvalidValue(
            tr("The number of the standard to be revised is missing."),
            tr("Write it with its year, for example {example}.", example="GB/T 36276—2018"),
        )
    return {WORK_TYPE: REVISION, REVISED: numbers}


def standards_in(text: str) -> frozenset[tuple[str, str]]:
    """Return prefix and number of every standard that a text names, so that all its editions are alike."""
    return frozenset((found.prefix, found.number) for found in find_standard_numbers(text))
