"""What holds for every value: reading twice changes nothing, printing never fails, refusals are sentences."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.values import Value, from_json, to_json
from workbench.formspec.kinds import KINDS, display, normalise, search_text
from workbench.formspec.model import Choice, Field
from workbench.formspec.standard_numbers import find_standard_numbers, issuers, parse_standard_number
from workbench.kernel.errors import InvalidValue, WrongUse
from workbench.kernel.i18n import Bilingual

CHOICES = (Choice("new", Bilingual("制定", "New")), Choice("B1", Bilingual("快速", "Fast")))
COLUMNS = (
    Field("name", "short_text", Bilingual("名称", "Name")),
    Field("sum", "money", Bilingual("金额", "Sum")),
    Field("codes", "ics_code", Bilingual("代码", "Codes"), many=True),
)


def field(kind: str, many: bool = False) -> Field:
    """Return a field of a kind."""
    return Field("x", kind, Bilingual("甲", "A"), choices=CHOICES, columns=COLUMNS, many=many)


FIELDS = [field(kind) for kind in KINDS] + [field(kind, many=True) for kind in KINDS if KINDS[kind].many]
NUMBERS = [example for issuer in issuers().all for example in issuer.examples]


# Raw values near what kinds take, and anything at all.
digits = st.from_regex(r"[0-9０-９]{1,4}[,，.．年/-]?[0-9]{0,3}[月/-]?[0-9]{0,2}日?", fullmatch=True)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.text(),
    digits,
    st.sampled_from([*NUMBERS, "new", "快速", "是", "A 00", "29.240.99", "a | 1 | 29"]),
)
cells = st.fixed_dictionaries(
    {}, optional={"id": st.text(max_size=3), "name": st.text(), "sum": scalars, "codes": scalars}
)
raws = st.one_of(scalars, st.lists(scalars, max_size=3), st.lists(cells, max_size=3))


def read(a_field: Field, raw: object) -> Value:
    """Return the normalised value, or None where it is refused."""
    try:
        return normalise(a_field, raw)
    except WrongUse:
        return None


@given(a_field=st.sampled_from(FIELDS), raw=raws)
def test_reading_a_value_twice_changes_nothing(a_field: Field, raw: object) -> None:
    once = read(a_field, raw)
    assert normalise(a_field, once) == once


@given(a_field=st.sampled_from(FIELDS), raw=raws)
def test_whatever_is_given_is_read_or_refused_with_a_sentence_and_a_hint(a_field: Field, raw: object) -> None:
    try:
        normalise(a_field, raw)
    except WrongUse as refusal:
        assert refusal.message
        assert refusal.hint
        assert refusal.message.isprintable()


@given(a_field=st.sampled_from(FIELDS), raw=raws)
def test_a_value_survives_its_json_form(a_field: Field, raw: object) -> None:
    value = read(a_field, raw)
    assert from_json(to_json(value)) == value


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(),
    st.dates(),
    st.text(),
    st.lists(st.text()).map(tuple),
)


@given(a_field=st.sampled_from(FIELDS), value=values, language=st.sampled_from(["zh", "en"]))
def test_printing_never_fails(a_field: Field, value: Value, language: str) -> None:
    assert isinstance(display(a_field, value, "zh" if language == "zh" else "en"), str)
    assert isinstance(search_text(a_field, value), str)


@given(text=st.text())
def test_a_long_text_is_kept_to_the_letter_or_refused(text: str) -> None:
    try:
        kept = normalise(field("long_text"), text)
    except InvalidValue:
        return
    assert (kept or "") == text.replace("\r\n", "\n").replace("\r", "\n")


@given(amount=st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_printed_amount_is_read_back_exactly(amount: Decimal) -> None:
    assert normalise(field("money"), display(field("money"), amount, "zh")) == amount


@given(day=st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_chinese_date_is_read_back(day: date) -> None:
    assert normalise(field("date"), display(field("date"), day, "zh")) == day


@given(
    start=st.text(alphabet="，。见 ab", max_size=5),
    number=st.sampled_from(NUMBERS),
    end=st.sampled_from(["，", "的规定", " ", ""]),
)
def test_a_number_is_found_wherever_it_stands(start: str, number: str, end: str) -> None:
    before = start if not start[-1:].isalpha() or not start[-1:].isascii() else f"{start} "
    found = find_standard_numbers(f"{before}{number}{end}")
    assert [(item.text, item.start) for item in found] == [(number, len(before))]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_that_was_read_is_read_the_same_again(number: str) -> None:
    once = parse_standard_number(number.lower())
    assert parse_standard_number(once.text) == once
