"""How large a table in a rich text may be, for the kind, for the paper and for markup built to harm."""

from __future__ import annotations

import time

import pytest

from tests.helpers.richcontents import table_markup
from workbench.domain.blocks import MOST_CELLS, MOST_COLUMNS, Table, lines, words_of
from workbench.domain.cleaning import read_foreign
from workbench.formspec.kind_rich import RICH, table_limit
from workbench.formspec.loader import load_form
from workbench.kernel.errors import InvalidValue
from workbench.kernel.paths import form_folder
from workbench.word.context import build_context

FORM = load_form(form_folder() / "gb-t-recommended" / "form.yaml")
FIELD = FORM.fields["purpose"]
TOO_LARGE = [(MOST_CELLS + 1, 1), (MOST_CELLS // 5 + 1, 5), (1, MOST_COLUMNS + 1)]


@pytest.mark.parametrize("size", [(MOST_CELLS, 1), (MOST_CELLS // 5, 5), (31, MOST_COLUMNS)])
def test_the_largest_tables_are_taken(size: tuple[int, int]) -> None:
    assert RICH.read(FIELD, table_markup(*size)) == table_markup(*size)


@pytest.mark.parametrize("size", TOO_LARGE)
def test_larger_ones_are_refused_by_the_kind_and_never_printed(size: tuple[int, int]) -> None:
    with pytest.raises(InvalidValue) as refused:
        RICH.read(FIELD, f"<p>a</p>{table_markup(*size)}")
    assert FIELD.label.here() in refused.value.message
    assert f"{size[0]:,} rows and {size[1]} columns" in refused.value.message
    assert refused.value.hint == table_limit()
    with pytest.raises(InvalidValue) as unprinted:
        build_context(FORM, {"purpose": table_markup(*size)}, "en")
    assert unprinted.value.hint == table_limit()


def test_a_long_row_among_many_short_ones_keeps_its_words_and_takes_no_room() -> None:
    rows = "<tr><td>b" * 60_000
    markup = f"<table><tr>{'<td>a' * 60_000}</tr>{rows}</table>"
    begin = time.process_time()
    content = read_foreign(markup).content
    assert time.process_time() - begin < 10
    assert isinstance(content[0], Table)
    assert content[0].is_too_large
    assert "".join(words_of(line) for line in lines(content)) == "a" * 60_000 + "b" * 60_000
