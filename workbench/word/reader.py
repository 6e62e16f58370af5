"""Word files read back field by field, by the tags of their content controls.

Reads files that came back from anybody, so nothing is trusted and nothing repaired. What the texts mean, and
whether they become values of a case, is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.domain.draftparts import Marked
from workbench.word.controls import TOTAL, Tag, controls, is_placeholder, is_ticked, read_text
from workbench.word.oxml import Element, NotWellFormed, name, parse_strictly
from workbench.word.package import damaged, read_package
from workbench.word.render import FILLED_PARTS

_MOST_ROWS = 100_000


def read_values(source: bytes | Path) -> dict[str, Marked]:
    """Return what stands in the tagged places of a Word file, by field.

    A text for a field (lines separated by a line feed, empty where the control shows its placeholder), the
    ticked choices for check boxes, and for a list one mapping of column to text per row. Raises NotReadable if
    the file is no sound Word file.
    """
    return values_in(read_roots(source))


def read_roots(source: bytes | Path) -> list[Element]:
    """Return the XML of the parts that people see: the text, headers, footers, notes."""
    file = source.name if isinstance(source, Path) else ""
    roots = []
    for part, data in read_package(source).items():
        if FILLED_PARTS.fullmatch(part):
            try:
                roots.append(parse_strictly(data))
            except NotWellFormed as error:
                raise damaged(file, f"{part}: {error}") from error
    return roots


def values_in(roots: Iterable[Element]) -> dict[str, Marked]:
    """Return the tagged values of parts that were read already."""
    texts: dict[str, Marked] = {}
    ticked: dict[str, list[str]] = {}
    rows: dict[str, dict[int, list[dict[str, str]]]] = {}
    for root in roots:
        for control, tag in controls(root):
            if tag.choice:
                ticked.setdefault(tag.field, []).extend([tag.choice] if is_ticked(control) else [])
            elif tag.row:
                _keep_cell(rows, tag, _content(control))
            else:
                texts.setdefault(tag.field, _content(control))
    lists = {field: _each_once(found) for field, found in rows.items()}
    return {**texts, **ticked, **lists}


def totals_in(roots: Iterable[Element]) -> dict[str, dict[str, str]]:
    """Return the sums below lists, by field and column; they are no values, only worked out from them."""
    found: dict[str, dict[str, str]] = {}
    for root in roots:
        for control, tag in controls(root):
            if tag.row == TOTAL:
                found.setdefault(tag.field, {})[tag.column] = _content(control)
    return found


def _content(control: Element) -> str:
    content = control.find(name("w:sdtContent"))
    return "" if content is None or is_placeholder(control) else read_text(content)


def _each_once(found: Mapping[int, list[dict[str, str]]]) -> list[dict[str, str]]:
    """Return the rows of a list in order; one that stands in the document several times counts once."""
    rows: list[dict[str, str]] = []
    for _, same in sorted(found.items()):
        rows += {frozenset(cells.items()): cells for cells in same}.values()
    return rows


def _keep_cell(rows: dict[str, dict[int, list[dict[str, str]]]], tag: Tag, text: str) -> None:
    """Keep a cell; one whose row has it already is in a copy of the row, as one makes them in Word."""
    if not (tag.row.isdecimal() and int(tag.row) < _MOST_ROWS):
        return
    same = rows.setdefault(tag.field, {}).setdefault(int(tag.row), [{}])
    if tag.column in same[-1]:
        same.append({})
    same[-1][tag.column] = text


def all_text(roots: Iterable[Element]) -> str:
    """Return all text that the parts show, paragraph by paragraph."""
    return "\n".join(read_text(root) for root in roots)
