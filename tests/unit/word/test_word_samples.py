"""The document of each form says in words what the form's sample case holds, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.wordfiles import ALL, document_of, form, info, sample_values, template
from workbench.domain.values import Row, Value
from workbench.formspec.kinds import display
from workbench.formspec.model import Field
from workbench.kernel.i18n import Language
from workbench.word.export import render_proposal
from workbench.word.oxml import name
from workbench.word.reader import read_values

TICKED = ("choice", "yes_no")


def exported(which: str) -> bytes:
    """Return the document of the sample case that belongs to a template."""
    about = info(which)
    return render_proposal(template(which), form(about.form), sample_values(about.form), about.language)


def lines(field: Field, value: Value, language: Language) -> Iterator[str]:
    """Return the lines of text that a field is printed in."""
    if isinstance(value, tuple) and field.columns:
        for row in value:
            assert isinstance(row, Row)
            for column in field.columns:
                yield display(column, row.cells.get(column.id), language)
    else:
        yield from display(field, value, language).split("\n")


@pytest.mark.parametrize("which", ALL)
def test_every_line_of_the_sample_stands_in_its_document(which: str) -> None:
    about = info(which)
    paragraphs = document_of(exported(which)).iter(name("w:p"))
    printed = "\n".join("".join(text.text or "" for text in item.iter(name("w:t"))) for item in paragraphs)

    fields = form(about.form).fields
    missing = [
        (field_id, line)
        for field_id, value in sample_values(about.form).items()
        if fields[field_id].kind not in TICKED
        for line in lines(fields[field_id], value, about.language)
        if line.strip() not in printed
    ]

    assert missing == []


@pytest.mark.parametrize("which", ALL)
def test_just_the_boxes_of_the_sample_are_ticked_in_its_document(which: str) -> None:
    about = info(which)
    values = sample_values(about.form)
    held = read_values(exported(which))

    ticked = {field.id: held[field.id] for field in form(about.form).fields.values() if field.kind in TICKED}

    names = {True: "yes", False: "no"}
    assert ticked == {
        field_id: [names.get(value, value)] if (value := values.get(field_id)) is not None else []
        for field_id in ticked
    }


@pytest.mark.parametrize("which", ALL)
def test_no_command_of_the_template_is_left_in_the_document(which: str) -> None:
    text = "".join(document_of(exported(which)).itertext())

    assert not [mark for mark in ("{{", "}}", "{%", "%}") if mark in text]
