"""Widths, order and hidden columns of the list of cases: how they are remembered and made to fit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

NAME = "cases.columns"
SORTED_BY = "changed"
_GIVES_WAY = ("ref", "changed", "articles", "complete", "state")  # the number stands below the title as well


@dataclass(frozen=True)
class Layout:
    """What a user made of the columns; `widths` hold only those that were dragged, at 100 % zoom."""

    sorted_by: str = SORTED_BY
    descending: bool = True
    hidden: frozenset[str] = frozenset({"ref"})
    widths: Mapping[str, int] = field(default_factory=dict)


def layout_text(layout: Layout) -> str:
    """Return a layout as one short text for the settings."""
    widths = ",".join(f"{key}:{width}" for key, width in sorted(layout.widths.items()))
    order = "desc" if layout.descending else "asc"
    return f"sort={layout.sorted_by}:{order};hidden={','.join(sorted(layout.hidden))};widths={widths}"


def read_layout(text: str, known: tuple[str, ...]) -> Layout:
    """Return the layout that a text of the settings describes; whatever makes no sense is left out."""
    parts = dict(part.split("=", 1) for part in text.split(";") if "=" in part)
    if not parts:
        return Layout()
    sorted_by, _, order = parts.get("sort", "").partition(":")
    hidden = frozenset(key for key in parts.get("hidden", "").split(",") if key in known[1:])
    widths: dict[str, int] = {}
    for pair in parts.get("widths", "").split(","):
        key, _, width = pair.partition(":")
        if key in known and width.isdecimal() and 0 < int(width) < 2000:
            widths[key] = int(width)
    if sorted_by not in known:
        return Layout(hidden=hidden, widths=widths)
    return Layout(sorted_by, order == "desc", hidden, widths)


def with_room(shown: Collection[str], least: Mapping[str, int], room: int) -> tuple[str, ...]:
    """Return the columns of those shown for which there is room; what is told elsewhere too gives way first."""
    left = list(shown)
    for key in _GIVES_WAY:
        if key in left and sum(least[one] for one in left) > room:
            left.remove(key)
    return tuple(left)


def fitted(wanted: Mapping[str, int], least: Mapping[str, int], room: int) -> dict[str, int]:
    """Return widths that together take at most the room, where the least widths allow it.

    What is too much is taken from each column in proportion to what it can give.
    """
    excess = sum(wanted.values()) - room
    spare = {key: max(0, width - least[key]) for key, width in wanted.items()}
    total = sum(spare.values())
    if excess <= 0 or total == 0:
        return dict(wanted)
    share = min(1.0, excess / total)
    return {key: width - round(spare[key] * share) for key, width in wanted.items()}


def shared_out(
    wanted: Mapping[str, int], least: Mapping[str, int], dragged: Collection[str], good: int, most: int
) -> dict[str, int]:
    """Return widths that take the room that is good, where those can give way that nobody dragged.

    All of them give way so far that together they take at most the room there is.
    """
    firm = {key: wanted[key] if key in dragged else least[key] for key in wanted}
    return fitted(fitted(wanted, firm, good), least, most)
