"""Choices, yes/no, whole numbers, amounts of money and dates.

Reads what people type (labels in both languages, full-width digits, thousands separators, Chinese dates) and
what data files hold (true, 18, 60.5). What is not exact is refused, not rounded.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from workbench.domain.values import Value
from workbench.formspec.kind_base import NUMBER_LIMITS, Kind, half_width, kind_words, measured, name_of, shown
from workbench.formspec.model import Field
from workbench.formspec.writtendates import Written, written_date
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual, listed, tr

_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<part>[0-9]+))?")
_MONEY_PLACES = 2
_LONGEST_WHOLE = 10**30


def _read_choice(field: Field, raw: object) -> Value:
    if isinstance(raw, str):
        for choice in field.choices:
            if raw == choice.value:
                return choice.value
        wanted = raw.strip().casefold()
        for choice in field.choices:
            names = (choice.value, choice.label.zh, choice.label.en)
            if wanted and wanted in (name.casefold() for name in names):
                return choice.value
    allowed = listed(f"{choice.value} ({choice.label.here()})" for choice in field.choices)
    raise InvalidValue(
        tr("{field}: “{value}” is not one of the choices.", field=name_of(field), value=shown(raw)),
        tr("Allowed: {names}.", names=allowed),
    )


def _read_yes_no(field: Field, raw: object) -> Value:
    if isinstance(raw, bool):
        return raw
    words = kind_words()
    typed = half_width(str(raw)).strip().casefold() if isinstance(raw, (str, int)) else ""
    if typed in words.yes_words:
        return True
    if typed in words.no_words:
        return False
    raise InvalidValue(
        tr("{field}: “{value}” is neither yes nor no.", field=name_of(field), value=shown(raw)),
        tr("Allowed: {names}.", names=listed((*sorted(words.yes_words), *sorted(words.no_words)))),
    )


def _read_integer(field: Field, raw: object) -> Value:
    number = _number(field, raw)
    if number != number.to_integral_value():
        raise InvalidValue(
            tr("{field}: “{value}” is not a whole number.", field=name_of(field), value=shown(raw)),
            tr("Give a number without decimals, for example {example}.", example=18),
        )
    _check_bounds(field, number)
    return int(number)


def _read_money(field: Field, raw: object) -> Value:
    number = _number(field, raw)
    exponent = number.as_tuple().exponent
    if number < 0:
        raise _negative(field)
    if isinstance(exponent, int) and -exponent > _MONEY_PLACES:
        raise InvalidValue(
            tr("{field}: “{value}” has too many decimals.", field=name_of(field), value=shown(raw)),
            tr("At most {most} decimals are allowed.", most=_MONEY_PLACES),
        )
    _check_bounds(field, number)
    return number


def _number(field: Field, raw: object) -> Decimal:
    """Return what a number says, exactly; raises InvalidValue for anything else, and for very long ones."""
    written = _without_unit(field, _written_number(raw))
    match = _NUMBER.fullmatch(written)
    if match is None:
        raise InvalidValue(
            tr("{field}: “{value}” is not a number.", field=name_of(field), value=shown(raw)),
            _no_formula() if written.startswith("=") else _how_to_write(field),
        )
    whole = match["whole"].replace(",", "").lstrip("0") or "0"
    number = Decimal(f"{match['sign']}{whole}" + (f".{match['part']}" if match["part"] else ""))
    if len(whole) > kind_words().longest_number:
        raise _too_long(field, number)
    return number if number else abs(number)


def _too_long(field: Field, number: Decimal) -> InvalidValue:
    """Return the refusal of a number with more digits than any number may have; bounds of its own go first."""
    if number < 0 and field.kind == "money":
        return _negative(field)
    digits = tr("At most {most} digits are allowed before the decimal point.", most=kind_words().longest_number)
    return _out_of_bounds(field, number) or (
        _too_small(field, number, digits) if number < 0 else _too_large(field, number, digits)
    )


def _negative(field: Field) -> InvalidValue:
    return InvalidValue(
        tr("{field}: an amount can't be negative.", field=name_of(field)), tr("Give an amount of 0 or more.")
    )


def _no_formula() -> str:
    return tr("Formulas are not worked out here: give the result, as it stands in the cell of the spreadsheet.")


def _how_to_write(field: Field) -> str:
    """Return how a number of this kind is written."""
    if field.kind == "integer":
        return tr("Give a number without decimals, for example {example}.", example=18)
    return tr("Write it in digits, for example 18, 60.5 or 1,200.")


def _written_number(raw: object) -> str:
    if isinstance(raw, str):
        return half_width(raw).strip()
    if isinstance(raw, Decimal) and raw.is_finite() and abs(raw.adjusted()) <= kind_words().longest_number:
        return format(raw, "f")
    if isinstance(raw, float) or (isinstance(raw, int) and abs(raw) < _LONGEST_WHOLE):
        return repr(raw)
    return ""


def _without_unit(field: Field, written: str) -> str:
    for unit in (field.unit.zh, field.unit.en):
        if unit and written.endswith(unit):
            return written.removesuffix(unit).rstrip()
    return written


def _check_bounds(field: Field, number: Decimal) -> None:
    refusal = _out_of_bounds(field, number)
    if refusal is not None:
        raise refusal


def _out_of_bounds(field: Field, number: Decimal) -> InvalidValue | None:
    """Return the refusal of a number beyond the bounds that its field sets, None for one between them."""
    least, most = field.limits.minimum, field.limits.maximum
    if least is not None and number < least:
        return _too_small(field, number, bound_words(field))
    if most is not None and number > most:
        return _too_large(field, number, bound_words(field))
    return None


def bound_words(field: Field) -> str:
    """Return which numbers a field takes, with its unit; empty if any."""
    least, most = field.limits.minimum, field.limits.maximum
    if least is not None and most is not None:
        return tr("From {least} to {most} are allowed.", least=least, most=measured(field, most))
    if most is not None:
        return tr("The most allowed is {most}.", most=measured(field, most))
    return tr("The least allowed is {least}.", least=measured(field, least)) if least is not None else ""


def _too_small(field: Field, number: Decimal, hint: str) -> InvalidValue:
    words = tr("{field}: {value} is too small.", field=name_of(field), value=shown(format(number, "f")))
    return InvalidValue(words, hint)


def _too_large(field: Field, number: Decimal, hint: str) -> InvalidValue:
    words = tr("{field}: {value} is too large.", field=name_of(field), value=shown(format(number, "f")))
    return InvalidValue(words, hint)


def _read_date(field: Field, raw: object) -> Value:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        written: Written | None = Written(raw.year, raw.month, raw.day)
    else:
        written = written_day(raw)
    if written is None:
        raise InvalidValue(
            tr("{field}: “{value}” is not a date.", field=name_of(field), value=shown(raw)),
            tr("Write it like {examples}.", examples=listed(("2026-03-02", "2026/3/2", "2026年3月2日"))),
        )
    words = kind_words()
    if not words.first_year <= written.year <= words.last_year:
        raise InvalidValue(
            tr("{field}: the year {year} is out of range.", field=name_of(field), year=written.year),
            tr("Years from {first} to {last} are allowed.", first=words.first_year, last=words.last_year),
        )
    if not 1 <= written.day <= written.last_day:
        raise _no_such_day(field, written)
    return date(written.year, written.month, written.day)


def written_day(raw: object) -> Written | None:
    """Return what typed words say of a day, whether there is such a day or not; None for anything else."""
    return written_date(half_width(raw), kind_words().months) if isinstance(raw, str) else None


def _no_such_day(field: Field, written: Written) -> InvalidValue:
    """Return the refusal of a day that the calendar does not have."""
    if not written.last_day:
        return InvalidValue(
            tr("{field}: there is no month {month}.", field=name_of(field), month=written.month),
            tr("The months of a year are 1 to 12."),
        )
    name = kind_words().months[written.month - 1]
    month = Bilingual(f"{written.year}年{written.month}月", f"{name} {written.year}").here()
    return InvalidValue(
        tr("{field}: {month} has no day {day}.", field=name_of(field), month=month, day=written.day),
        tr("The last day of that month is {day}.", day=written.last_day),
    )


CHOICE = Kind("choice", _read_choice)
YES_NO = Kind("yes_no", _read_yes_no)
INTEGER = Kind("integer", _read_integer, NUMBER_LIMITS)
MONEY = Kind("money", _read_money, NUMBER_LIMITS)
DATE = Kind("date", _read_date)
