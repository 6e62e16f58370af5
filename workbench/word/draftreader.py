"""A Word file that somebody wrote, taken apart into paragraphs, tables and the places that we marked.

Nothing in it is trusted: damaged, enormous or harmful files are refused. What belongs to which field of a form
is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.domain.blocks import Content
from workbench.domain.draftparts import Block, DraftParts, Lost, Paragraph
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import tr
from workbench.word.controls import controls, is_placeholder, read_text
from workbench.word.draftrich import WRAPPERS, DraftRich
from workbench.word.draftstyles import DraftStyles, read_styles
from workbench.word.oxml import Element, NotWellFormed, local_name, name, parse_strictly
from workbench.word.package import DOCUMENT, damaged, read_package
from workbench.word.reader import values_in

_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS = "word/comments.xml"
_TRACKED = tuple(map(name, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_EDGES = re.compile(r"word/(?:header|footer)\d*\.xml")  # what stands above and below every page
_COUNTED = re.compile(r"[\W\d_]*(?:(?:第|共|总|页|頁|page|of)[\W\d_]*)*", re.IGNORECASE)  # the number of a page
_READ = (DOCUMENT, _STYLES, _NUMBERING, *_NOTES, _COMMENTS)
_PICTURES = "word/media/"  # a draft is worth reading without those that are damaged
_MOST_FILE_BYTES = 100_000_000
_MOST_PART_BYTES = 60_000_000
_MOST_CHARACTERS = 5_000_000
_MOST_DEPTH = 200  # no program nests so deep, and reading goes down step by step


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A Word file whose document and styles can be read: its parts by name, the root of its document."""

    parts: Mapping[str, bytes]
    root: Element
    styles: DraftStyles

    @property
    def body(self) -> Element | None:
        """What holds the paragraphs and tables; None in a file without any."""
        return self.root.find(name("w:body"))


def open_draft(path: Path) -> OpenedDraft:
    """Open a Word file; raises NotReadable for what is damaged, too large or built to harm."""
    _check_size(path)
    parts = read_package(path, spared=_PICTURES)
    read = (*_READ, *filter(_EDGES.fullmatch, parts))
    if max(len(parts.get(part, b"")) for part in read) > _MOST_PART_BYTES:
        raise _too_large()
    try:
        root = _parsed(parts[DOCUMENT])
        styles = read_styles(parts.get(_STYLES), parts.get(_NUMBERING))
    except NotWellFormed as error:
        raise damaged(path.name, str(error)) from error
    if sum(len(node.text or "") for node in root.iter(name("w:t"))) > _MOST_CHARACTERS:
        raise _too_large()
    return OpenedDraft(parts, root, styles)


def read_draft_file(path: Path) -> DraftParts:
    """Return the parts of a Word file; raises NotReadable for what is damaged, too large or built to harm."""
    opened = open_draft(path)
    parts, root, styles = opened.parts, opened.root, opened.styles
    try:
        rich = DraftRich(root, parts, styles)
        left = (*_notes(parts), *_edges(parts), *_comments(parts), *_tracked(root))
    except NotWellFormed as error:
        raise damaged(path.name, str(error)) from error
    body = opened.body
    blocks = tuple(_blocks(body, styles, rich)) if body is not None else ()
    contents = dict(_contents(root, rich))
    return DraftParts(blocks, values_in([root]), contents, rich.pictures, (*rich.lost, *left))


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        return  # reading it tells what is wrong
    if size > _MOST_FILE_BYTES:
        raise _too_large()


def _too_large() -> NotReadable:
    return NotReadable(
        tr("This file is too large to be read."),
        tr("Give only the text, without pictures and annexes."),
    )


def _parsed(data: bytes) -> Element:
    """Return the root of a part; raises NotWellFormed also for elements nested deeper than any program does."""
    root = parse_strictly(data)
    depth, layer = 0, [root]
    while layer:
        depth += 1
        if depth > _MOST_DEPTH:
            raise NotWellFormed("elements are nested too deeply")
        layer = [child for node in layer for child in node]
    return root


def _blocks(parent: Element, styles: DraftStyles, rich: DraftRich) -> Iterator[Block]:
    for child in parent:
        local = local_name(child)
        if local == "p":
            yield Paragraph(read_text(child), styles.level(child), rich.paragraph(child))
        elif local == "tbl":
            yield rich.table(child)
        elif local in WRAPPERS:
            yield from _blocks(child, styles, rich)


def _notes(parts: Mapping[str, bytes]) -> Iterator[Lost]:
    """Yield the footnotes and endnotes, whose words no field has a place for."""
    reason = tr("Footnotes stay behind; put their words into the text.")
    for part in _NOTES:
        for note in _parsed(parts[part]) if part in parts else ():
            words = read_text(note).strip()
            if words and note.get(name("w:type"), "normal") == "normal":
                yield Lost(" ".join(words.split()), reason)


def _edges(parts: Mapping[str, bytes]) -> Iterator[Lost]:
    """Yield what stands above and below the pages, each once; numbers of pages say nothing of a proposal."""
    reason = tr("Headers and footers of pages stay behind; put their words into the text.")
    seen: set[str] = set()
    for part in sorted(filter(_EDGES.fullmatch, parts)):
        root = _parsed(parts[part])
        for paragraph in root.iter(name("w:p")):
            words = " ".join(read_text(paragraph).split())
            if words not in seen and not _COUNTED.fullmatch(words):
                seen.add(words)
                yield Lost(words, reason)


def _comments(parts: Mapping[str, bytes]) -> Iterator[Lost]:
    """Yield what somebody wrote beside the text, with the name of the writer."""
    root = _parsed(parts[_COMMENTS]) if _COMMENTS in parts else ()
    for comment in root:
        words = " ".join(read_text(comment).split())
        if words:
            author = comment.get(name("w:author"), "")
            reason = tr("Comments stay behind; this one is by {author}.", author=author)
            yield Lost(words, reason if author else tr("Comments stay behind."))


def _tracked(root: Element) -> Iterator[Lost]:
    """Yield that there are tracked changes, and how they were read."""
    if next(root.iter(*_TRACKED), None) is not None:
        yield Lost(
            tr("Tracked changes"),
            tr("They were read as if accepted: with what was inserted, without what was deleted."),
            placed=True,
        )


def _contents(root: Element, rich: DraftRich) -> Iterator[tuple[str, Content]]:
    """Yield the fields whose marked places hold a text, with what stands in the first place of each."""
    seen: set[str] = set()
    for control, tag in controls(root):
        content = control.find(name("w:sdtContent"))
        if tag.choice or tag.row or tag.field in seen or content is None:
            continue
        seen.add(tag.field)
        if not is_placeholder(control):
            yield tag.field, rich.content(content)
