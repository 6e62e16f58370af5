"""A Word file that somebody wrote, taken apart into paragraphs, tables and the places that we marked.

Nothing in it is trusted: damaged, enormous or harmful files are refused. What belongs to which field of a form
is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.domain.draftparts import Block, Cell, DraftParts, Paragraph, Table
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr
from workbench.word.controls import read_text
from workbench.word.oxml import Element, NotWellFormed, local_name, name, parse_strictly
from workbench.word.package import DOCUMENT, damaged, read_package
from workbench.word.reader import values_in

_STYLES = "word/styles.xml"
_MOST_FILE_BYTES = 100_000_000
_MOST_PART_BYTES = 60_000_000
_MOST_CHARACTERS = 5_000_000
_MOST_DEPTH = 200  # no program nests so deep, and reading goes down step by step
_WRAPPERS = {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"}
_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)


def read_draft_file(path: Path) -> DraftParts:
    """Return the parts of a Word file; raises NotReadable for what is damaged, too large or built to harm."""
    _check_size(path)
    parts = read_package(path)
    if max(len(parts[DOCUMENT]), len(parts.get(_STYLES, b""))) > _MOST_PART_BYTES:
        raise _too_large()
    try:
        root = parse_strictly(parts[DOCUMENT])
        _check_depth(root)
        levels = _heading_levels(parts.get(_STYLES))
    except NotWellFormed as error:
        raise damaged(path.name, str(error)) from error
    if sum(len(node.text or "") for node in root.iter(name("w:t"))) > _MOST_CHARACTERS:
        raise _too_large()
    body = root.find(name("w:body"))
    blocks = tuple(_blocks(body, levels)) if body is not None else ()
    return DraftParts(blocks, values_in([root]))


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        return  # reading it tells what is wrong
    if size > _MOST_FILE_BYTES:
        raise _too_large()


def _too_large() -> NotReadable:
    return NotReadable(
        tr("This file is too large for the draft of a proposal."),
        tr("Give only the proposal, without pictures and annexes."),
    )


def _check_depth(root: Element) -> None:
    """Raise NotWellFormed for elements nested deeper than any program writes them."""
    depth, layer = 0, [root]
    while layer:
        depth += 1
        if depth > _MOST_DEPTH:
            raise NotWellFormed("elements are nested too deeply")
        layer = [child for node in layer for child in node]


def _heading_levels(styles: bytes | None) -> dict[str, int]:
    """Return the levels of the styles that are headings, by the id of the style."""
    if styles is None:
        return {}
    levels: dict[str, int] = {}
    for style in parse_strictly(styles).iter(name("w:style")):
        named = style.find(name("w:name"))
        match = _HEADING_NAME.fullmatch(named.get(name("w:val"), "")) if named is not None else None
        if match is not None:
            levels[style.get(name("w:styleId"), "")] = int(match[1])
    return levels


def _blocks(parent: Element, levels: Mapping[str, int]) -> Iterator[Block]:
    for child in parent:
        local = local_name(child)
        if local == "p":
            yield Paragraph(read_text(child), _level(child, levels))
        elif local == "tbl":
            yield Table(tuple(_row(row) for row in _inside(child, "tr")))
        elif local in _WRAPPERS:
            yield from _blocks(child, levels)


def _level(paragraph: Element, levels: Mapping[str, int]) -> int:
    style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
    return levels.get(style.get(name("w:val"), ""), 0) if style is not None else 0


def _row(row: Element) -> tuple[Cell, ...]:
    return tuple(Cell(read_text(cell), _continues(cell)) for cell in _inside(row, "tc"))


def _continues(cell: Element) -> bool:
    merged = cell.find(f"{name('w:tcPr')}/{name('w:vMerge')}")
    return merged is not None and merged.get(name("w:val"), "continue") == "continue"


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those that a control stands around."""
    for child in parent:
        local = local_name(child)
        if local == wanted:
            yield child
        elif local in _WRAPPERS:
            yield from _inside(child, wanted)
