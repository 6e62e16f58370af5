"""What a list works out from its rows: sums, shares of a sum, months that follow one another.

Pure arithmetic on cells, exact and without floats, and its texts; nothing of it is ever stored. Which list
shows what is told by its form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from workbench.domain.values import Scalar
from workbench.formspec.kind_base import half_width, kind_words, printed_number
from workbench.formspec.model import Computed, Field
from workbench.kernel.i18n import Language

Cells = Mapping[str, Scalar]
SHARE, SPAN = "share", "span"
# How a column is computed, and the kinds of columns it can be computed of.
HOW: Mapping[str, frozenset[str]] = {SHARE: frozenset({"money", "integer"}), SPAN: frozenset({"integer"})}
# Digits before and behind the point that are added exactly over ten thousand rows; no field takes more.
_BEFORE, _BEHIND = 18, 6
_WHOLE = 1000  # shares are given in tenths of a per cent


def sum_of(rows: Sequence[Cells], column: str) -> Decimal | None:
    """Return the sum of a column over the rows that fill it; None if none does."""
    numbers = [number for number in _numbers(rows, column) if number is not None]
    return sum(numbers, Decimal()) if numbers else None


def full_sum(rows: Sequence[Cells], column: str) -> Decimal | None:
    """Return the sum of a column; None if there is no row, or one that does not fill it."""
    return None if None in _numbers(rows, column) else sum_of(rows, column)


def shares(rows: Sequence[Cells], column: str) -> list[Decimal | None]:
    """Return for each row its share of the sum in per cent, with one decimal; together exactly 100.

    What rounding leaves over goes to the rows that lost most by it, the earlier first. None for rows without a
    number, and for all where the sum is 0.
    """
    numbers = _numbers(rows, column)
    total = sum_of(rows, column)
    if not total:
        return [None] * len(numbers)
    exact = [Fraction(number or 0) * _WHOLE / Fraction(total) for number in numbers]
    tenths = [int(part) for part in exact]
    left = _WHOLE - sum(tenths)
    for place in sorted(range(len(exact)), key=lambda place: tenths[place] - exact[place])[:left]:
        tenths[place] += 1
    return [
        Decimal(tenth).scaleb(-1) if number is not None else None
        for tenth, number in zip(tenths, numbers, strict=True)
    ]


def spans(rows: Sequence[Cells], column: str) -> list[tuple[int, int] | None]:
    """Return for each row its first and last month, from 1, when each row follows the one before.

    None from the first row on that has no whole number of months above 0: where it ends can't be told.
    """
    months = [_months(number) for number in _numbers(rows, column)]
    known = months[: months.index(0)] if 0 in months else months
    ends = list(accumulate(known))
    found = [(end - count + 1, end) for end, count in zip(ends, known, strict=True)]
    return [*found, *[None] * (len(months) - len(known))]


def printed_figures(field: Field, rows: Sequence[Cells], language: Language) -> list[dict[str, str]]:
    """Return for each row the texts of its computed columns by id; empty texts for what can't be told."""
    columns = {item.id: _texts(item, rows, language) for item in field.computed}
    return [{name: texts[place] for name, texts in columns.items()} for place in range(len(rows))]


def printed_totals(field: Field, rows: Sequence[Cells], language: Language) -> dict[str, str]:
    """Return the texts of the line of totals, for all columns that the list shows; none without any sum.

    The first column says what the line is.
    """
    sums = {column: sum_of(rows, column) for column in field.totals}
    if all(total is None for total in sums.values()):
        return {}
    texts = {column: printed_number(total) if total is not None else "" for column, total in sums.items()}
    texts |= {item.id: "100.0" for item in field.computed if item.how == SHARE and sums.get(item.of)}
    return {**open_totals(field, language), **texts}


def open_totals(field: Field, language: Language) -> dict[str, str]:
    """Return the texts of the line of totals while there are no sums."""
    first = next(iter(field.heads))
    return {**dict.fromkeys(field.heads, ""), first: kind_words().total.within(language)}


def is_total(field: Field, cells: Sequence[str]) -> bool:
    """Tell whether the cells of a written line are the totals of a list, not one of its rows."""
    first = next((cell for cell in cells if cell.strip()), "")
    return bool(field.totals) and half_width(first).strip(" :：").casefold() in kind_words().total_words


def _texts(item: Computed, rows: Sequence[Cells], language: Language) -> list[str]:
    if item.how == SHARE:
        return [str(share) if share is not None else "" for share in shares(rows, item.of)]
    return [_span_text(span, language) for span in spans(rows, item.of)]


def _span_text(span: tuple[int, int] | None, language: Language) -> str:
    if span is None:
        return ""
    first, last = span
    words = kind_words().single if first == last else kind_words().span
    return words.within(language).format(first=first, last=last)


def _numbers(rows: Sequence[Cells], column: str) -> list[Decimal | None]:
    return [_number(row.get(column)) for row in rows]


def _number(cell: Scalar) -> Decimal | None:
    """Return the number of a cell; None for anything that can't be added exactly, as a strange file holds."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        cell = Decimal(cell)
    if not isinstance(cell, Decimal) or not cell.is_finite() or cell < 0:
        return None
    places = cell.as_tuple().exponent
    fits = cell.adjusted() < _BEFORE and isinstance(places, int) and -_BEHIND <= places <= _BEFORE
    return cell if fits else None


def _months(number: Decimal | None) -> int:
    return int(number) if number is not None and number == number.to_integral_value() else 0
