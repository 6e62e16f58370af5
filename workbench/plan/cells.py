"""Rows of cells as lines of a numbered text, for plans that somebody keeps in a table.

Looks at the first cell of a row only. Which lines are articles is told by `textreader`.
"""

from __future__ import annotations

import csv
import io
import re

from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr

_SEPARATORS = ",;\t，"
_BARE_NUMBER = re.compile(r"\d{1,4}")


def rows_as_lines(text: str) -> str:
    """Return rows as lines: number and title on one, each further cell on one of its own.

    Raises NotReadable if a cell is longer than cells can be, as where quotes are not closed.
    """
    first = next(filter(str.strip, text.splitlines()), "")
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return "\n".join(line for row in rows for line in _lines([cell.strip() for cell in row]))
    except csv.Error as error:
        raise NotReadable(
            tr("A cell near line {number} of this table is too long.", number=rows.line_num),
            tr("Look whether quotes are opened there and not closed."),
        ) from error


def _lines(cells: list[str]) -> list[str]:
    number, title, *others = (*cells, "", "")
    if _BARE_NUMBER.fullmatch(number):
        number = f"{number}."
    return [f"{number} {title}".strip(), *filter(None, others)]
