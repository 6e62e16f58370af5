"""How values are printed in both languages, and by which words they are found."""

from datetime import date
from decimal import Decimal

import pytest

from workbench.domain.values import Row, Value
from workbench.formspec.kinds import KINDS, display, printed_list, search_text
from workbench.formspec.model import Choice, Field
from workbench.kernel.i18n import Bilingual

CHOICES = (Choice("new", Bilingual("制定", "New")),)
COLUMNS = (
    Field("name", "organisation", Bilingual("单位", "Organisation")),
    Field("role", "choice", Bilingual("角色", "Role"), choices=CHOICES),
)
ROWS = (Row("r1", {"name": "甲", "role": "new"}), Row("r2", {"name": "乙", "role": None}))


def field(kind: str) -> Field:
    """Return a field of a kind."""
    return Field("x", kind, Bilingual("甲", "A"), choices=CHOICES, columns=COLUMNS)


@pytest.mark.parametrize(
    ("kind", "value", "chinese", "english"),
    [
        ("short_text", " <a> & {{ b }} ", " <a> & {{ b }} ", " <a> & {{ b }} "),
        ("short_text", None, "", ""),
        ("choice", "new", "制定", "New"),
        ("choice", "gone", "gone", "gone"),
        ("yes_no", True, "是", "Yes"),
        ("yes_no", False, "否", "No"),
        ("integer", 18, "18", "18"),
        ("date", date(2026, 3, 2), "2026年3月2日", "2 March 2026"),
        ("money", Decimal("1234567.50"), "1,234,567.50", "1,234,567.50"),
        ("money", Decimal("60"), "60", "60"),
        ("standard_number", ("GB 1—2001", "GB 2—2002"), "GB 1—2001、GB 2—2002", "GB 1—2001; GB 2—2002"),
        ("rows", ROWS, "甲 | 制定\n乙 | ", "甲 | New\n乙 | "),
    ],
)
def test_a_value_is_printed_in_both_languages(kind: str, value: Value, chinese: str, english: str) -> None:
    assert (display(field(kind), value, "zh"), display(field(kind), value, "en")) == (chinese, english)


def test_one_row_is_printed_in_the_order_of_the_columns() -> None:
    printed = printed_list(field("rows"), (Row("r1", {"role": "new", "name": "甲"}),), "en")
    assert printed.lines() == [("甲", "New")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "text",
        True,
        0,
        -1,
        Decimal("NaN"),
        Decimal("1E+3"),
        date(1, 1, 1),
        (),
        ("a",),
        ROWS,
        (Row("r", {}),),
    ],
    ids=str,
)
def test_a_value_of_another_kind_is_printed_too(kind: str, value: Value) -> None:
    assert isinstance(display(field(kind), value, "zh"), str)
    assert isinstance(search_text(field(kind), value), str)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("short_text", "储能电站", "储能电站"),
        ("choice", "new", "制定 New"),
        ("yes_no", True, ""),
        ("integer", 18, "18"),
        ("date", date(2026, 3, 2), "2026-03-02"),
        ("ics_code", ("29.200", "27"), "29.200\n27"),
        ("rows", ROWS, "甲\n制定 New\n乙"),
        ("rows", None, ""),
    ],
)
def test_a_value_is_found_by_its_words(kind: str, value: Value, words: str) -> None:
    assert search_text(field(kind), value) == words
