"""How much room a text has in a Word file: beside its margins, or in the cell of a table it stands in."""

from __future__ import annotations

from workbench.word.oxml import Element, local_name, name

EMU_PER_TWIP = 635
EMU_PER_PIXEL = 9525  # at 96 pixels to the inch
_MARGINS = 230  # twips that cells keep free at both sides, at most
_LEAST = 840  # twips of a cell, even of one that says less
_USUAL_WIDTH = 8300  # twips between the margins of A4 where a file tells nothing
_USUAL_HEIGHT = 13900


def width_at(node: Element) -> int:
    """Return how wide a text is at a place, in twips: that of its cell, or between the margins."""
    for above in node.iterancestors():
        if local_name(above) == "tc":
            told = above.find(f"{name('w:tcPr')}/{name('w:tcW')}")
            is_share = told is not None and told.get(name("w:type"), "") == "pct"
            width = 0 if is_share else _number(told, "w:w")
            return max(width - _MARGINS, _LEAST) if width else _USUAL_WIDTH
    return _between(node, "w:w", "w:left", "w:right") or _USUAL_WIDTH


def height_at(node: Element) -> int:
    """Return how high the text of the page is on which a place stands, in twips."""
    return _between(node, "w:h", "w:top", "w:bottom") or _USUAL_HEIGHT


def _between(node: Element, size: str, *sides: str) -> int:
    """Return what the margins leave of a size of the page; 0 if nothing tells it."""
    section = node.getroottree().getroot().find(f".//{name('w:sectPr')}")
    if section is None:
        return 0
    page, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    return max(_number(page, size) - sum(_number(margins, side) for side in sides), 0)


def _number(node: Element | None, key: str) -> int:
    written = "" if node is None else node.get(name(key), "")
    return int(written) if written.isdecimal() else 0
