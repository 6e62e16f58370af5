"""Rows of cells as lines of a numbered text, for plans that somebody keeps in a table.

Looks at the first cell of a row only. Which lines are articles is told by `textreader`.
"""

from __future__ import annotations

import csv
import io
import re

_SEPARATORS = ",;\t，"
_BARE_NUMBER = re.compile(r"\d{1,3}")


def rows_as_lines(text: str) -> str:
    """Return rows as lines: number and title on one, each further cell on one of its own."""
    first = next(filter(str.strip, text.splitlines()), "")
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return "\n".join(line for row in rows for line in _lines([cell.strip() for cell in row]))


def _lines(cells: list[str]) -> list[str]:
    number, title, *others = (*cells, "", "")
    if _BARE_NUMBER.fullmatch(number):
        number = f"{number}."
    return [f"{number} {title}".strip(), *filter(None, others)]
