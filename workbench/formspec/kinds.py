"""The kinds of fields, and what one does with any value: normalise, display, gather its words for search.

How each kind reads a value stands in the `kind_*` modules; whether a value is enough is told by `validation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from workbench.domain.content import plain_text
from workbench.domain.values import Row, Scalar, Value
from workbench.formspec.kind_base import Kind, kind_words
from workbench.formspec.kind_rich import RICH, rich_display, rich_search_text
from workbench.formspec.kind_rows import CELL_KINDS, ROWS
from workbench.formspec.model import Field
from workbench.kernel.i18n import Language

KINDS: Mapping[str, Kind] = {**CELL_KINDS, RICH.name: RICH, ROWS.name: ROWS}


def normalise(field: Field, raw: object) -> Value:
    """Return the value to store for what was typed (text) or read from YAML or JSON (any plain value).

    None, an empty text and an empty list give None. Doing it twice changes nothing. Raises InvalidValue naming
    the field and what is allowed, or UnknownName for a column that a list of rows lacks.
    """
    if raw is None or raw in ("", (), []):
        return None
    return KINDS[field.kind].read(field, raw)


def display(field: Field, value: Value, language: Language) -> str:
    """Return a value as it is printed in `language`, without its unit; never raises, whatever the value.

    Rows give one line each. A value that its kind no longer takes (an older form) is shown as it is.
    """
    if isinstance(value, tuple):
        return _display_list(field, value, language)
    return _display_scalar(field, value, language)


def words_in(field: Field, value: Value) -> str:
    """Return the words of a text without any markup; empty for anything that is not one text.

    Whoever reads a text as words (rules, counters, comparison) reads this, so that kinds of texts are alike.
    """
    if not isinstance(value, str):
        return ""
    return plain_text(value) if field.kind == RICH.name else value


def display_row(field: Field, row: Row, language: Language) -> str:
    """Return the cells of one row as they are printed, in the order of the columns."""
    cells = [display(column, row.cells.get(column.id), language) for column in field.columns]
    return kind_words().between_cells.join(cells)


def search_text(field: Field, value: Value) -> str:
    """Return the words by which a value is found: texts, codes, labels in both languages, never yes or no."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, tuple):
        return "\n".join(text for text in _search_parts(field, value) if text)
    if field.kind == "choice":
        label = field.choice_label(str(value))
        return " ".join(dict.fromkeys((label.zh, label.en)))
    if field.kind == RICH.name:
        return rich_search_text(str(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _search_parts(field: Field, items: Iterable[str | Row]) -> Iterable[str]:
    for item in items:
        if isinstance(item, Row):
            yield from (search_text(column, item.cells.get(column.id)) for column in field.columns)
        else:
            yield item


def _display_list(field: Field, items: tuple[str, ...] | tuple[Row, ...], language: Language) -> str:
    lines = [display_row(field, item, language) for item in items if isinstance(item, Row)]
    if lines:
        return "\n".join(lines)
    between = kind_words().between_values.within(language)
    return between.join(item for item in items if isinstance(item, str))


def _display_scalar(field: Field, value: Scalar, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        words = kind_words()
        return (words.yes if value else words.no).within(language)
    if isinstance(value, Decimal):
        return f"{value:,f}" if value.is_finite() else str(value)
    if isinstance(value, date):
        return _display_date(value, language)
    if field.kind == "choice":
        return field.choice_label(str(value)).within(language)
    return rich_display(str(value), language) if field.kind == RICH.name else str(value)


def _display_date(day: date, language: Language) -> str:
    words = kind_words()
    return words.printed_date.within(language).format(
        year=day.year, month=day.month, day=day.day, month_name=words.months[day.month - 1]
    )
