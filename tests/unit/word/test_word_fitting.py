"""Columns of lists are as wide as their longest words ask, on one grid; the heads stay with the rows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.wordfiles import ALL, EN, ZH, document_of, form, info, sample_values, template
from workbench.domain.values import Row, Value
from workbench.word.controls import controls
from workbench.word.export import render_proposal
from workbench.word.fitting import chosen_widths, fitted
from workbench.word.oxml import WORD, Element, name, parse_strictly


@pytest.mark.parametrize(
    ("widths", "least", "better", "expected"),
    [
        ([30, 30, 40], [10, 10, 10], [20, 20, 20], [30, 30, 40]),
        ([30, 30, 40], [10, 36, 10], [10, 36, 10], [28, 36, 36]),
        ([30, 30, 40], [10, 10, 10], [40, 10, 10], [40, 26, 34]),
        ([30, 30, 40], [20, 45, 30], [40, 45, 30], [23, 45, 32]),
        ([10, 10, 10], [50, 5, 5], [50, 5, 5], [20, 5, 5]),
    ],
)
def test_what_is_too_narrow_takes_room_from_what_has_some_to_spare(
    widths: list[int], least: list[int], better: list[int], expected: list[int]
) -> None:
    found = chosen_widths(widths, least, better)
    assert (found, sum(found)) == (expected, sum(widths))


@given(st.lists(st.tuples(*[st.integers(1, 3000)] * 3), min_size=1, max_size=7))
def test_each_column_has_what_it_needs_at_least_where_there_is_room(
    columns: list[tuple[int, int, int]],
) -> None:
    widths, least, more = (list(row) for row in zip(*columns, strict=True))
    found = chosen_widths(widths, least, [need + wish for need, wish in zip(least, more, strict=True)])
    assert sum(found) == sum(widths)
    if sum(least) <= sum(widths):
        assert all(width >= need for width, need in zip(found, least, strict=True))


def test_a_cell_that_reaches_over_more_columns_says_so_where_the_schema_has_it() -> None:
    def cell(words: str, width: int, before: str = "", behind: str = "", tag: str = "") -> str:
        run = f"<w:r><w:t>{words}</w:t></w:r>"
        if tag:
            run = f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>'
        look = f'<w:tcPr>{before}<w:tcW w:w="{width}" w:type="dxa"/>{behind}</w:tcPr>'
        return f"<w:tc>{look}<w:p>{run}</w:p></w:tc>"

    head = cell("head", 3600, '<w:cnfStyle w:val="000"/>', '<w:gridSpan w:val="2"/>')
    names = cell("a", 3000, tag="members/0/name") + cell("Extraordinarily-long", 600, tag="members/0/unit")
    properties = '<w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid/>'
    table = f"<w:tbl>{properties}<w:tr>{head}</w:tr><w:tr>{names}</w:tr></w:tbl>"
    root = parse_strictly(fitted(f'<w:body xmlns:w="{WORD}">{table}</w:body>').encode())
    first = next(root.iter(name("w:tcPr")))
    assert [one.tag for one in first] == [name("w:cnfStyle"), name("w:tcW"), name("w:gridSpan")]


def filled(which: str, **more: Value) -> Element:
    """Return the document of the sample case with other answers."""
    values = {**sample_values(which.rpartition(".")[0]), **more}
    return document_of(render_proposal(template(which), form(), values, info(which).language))


def patents() -> dict[str, Value]:
    licence = form().fields["patents"].columns[-1].choices[0].value
    cells = {"number": "ZL202110000001.X", "name": "装置", "holder": "示例研究院", "licence": licence}
    return {"patents_involved": True, "patents": (Row("p1", cells),)}


def cell_width(root: Element, tag: str) -> int:
    """Return the width of the cell with a control, in twentieths of a point."""
    found = next(control for control, one in controls(root) if f"{one.field}/{one.row}/{one.column}" == tag)
    cell = next(found.iterancestors(name("w:tc")))
    width = cell.find(f"{name('w:tcPr')}/{name('w:tcW')}")
    assert width is not None
    return int(str(width.get(name("w:w"))))


@pytest.mark.parametrize("which", [ZH, EN])
def test_a_long_number_and_a_date_get_the_room_that_others_have(which: str) -> None:
    root = filled(which, **patents())
    number, name_of_it = cell_width(root, "patents/0/number"), cell_width(root, "patents/0/name")
    assert number >= 170 + 16 * 0.5 * 210  # sixteen digits and capitals in 10.5 points, and the margins
    assert name_of_it >= 170 + 4 * 210
    table = next(root.iter(name("w:tbl")))
    grid = [int(str(one.get(name("w:w")))) for one in table.iter(name("w:gridCol"))]
    for row in table.findall(name("w:tr")):
        spans, widths = [], []
        for cell in row.findall(name("w:tc")):
            span = cell.find(f"{name('w:tcPr')}/{name('w:gridSpan')}")
            width = cell.find(f"{name('w:tcPr')}/{name('w:tcW')}")
            assert width is not None
            spans.append(int(str(span.get(name("w:val")))) if span is not None else 1)
            widths.append(int(str(width.get(name("w:w")))))
        assert sum(spans) == len(grid)
        places = [sum(spans[:place]) for place in range(len(spans) + 1)]
        assert [sum(grid[a:b]) for a, b in pairwise(places)] == widths


@pytest.mark.parametrize("which", ALL)
def test_the_head_of_a_list_stays_on_the_page_of_its_first_row(which: str) -> None:
    root = document_of(info(which).path)
    lists = {tag.field for _, tag in controls(root) if tag.column}
    heads = 0
    for row in root.iter(name("w:tr")):
        paragraphs = row.findall(f"{name('w:tc')}/{name('w:p')}")
        kept = [one for one in paragraphs if one.find(f"{name('w:pPr')}/{name('w:keepNext')}") is not None]
        if kept and "continue" not in {one.get(name("w:val")) for one in row.iter(name("w:vMerge"))}:
            is_head = row.find(f"{name('w:trPr')}/{name('w:cantSplit')}") is not None
            heads += is_head and len(kept) == len(paragraphs)
    assert heads >= len(lists)


def table(*cells: str, layout: str = "fixed") -> str:
    """Return a table of one list row with cells as wide as an inch."""
    properties = '<w:tcPr><w:tcW w:w="1440" w:type="dxa"/></w:tcPr>'
    tags = (f'<w:sdt><w:sdtPr><w:tag w:val="a/0/c{n}"/></w:sdtPr></w:sdt>' for n in range(len(cells)))
    row = "".join(
        f"<w:tc>{properties}<w:p>{tag}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for tag, text in zip(tags, cells, strict=True)
    )
    head = f'<w:tblPr><w:tblLayout w:type="{layout}"/></w:tblPr><w:tblGrid/>'
    return f'<w:tbl xmlns:w="{WORD}">{head}<w:tr>{row}</w:tr></w:tbl>'


def test_only_tables_of_fixed_widths_with_too_little_room_are_changed() -> None:
    number = "ZL202110000001.X"
    for untouched in (table(number, "a", layout="autofit"), table("short", "a")):
        assert fitted(untouched) == untouched
    odd = table(number, "a").replace("<w:tr>", "<w:tr><w:trPr><w:gridBefore/></w:trPr>")
    assert fitted(odd) == odd
    root = parse_strictly(fitted(table(number, "a")).encode())
    first, second = (int(str(one.get(name("w:w")))) for one in root.iter(name("w:tcW")))
    assert first > 1900
    assert first + second == 2880
    assert [int(str(one.get(name("w:w")))) for one in root.iter(name("w:gridCol"))] == [first, second]
