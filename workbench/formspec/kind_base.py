"""What every kind of field offers, and the refusals that kinds share.

A kind reads what was typed or stored into a value. The kinds themselves live in the `kind_*` modules, their
registry in `kinds`. Words, months and bounds come from `resources/codes/kinds.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from workbench.domain.values import Scalar, Value
from workbench.formspec.model import Field
from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Bilingual, tr
from workbench.kernel.paths import resource

TEXT_LIMITS = frozenset({"min_length", "max_length"})
NUMBER_LIMITS = frozenset({"minimum", "maximum"})
LIST_LIMITS = frozenset({"min_rows", "max_rows"})
NO_LIMIT_NAMES: frozenset[str] = frozenset()
NO_BREAK = "\u00a0"  # stands between a number and its unit, on the screen and on paper
_ROWS = "rows"  # the kind of lists that are tables
_SHOWN = 60
_SHOWN_BITS = 1000  # Python refuses to write out very long whole numbers
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_SEPARATORS = re.compile("[、;；,，\n]")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of field: `read` turns a raw value (never empty) into a stored one or raises InvalidValue.

    `limits` are the bounds a form may set for it, `many` says whether a field may hold several values.
    """

    name: str
    read: Callable[[Field, object], Value]
    limits: frozenset[str] = NO_LIMIT_NAMES
    many: bool = False


@dataclass(frozen=True, slots=True)
class RichWords:
    """How parts of a rich text are shown as plain text; `numbers` are the signs of items, level by level."""

    bullet: str
    numbers: tuple[str, ...]
    indent: str
    picture: Bilingual
    picture_without_words: Bilingual


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words and bounds of `kinds.yaml`."""

    longest: dict[str, int]
    yes: Bilingual
    no: Bilingual
    yes_words: frozenset[str]
    no_words: frozenset[str]
    first_year: int
    last_year: int
    printed_date: Bilingual
    months: tuple[str, ...]
    longest_number: int
    between_values: Bilingual
    between_cells: str
    between_told: str
    told_cell: Bilingual
    longest_markup: int
    rich: RichWords
    total: Bilingual
    total_words: frozenset[str]
    span: Bilingual
    single: Bilingual


@cache
def kind_words() -> KindWords:
    """Return the words and bounds that kinds share; read once. Raises DataFileError if the file is wrong."""
    entry = read_data_file(resource("codes", "kinds.yaml"))
    longest, dates, rich = entry.entry("longest"), entry.entry("date"), entry.entry("rich")
    told = entry.entry("told_row")
    text_kinds = longest.keys()
    yes, yes_words = _answer(entry, "yes")
    no, no_words = _answer(entry, "no")
    total, total_words = _answer(entry, "total")
    words = KindWords(
        longest={name: longest.integer(name) for name in text_kinds},
        yes=yes,
        no=no,
        yes_words=yes_words,
        no_words=no_words,
        first_year=dates.integer("first_year"),
        last_year=dates.integer("last_year"),
        printed_date=dates.words("printed", required=True),
        months=dates.texts("months"),
        longest_number=entry.integer("longest_number"),
        between_values=entry.words("between_values", required=True),
        between_cells=entry.text("between_cells"),
        between_told=told.text("between"),
        told_cell=told.words("cell", required=True),
        longest_markup=entry.integer("longest_markup"),
        rich=RichWords(
            rich.text("bullet"),
            rich.texts("numbers"),
            rich.text("indent"),
            rich.words("picture", required=True),
            rich.words("picture_without_words", required=True),
        ),
        total=total,
        total_words=total_words,
        span=entry.words("span", required=True),
        single=entry.words("single", required=True),
    )
    rich.done()
    told.done()
    dates.done()
    entry.done()
    return words


def _answer(entry: Entry, key: str) -> tuple[Bilingual, frozenset[str]]:
    answer = entry.entry(key)
    printed = answer.words("printed", required=True)
    accepted = frozenset(word.casefold() for word in answer.texts("accepted"))
    answer.done()
    return printed, accepted


def name_of(field: Field) -> str:
    """Return how messages name a field: its label in the language in use, or its id."""
    return field.label.here() or field.id


def shown(raw: object) -> str:
    """Return a raw value as a message may show it: short, on one line, nothing invisible, no blanks around."""
    text = "…" if isinstance(raw, int) and raw.bit_length() > _SHOWN_BITS else str(raw).strip()
    visible = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[: _SHOWN + 1])
    return visible if len(text) <= _SHOWN else f"{visible[:_SHOWN]}…"


def printed_number(number: Decimal) -> str:
    """Return an amount as it is printed: thousands separated, exact."""
    return f"{number:,f}" if number.is_finite() else str(number)


def with_unit_behind(number: str, unit: str) -> str:
    """Return a number with its unit, if it has both, on one line."""
    return f"{number}{NO_BREAK}{unit}" if number and unit else number


def measured(field: Field, number: Decimal) -> str:
    """Return a number with the unit of its field, in the language in use."""
    return with_unit_behind(str(number), field.unit.here())


def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits and signs made half-width, character by character."""
    return text.translate(_FULL_WIDTH)


def typed_text(field: Field, raw: object, example: str) -> str:
    """Return raw text trimmed and made half-width; raises InvalidValue for anything but text.

    Codes and numbers of standards must arrive as text: read as a number, 29.220 would have become 29.22.
    """
    if not isinstance(raw, str):
        raise InvalidValue(
            tr("{field}: “{value}” must be given as text.", field=name_of(field), value=shown(raw)),
            tr("Put it in quotation marks, for example “{example}”.", example=example),
        )
    return half_width(raw).strip()


def read_many(field: Field, raw: object, read_one: Callable[[Field, object], str]) -> Value:
    """Return the one value of a field, or for a `many` field the tuple of its values without repetitions.

    Several values may be typed in one text with 、 ; ； , ， or line breaks between them.
    """
    if not field.many:
        return read_one(field, raw)
    if isinstance(raw, str):
        parts: list[object] = [part for part in _SEPARATORS.split(raw.replace("\r", "\n")) if part.strip()]
    elif isinstance(raw, (list, tuple)):
        parts = [part for part in raw if part not in (None, "")]
    else:
        raise not_a_list(field, raw)
    values = tuple(dict.fromkeys(read_one(field, part) for part in parts))
    check_count(field, len(values))
    return values or None


def check_count(field: Field, count: int) -> None:
    """Raise InvalidValue if a list has more entries than the field allows."""
    most = field.limits.max_rows
    if most is None or count <= most:
        return
    if field.kind == _ROWS:
        raise InvalidValue(
            tr(
                "{field}: {count} rows are too many, the list takes {most} at most.",
                field=name_of(field),
                count=f"{count:,}",
                most=f"{most:,}",
            ),
            tr("Leave some out, and keep the whole table as an attachment."),
        )
    raise InvalidValue(
        tr("{field}: {count} entries are too many.", field=name_of(field), count=f"{count:,}"),
        tr("At most {most} are allowed.", most=most),
    )


def not_a_list(field: Field, raw: object) -> InvalidValue:
    """Return the error for a value that should have been a list."""
    return InvalidValue(
        tr("{field}: “{value}” is not a list.", field=name_of(field), value=shown(raw)),
        tr("Give a list, or one text with semicolons between the values."),
    )


def scalar(value: Value) -> Scalar:
    """Return a value that is known to be no list of rows, for use as a cell."""
    if isinstance(value, tuple):
        return tuple(item for item in value if isinstance(item, str))
    return value
