"""Cleans markup from outside (pasted, imported, typed as HTML) down to the restricted set of rich texts.

Two gates. The first walks through the tags without building a tree, keeps those that mean something here and
bounds their depth, because trees of deep nesting cost any parser quadratic time. The second is nh3, which
repairs what is left as a browser would and lets nothing but the set pass. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Literal

from workbench.domain.blocks import Block, Content, Line, Paragraph, Table, settled, share_of, words_of
from workbench.domain.content import is_markup, parse, write
from workbench.domain.contentreader import PICTURE_SCHEME, VALUE, WIDTH, blocks_in, number_of
from workbench.domain.equations import with_equations
from workbench.domain.markup import Tag, tokens
from workbench.domain.tablerows import SPANS, span_of
from workbench.domain.unread import may_hold_unread, without_unread
from workbench.domain.wordlists import LISTS, may_hold_items, with_items
from workbench.kernel.characters import printable, with_line_feeds, without_unseen

Loss = Literal["pictures", "merged", "equations"]


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Beside the restricted set: what parts lines on the way, and the body that a browser puts into each table.
_PASSED = _words("p strong em u sub sup ul ol li table tr td img br div tbody")
_ATTRIBUTES = {"img": {"src", "alt", WIDTH}, "td": {"colspan", "rowspan"}, "ol": {"start"}, "li": {VALUE}}
_DEEPEST = 100
_SAME = {"b": "strong", "i": "em", "th": "td"}
_HEADINGS = _words("h1 h2 h3 h4 h5 h6")
_PARAGRAPHS = _HEADINGS | _words("p dt dd pre address caption figcaption")
_PARTS = _words("div blockquote section article header footer main figure center form fieldset dl body html")
_CELLS = frozenset(("td", "th"))
_LISTS = frozenset(("ul", "ol"))
_BLOCKS = _PARAGRAPHS | _PARTS | _CELLS | _LISTS | {"li", "tr", "table"}
# A tag that ends others by being opened: which ones, and what they must stand in to be out of reach.
_ENDS = (
    (_PARAGRAPHS, _PARAGRAPHS, _PARTS | _CELLS | _LISTS | {"li", "table"}),
    (frozenset(("li",)), frozenset(("li",)), _LISTS),
    (_CELLS, _CELLS, frozenset(("tr", "table"))),
    (frozenset(("tr",)), frozenset(("tr",)), frozenset(("table",))),
)
_ALONE = _words("br img hr meta link input col wbr area base embed param source track")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_STYLES = (
    ("strong", re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    ("em", re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)),
    ("u", re.compile(r"text-decoration[a-z-]*\s*:[^;]*\bunderline", re.IGNORECASE)),
    ("sub", re.compile(r"vertical-align\s*:\s*sub\b", re.IGNORECASE)),
    ("sup", re.compile(r"vertical-align\s*:\s*super\b", re.IGNORECASE)),
)
# nh3 takes quadratic time over many character references, so these signs go through it as characters that no
# document may hold, and which therefore can't be meant.
_SIGNS = {"&": "\ufdd0", "<": "\ufdd1", ">": "\ufdd2"}
_STAND_INS = str.maketrans({**dict.fromkeys(_SIGNS.values(), ""), **_SIGNS})
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Foreign:
    """What another program wrote, and what was lost of it: pictures that are elsewhere, merged cells, the shape
    of equations."""

    content: Content
    lost: frozenset[Loss] = frozenset()


def cleaned(text: str) -> str:
    """Return the written form of a text, plain or in markup; doing it twice changes nothing."""
    written = write(parse(text))
    if not is_markup(text) or written == text:
        return written
    return write(settled(_read(text, _Gate(keep_blanks=True))))


def read_foreign(markup: str) -> Foreign:
    """Return the blocks of HTML that another program wrote.

    Its blanks and line breaks part words only; characters that nobody sees are left out.
    """
    readable, equations = with_equations(markup)
    gate = _Gate(keep_blanks=False)
    content = settled(_trimmed(block) for block in _read(readable, gate))
    return Foreign(content, frozenset(gate.lost | ({"equations"} if equations else set())))


def _read(markup: str, gate: _Gate) -> list[Block]:
    import nh3  # only here: whoever types plain text never needs it

    kept = gate.passed(printable(with_line_feeds(markup)))
    safe = nh3.clean(
        kept, tags=set(_PASSED), attributes=_ATTRIBUTES, url_schemes={PICTURE_SCHEME}, link_rel=None
    )
    return blocks_in(_with_references(safe), empty_paragraphs=gate.keeps_blanks)


def _with_references(safe: str) -> str:
    for sign, stand_in in _SIGNS.items():
        safe = safe.replace(stand_in, escape(sign))
    return safe


def _trimmed(block: Block) -> Block:
    if isinstance(block, Table):
        rows = tuple(tuple(tuple(_trimmed_line(line) for line in cell) for cell in row) for row in block.rows)
        return Table(rows)
    if not isinstance(block, Paragraph):
        return block
    line = _trimmed_line(block.runs)
    return block if line is block.runs else Paragraph(line)


def _trimmed_line(line: Line) -> Line:
    """Return a line without blanks at its end; one of blanks only is an empty line."""
    if line and line[-1].text[-1:].strip():
        return line
    if not words_of(line).strip():
        return ()
    *before, last = line
    if not last.text.endswith(" "):
        return line
    text = last.text.rstrip(" ")
    return (*before, replace(last, text=text)) if text else _trimmed_line(tuple(before))


@dataclass(frozen=True, slots=True)
class _Passing:
    """What becomes of a tag: what it ends by being opened, as in `_ENDS`, and what is passed on for it."""

    ends: tuple[tuple[frozenset[str], frozenset[str]], ...]
    opening: str
    closing: str


class _Gate:
    """Passes on the tags that mean something, with bounded depth, and all words; `lost` is what it can't."""

    def __init__(self, keep_blanks: bool) -> None:
        self.keeps_blanks = keep_blanks
        self.lost: set[Loss] = set()
        self._out: list[str] = []
        self._open: list[tuple[str, str]] = []  # the name that was read, and what will close it
        self._names: Counter[str] = Counter()
        self._after_blank = True

    def passed(self, markup: str) -> str:
        """Return what passes."""
        found = tokens(markup)
        if may_hold_unread(markup):
            found = without_unread(found)
        for token in with_items(found, _BLOCKS) if may_hold_items(markup) else found:
            if isinstance(token, str):
                self._out.append(self._lines(token) if self._names["pre"] else self._text(token))
            elif token.name in _ALONE:
                self._out.append(self._alone(token))
            elif token.closes:
                self._close(token.name)
            else:
                self._pass_opened(token)
        while self._open:
            self._close(self._open[-1][0])
        return "".join(self._out)

    def _lines(self, text: str) -> str:
        """Return preformatted text: its line breaks part lines, but for one after the tag that begins it."""
        if self._out[-1:] == [_passing_of_bare("pre").opening]:
            text = text.removeprefix("\n")
        first, *others = text.split("\n")
        made = [self._text(first)]
        for line in others:
            self._after_blank = True
            made.append(self._text(line))
        return "<br>".join(made)

    def _text(self, text: str) -> str:
        if not self.keeps_blanks:
            text = _BLANKS.sub(" ", without_unseen(text))
            if self._after_blank:
                text = text.removeprefix(" ")
            self._after_blank = text.endswith(" ") if text else self._after_blank
        return text.translate(_STAND_INS)

    def _alone(self, tag: Tag) -> str:
        if tag.closes or tag.name not in ("br", "img", "hr"):
            return ""
        self._after_blank = True
        if tag.name == "img":
            source, words = (escape(tag.attributes.get(key, "")) for key in ("src", "alt"))
            if not source.startswith(f"{PICTURE_SCHEME}:"):
                self.lost.add("pictures")
            width = share_of(number_of(tag.attributes, WIDTH))
            told = "" if width is None else f' {WIDTH}="{width}"'
            return f'<img src="{source}" alt="{words}"{told}>'
        return "<br>" if tag.name == "br" else "<div></div>"

    def _pass_opened(self, tag: Tag) -> None:
        passing = _passing(tag) if tag.attributes else _passing_of_bare(tag.name)
        if self._open:
            for ended, stops in passing.ends:
                self._end(ended, stops)
        if tag.name in _BLOCKS:
            self._after_blank = True
        elif tag.name == "math":
            self.lost.add("equations")
        if tag.name in _CELLS and max(span_of(tag.attributes, name) for name in SPANS) > 1:
            self.lost.add("merged")
        if len(self._open) < _DEEPEST:
            self._open.append((tag.name, passing.closing))
            self._names[tag.name] += 1
            self._out.append(passing.opening)

    def _end(self, ended: frozenset[str], stops: frozenset[str]) -> None:
        """Close what ends where a tag opens that can't stand in it."""
        for name, _ in reversed(self._open):
            if name in ended:
                self._close(name)
                return
            if name in stops:
                return

    def _close(self, name: str) -> None:
        """Close a tag and all that is still open in it; nothing if it is not open."""
        if not self._names[name]:
            return
        opened = ""
        while opened != name:
            opened, closing = self._open.pop()
            self._names[opened] -= 1
            self._out.append(closing)
        if name in _BLOCKS:
            self._after_blank = True


def _passing(tag: Tag) -> _Passing:
    made = tuple(_meant(tag))
    return _Passing(
        tuple((ended, stops) for names, ended, stops in _ENDS if tag.name in names),
        "".join(f"<{name}{_numbers(tag, name)}>" for name in made),
        "".join(f"</{name}>" for name in reversed(made)),
    )


@lru_cache(maxsize=256)  # long texts have the same few tags, most of them without attributes
def _passing_of_bare(name: str) -> _Passing:
    return _passing(Tag(name))


def _numbers(tag: Tag, made: str) -> str:
    """Return the attributes that a tag is made with: over how many cells one reaches, the number of an item."""
    if made == "td":
        spans = {name: span_of(tag.attributes, name) for name in SPANS}
        return "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    name = {"ol": "start", "li": VALUE}.get(made, "")
    number = number_of(tag.attributes, name)
    return "" if number is None else f' {name}="{number}"'


def _meant(tag: Tag) -> Iterator[str]:
    """Yield the tags of the set that stand for a tag, from the outermost; none for one that means nothing."""
    name = _SAME.get(tag.name, tag.name)
    style = tag.attributes.get("style", "")
    if LISTS in tag.attributes:
        yield from tag.attributes[LISTS].split()
        yield "li"
    elif name in _PARAGRAPHS:
        yield "p"
    elif name in _PARTS:
        yield "div"
    elif name in _PASSED and not (name == "strong" and _NOT_BOLD.search(style)):
        yield name
    if tag.name == "th" or tag.name in _HEADINGS:
        yield "strong"
    yield from (made for made, pattern in _STYLES if style and pattern.search(style))
