"""What an act changed in a field, in one line: a little of what stands around, what went and what came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from workbench.app.differing import WRITTEN, field_lines, moved_words
from workbench.domain.rowdifference import RowDifference, row_differences
from workbench.domain.scripts import told
from workbench.domain.values import Row, Scalar, Value, filled_rows, rows_in
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kinds import as_told, display, told_cell, told_row
from workbench.formspec.model import Field
from workbench.kernel.columns import width
from workbench.kernel.i18n import language_in_use, tr, tr_count
from workbench.kernel.script import has_chinese

_AROUND = 16  # columns shown before and after what changed; a Chinese character takes two
_LONGEST = 24  # columns shown of what went, and of what came
_LONGEST_ROW = 60  # of a whole row: labels take much of it
_INSIDE_NUMBERS = ".,'’–—-/"


def changed_words(field: Field, before: Value, after: Value) -> str:
    """Return an excerpt around what changed between two values of a field, for a line of a list."""
    old, new = (as_told(field, value, language_in_use()) for value in (before, after))
    if old == new:
        return _look_words(field, before, after)
    if not old or not new:
        words = _whole(field, before if old else after)
        return tr("emptied: {words}", words=words) if old else words
    if field.columns:
        return _rows_words(field, rows_in(before), rows_in(after))
    return _between(old, new, field.kind in WRITTEN)


def _whole(field: Field, value: Value) -> str:
    """Return the beginning of a value, of a list its first row."""
    rows = filled_rows(value)
    if not rows:
        return _cut(as_told(field, value, language_in_use()))
    return _counted(len(rows), _cut(told_row(field, rows[0], language_in_use()), _LONGEST_ROW))


def _counted(rows: int, words: str) -> str:
    """Return what is told of the first of some rows, with their number if there are more."""
    if rows < 2:
        return words
    return tr_count("{count} row: {words}", "{count} rows: {words}", rows, words=words)


def _rows_words(field: Field, before: Sequence[Row], after: Sequence[Row]) -> str:
    """Return what happened to the first row that differs, and to how many if there are more; empty if none."""
    found = [one for one in row_differences(before, after) if one.differs]
    return _counted(len(found), _row_words(field, found[0])) if found else ""


def _row_words(field: Field, one: RowDifference) -> str:
    """Return which row came, went or was moved; of one that changed, its cells that differ."""
    if one.before is None or one.after is None or one.new_place is None:
        sides = (told_row(field, row, language_in_use()) if row else "" for row in (one.before, one.after))
        return _sides(*(_cut(side, _LONGEST_ROW) for side in sides))
    changed = [column for column in field.columns if column.id in one.cells]
    if not changed:
        return moved_words(one)
    first, *others = [(column, _cell_words(column, *one.cells[column.id])) for column in changed]
    told = ("".join(told_cell(field, column, words, language_in_use())) for column, words in others)
    return tr(
        "Row {number}, {column}: {value}",
        number=one.new_place + 1,
        column=first[0].label.here(),
        value=kind_words().between_told.join([first[1], *told]),
    )


def _cell_words(column: Field, before: Scalar, after: Scalar) -> str:
    old, new = (display(column, cell, language_in_use()) for cell in (before, after))
    return _between(old, new, column.kind in WRITTEN)


def _between(old: str, new: str, in_part: bool) -> str:
    """Return what went and what came between two texts, with what stands around unless all was replaced."""
    start, end = _changed(old, new) if in_part else (0, 0)
    went, came = _cut(old[start : len(old) - end]), _cut(new[start : len(new) - end])
    before_it = _cut(new[max(0, start - _AROUND) : start][::-1], _AROUND)[::-1]
    lead = "…" if start > _AROUND and not before_it.startswith("…") else ""
    return f"{lead}{before_it}{_sides(went, came)}{_cut(new[len(new) - end :], _AROUND)}"


def _sides(went: str, came: str) -> str:
    if not went:
        return f"[+ {came.strip()}]"
    return f"[{went} → {came}]" if came else f"[− {went.strip()}]"


def _look_words(field: Field, before: Value, after: Value) -> str:
    """Return which words look differently, where they are the same."""
    lines = [line for line in field_lines(field, before, after) if line.differs] if before != after else []
    pieces = [piece for line in lines for piece in line.pieces]
    for restyled, some in groupby(pieces, lambda piece: piece.restyled):
        if restyled:
            words = "".join(told(piece.text, piece.after[3]) for piece in some)
            return tr("only the look changed: {words}", words=_cut(words))
    return _cut(as_told(field, after, language_in_use())) or tr("(empty)")


def _changed(old: str, new: str) -> tuple[int, int]:
    """Return how many characters at the beginning and at the end are alike, as far as whole words are."""
    least = min(len(old), len(new))
    start = _alike(least, lambda count: old[:count] == new[:count])
    end = _alike(least - start, lambda count: old[len(old) - count :] == new[len(new) - count :])
    while start and _inside_word(old, start) | _inside_word(new, start):
        start -= 1
    while end and _inside_word(old, len(old) - end) | _inside_word(new, len(new) - end):
        end -= 1
    return start, end


def _alike(most: int, holds: Callable[[int], bool]) -> int:
    """Return the largest count for which something holds that holds for all smaller ones."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least


def _inside_word(text: str, place: int) -> bool:
    """Return whether a place lies between two characters of one word; Chinese ones are words of their own."""
    return 0 < place < len(text) and _joins(text[place - 1]) and _joins(text[place])


def _joins(char: str) -> bool:
    return char in _INSIDE_NUMBERS or (char.isalnum() and not has_chinese(char))


def _cut(text: str, most: int = _LONGEST) -> str:
    """Return the beginning of a text in one line of so many columns."""
    shown = text[: most + 1].replace("\n", " ")
    if len(text) <= most and width(shown) <= most:
        return shown
    while width(shown) > most:
        shown = shown[:-1]
    return f"{shown}…"
