"""How wide a picture is drawn in a Word file, as a share of the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.domain.blocks import LEAST_SHARE, MOST_SHARE
from workbench.domain.pictures import pixels_across
from workbench.word.oxml import RELATIONS, Element, local_name
from workbench.word.room import EMU_PER_PIXEL, EMU_PER_TWIP, width_at

# What shows a picture, and the attribute that names its part: today's drawings and those of old programs.
PICTURES = {"blip": f"{{{RELATIONS}}}embed", "imagedata": f"{{{RELATIONS}}}id"}
_EMU = {"pt": 12700, "in": 914400, "cm": 360000, "mm": 36000, "px": EMU_PER_PIXEL}
_STYLED = re.compile(rf"(?:^|;)\s*width\s*:\s*([0-9]{{1,6}}(?:\.[0-9]{{1,6}})?)({'|'.join(_EMU)})\s*(?:;|$)")
_WHOLE = re.compile("[0-9]{1,10}")


def drawn_width(nodes: Iterable[Element]) -> int:
    """Return how wide the one picture of a drawing is, in EMU; 0 if it is not told, or of several."""
    width, shown = 0, 0
    for node in nodes:
        local = local_name(node)
        shown += local in PICTURES
        if local == "extent" and not width:
            told = node.get("cx", "")
            width = int(told) if _WHOLE.fullmatch(told) else 0
        elif local == "shape" and not width:
            styled = _STYLED.search(node.get("style", ""))
            width = int(float(styled[1]) * _EMU[styled[2]]) if styled is not None else 0
    return width if shown == 1 else 0


def share_drawn(width: int, drawing: Element, data: bytes) -> int | None:
    """Return the share of the text that a picture takes which is drawn in a width; None if that is its own.

    One that is wider than the text is as wide as the text by itself.
    """
    room, own = width_at(drawing) * EMU_PER_TWIP, pixels_across(data) * EMU_PER_PIXEL
    if not width or abs(min(width, room) - min(own, room)) <= EMU_PER_TWIP:
        return None
    return max(LEAST_SHARE, min(round(100 * width / room), MOST_SHARE))
