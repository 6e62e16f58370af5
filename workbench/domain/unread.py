"""What stands in HTML of other programs and is no text of it: deleted words, comments, what is hidden.

Reads tags and gives them back without it. Words that are only struck through stay: that is a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.domain.markup import Tag

_DELETED = frozenset(("del", "w:del", "w:movefrom"))
_ALONE = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr", "col"))  # nothing stands in these
_CLASS = re.compile(r"\b(?:msodel|msocommentreference|msocomanchor)\b", re.IGNORECASE)
_STYLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment-list", re.IGNORECASE)
_TRACES = re.compile(
    r"<del\b|<w:del|<w:movefrom|msodel|msocom|display\s*:\s*none|mso-hide|mso-element", re.IGNORECASE
)


def may_hold_unread(markup: str) -> bool:
    """Return whether a text holds traces of such parts: any other passes `without_unread` as it is."""
    return _TRACES.search(markup) is not None


def without_unread(found: Iterable[Tag | str]) -> Iterator[Tag | str]:
    """Yield tags and texts without the parts that are no text; one that never ends is kept, with its words."""
    held: list[Tag | str] = []  # of the part, until its end is met
    name, depth = "", 0
    for token in found:
        if not depth:
            if isinstance(token, Tag) and _begins(token):
                if token.name not in _ALONE:
                    name, depth, held = token.name, 1, []
            else:
                yield token
            continue
        held.append(token)
        if isinstance(token, Tag) and token.name == name:
            depth += -1 if token.closes else 1
    if depth:
        yield from held


def _begins(tag: Tag) -> bool:
    if tag.closes:
        return False
    given = tag.attributes
    return (
        tag.name in _DELETED
        or _CLASS.search(given.get("class", "")) is not None
        or _STYLE.search(given.get("style", "")) is not None
    )
