"""Rich texts: paragraphs with looks, lists, tables and pictures, stored as `domain.content` writes them.

What the set does not hold is cleaned away, never refused: markup, control characters, NUL bytes. Only a text
that is too long is refused, and a table that is too large.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from string import ascii_lowercase

from workbench.domain.blocks import (
    MOST_CELLS,
    MOST_COLUMNS,
    Cell,
    Content,
    Item,
    Line,
    OpenLists,
    Paragraph,
    Picture,
    Run,
    Table,
    lines,
    words_of,
)
from workbench.domain.cleaning import cleaned
from workbench.domain.content import is_markup, parse, pictures, plain_text
from workbench.domain.scripts import in_small
from workbench.domain.values import Value
from workbench.formspec.kind_base import TEXT_LIMITS, Kind, RichWords, kind_words, name_of
from workbench.formspec.kind_texts import check_length, given_text
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import Language, listed, tr, tr_count


def _read_rich(field: Field, raw: object) -> Value:
    text = given_text(field, raw)
    most = kind_words().longest_markup
    if len(text) > most:
        raise InvalidValue(
            tr("{field}: {count} characters are too many.", field=name_of(field), count=len(text)),
            tr("At most {most} characters are allowed with all markup.", most=most),
        )
    written = cleaned(text)
    check_tables(field, written)
    check_length(field, plain_text(written))
    return written or None


def check_tables(field: Field, text: str) -> None:
    """Raise InvalidValue for a rich text in which a table is too large."""
    for block in parse(text) if is_markup(text) else ():
        if isinstance(block, Table) and block.is_too_large:
            rows, columns = f"{len(block.rows):,}", len(block.rows[0])
            raise InvalidValue(
                tr(
                    "{field}: a table has {rows} rows and {columns} columns.",
                    field=name_of(field),
                    rows=rows,
                    columns=columns,
                ),
                table_limit(),
            )


def table_limit() -> str:
    """Return the sentence that refuses a table."""
    return tr(
        "A table in a text has at most {cells} cells and {columns} columns; attach the sheet as a file.",
        cells=f"{MOST_CELLS:,}",
        columns=MOST_COLUMNS,
    )


def rich_search_text(text: str) -> str:
    """Return the words by which a rich text is found, those of its pictures among them.

    Raised and lowered characters are small ones where there are such: 10³ is found as 103 and reads as meant.
    """
    if not is_markup(text):
        return text
    written = ("".join(in_small(run.text, run.script) for run in line) for line in lines(parse(text)))
    return "\n".join([*written, *(picture.alternative for picture in pictures(text))])


def structure_of(field: Field, value: Value) -> str:
    """Return what a rich text holds beside words, such as “3 tables, 2 pictures”; empty for all else."""
    if field.kind != RICH.name or not isinstance(value, str) or not is_markup(value):
        return ""
    content = parse(value)
    tables = sum(isinstance(block, Table) for block in content)
    lists = _count_lists(content)
    shown = len(pictures(value))
    counted = (
        tr_count("{count} table", "{count} tables", tables) if tables else "",
        tr_count("{count} list", "{count} lists", lists) if lists else "",
        tr_count("{count} picture", "{count} pictures", shown) if shown else "",
    )
    return listed(filter(None, counted))


def _count_lists(content: Content) -> int:
    """Return how many lists one sees: neighbouring ones with bullets and with numbers are two.

    One that counts on behind something else is still the same.
    """
    runs = [list(run) for inside, run in groupby(content, lambda block: isinstance(block, Item)) if inside]
    items = [[block for block in run if isinstance(block, Item)] for run in runs]
    outermost = [[item for item in run if item.level == min(one.level for one in run)] for run in items]
    seen, last = 0, 0
    for ordered, group in chain.from_iterable(groupby(run, lambda item: item.ordered) for run in outermost):
        first, *others = group
        start = first.start if first.start is not None else 1
        goes_on = ordered and last > 0 and start == last + 1
        seen += not goes_on
        last = start + len(others) if ordered else last
    return seen


def rich_display(text: str, language: Language) -> str:
    """Return a rich text as plain text can show it: items with their signs, rows of tables as lines.

    Cells of tables that say nothing are left out.
    """
    return "\n".join(map(words_of, rich_lines(text, language)))


def rich_lines(text: str, language: Language) -> list[Line]:
    """Return the lines of `rich_display` with the looks of their characters."""
    if not is_markup(text):
        return [(Run(line),) for line in text.split("\n")]
    return [line for block in rich_blocks(parse(text), language) for line in block]


def rich_blocks(content: Content, language: Language) -> Iterator[list[Line]]:
    """Yield the lines of `rich_display` block by block, so that each can be told to be of its block."""
    words, between = kind_words().rich, kind_words().between_told
    lists = OpenLists()
    for block in content:
        number = lists.number(block)
        if isinstance(block, Table):
            yield [_row_line(row, between) for row in block.rows]
        elif isinstance(block, Item):
            yield [(Run(words.indent * block.level + _sign(block, number, words)), *block.runs)]
        elif isinstance(block, Paragraph):
            yield [block.runs]
        else:
            yield [(Run(_picture_words(block, words, language)),)]


def _row_line(row: Iterable[Cell], between: str) -> Line:
    told = (_joined(cell, " ") for cell in row if any(words_of(line).strip() for line in cell))
    return _joined(told, between)


def _picture_words(picture: Picture, words: RichWords, language: Language) -> str:
    told = picture.alternative.strip()
    return (words.picture if told else words.picture_without_words).within(language).format(words=told)


def _joined(parts: Iterable[Line], between: str) -> Line:
    """Return several lines as one, with plain characters between them."""
    found: list[Run] = []
    for number, part in enumerate(parts):
        found += [Run(between), *part] if number else part
    return tuple(found)


def _sign(item: Item, number: int, words: RichWords) -> str:
    if not item.ordered:
        return words.bullet
    letter = ascii_lowercase[(number - 1) % len(ascii_lowercase)]
    return words.numbers[item.level % len(words.numbers)].format(number=number, letter=letter)


RICH = Kind("rich", _read_rich, TEXT_LIMITS)
