"""What can be suggested while somebody types: texts with a detail, found by beginning or by what is inside.

Knows the list it is given and no source; the order of the list is the order of what fits equally well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.search.tokens import fold

MOST = 50  # more than anybody looks through
_NOT_FOUND = 9


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One text to choose; `fills` holds what else is known of it, by name, for fields beside it."""

    text: str
    detail: str = ""
    fills: Mapping[str, str] = field(default_factory=dict)


class Suggestions:
    """A list to choose from. `note` says what is to be known of the whole list, empty if nothing is."""

    def __init__(self, items: Iterable[Suggestion] = (), note: str = "") -> None:
        self.items: Sequence[Suggestion] = tuple(items)
        self.note = note
        self._keys = [(name_key(item.text), name_key(item.detail)) for item in self.items]

    def __bool__(self) -> bool:
        return bool(self.items)

    def find(self, typed: str, count: int = MOST) -> list[Suggestion]:
        """Return up to `count` items: those that begin with what was typed, then those that hold it.

        Width, case and blanks don't matter. Of nothing typed the first ones come. What is typed already, and
        would put in nothing else, is not suggested.
        """
        key = name_key(typed)
        if not key:
            return list(self.items[:count])
        words = [name_key(word) for word in fold(typed).split()]
        ranked = [(_rank(keys, key, words), place) for place, keys in enumerate(self._keys)]
        found = [self.items[place] for rank, place in sorted(ranked) if rank < _NOT_FOUND]
        return [item for item in found if item.text != typed or any(item.fills.values())][:count]


def together(lists: Sequence[Suggestions]) -> Suggestions:
    """Return the items of several lists as one, each text with its detail once, with all their notes."""
    items = {(item.text, item.detail): item for one in reversed(lists) for item in reversed(one.items)}
    notes = dict.fromkeys(one.note for one in lists if one and one.note)
    return Suggestions(reversed(items.values()), " ".join(notes))


def name_key(name: str) -> str:
    """Return what makes two writings of a name the same: width, case and blanks left out."""
    return "".join(fold(name).split())


def is_typed_on(before: str, after: str) -> bool:
    """Return whether a name looks like another one typed on or mended, not like another name.

    So it is if one begins with the other, or more than half of the longer is a beginning common to both.
    """
    one, other = name_key(before), name_key(after)
    common = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return common == min(len(one), len(other)) or 2 * common > max(len(one), len(other))


def _rank(keys: tuple[str, str], typed: str, words: Sequence[str]) -> int:
    """Return how well an item fits, 0 best: begins with it, holds it, its detail does, both hold all words."""
    text, detail = keys
    if text.startswith(typed):
        return 0
    if typed in text:
        return 1
    if typed in detail:
        return 2
    return 3 if all(word in text or word in detail for word in words) else _NOT_FOUND
