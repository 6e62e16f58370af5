"""Paragraphs and tables of a Word file as rich texts: looks, lists, tables, pictures, and nothing else of it.

What is deleted by tracked changes is left out, what is inserted counts, as in plain reading. Pictures are
handed on as they lie in the file; linked ones are never fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from posixpath import basename, join, normpath

from workbench.domain.blocks import MOST_COLUMNS, Block, Content, Item, Line, Paragraph, Picture, Run, merged
from workbench.domain.draftparts import Cell, DraftPicture, Lost, Table, lost_tables, table_content
from workbench.kernel.fingerprint import digest
from workbench.kernel.i18n import tr
from workbench.word.controls import SIGNS, SKIPPED, read_text
from workbench.word.draftnumbers import numbers_in
from workbench.word.draftpictures import PICTURES, drawn_width, share_drawn
from workbench.word.draftstyles import PLAIN, DraftStyles, Look, setting
from workbench.word.oxml import RELATIONS, Element, local_name, name, parse_strictly

_RELATIONS_OF_DOCUMENT = "word/_rels/document.xml.rels"
WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_LINK = f"{{{RELATIONS}}}link"
_Share = Callable[[bytes], int | None]  # of the width of the text, for the bytes of a picture
_DRAWN_ONLY = frozenset({"chart", "relIds"})  # charts and diagrams, which hold their words elsewhere


class DraftRich:
    """Reads the parts of one file; `pictures` and `lost` are what was met on the way."""

    def __init__(self, root: Element, parts: Mapping[str, bytes], styles: DraftStyles) -> None:
        self.pictures: dict[str, DraftPicture] = {}
        self._lost: dict[tuple[str, str], Lost] = {}
        self._parts = parts
        self._styles = styles
        self._numbers = numbers_in(root, styles)
        self._targets = dict(_targets(parts.get(_RELATIONS_OF_DOCUMENT)))
        self._digests: dict[str, str] = {}

    @property
    def lost(self) -> tuple[Lost, ...]:
        """What could not be taken along, each once."""
        return tuple(self._lost.values())

    def content(self, node: Element) -> Content:
        """Return what stands in a cell, a box or a control, which may hold runs without a paragraph."""
        return tuple(self._blocks(node)) or self.paragraph(node)

    def paragraph(self, node: Element) -> Content:
        """Return a paragraph: its lines or an entry of a list, pictures and boxes before or behind it."""
        found = _Found()
        self._collect(node, PLAIN, found)
        item = None if self._styles.level(node) else self._styles.item(node)
        if item is not None:
            item = replace(item, start=self._numbers.get(node))
        return (*found.before, *found.texts(item), *found.after)

    def table(self, node: Element) -> Table:
        """Return a table as its rows."""
        return Table(tuple(self._row(row) for row in inside(node, "tr")), drawn=True)

    def _table_content(self, node: Element) -> Content:
        rows = self.table(node).rows
        for lost in lost_tables(rows):
            self._lost.setdefault((lost.name, lost.reason), lost)
        return table_content(rows)

    def _blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            local = local_name(child)
            if local == "p":
                yield from self.paragraph(child)
            elif local == "tbl":
                yield from self._table_content(child)
            elif local in WRAPPERS:
                yield from self._blocks(child)

    def _row(self, row: Element) -> tuple[Cell, ...]:
        return tuple(self._cell(cell) for cell in inside(row, "tc"))

    def _cell(self, cell: Element) -> Cell:
        merge = cell.find(f"{name('w:tcPr')}/{name('w:vMerge')}")
        continues = merge is not None and merge.get(name("w:val"), "continue") == "continue"
        span = setting(cell, "w:tcPr/w:gridSpan")
        columns = int(span) if span.isascii() and span.isdecimal() and len(span) < 4 else 1
        return Cell(read_text(cell), continues, self.content(cell), max(1, min(columns, MOST_COLUMNS)))

    def _collect(self, node: Element, look: Look, found: _Found) -> None:
        for child in node:
            local = local_name(child)
            if local == "t":
                found.add(child.text or "", look)
            elif local in SIGNS:
                found.add(SIGNS[local], look)
            elif local in ("p", "tbl"):
                self._collect_block(child, found)
            elif local == "txbxContent":
                found.put(self.content(child))
            elif local in ("drawing", "pict", "object"):
                self._drawing(child, look, found)
            elif local not in SKIPPED:
                self._collect(child, self._styles.look(child) if local == "r" else look, found)

    def _collect_block(self, node: Element, found: _Found) -> None:
        found.put(self.paragraph(node) if local_name(node) == "p" else self._table_content(node))

    def _drawing(self, drawing: Element, look: Look, found: _Found) -> None:
        """Take the pictures of a drawing; what boxes in it say is gathered as other text."""
        words = next((node.get("descr", "") for node in _drawn(drawing) if local_name(node) == "docPr"), "")
        width = drawn_width(_drawn(drawing))
        for node in _drawn(drawing):
            local = local_name(node)
            if local in PICTURES:
                share = partial(share_drawn, width, drawing)
                self._picture(node.get(PICTURES[local], ""), _LINK in node.attrib, words, share, found)
            elif local in _DRAWN_ONLY:
                reason = tr("A chart or diagram can't be read; put it in as a picture.")
                self._lose(words or tr("Chart or diagram"), reason)
        self._collect(drawing, look, found)

    def _picture(self, relation: str, linked: bool, words: str, share: _Share, found: _Found) -> None:
        part = self._targets.get(relation, "")
        data = self._parts.get(part)
        if data is None:
            if relation or linked:
                reason = tr("The picture is not in the file; it was only linked.")
                self._lose(words or tr("Picture"), reason)
            return
        if part not in self._digests:
            self._digests[part] = digest(data or part.encode())  # empty ones are told apart to be named each
        self.pictures.setdefault(self._digests[part], DraftPicture(basename(part), data))
        found.put((Picture(self._digests[part], _one_line(words), share(data)),))

    def _lose(self, called: str, reason: str) -> None:
        self._lost.setdefault((called, reason), Lost(called, reason))


class _Found:
    """What a paragraph holds: runs by line, and the blocks that stand before its first word or behind it.

    A picture within a sentence comes behind it, so that the sentence stays whole.
    """

    def __init__(self) -> None:
        self.before: list[Block] = []
        self.after: list[Block] = []
        self._lines: list[list[Run]] = [[]]

    def add(self, text: str, look: Look) -> None:
        """Take characters of one look."""
        first, *others = text.split("\n")
        self._lines[-1].append(Run(first, *look))
        self._lines += [[Run(other, *look)] for other in others]

    def put(self, content: Content) -> None:
        """Take blocks that are no part of a line."""
        begun = any(run.text for line in self._lines for run in line)
        (self.after if begun else self.before).extend(content)

    def texts(self, item: Item | None) -> tuple[Block, ...]:
        """Return the lines as paragraphs, or as one entry of a list, which has one line."""
        lines: list[Line] = [merged(line) for line in self._lines]
        if not any(lines) and (self.before or self.after):
            return ()
        if item is not None:
            return (replace(item, runs=merged(_joined(self._lines))),)
        return tuple(map(Paragraph, lines)) if any(lines) else (Paragraph(),)


def inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, also those that a control stands around."""
    for child in parent:
        local = local_name(child)
        if local == wanted:
            yield child
        elif local in WRAPPERS:
            yield from inside(child, wanted)


def _drawn(node: Element) -> Iterator[Element]:
    """Yield what a drawing consists of, without the boxes of text in it and what stands in for old programs."""
    for child in node:
        if local_name(child) not in ("txbxContent", "Fallback"):
            yield child
            yield from _drawn(child)


def _joined(lines: list[list[Run]]) -> Iterator[Run]:
    for place, line in enumerate(lines):
        yield from [Run(" ")] if place else ()
        yield from line


def _one_line(words: str) -> str:
    return "".join(run.text for run in merged((Run(words),)))


def _targets(data: bytes | None) -> Iterator[tuple[str, str]]:
    """Yield the ids of relations to parts of the file with the names of these parts."""
    if data is None:
        return
    for relation in parse_strictly(data):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            yield relation.get("Id", ""), normpath(join("/word", target)).lstrip("/")
