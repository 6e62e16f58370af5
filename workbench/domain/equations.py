"""Equations in HTML as Word writes them: in a comment for Word itself, with a picture for all others.

The words of an equation take the place of both; how they stand above and beside each other is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

_BEGIN, _END = "<!--[if gte msEquation 12]>", "<![endif]-->"
_INSTEAD, _INSTEAD_END = "<![if !msEquation]>", "<![endif]>"


def with_equations(markup: str) -> tuple[str, int]:
    """Return markup in which the equations of Word stand as text, and how many these are."""
    if _BEGIN not in markup:
        return markup, 0
    parts = list(_parts(markup))
    return "".join(parts), len(parts) // 2


def _parts(markup: str) -> Iterator[str]:
    """Yield what stands before an equation and what is in it, by turns, and at last what comes behind."""
    place = 0
    while (start := markup.find(_BEGIN, place)) >= 0:
        end = markup.find(_END, start)
        if end < 0:
            break
        yield markup[place:start]
        yield markup[start + len(_BEGIN) : end]
        place = end + len(_END)
        if markup.startswith(_INSTEAD, place):
            behind = markup.find(_INSTEAD_END, place)
            place = len(markup) if behind < 0 else behind + len(_INSTEAD_END)
    yield markup[place:]
