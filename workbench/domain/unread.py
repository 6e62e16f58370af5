"""What stands in HTML of other programs and is no text of it: deleted words, comments, what is hidden.

Reads tags and gives them back without it. Words that are only struck through stay: that is a look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.domain.markup import Tag

_DELETED = frozenset(("del", "w:del", "w:movefrom"))
_ALONE = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr", "col"))  # nothing stands in these
_AROUND = frozenset(("ul", "ol", "table", "dl"))  # inside these is a like part one of theirs
_ENDS_UNSAID = {
    "p": frozenset(
        ("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "tr")
    ),
    "li": frozenset(("li",)),
    "td": frozenset(("td", "th", "tr")),
    "th": frozenset(("td", "th", "tr")),
    "tr": frozenset(("tr",)),
}
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
    part: _Part | None = None
    for token in found:
        if part is not None and part.ends_before(token):
            part = None
        if part is not None:
            part = None if part.ends_with(token) else part
        elif not (isinstance(token, Tag) and _begins(token)):
            yield token
        elif token.name not in _ALONE:
            part = _Part(token.name)
    if part is not None:
        yield from part.held


class _Part:
    """A part that is no text, until its end; paragraphs, items, cells and rows may end without saying so."""

    def __init__(self, name: str) -> None:
        self.held: list[Tag | str] = []
        self._name = name
        self._open: list[str] = []  # what was opened inside and not closed yet
        self._counts: Counter[str] = Counter()  # of these names

    def ends_before(self, token: Tag | str) -> bool:
        """Return whether what comes can't stand in the part: the next of its kind, the end of what's around."""
        if isinstance(token, str) or self._name not in _ENDS_UNSAID:
            return False
        if token.closes:
            return token.name != self._name and not self._counts[token.name]
        return token.name in _ENDS_UNSAID[self._name] and not any(self._counts[name] for name in _AROUND)

    def ends_with(self, token: Tag | str) -> bool:
        """Take what comes into the part; return whether it is its end."""
        self.held.append(token)
        if isinstance(token, str) or token.name in _ALONE:
            return False
        if not token.closes:
            self._open.append(token.name)
            self._counts[token.name] += 1
            return False
        if not self._counts[token.name]:
            return token.name == self._name
        closed = ""
        while closed != token.name:
            closed = self._open.pop()
            self._counts[closed] -= 1
        return False


def _begins(tag: Tag) -> bool:
    if tag.closes:
        return False
    given = tag.attributes
    return (
        tag.name in _DELETED
        or _CLASS.search(given.get("class", "")) is not None
        or _STYLE.search(given.get("style", "")) is not None
    )
