"""Widths of the columns of lists, chosen by what stands in them once a document is filled.

A column that is too narrow for its longest word, number or date takes room from those that have some to spare;
where nothing is too narrow a template keeps its widths. Only tables of fixed widths are looked at: all others
are fitted by Word. How wide text is can only be estimated here, for no font is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from workbench.kernel.columns import width as columns_of
from workbench.word.controls import controls
from workbench.word.oxml import Element, element, name, parse_strictly, to_text, valued

_WORD = re.compile(r"(?:[^\s\u200b—-]+[—-]*|[—-]+) ?")
_WIDE, _NARROW = frozenset("mwMW@%—…"), frozenset("fijlrtI.,:;'|!()[]-/ ")
_CAPITALS = frozenset("ABCDEFGHJKLNOPQRSTUVXYZ&")
_SAFETY = 1.05  # fonts differ
_SHORT = 4000  # twentieths of a point: of longer texts only the longest word counts, for they fill any width
_SIZE = 21  # half points, where a run names none
_MARGIN = 216  # twentieths of a point beside a text, where a table names none
_LEAST = 10  # twentieths of a point by which a width must differ to be changed


def fitted(text: str) -> str:
    """Return the XML of a filled part with the columns of its lists as wide as their contents ask."""
    if 'w:type="fixed"' not in text or "/0/" not in text:
        return text
    root = parse_strictly(text.encode())
    tables = [table for table in root.iter(name("w:tbl")) if _is_fixed(table)]
    changed = [_fit(table) for table in tables]
    return to_text(root) if any(changed) else text


def chosen_widths(widths: Sequence[int], least: Sequence[int], *better: Sequence[int]) -> list[int]:
    """Return widths of the same sum, each at least as `least` and, as far as there is room, as one of `better`.

    Where not even the least widths find room, the greatest of them give way. The small wishes come first.
    """
    total = sum(widths)
    needs = _levelled(least, total)
    for wanted in better:
        for _, place in sorted((wanted[one] - needs[one], one) for one in range(len(widths))):
            if sum(needs) - needs[place] + wanted[place] <= total:
                needs[place] = max(needs[place], wanted[place])
    short = sum(max(0, need - width) for need, width in zip(needs, widths, strict=True))
    spare = [max(0, width - need) for need, width in zip(needs, widths, strict=True)]
    if not short:
        return list(widths)
    # Rounded by their sums, so that together they give what is short, and none more than it has.
    given = [right - left for left, right in pairwise(edge * short // sum(spare) for edge in _edges(spare))]
    return [max(need, width - own) for need, width, own in zip(needs, widths, given, strict=True)]


def _levelled(needs: Sequence[int], total: int) -> list[int]:
    """Return needs cut to the one height at which they find room together."""
    level, open_total = max(needs, default=0), total
    for number, need in enumerate(sorted(needs)):
        share = open_total // (len(needs) - number)
        if need > share:
            level = share
            break
        open_total -= need
    return [min(need, level) for need in needs]


def _is_fixed(table: Element) -> bool:
    layout = table.find(f"{name('w:tblPr')}/{name('w:tblLayout')}")
    return layout is not None and layout.get(name("w:type")) == "fixed"


def _fit(table: Element) -> bool:
    """Choose the widths of the lists in a table; return whether any changed."""
    rows = table.findall(name("w:tr"))
    widths = [_widths(row) for row in rows]
    if any(not own for own in widths):
        return False  # widths in other measures, or rows that do not begin at the edge
    margin, place, changed = _margin(table), 0, False
    for own, some in groupby(widths, key=tuple):
        count = len(list(some))
        group = rows[place : place + count]
        if any(tag.row.isdigit() for row in group for _, tag in controls(row)):
            other = _chosen(group, own, margin)
            changed |= other != list(own)
            widths[place : place + count] = [other] * count
        place += count
    if changed:
        _set_grid(table, rows, widths)
    return changed


def _chosen(rows: Sequence[Element], widths: Sequence[int], margin: int) -> list[int]:
    """Return other widths for the columns of a list; those of cells merged downwards stay."""
    cells = [row.findall(name("w:tc")) for row in rows]
    free = [
        place
        for place in range(len(widths))
        if not any(own[place].find(f"{name('w:tcPr')}/{name('w:vMerge')}") is not None for own in cells)
    ]
    levels: list[list[int]] = [[], [], [], []]
    for place in free:
        lines = [_words(*line) for own in cells for line in _lines(own[place])]
        levels[0].append(max((word for line in lines for word in line), default=0) + margin)
        short = [line for line in lines if sum(line) <= _SHORT]
        for level, count in zip(levels[1:], (3, 2, 1), strict=True):
            wanted = max((_width_for(line, count) for line in short), default=0)
            level.append(max(levels[0][-1], wanted + margin))
    result = list(widths)
    for place, width in zip(free, chosen_widths([widths[one] for one in free], *levels), strict=True):
        if abs(width - widths[place]) >= _LEAST:
            result[place] = width
    if sum(result) != sum(widths):
        result[free[-1]] += sum(widths) - sum(result)
    return result


def _widths(row: Element) -> list[int]:
    """Return the widths of the cells of a row; none if they are not all given in twentieths of a point."""
    found = [cell.find(f"{name('w:tcPr')}/{name('w:tcW')}") for cell in row.findall(name("w:tc"))]
    before = row.find(f"{name('w:trPr')}/{name('w:gridBefore')}")
    shifted = before is not None or row.find(name("w:sdt")) is not None
    kinds = {(one.get(name("w:type")), str(one.get(name("w:w"))).isdigit()) for one in found if one is not None}
    if None in found or shifted or kinds != {("dxa", True)}:
        return []
    return [int(str(one.get(name("w:w")))) for one in found if one is not None]


def _margin(table: Element) -> int:
    sides = table.find(f"{name('w:tblPr')}/{name('w:tblCellMar')}")
    given = [sides.find(name(f"w:{side}")) for side in ("left", "right")] if sides is not None else []
    widths = [one.get(name("w:w"), "") for one in given if one is not None]
    return sum(map(int, widths)) if len(widths) == 2 and all(map(str.isdigit, widths)) else _MARGIN


def _lines(cell: Element) -> Iterator[tuple[str, float]]:
    """Yield the lines of a cell as its author broke them, with the width of one em in twentieths of a point."""
    for paragraph in cell.iter(name("w:p")):
        parts = [
            "\n" if node.tag == name("w:br") else node.text or ""
            for node in paragraph.iter(name("w:t"), name("w:br"))
        ]
        size = next((one.get(name("w:val"), "") for one in paragraph.iter(name("w:sz"))), "")
        em = (int(size) if size.isdigit() else _SIZE) * 10.0
        bold = next(paragraph.iter(name("w:b")), None) is not None
        for line in "".join(parts).split("\n"):
            yield line, em * (1.08 if bold else 1.0)


def _words(line: str, em: float) -> list[int]:
    """Return how wide the parts of a line are between which it may end: words with what follows, characters."""
    found: list[int] = []
    for word in _WORD.findall(line):
        # Between Chinese characters a line may end anywhere.
        for chinese, some in groupby(word, lambda char: columns_of(char) > 1):
            text = "".join(some)
            found += [round(em)] * len(text) if chinese else [_text_width(text, em)]
    return found


def _width_for(words: Sequence[int], count: int) -> int:
    """Return the least width, about, at which words fill so many lines at most."""
    least, most = max(words, default=0), sum(words)
    while least < most:
        middle = (least + most) // 2
        if _line_count(words, middle) <= count:
            most = middle
        else:
            least = middle + 1
    return most


def _line_count(words: Sequence[int], width: int) -> int:
    count, used = 1, 0
    for word in words:
        if used + word > width:
            count, used = count + 1, 0
        used += word
    return count


def _text_width(text: str, em: float) -> int:
    return round(sum(map(_share, text)) * em * _SAFETY)


def _share(char: str) -> float:
    """Return how wide a character of a text font is, about, as a share of an em."""
    if columns_of(char) > 1:
        return 0.96  # all fonts agree on these, so that they need no safety
    if char in _WIDE:
        return 0.88
    if char in _NARROW:
        return 0.33
    return 0.7 if char in _CAPITALS else 0.5


def _set_grid(table: Element, rows: Sequence[Element], widths: Sequence[Sequence[int]]) -> None:
    """Write other widths into the cells, and the one grid on which all of them lie."""
    edges = sorted({edge for own in widths for edge in _edges(own)})
    places = {edge: place for place, edge in enumerate(edges)}
    grid = table.find(name("w:tblGrid"))
    if grid is not None:
        grid[:] = [element("w:gridCol", {"w:w": str(right - left)}) for left, right in pairwise(edges)]
    for row, own in zip(rows, widths, strict=True):
        for cell, (left, right) in zip(row.findall(name("w:tc")), pairwise(_edges(own)), strict=True):
            _set_cell(cell, right - left, places[right] - places[left])


def _edges(widths: Iterable[int]) -> list[int]:
    edges = [0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _set_cell(cell: Element, width: int, span: int) -> None:
    properties = cell.find(name("w:tcPr"))
    if properties is None:
        return
    given, spans = properties.find(name("w:tcW")), properties.find(name("w:gridSpan"))
    if given is None:
        return
    given.set(name("w:w"), str(width))
    if spans is not None:
        properties.remove(spans)
    if span > 1:
        given.addnext(valued("w:gridSpan", str(span)))  # its place in the order of the schema
