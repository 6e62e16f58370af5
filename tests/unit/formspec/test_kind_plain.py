"""Choices, yes and no, whole numbers, money and dates as people and files write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from workbench.formspec.kinds import normalise
from workbench.formspec.model import Choice, Field, Limits
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual, Language, use_language

CHOICES = (Choice("new", Bilingual("制定", "New")), Choice("revision", Bilingual("修订", "Revision")))
CHOICE = Field("work_type", "choice", Bilingual("制定/修订", "New or revision"), choices=CHOICES)
YES_NO = Field("fast_track", "yes_no", Bilingual("快速程序", "Fast track"))
MONTHS = Field(
    "months",
    "integer",
    Bilingual("周期", "Duration"),
    unit=Bilingual("个月", "months"),
    limits=Limits(minimum=Decimal(1), maximum=Decimal(120)),
)
MONEY = Field("budget", "money", Bilingual("预算", "Budget"), unit=Bilingual("万元", "10,000 yuan"))
DATE = Field("day", "date", Bilingual("日期", "Date"))


@pytest.mark.parametrize("raw", ["revision", "REVISION", "修订", "Revision", " revision "])
def test_a_choice_is_taken_by_value_or_label(raw: str) -> None:
    assert normalise(CHOICE, raw) == "revision"


@pytest.mark.parametrize("raw", ["revised", " ", True, 1, ["new"]])
def test_another_choice_is_refused_with_those_allowed(raw: object) -> None:
    with pytest.raises(InvalidValue, match=r"New or revision: “.*” is not one of the choices") as caught:
        normalise(CHOICE, raw)
    assert caught.value.hint == "Allowed: new (New), revision (Revision)."


def test_a_refusal_names_the_field_in_the_language_in_use() -> None:
    use_language("zh")
    try:
        with pytest.raises(InvalidValue, match="制定/修订"):
            normalise(CHOICE, "revised")
    finally:
        use_language("en")


@pytest.mark.parametrize("raw", [True, 1, "yes", "Y", "true", "1", "是", " YES ", "１"])
def test_yes_is_understood(raw: object) -> None:
    assert normalise(YES_NO, raw) is True


@pytest.mark.parametrize("raw", [False, 0, "no", "N", "False", "0", "否"])
def test_no_is_understood(raw: object) -> None:
    assert normalise(YES_NO, raw) is False


@pytest.mark.parametrize("raw", ["maybe", 2, 1.0, [True]])
def test_neither_yes_nor_no_is_refused(raw: object) -> None:
    with pytest.raises(InvalidValue, match=r"Fast track: “.*” is neither yes nor no"):
        normalise(YES_NO, raw)


@pytest.mark.parametrize(
    "raw", [18, "18", "１８", " 18 ", "+18", "018", 18.0, Decimal("18"), "18.0", "18 个月", "18 months"]
)
def test_a_whole_number_is_understood(raw: object) -> None:
    value = normalise(MONTHS, raw)
    assert value == 18
    assert type(value) is int


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("a year", "Duration: “a year” is not a number."),
        ("1e1", "Duration: “1e1” is not a number."),
        ("٣", "Duration: “٣” is not a number."),
        (True, "Duration: “True” is not a number."),
        (float("nan"), "Duration: “nan” is not a number."),
        ("18.5", "Duration: “18.5” is not a whole number."),
        ("0", "Duration: 0 is too small."),
        ("121", "Duration: 121 is too large."),
        ("9" * 30, f"Duration: {'9' * 30} is too large."),
        ("-9999999", "Duration: -9999999 is too small."),
        ("-" + "9" * 30, f"Duration: -{'9' * 30} is too small."),
    ],
)
def test_a_wrong_whole_number_is_refused_with_the_reason(raw: object, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        normalise(MONTHS, raw)
    assert caught.value.message == message
    assert caught.value.hint


@pytest.mark.parametrize("raw", ["9" * 30, "121", "0", "-" + "9" * 30])
def test_a_number_out_of_bounds_is_told_the_bound_of_its_own_field(raw: str) -> None:
    told: tuple[tuple[Language, str], ...] = (
        ("zh", "允许范围为 1 至 120\u00a0个月。"),
        ("en", "From 1 to 120\u00a0months are allowed."),
    )
    for language, hint in told:
        use_language(language)
        with pytest.raises(InvalidValue) as caught:
            normalise(MONTHS, raw)
        assert caught.value.hint == hint


def test_without_a_bound_the_digits_that_may_be_written_are_told() -> None:
    with pytest.raises(InvalidValue, match="is too large") as caught:
        normalise(MONEY, "9" * 16)
    assert caught.value.hint == "At most 15 digits are allowed before the decimal point."


def test_the_hint_for_a_whole_number_shows_whole_numbers_only() -> None:
    with pytest.raises(InvalidValue) as caught:
        normalise(MONTHS, "a year")
    assert "18" in caught.value.hint
    assert "60.5" not in caught.value.hint


@pytest.mark.parametrize("raw", ["=SUM(A1:A3)", "＝1+1"])
def test_a_formula_is_refused_with_the_wish_for_its_result(raw: str) -> None:
    with pytest.raises(InvalidValue, match="is not a number") as caught:
        normalise(MONEY, raw)
    assert "give the result" in caught.value.hint


def test_a_number_too_long_to_write_out_is_refused() -> None:
    with pytest.raises(InvalidValue, match="is not a number"):
        normalise(MONTHS, 10**5000)


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        ("60", "60"),
        ("60.50", "60.50"),
        ("1,200.5", "1200.5"),
        ("1，234，567", "1234567"),
        ("６０．５", "60.5"),
        ("60 万元", "60"),
        (60, "60"),
        (60.5, "60.5"),
        (0, "0"),
        ("-0", "0"),
        (Decimal("1E+3"), "1000"),
    ],
)
def test_an_amount_is_kept_exactly(raw: object, amount: str) -> None:
    value = normalise(MONEY, raw)
    assert isinstance(value, Decimal)
    assert str(value) == amount


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("-1", "Budget: an amount can't be negative."),
        ("-" + "9" * 30, "Budget: an amount can't be negative."),
        ("0.125", "Budget: “0.125” has too many decimals."),
        (0.1 + 0.2, "Budget: “0.30000000000000004” has too many decimals."),
        ("1e3", "Budget: “1e3” is not a number."),
        ("NaN", "Budget: “NaN” is not a number."),
        (Decimal("Infinity"), "Budget: “Infinity” is not a number."),
        (Decimal("1E+400000000"), "Budget: “1E+400000000” is not a number."),
        ("12,34", "Budget: “12,34” is not a number."),
        ("1.234,5", "Budget: “1.234,5” is not a number."),
        ("about 60", "Budget: “about 60” is not a number."),
    ],
)
def test_a_wrong_amount_is_refused_with_the_reason(raw: object, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        normalise(MONEY, raw)
    assert caught.value.message == message


@pytest.mark.parametrize(
    "raw",
    [
        "2026-03-02",
        "2026年3月2日",
        "2026/3/2",
        "２０２６年３月２日",
        "2026-3-2",
        " 2026-03-02 ",
        "2026.3.2",
        "2026．３．２",
        "20260302",
        "2026 年 3 月 2 日",
        "2026年3月2号",
        "二〇二六年三月二日",
        "二○二六年三月二日",
        "二零二六年三月二日",
        "2 March 2026",
        "2nd March 2026",
        "2 Mar 2026",
        "March 2, 2026",
        "Mar. 2 2026",
        "march 2,2026",
        date(2026, 3, 2),
    ],
)
def test_a_date_is_understood(raw: object) -> None:
    assert normalise(DATE, raw) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("2026-02-30", "February 2026 has no day 30"),
        ("2026年2月30日", "February 2026 has no day 30"),
        ("30 February 2026", "February 2026 has no day 30"),
        ("二〇二六年四月三十一日", "April 2026 has no day 31"),
        ("2026-03-00", "March 2026 has no day 0"),
        ("2026-13-01", "there is no month 13"),
        ("20261301", "there is no month 13"),
        ("0000-01-01", "the year 0 is out of range"),
        ("2026-3/2", "is not a date"),
        ("2 Ma 2026", "is not a date"),
        ("2 Marching 2026", "is not a date"),
        ("二十二六年三月二日", "is not a date"),
        ("3/2/2026", "is not a date"),
        ("tomorrow", "is not a date"),
        (20260302, "is not a date"),
        (datetime(2026, 3, 2, 9, 30), "is not a date"),
        ("1899-12-31", "the year 1899 is out of range"),
        ("2201-01-01", "the year 2201 is out of range"),
    ],
)
def test_a_wrong_date_is_refused_with_the_reason(raw: object, message: str) -> None:
    with pytest.raises(InvalidValue, match=message):
        normalise(DATE, raw)


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("二〇二六年十二月三十一日", date(2026, 12, 31)),
        ("二〇二六年十月二十日", date(2026, 10, 20)),
        ("二〇二六年十一月十五日", date(2026, 11, 15)),
        ("二〇二六年〇三月〇五日", date(2026, 3, 5)),
        ("2024-02-29", date(2024, 2, 29)),
    ],
)
def test_chinese_numerals_and_leap_days_are_understood(raw: str, day: date) -> None:
    assert normalise(DATE, raw) == day


@pytest.mark.parametrize("raw", ["二〇二六年三月", "2026年3月", "２０２６年 3 月", "March 2026"])
def test_a_month_without_a_day_stands_for_its_first_day(raw: str) -> None:
    assert normalise(DATE, raw) == date(2026, 3, 1)


def test_a_day_that_does_not_exist_is_told_with_the_last_one_of_its_month() -> None:
    told: tuple[tuple[Language, str], ...] = (
        ("zh", "日期：2026年2月没有 30 日。该月最后一天是 28 日。"),
        ("en", "Date: February 2026 has no day 30. The last day of that month is 28."),
    )
    for language, words in told:
        use_language(language)
        with pytest.raises(InvalidValue) as caught:
            normalise(DATE, "2026-02-30")
        assert caught.value.words == words
