"""Tables as spreadsheets give them: cells parted by tabs, rows by line breaks, some cells in quotation marks.

Knows text only; what the cells mean to a list is told by whoever reads it. A formula is the text it is.
"""

from __future__ import annotations

import re

# A cell in quotation marks may hold tabs and line breaks, and its own marks doubled. A mark that is never
# closed, or has more text behind it, is a mark of the text.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*)')
_LINE_END = re.compile("\r\n?")


def is_table(text: str) -> bool:
    """Return whether a text has more than one cell: a tab, or a second line."""
    return "\t" in text or "\n" in _LINE_END.sub("\n", text).strip("\n")


def cells_in(text: str) -> list[list[str]]:
    """Return the cells row by row, without blanks around them; rows in which nothing stands are left out."""
    return [row for row in grid_in(text) if any(row)]


def grid_in(text: str) -> list[list[str]]:
    """Return the cells row by row as they lie in the spreadsheet, empty rows among them too."""
    plain = _LINE_END.sub("\n", text)
    rows: list[list[str]] = [[]]
    place = 0
    while place <= len(plain):
        match = _CELL.match(plain, place)
        if match is None:  # never: the second half of the pattern takes an empty cell too
            break
        quoted, bare = match.groups()
        rows[-1].append((bare if quoted is None else quoted.replace('""', '"')).strip())
        if plain[match.end() : match.end() + 1] == "\n":
            rows.append([])
        place = match.end() + 1
    return rows[:-1] if rows[-1] == [""] else rows  # the break that ends the last row begins none
