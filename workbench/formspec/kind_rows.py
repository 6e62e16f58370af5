"""Lists of rows: each cell is read by its column's kind, each row keeps an id of its own.

Required columns are a matter of validation: a half-filled row can be stored while somebody is typing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from workbench.domain.values import Row, Scalar, Value
from workbench.formspec.computing import is_total
from workbench.formspec.kind_base import LIST_LIMITS, Kind, check_count, kind_words, name_of, scalar, shown
from workbench.formspec.kind_codes import CCS_CODE, ICS_CODE, STANDARD_NUMBER
from workbench.formspec.kind_plain import CHOICE, DATE, INTEGER, MONEY, YES_NO
from workbench.formspec.kind_texts import LONG_TEXT, ORGANISATION, PERSON, SHORT_TEXT
from workbench.formspec.model import Field
from workbench.formspec.tabbed import cells_in
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr

_CELLS = (
    SHORT_TEXT,
    LONG_TEXT,
    CHOICE,
    YES_NO,
    INTEGER,
    DATE,
    MONEY,
    STANDARD_NUMBER,
    ICS_CODE,
    CCS_CODE,
    ORGANISATION,
    PERSON,
)
CELL_KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _CELLS}
ROW_ID = "id"
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_WORDS = frozenset({SHORT_TEXT.name, LONG_TEXT.name, ORGANISATION.name, PERSON.name})
_LEAST_HEADS = 2  # one word alone is no head
_COUNTED_ID = re.compile(r"r([0-9]{1,9})")


def read_rows(field: Field, raw: object) -> Value:
    """Return the rows of a field; None if there are none. Raises InvalidValue, or UnknownName for a column."""
    items = items_of(field, raw)
    check_count(field, len(items))
    ids = row_ids(field, items)
    rows = [_row(field, item, ids[place], place + 1) for place, item in enumerate(items)]
    return tuple(rows) or None


def items_of(field: Field, raw: object) -> list[Mapping[str, object]]:
    """Return the rows as mappings from column to raw cell, `id` among them where it was given."""
    if isinstance(raw, str):
        raw = _from_json(field, raw) if raw.lstrip().startswith("[") else _from_lines(field, raw)
    if not isinstance(raw, (list, tuple)):
        raise _not_rows(field, raw)
    return [_item(field, item) for item in raw]


def _item(field: Field, item: object) -> Mapping[str, object]:
    if isinstance(item, Row):
        return {ROW_ID: item.id, **item.cells}
    if isinstance(item, Mapping) and all(isinstance(key, str) for key in item):
        return item
    raise _not_rows(field, item)


def _from_json(field: Field, text: str) -> object:
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise _not_rows(field, text) from error


def _from_lines(field: Field, text: str) -> list[dict[str, object]]:
    between = kind_words().between_cells.strip()
    if "\t" in text:
        count = len(field.columns)
        table = [[*map(in_one_line, field.columns, cells), *cells[count:]] for cells in cells_in(text)]
    else:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        table = [[cell.strip() for cell in line.split(between)] for line in lines]
    return [_from_line(field, cells) for cells in data_rows(field, filter(any, table))]


def in_one_line(column: Field, cell: str) -> str:
    """Return a cell of a spreadsheet with its lines joined by blanks, unless the column takes several.

    A spreadsheet breaks lines for its own looks; what was meant is one text.
    """
    if column.kind == LONG_TEXT.name:
        return cell
    return " ".join(filter(None, map(str.strip, cell.split("\n"))))


def data_rows(field: Field, table: Iterable[list[str]], first: int = 0) -> list[list[str]]:
    """Return the lines of a written table, from the column at `first`, that are neither heads nor totals."""
    return [
        cells
        for place, cells in enumerate(table)
        if not (_is_head(field, cells, first, leads=place == 0) or is_total(field, cells))
    ]


def _is_head(field: Field, cells: Sequence[str], first: int, leads: bool) -> bool:
    """Tell whether several cells are the labels of columns from the one at `first`, in one of the languages.

    People name columns in words of their own too: in the line that `leads` a table the first label or half of
    them is enough, with nothing beside it that would be a value.
    """
    heads = list(field.heads.values())[first:]
    own = [[words.zh for words in heads], [words.en for words in heads]]
    if len(cells) > 1 and any(list(cells) == labels[: len(cells)] for labels in own):
        return True
    filled = [place for place, cell in enumerate(cells) if cell]
    if not leads or len(filled) < _LEAST_HEADS:
        return False
    known = {place for labels in own for place in filled if cells[place] in labels[place : place + 1]}
    if filled[0] not in known and 2 * len(known) < len(filled):
        return False
    return not any(_is_value(field, place + first, cells[place]) for place in filled if place not in known)


def _is_value(field: Field, place: int, cell: str) -> bool:
    """Tell whether a cell is a number, a date, a code or a choice, as its column asks."""
    column = field.columns[place] if place < len(field.columns) else None
    if column is None or column.kind in _WORDS:
        return any(map(str.isdigit, cell))
    try:
        return CELL_KINDS[column.kind].read(column, cell) is not None
    except InvalidValue:
        return False


def _from_line(field: Field, cells: list[str]) -> dict[str, object]:
    """Return the kept cells of a line; what is computed may stand behind them, as it does when it is shown."""
    if len(cells) > len(field.heads):
        line = kind_words().between_cells.join(cells)
        raise InvalidValue(
            tr("{field}: “{value}” has too many cells.", field=name_of(field), value=shown(line)),
            tr("The columns are: {names}.", names=_column_names(field)),
        )
    return {column.id: cell for column, cell in zip(field.columns, cells, strict=False)}


def _not_rows(field: Field, raw: object) -> InvalidValue:
    return InvalidValue(
        tr("{field}: “{value}” is not a list of rows.", field=name_of(field), value=shown(raw)),
        tr(
            "Give a JSON list of objects, or one row per line with its cells separated by “ | ”: {names}.",
            names=_column_names(field),
        ),
    )


def _column_names(field: Field) -> str:
    return kind_words().between_cells.join(column.id for column in field.columns)


def row_ids(field: Field, items: Sequence[Mapping[str, object]]) -> list[str]:
    """Return an id for each row: those given stay, new ones count on from the highest. Raises InvalidValue."""
    given = [_given_id(field, item) for item in items]
    present = [row_id for row_id in given if row_id]
    if len(set(present)) != len(present):
        raise InvalidValue(
            tr("{field}: two rows have the same id.", field=name_of(field)),
            tr("Leave the id of a new row out."),
        )
    counted = [_COUNTED_ID.fullmatch(row_id) for row_id in present]
    last = max((int(match[1]) for match in counted if match), default=0)
    result = []
    for row_id in given:
        last += 0 if row_id else 1
        result.append(row_id or f"r{last}")
    return result


def _given_id(field: Field, item: Mapping[str, object]) -> str:
    row_id = item.get(ROW_ID)
    if row_id in (None, ""):
        return ""
    if isinstance(row_id, str) and _ID.fullmatch(row_id):
        return row_id
    raise InvalidValue(
        tr("{field}: “{value}” can't be the id of a row.", field=name_of(field), value=shown(row_id)),
        tr("Leave the id of a new row out."),
    )


def _row(field: Field, item: Mapping[str, object], row_id: str, place: int) -> Row:
    for name in item:
        if name != ROW_ID:
            field.column(name)  # raises UnknownName
    return Row(
        row_id, {column.id: _cell(field, column, item.get(column.id), place) for column in field.columns}
    )


def _cell(field: Field, column: Field, raw: object, place: int) -> Scalar:
    if raw is None or raw in ("", (), []):
        return None
    try:
        return scalar(CELL_KINDS[column.kind].read(column, raw))
    except InvalidValue as error:
        message = tr("{field}, row {row}: {problem}", field=name_of(field), row=place, problem=error.message)
        raise InvalidValue(message, error.hint) from error


ROWS = Kind("rows", read_rows, LIST_LIMITS)
