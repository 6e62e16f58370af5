"""What in a Word file can run or reach outside it: macros, embedded objects, controls, links to other files.

Judged by what the file says of its parts (relations and content types) and by their names, because Word goes by
the former and other programs by the latter. Reads no part itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from workbench.word.oxml import Element, local_name
from workbench.word.package import CONTENT_TYPES

_RELATIONS = ".rels"
_LINK = "hyperlink"
_ACTIVE_PART = re.compile(
    r"(?:.*/)?(?:vbaProject[^/]*\.bin|vbaData[^/]*\.xml|(?:activeX|embeddings|ctrlProps|customUI|webextensions)/.*)",
    re.IGNORECASE,
)
# The last words of the types of relations. All of them make Word load or run something.
_ACTIVE_RELATIONS = frozenset(
    (
        "activexcontrolbinary",
        "afchunk",
        "attachedtemplate",
        "attachedtoolbars",
        "control",
        "ctrlprop",
        "externallink",
        "extensibility",
        "frame",
        "keymapcustomizations",
        "mailmergeheadersource",
        "mailmergesource",
        "oleobject",
        "package",
        "recipientdata",
        "subdocument",
        "vbaproject",
        "vbaprojectsignature",
        "webextension",
        "webextensiontaskpanes",
        "wordvbadata",
    )
)
_ACTIVE_TYPE = re.compile(
    r"macroEnabled|vba(?:Project|Data)|activeX|oleObject|controlproperties|attachedToolbars|"
    r"keyMapCustomizations|webextension",
    re.IGNORECASE,
)


def describes_parts(part: str) -> bool:
    """Return whether a part says what others are: relations, or the list of content types."""
    return part == CONTENT_TYPES or part.casefold().endswith(_RELATIONS)


def active_content(names: Iterable[str], roots: Mapping[str, Element]) -> list[str]:
    """Return what can run or reach outside, as words for the details of an error; empty for a plain file.

    `names` are the names of all parts, `roots` the roots of those that `describes_parts` picks out.
    """
    found = [name for name in names if _ACTIVE_PART.fullmatch(name)]
    for part, root in roots.items():
        words = _active_types(root) if part == CONTENT_TYPES else _active_relations(root)
        found.extend(f"{part}: {word}" for word in words)
    return found


def _active_types(root: Element) -> Iterator[str]:
    for entry in root.iter():
        kind = entry.get("ContentType", "") if local_name(entry) in ("Default", "Override") else ""
        if _ACTIVE_TYPE.search(kind):
            yield kind


def _active_relations(root: Element) -> Iterator[str]:
    for entry in root.iter():
        if local_name(entry) != "Relationship":
            continue
        kind = entry.get("Type", "").strip().rstrip("/").rpartition("/")[2].casefold()
        outside = entry.get("TargetMode", "").strip().casefold() == "external"
        if kind in _ACTIVE_RELATIONS or (outside and kind != _LINK):
            yield entry.get("Target", "") or kind
