"""What two states of a rich text say of the widths of pictures; words and all else are compared elsewhere."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import replace

from workbench.domain.blocks import Content, Picture
from workbench.domain.content import parse, pictures


def resized(before: str, after: str) -> tuple[Picture, ...]:
    """Return the pictures of a text that stood in it before with another width, in their order.

    The same picture several times is matched from the first one on.
    """
    earlier: defaultdict[str, deque[int | None]] = defaultdict(deque)
    for picture in pictures(before):
        earlier[picture.digest].append(picture.width)
    found: list[Picture] = []
    for picture in pictures(after):
        widths = earlier[picture.digest]
        if widths and widths.popleft() != picture.width:
            found.append(picture)
    return tuple(found)


def alike_but_widths(before: str, after: str) -> bool:
    """Return whether two texts are the same but for the widths of their pictures."""
    return _without_widths(parse(before)) == _without_widths(parse(after))


def _without_widths(content: Content) -> Content:
    return tuple(replace(block, width=None) if isinstance(block, Picture) else block for block in content)
