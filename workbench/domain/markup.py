"""Markup cut into tags and texts, in one pass and never raising: for text that anybody may have written.

Reads what looks like HTML without building a tree, so that depth costs nothing. Comments, declarations and what
stands inside scripts, styles and the like are left out. What tags mean is decided by whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

# What stands inside these is no text of the document.
_WITHOUT_TEXT = "script style title template noscript noframes noembed iframe object xmp textarea svg xml"
_OF_EQUATIONS = "annotation annotation-xml"  # the same equation once more, for programs
_SKIPPED = frozenset((*_WITHOUT_TEXT.split(), *_OF_EQUATIONS.split()))
# A simple tag is taken whole: most tags are, and it costs half.
_OPENING = re.compile(
    r"<(?:(?P<simple>/?[a-zA-Z][a-zA-Z0-9]{0,11})>|(?P<closes>/?)(?P<name>[a-zA-Z][^\s/>]{0,39})|[!?])"
)
_BARE = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]{0,11})>")  # the same, where there are no others at all
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_STOP = re.compile("[>\"']")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name in small letters, whether it closes, its attributes by name in small letters.

    A declaration such as `<![if !supportLists]>` has the name “!” and its words as the attribute “!”.
    """

    name: str
    closes: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(text: str) -> Iterator[Tag | str]:
    """Yield the tags and the texts between them, character references resolved."""
    bare = _bare_tokens(text)
    return _tokens_one_by_one(text) if bare is None else bare


def _bare_tokens(text: str) -> Iterator[Tag | str] | None:
    """Return the tags and texts, cut at once; None where a tag is not simple or has what is no text inside."""
    parts = _BARE.split(text)
    tags = {inside: _simple_tag(inside) for inside in set(parts[1::2])}
    if text.count("<") != len(parts) // 2 or any(tag.name in _SKIPPED for tag in tags.values()):
        return None
    if "&" in text:
        parts[::2] = map(unescape, parts[::2])
    return (tags[part] if place % 2 else part for place, part in enumerate(parts) if part)


def _tokens_one_by_one(text: str) -> Iterator[Tag | str]:
    place = 0
    while place < len(text):
        found = _OPENING.search(text, place)
        until = len(text) if found is None else found.start()
        if until > place:
            words = text[place:until]
            yield unescape(words) if "&" in words else words
        if found is None:
            return
        simple = found["simple"]
        tag, place = (_simple_tag(simple), found.end()) if simple else _tag_at(text, found)
        if tag is None:
            continue
        yield tag
        if tag.name in _SKIPPED and not tag.closes:
            place = _after_skipped(text, tag.name, place)


def _tag_at(text: str, found: re.Match[str]) -> tuple[Tag | None, int]:
    """Return the tag that begins at a place, None for a comment, and where it ends."""
    start = found.start()
    name, closes = found["name"], found["closes"] == "/"
    if text.startswith("<!--", start):
        end = text.find("-->", start + 2)
        return None, len(text) if end < 0 else end + 3
    if name is None:
        end = text.find(">", start)
        end = len(text) if end < 0 else end
        return Tag("!", attributes={"!": text[start + 2 : end]}), end + 1
    end = _end_of_tag(text, found.end())
    inside = text[found.end() : end]
    attributes = {} if closes or "=" not in inside else _attributes(inside)
    return Tag(name.lower(), closes, attributes), end + 1


@lru_cache(maxsize=256)
def _simple_tag(inside: str) -> Tag:
    return Tag(inside.lower().lstrip("/"), inside[0] == "/")


def _end_of_tag(text: str, place: int) -> int:
    """Return where the `>` of a tag stands, behind its quoted attributes; the end where there is none."""
    while (stop := _STOP.search(text, place)) is not None:
        if stop[0] == ">":
            return stop.start()
        place = text.find(stop[0], stop.end()) + 1
        if place == 0:
            break
    return len(text)


def _attributes(inside: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        value = next((part for part in match.groups()[1:] if part is not None), "")
        found.setdefault(match[1].lower(), unescape(value))
    return found


def _after_skipped(text: str, name: str, place: int) -> int:
    """Return where the tag that closes `name` begins; the end where there is none."""
    closing = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(text, place)
    return len(text) if closing is None else closing.start()
