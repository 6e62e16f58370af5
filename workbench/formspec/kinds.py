"""The kinds of fields, and what one does with any value: normalise, display, gather its words for search.

How each kind reads a value stands in the `kind_*` modules; whether a value is enough is told by `validation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.domain.blocks import Line, Run
from workbench.domain.content import plain_text
from workbench.domain.scripts import told_line
from workbench.domain.values import Row, Scalar, Value, filled_rows
from workbench.formspec.computing import printed_figures, printed_totals
from workbench.formspec.kind_attachments import ATTACHMENTS
from workbench.formspec.kind_base import Kind, kind_words, printed_number, with_unit_behind
from workbench.formspec.kind_rich import RICH, rich_display, rich_lines, rich_search_text
from workbench.formspec.kind_rows import CELL_KINDS, ROWS
from workbench.formspec.model import Field
from workbench.kernel.i18n import Language

KINDS: Mapping[str, Kind] = {
    **CELL_KINDS,
    RICH.name: RICH,
    ROWS.name: ROWS,
    ATTACHMENTS.name: ATTACHMENTS,
}


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


def shown_lines(field: Field, value: Value, language: Language) -> list[Line]:
    """Return the lines of `display` with the looks of their characters."""
    if field.kind == RICH.name and isinstance(value, str):
        return rich_lines(value, language)
    return [(Run(line),) for line in display(field, value, language).split("\n")]


def with_unit(field: Field, value: Value, language: Language) -> str:
    """Return a value as `as_shown`, with its unit if it has both."""
    return with_unit_behind(as_shown(field, value, language), field.unit.within(language))


def as_shown(field: Field, value: Value, language: Language) -> str:
    """Return a value as `display`, where only plain characters can be shown: 10³ is not 103."""
    if field.kind == RICH.name and isinstance(value, str):
        return "\n".join(map(told_line, rich_lines(value, language)))
    return display(field, value, language)


def as_told(field: Field, value: Value, language: Language) -> str:
    """Return a value as `as_shown`, its rows as `told_row`: for reading, where `display` is for all figures."""
    rows = filled_rows(value)
    return "\n".join(told_row(field, row, language) for row in rows) or as_shown(field, value, language)


def told_row(field: Field, row: Row, language: Language) -> str:
    """Return what was put into a row in one line: the cells that say something, behind their labels.

    What is worked out is left out: it changes with other rows too.
    """
    cells = ((column, display(column, row.cells.get(column.id), language)) for column in field.columns)
    told = ("".join(told_cell(field, column, text, language)) for column, text in cells if text)
    return kind_words().between_told.join(told)


def told_cell(field: Field, column: Field, text: str, language: Language) -> tuple[str, str, str]:
    """Return a cell of a told row: what stands before it, its text, what stands behind it.

    In a list of one column the label would say what the list is called.
    """
    if len(field.columns) == 1:
        return "", text, ""
    words, unit = kind_words().told_cell.within(language), column.unit.within(language)
    before, behind = words.format(label=column.label.within(language), cell="\0").split("\0")
    return before, text, with_unit_behind("\0", unit).removeprefix("\0") + behind


def words_in(field: Field, value: Value) -> str:
    """Return the words of a text without any markup; empty for anything that is not one text.

    Whoever reads a text as words (rules, counters, comparison) reads this, so that kinds of texts are alike.
    """
    if not isinstance(value, str):
        return ""
    return plain_text(value) if field.kind == RICH.name else value


def told_in(field: Field, value: Value, language: Language) -> str:
    """Return what a field tells as plain words, to be held against its guidance: a text, or a list as shown."""
    return words_in(field, value) if isinstance(value, str) else display(field, value, language)


def told_by_column(field: Field, value: Value, language: Language) -> dict[str, str]:
    """Return what each column of a list tells, a cell in each line; nothing of other fields."""
    rows = printed_list(field, value, language).rows if field.columns and isinstance(value, tuple) else ()
    return {column.id: "\n".join(row.cells[column.id] for row in rows) for column in field.columns}


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row with the texts of all its columns, kept and computed, by id in the order of the columns."""

    id: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PrintedList:
    """The rows of a list as they are printed, and the texts of the line of totals, if there is one."""

    rows: tuple[PrintedRow, ...]
    totals: Mapping[str, str]

    def lines(self) -> list[tuple[str, ...]]:
        """Return the cells line by line, those of the totals last."""
        return [tuple(cells.values()) for cells in (*(row.cells for row in self.rows), self.totals) if cells]


def printed_list(field: Field, value: Value, language: Language) -> PrintedList:
    """Return a list as it is printed in `language`, without empty rows; never raises, whatever the value."""
    rows = filled_rows(value)
    cells = [row.cells for row in rows]
    figures = printed_figures(field, cells, language)
    return PrintedList(
        tuple(
            PrintedRow(row.id, _cells(field, row, own, language))
            for row, own in zip(rows, figures, strict=True)
        ),
        printed_totals(field, cells, language),
    )


def _cells(field: Field, row: Row, figures: Mapping[str, str], language: Language) -> dict[str, str]:
    kept = {column.id: display(column, row.cells.get(column.id), language) for column in field.columns}
    return {**kept, **figures}


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
    lines = printed_list(field, items, language).lines()
    if lines:
        return "\n".join(kind_words().between_cells.join(cells) for cells in lines)
    between = kind_words().between_values.within(language)
    return between.join(item for item in items if isinstance(item, str))


def _display_scalar(field: Field, value: Scalar, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        words = kind_words()
        return (words.yes if value else words.no).within(language)
    if isinstance(value, Decimal):
        return printed_number(value)
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
