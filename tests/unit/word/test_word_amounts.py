"""Amounts of money on paper: unit, head of the column and figures read as on the screen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.helpers.wordfiles import ALL, form, info, sample_values, template
from workbench.domain.values import Row
from workbench.formspec.kind_base import NO_BREAK
from workbench.word.export import render_proposal
from workbench.word.reader import all_text, read_roots

BUDGETED = [name for name in ALL if "budget_lines" in form(info(name).form).fields]


@pytest.mark.parametrize("name", BUDGETED)
def test_amounts_read_on_paper_as_on_the_screen(name: str) -> None:
    own, language, values = form(info(name).form), info(name).language, sample_values(info(name).form)
    first, *others = rows_of(values["budget_lines"])
    line = replace(first, cells={**first.cells, "amount": Decimal("1234.5")})
    values = {**values, "budget_total": Decimal("12345.5"), "budget_lines": (line, *others)}
    text = all_text(read_roots(render_proposal(template(name), own, values, language)))
    total, amount = own.fields["budget_total"], own.fields["budget_lines"].column("amount")
    assert f"12,345.5{NO_BREAK}{total.unit.within(language)}" in text
    assert "1,234.5" in text.splitlines()
    assert amount.label.within(language) in " ".join(text.split())
    assert "10 000" not in text


def rows_of(value: object) -> tuple[Row, ...]:
    assert isinstance(value, tuple)
    return value
