"""Lists of rows: what may be given, ids that stay, cells read by their columns."""

from decimal import Decimal

import pytest

from workbench.domain.values import Row
from workbench.formspec.conditions import ALWAYS
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Choice, Field, Limits
from workbench.kernel.errors import InvalidValue, UnknownName
from workbench.kernel.i18n import Bilingual

ROLES = (Choice("lead", Bilingual("牵头", "Lead")), Choice("participant", Bilingual("参与", "Participant")))
COLUMNS = (
    Field("name", "organisation", Bilingual("单位", "Organisation"), required_if=ALWAYS),
    Field("role", "choice", Bilingual("角色", "Role"), choices=ROLES),
    Field("share", "money", Bilingual("经费", "Share")),
)
UNITS = Field(
    "units", "rows", Bilingual("起草单位", "Drafting units"), columns=COLUMNS, limits=Limits(max_rows=3)
)


def rows(raw: object) -> tuple[Row, ...]:
    """Return the rows that `raw` gives."""
    value = normalise(UNITS, raw)
    assert isinstance(value, tuple)
    return tuple(row for row in value if isinstance(row, Row))


def test_rows_come_from_mappings_with_all_columns() -> None:
    assert rows([{"name": "甲", "role": "牵头", "share": 30.5}]) == (
        Row("r1", {"name": "甲", "role": "lead", "share": Decimal("30.5")}),
    )


def test_a_cell_not_given_is_empty() -> None:
    assert rows([{"name": "甲"}])[0].cells == {"name": "甲", "role": None, "share": None}


def test_rows_come_from_json() -> None:
    raw = '[{"name": "甲", "share": 0.30}, {"id": "x", "name": "乙"}]'
    assert [(row.id, row.cells["share"]) for row in rows(raw)] == [("r1", Decimal("0.3")), ("x", None)]


def test_rows_come_from_lines_in_the_order_of_the_columns() -> None:
    got = rows("甲 | lead | 1,200\r\n\n乙|参与\n")
    assert [row.cells["name"] for row in got] == ["甲", "乙"]
    assert got[0].cells["share"] == Decimal(1200)
    assert got[1].cells["role"] == "participant"


def test_given_ids_stay_and_new_ones_count_on() -> None:
    assert [row.id for row in rows([{"id": "r2", "name": "a"}, {"name": "b"}, {"id": "r7"}])] == [
        "r2",
        "r8",
        "r7",
    ]


def test_rows_that_are_read_already_stay_as_they_are() -> None:
    got = rows([{"name": "甲"}, {"name": "乙"}])
    assert normalise(UNITS, got) == got
    assert [row.id for row in rows((got[1], {"name": "丙"}))] == ["r2", "r3"]


@pytest.mark.parametrize("raw", ["", None, [], "[]", "\n \n"])
def test_no_rows_are_no_value(raw: object) -> None:
    assert normalise(UNITS, raw) is None


def test_two_rows_with_one_id_are_refused() -> None:
    with pytest.raises(InvalidValue, match="two rows have the same id"):
        normalise(UNITS, [{"id": "r1"}, {"id": "r1"}])


@pytest.mark.parametrize("row_id", ["a/b", "x" * 41, 1, "甲"])
def test_an_odd_id_is_refused(row_id: object) -> None:
    with pytest.raises(InvalidValue, match="can't be the id of a row"):
        normalise(UNITS, [{"id": row_id, "name": "a"}])


def test_an_unknown_column_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="units has no column “nmae”") as caught:
        normalise(UNITS, [{"nmae": "a"}])
    assert "name" in caught.value.nearest


def test_a_wrong_cell_is_named_with_its_row() -> None:
    with pytest.raises(InvalidValue) as caught:
        normalise(UNITS, [{"name": "a"}, {"name": "b", "role": "boss"}])
    assert caught.value.message == "Drafting units, row 2: Role: “boss” is not one of the choices."


def test_more_rows_than_allowed_are_refused() -> None:
    with pytest.raises(InvalidValue, match="4 rows are too many"):
        normalise(UNITS, [{"name": str(count)} for count in range(4)])


def test_a_line_with_too_many_cells_is_refused_with_the_columns() -> None:
    with pytest.raises(InvalidValue, match="has too many cells") as caught:
        normalise(UNITS, "甲 | lead | 1 | 2")
    assert caught.value.hint == "The columns are: name | role | share."


@pytest.mark.parametrize(
    "raw", ["[1, 2]", '[{"name": ', "[" * 50_000, 3, [3], {"name": "a"}, [{1: "a"}], "[NaN]"]
)
def test_what_is_no_list_of_rows_is_refused(raw: object) -> None:
    with pytest.raises(InvalidValue, match="is not a list of rows"):
        normalise(UNITS, raw)


def test_a_missing_required_cell_is_left_to_validation() -> None:
    assert rows([{"role": "lead"}])[0].cells["name"] is None
