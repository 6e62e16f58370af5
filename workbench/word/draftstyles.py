"""What the styles and the numbering of a Word file mean for its text: headings, lists, emphasis of words.

Fonts, colours and all other looks of styles mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.domain.blocks import DEEPEST_LEVEL, Item, Script
from workbench.word.oxml import Element, name, parse_strictly

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_DEEP_LIST_NAME = re.compile(r"list (?:bullet|number) ([2-9])", re.IGNORECASE)
_MOST_ANCESTORS = 20  # of a style; those of hostile files go round in circles
_OFF = ("0", "false", "off", "none")
_SCRIPTS: dict[str, Script] = {"subscript": "sub", "superscript": "sup"}
_NO_LIST = "none"

Look = tuple[bool, bool, bool, Script]
PLAIN: Look = (False, False, False, "")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: whether it is ordered, the number it begins with, and of which kind it is.

    Lists of one kind count on from one another, but for those that begin anew. `numerals` is Word's name for
    how the number is written, `sign` what stands around it: “%1.” at the first level.
    """

    ordered: bool
    start: int
    kind: str
    begins_anew: bool = False
    numerals: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class DraftStyles:
    """Styles by their ids: `levels` of headings, `looks` of words, `numbers` (list, level) of paragraphs.

    `lists` holds what there is to know of each list and level. `depths` are the levels that names of styles
    tell, “List Bullet 2”: the lists of those have one level only, further in.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    numbers: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    lists: Mapping[tuple[str, int], ListLevel] = field(default_factory=dict)
    depths: Mapping[str, int] = field(default_factory=dict)

    def level(self, paragraph: Element) -> int:
        """Return the level of a heading, 0 for all other paragraphs."""
        return self.levels.get(setting(paragraph, "w:pPr/w:pStyle"), 0)

    def place(self, paragraph: Element) -> tuple[str, int]:
        """Return the list and the level that a paragraph names or its style; there need not be such a list."""
        number, level = self.numbers.get(setting(paragraph, "w:pPr/w:pStyle"), ("", 0))
        number = setting(paragraph, "w:pPr/w:numPr/w:numId") or number
        return number, _number(setting(paragraph, "w:pPr/w:numPr/w:ilvl"), level)

    def item(self, paragraph: Element) -> Item | None:
        """Return a paragraph as an item without words; None outside of lists."""
        place = self.place(paragraph)
        known = self.lists.get(place)
        told = setting(paragraph, "w:pPr/w:numPr/w:ilvl")
        depth = place[1] if told else place[1] or self.depths.get(setting(paragraph, "w:pPr/w:pStyle"), 0)
        return None if known is None else Item((), min(depth, DEEPEST_LEVEL), known.ordered)

    def look(self, run: Element) -> Look:
        """Return what a run looks like by itself, or by the style of its words."""
        return _look(run.find(name("w:rPr")), self.looks.get(setting(run, "w:rPr/w:rStyle"), PLAIN), True)


def read_styles(styles: bytes | None, numbering: bytes | None) -> DraftStyles:
    """Return what two parts of a Word file say, each None if it is not there; raises NotWellFormed."""
    known = {} if styles is None else {_id(style): style for style in _all(styles, "w:style")}
    root = None if numbering is None else parse_strictly(numbering)
    linked = {} if root is None else dict(_linked(root))
    return DraftStyles(
        levels=dict(_levels(known)),
        looks={one: look for one in known if (look := _inherited_look(one, known)) != PLAIN},
        numbers=dict(_numbers(known, linked)),
        lists={} if root is None else dict(_lists(root)),
        depths=dict(_depths(known)),
    )


def setting(node: Element, path: str) -> str:
    """Return the value of a setting below a node, an empty text if it is not given."""
    found = node.find("/".join(map(name, path.split("/"))))
    return "" if found is None else found.get(name("w:val"), "")


def _all(data: bytes, short: str) -> Iterator[Element]:
    return parse_strictly(data).iter(name(short))


def _id(style: Element) -> str:
    return style.get(name("w:styleId"), "")


def _levels(known: Mapping[str, Element]) -> Iterator[tuple[str, int]]:
    for one, style in known.items():
        match = _HEADING_NAME.fullmatch(setting(style, "w:name"))
        if match is not None:
            yield one, int(match[1])


def _lineage(one: str, known: Mapping[str, Element]) -> list[Element]:
    """Return a style and those it is based on, the nearest first."""
    found: list[Element] = []
    while one in known and len(found) < _MOST_ANCESTORS:
        found.append(known[one])
        one = setting(known[one], "w:basedOn")
    return found


def _inherited_look(one: str, known: Mapping[str, Element]) -> Look:
    """Return the look that a style gives to words; styles of whole paragraphs give none."""
    look = PLAIN
    if known[one].get(name("w:type")) == "character":
        for style in reversed(_lineage(one, known)):
            look = _look(style.find(name("w:rPr")), look, False)
    return look


def _look(properties: Element | None, before: Look, underlines: bool) -> Look:
    """Return a look with what is set anew; styles do not underline, since those of links do."""
    if properties is None:
        return before
    bold, italic, underline, script = before
    raised = setting(properties, "w:vertAlign")
    return (
        _switched(properties, "w:b", bold),
        _switched(properties, "w:i", italic),
        underlines and _switched(properties, "w:u", underline),
        _SCRIPTS.get(raised, "") if raised else script,
    )


def _switched(properties: Element, short: str, before: bool) -> bool:
    mark = properties.find(name(short))
    return before if mark is None else mark.get(name("w:val"), "1") not in _OFF


def _numbers(
    known: Mapping[str, Element], linked: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield the list and level of each style; where it tells no level, that one which names the style."""
    for one in known:
        lineage = _lineage(one, known)
        number = next(filter(None, (setting(style, "w:pPr/w:numPr/w:numId") for style in lineage)), "")
        level = next(filter(None, (setting(style, "w:pPr/w:numPr/w:ilvl") for style in lineage)), "")
        named = next((linked[place] for style in lineage if (place := (number, _id(style))) in linked), 0)
        if number:
            yield one, (number, _number(level, named))


def _depths(known: Mapping[str, Element]) -> Iterator[tuple[str, int]]:
    for one in known:
        names = (_DEEP_LIST_NAME.fullmatch(setting(style, "w:name")) for style in _lineage(one, known))
        match = next(filter(None, names), None)
        if match is not None:
            yield one, int(match[1]) - 1


def _linked(root: Element) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the levels of lists that name the style of their paragraphs: (list, style) and the level."""
    kinds = _kinds(root)
    for number in root.iter(name("w:num")):
        kind = kinds.get(setting(number, "w:abstractNumId"))
        for level in () if kind is None else kind.iterfind(name("w:lvl")):
            style = setting(level, "w:pStyle")
            if style:
                yield (number.get(name("w:numId"), ""), style), _number(level.get(name("w:ilvl"), ""), 0)


def _kinds(root: Element) -> dict[str | None, Element]:
    return {kind.get(name("w:abstractNumId")): kind for kind in root.iter(name("w:abstractNum"))}


def _lists(root: Element) -> Iterator[tuple[tuple[str, int], ListLevel]]:
    kinds = _kinds(root)
    for number in root.iter(name("w:num")):
        own = number.get(name("w:numId"), "")
        kind_id = setting(number, "w:abstractNumId")
        kind = kinds.get(kind_id)
        overridden = number.iterfind(f"{name('w:lvlOverride')}/{name('w:lvl')}")
        starts = dict(_starts(number))
        for level in [*([] if kind is None else kind.iterfind(name("w:lvl"))), *overridden]:
            form = setting(level, "w:numFmt")
            if form != _NO_LIST:
                place = _number(level.get(name("w:ilvl"), ""), 0)
                start = starts.get(place, _number(setting(level, "w:start"), 1))
                sign = setting(level, "w:lvlText")
                yield (
                    (own, place),
                    ListLevel(form != "bullet", start, kind_id, place in starts, form, sign),
                )


def _starts(number: Element) -> Iterator[tuple[int, int]]:
    """Yield the levels at which a list begins anew, each with its first number."""
    for override in number.iterfind(name("w:lvlOverride")):
        start = setting(override, "w:startOverride")
        if start:
            yield _number(override.get(name("w:ilvl"), ""), 0), _number(start, 1)


def _number(written: str, otherwise: int) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 4 else otherwise
