"""The parts of a Word file that rich texts need beside the text: numbering, pictures, relations, content types.

Adds to what a template has; nothing of it is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import basename, dirname, join

from lxml import etree

from workbench.word.oxml import Element, element, local_name, name, parse_strictly, valued, xml_bytes
from workbench.word.package import CONTENT_TYPES, DOCUMENT
from workbench.word.richtext import Supplement, relation_id

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_NUMBERING = "word/numbering.xml"
_BULLETS = ("•", "–")
_LEVELS = 5
_INDENT = 420  # twips


def wanted_parts(filled: Mapping[str, object]) -> set[str]:
    """Return the names of parts that `supplemented` may add to, for the parts that are filled."""
    return {CONTENT_TYPES, _NUMBERING, *(_relations_of(part) for part in (DOCUMENT, *filled))}


def first_free_number(parts: Mapping[str, bytes]) -> int:
    """Return the least number of a list that a template does not use itself."""
    root = parse_strictly(parts[_NUMBERING]) if _NUMBERING in parts else None
    used = [] if root is None else [int(num.get(name("w:numId"), "0")) for num in root.iter(name("w:num"))]
    return max(used, default=0) + 1


def supplemented(parts: Mapping[str, bytes], supplement: Supplement) -> dict[str, bytes]:
    """Return the parts that are new or other than in the template; none if no list or picture was printed."""
    made: dict[str, bytes] = {}
    types = parse_strictly(parts[CONTENT_TYPES])
    if supplement.numbers:
        old = parts.get(_NUMBERING)
        made[_NUMBERING] = _numbering(None if old is None else parse_strictly(old), supplement)
        if old is None:
            _add_override(types, _NUMBERING, _NUMBERING_TYPE)
            _relate(parts, made, DOCUMENT, "rIdNumbering", "numbering", basename(_NUMBERING))
    for part, pictures in supplement.pictures.items():
        for place, picture in enumerate(pictures.values()):
            target = f"media/{picture.digest}.{picture.kind}"
            made[join(dirname(part), target)] = picture.data
            _add_default(types, picture.kind, f"image/{picture.kind}")
            _relate(parts, made, part, relation_id(place), "image", target)
    return {CONTENT_TYPES: _plain_bytes(types), **made} if made else {}


def _relations_of(part: str) -> str:
    return f"{dirname(part)}/_rels/{basename(part)}.rels"


def _relate(
    parts: Mapping[str, bytes], made: dict[str, bytes], part: str, link: str, kind: str, target: str
) -> None:
    place = _relations_of(part)
    data = made.get(place) or parts.get(place)
    root = parse_strictly(data) if data else etree.Element(f"{_LINKS}Relationships", nsmap={None: _LINKS[1:-1]})
    entry = etree.SubElement(root, f"{_LINKS}Relationship")
    for key, value in (("Id", link), ("Type", f"{_KINDS}/{kind}"), ("Target", target)):
        entry.set(key, value)
    made[place] = _plain_bytes(root)


def _add_default(types: Element, ending: str, kind: str) -> None:
    known = (entry.get("Extension", "").lower() for entry in types if local_name(entry) == "Default")
    if ending not in known:
        entry = etree.Element(f"{_TYPES}Default")
        entry.set("Extension", ending)
        entry.set("ContentType", kind)
        types.insert(0, entry)


def _add_override(types: Element, part: str, kind: str) -> None:
    entry = etree.SubElement(types, f"{_TYPES}Override")
    entry.set("PartName", f"/{part}")
    entry.set("ContentType", kind)


def _plain_bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _numbering(root: Element | None, supplement: Supplement) -> bytes:
    """Return the numbering with two more kinds of lists, and one list for each that was printed."""
    root = element("w:numbering") if root is None else root
    kinds = root.findall(name("w:abstractNum"))
    first = max((int(kind.get(name("w:abstractNumId"), "0")) for kind in kinds), default=-1) + 1
    for place, ordered in enumerate((False, True)):
        root.insert(len(kinds) + place, _kind_of_list(first + place, ordered))
    for number, level, ordered, first_number in supplement.numbers:
        made = element("w:num", {"w:numId": str(number)}, valued("w:abstractNumId", str(first + ordered)))
        if ordered:
            start = valued("w:startOverride", str(first_number))
            made.append(element("w:lvlOverride", {"w:ilvl": str(level)}, start))
        root.append(made)
    return xml_bytes(root)


def _kind_of_list(number: int, ordered: bool) -> Element:
    made = element("w:abstractNum", {"w:abstractNumId": str(number)}, valued("w:multiLevelType", "multilevel"))
    for level in range(_LEVELS):
        odd = level % 2
        form = ("lowerLetter" if odd else "decimal") if ordered else "bullet"
        sign = (f"%{level + 1})" if odd else f"%{level + 1}.") if ordered else _BULLETS[odd]
        indent = {"w:left": str(_INDENT * (level + 1)), "w:hanging": str(_INDENT)}
        entry = element("w:lvl", {"w:ilvl": str(level)}, valued("w:start", "1"), valued("w:numFmt", form))
        entry.extend([valued("w:lvlText", sign), valued("w:lvlJc", "left")])
        entry.append(element("w:pPr", None, element("w:ind", indent)))
        fonts = {"w:ascii": "Times New Roman", "w:hAnsi": "Times New Roman", "w:hint": "default"}
        entry.append(element("w:rPr", None, element("w:rFonts", fonts)))
        made.append(entry)
    return made
