"""Rich texts as Word's XML: runs with their looks, list paragraphs, tables, pictures.

A template says with `{{p rich.FIELD }}` in a paragraph of its own where a rich text stands; that paragraph is
the sample for all that is printed there: its style, its fonts, the room it has. The parts of the file that
lists and pictures need beside the text are made in `richparts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from workbench.domain.blocks import Cell, Content, Item, Line, Paragraph, Picture, Run, Table
from workbench.domain.pictures import PictureFile
from workbench.word.oxml import Element, element, local_name, name, to_text, valued
from workbench.word.room import EMU_PER_PIXEL, EMU_PER_TWIP, height_at, width_at

_PLACE = re.compile(r"\{\{p\s+rich\.(?P<field>\w+)\s*\}\}")
_INDENT = 420  # twips of a level of a list
_BESIDE_PICTURE = 1000  # twips of a page that a picture leaves to a line and to the row that tops a page
_SINGLE = {"w:line": "240", "w:lineRule": "auto"}
_BORDER = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"}
# The order that Word's schema asks for, of those children that are put in here or come after them.
_PARAGRAPH = (
    "numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
    "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr "
    "pPrChange"
)
_RUN = (
    "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath"
)
_PARAGRAPH_ORDER, _RUN_ORDER = tuple(_PARAGRAPH.split()), tuple(_RUN.split())


@dataclass(frozen=True, slots=True)
class RichText:
    """A rich text in the context of a template, with the pictures it shows; false if it is empty."""

    _content: Content
    _pictures: Mapping[str, PictureFile]

    def __bool__(self) -> bool:
        return bool(self._content)

    @property
    def cost(self) -> int:
        """How much work printing it once is, in the units of `effort`."""
        return sum(1500 + 1000 * len(line) for block in self._content for line in _lines(block))


@dataclass(frozen=True, slots=True)
class Sample:
    """The paragraph of a template in whose place a rich text stands: its XML, its width and the height of its
    page, in twips."""

    paragraph: Element | None
    run: Element | None
    width: int
    height: int
    gap_style: str = ""
    declared: tuple[str, ...] = ()  # namespaces that the part declares at its root, as they are written


@dataclass
class Supplement:
    """What one rendering needs in other parts of the file.

    `numbers` holds (number of the list, level, whether ordered, first number), `pictures` the ids of relations
    by part and digest.
    """

    first_number: int = 1
    part: str = ""
    numbers: list[tuple[int, int, bool, int]] = field(default_factory=list)
    pictures: dict[str, dict[str, PictureFile]] = field(default_factory=dict)
    drawings: int = 0

    def number(self, level: int, ordered: bool, start: int) -> int:
        """Return the number of a new list, which counts from `start`."""
        number = self.first_number + len(self.numbers)
        self.numbers.append((number, level, ordered, start))
        return number

    def relation(self, picture: PictureFile) -> str:
        """Return the id by which the part that is being rendered names a picture."""
        known = self.pictures.setdefault(self.part, {})
        known.setdefault(picture.digest, picture)
        return relation_id(list(known).index(picture.digest))

    def drawing(self) -> int:
        """Return a number that no other drawing has."""
        self.drawings += 1
        return 1000 + self.drawings


def relation_id(place: int) -> str:
    """Return the id of the relation to the picture at a place among those of a part."""
    return f"rIdPicture{place + 1}"


def take_samples(root: Element, gap_style: str, samples: list[Sample]) -> None:
    """Give each place of a rich text below `root` its sample, which joins `samples`, by number."""
    declared = tuple(f' xmlns:{prefix}="{uri}"' for prefix, uri in root.nsmap.items() if prefix)
    for paragraph in list(root.iter(name("w:p"))):
        texts = list(paragraph.iter(name("w:t")))
        match = _PLACE.fullmatch("".join(text.text or "" for text in texts).strip())
        if match is None:
            continue
        run = texts[0].getparent()
        looks = run.find(name("w:rPr")) if run is not None else None
        room = width_at(paragraph), height_at(paragraph)
        sample = Sample(paragraph.find(name("w:pPr")), looks, *room, gap_style, declared)
        texts[0].text = f"{{{{p rich.{match['field']}|blocks({len(samples)}) }}}}"
        for surplus in texts[1:]:
            surplus.text = ""
        samples.append(sample)


def printed(text: RichText, sample: Sample, supplement: Supplement) -> str:
    """Return the paragraphs and tables of a rich text as XML."""
    return "".join(_Printer(sample, supplement, text._pictures).blocks(text._content))


class _Printer:
    """Prints one rich text after one sample."""

    def __init__(self, sample: Sample, supplement: Supplement, pictures: Mapping[str, PictureFile]) -> None:
        self._sample = sample
        self._supplement = supplement
        self._pictures = pictures
        self._looks: dict[Run, str] = {}
        self._text = self._properties()
        self._gap = self._properties(style=sample.gap_style) if sample.gap_style else self._text
        no_indent = {"w:firstLineChars": "0", "w:firstLine": "0"}
        self._in_cell = self._properties(indent=no_indent, align="left")
        # A line as high as what stands in it: lines of a fixed height would cut pictures.
        self._in_middle = self._properties(indent=no_indent, align="center", line=_SINGLE)

    def blocks(self, content: Content) -> Iterator[str]:
        """Yield the XML of blocks."""
        lists: list[tuple[bool, int]] = []
        for block in content:
            if isinstance(block, Item):
                yield self._item(block, lists)
                continue
            lists = []
            if isinstance(block, Table):
                yield self._table(block)
            elif isinstance(block, Picture):
                yield f"<w:p>{self._in_middle}{self._drawing(block)}</w:p>"
            else:
                yield self._paragraph(self._text if block.runs else self._gap, block.runs)

    def _paragraph(self, properties: str, line: Line) -> str:
        return f"<w:p>{properties}{''.join(map(self._run, line))}</w:p>"

    def _item(self, item: Item, lists: list[tuple[bool, int]]) -> str:
        """Return a paragraph of a list; `lists` are those that are open, with their numbers."""
        del lists[item.level + 1 :]
        if len(lists) > item.level and (lists[item.level][0] != item.ordered or item.start is not None):
            lists.pop()
        if len(lists) <= item.level:
            start = 1 if item.start is None else item.start
            lists.append((item.ordered, self._supplement.number(item.level, item.ordered, start)))
        left = str(_INDENT * (item.level + 1))
        indent = {"w:left": left, "w:hanging": str(_INDENT), "w:firstLineChars": "0"}
        numbers = element("w:numPr", None, valued("w:ilvl", str(item.level)))
        numbers.append(valued("w:numId", str(lists[item.level][1])))
        return self._paragraph(self._properties(indent=indent, numbers=numbers), item.runs)

    def _run(self, run: Run) -> str:
        key = replace(run, text="")
        if key not in self._looks:
            self._looks[key] = self._as_text(_run_properties(self._sample.run, run))
        words = escape(run.text, quote=False).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        return f'<w:r>{self._looks[key]}<w:t xml:space="preserve">{words}</w:t></w:r>'

    def _table(self, table: Table) -> str:
        columns = len(table.rows[0])
        width = self._sample.width // columns
        borders = element("w:tblBorders")
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders.extend(element(f"w:{side}", _BORDER) for side in sides)
        properties = element("w:tblPr", None, element("w:tblW", {"w:w": str(width * columns), "w:type": "dxa"}))
        properties.extend([borders, element("w:tblLayout", {"w:type": "fixed"})])
        grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for _ in range(columns)))
        rows = "".join(f"<w:tr>{''.join(self._cell(cell, width) for cell in row)}</w:tr>" for row in table.rows)
        return f"<w:tbl>{self._as_text(properties)}{self._as_text(grid)}{rows}</w:tbl>"

    def _cell(self, cell: Cell, width: int) -> str:
        lines = "".join(self._paragraph(self._in_cell, line) for line in cell)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'

    def _drawing(self, picture: Picture) -> str:
        """Return a run with a picture in it, as large as it is told or by itself, and fits on a page."""
        file = self._pictures[picture.digest]
        width, height = self._fitting(*self._wanted(file, picture.width))
        return _DRAWING.format(
            width=width,
            height=height,
            number=self._supplement.drawing(),
            words=escape(picture.alternative),
            relation=self._supplement.relation(file),
        )

    def _wanted(self, file: PictureFile, share: int | None) -> tuple[int, int]:
        """Return the size of a picture that takes a share of the width of the text, or its own."""
        if share is None:
            return file.width * EMU_PER_PIXEL, file.height * EMU_PER_PIXEL
        width = self._sample.width * EMU_PER_TWIP * share // 100
        return width, max(width * file.height // file.width, 1)

    def _fitting(self, width: int, height: int) -> tuple[int, int]:
        """Return a size in the same proportions that is no wider than the text and no higher than a page."""
        most = self._sample.width * EMU_PER_TWIP
        highest = max(self._sample.height - _BESIDE_PICTURE, _BESIDE_PICTURE) * EMU_PER_TWIP
        if width > most:
            width, height = most, max(height * most // width, 1)
        if height > highest:
            width, height = max(width * highest // height, 1), highest
        return width, height

    def _properties(
        self,
        indent: Mapping[str, str] | None = None,
        align: str = "",
        line: Mapping[str, str] | None = None,
        numbers: Element | None = None,
        style: str = "",
    ) -> str:
        """Return the properties of a paragraph: those of the sample, but for what is given."""
        given: list[Element] = [] if numbers is None else [numbers]
        if indent is not None:
            given.append(element("w:ind", dict(indent)))
        if align:
            given.append(valued("w:jc", align))
        if line is not None:
            given.append(self._spacing(line))
        if style:
            return self._as_text(element("w:pPr", None, valued("w:pStyle", style)))
        return self._as_text(_in_order("w:pPr", self._sample.paragraph, given, _PARAGRAPH_ORDER))

    def _spacing(self, line: Mapping[str, str]) -> Element:
        """Return the room around a paragraph that the sample has, with other lines."""
        found = None if self._sample.paragraph is None else self._sample.paragraph.find(name("w:spacing"))
        spacing = element("w:spacing") if found is None else element_copy(found)
        for key, value in line.items():
            spacing.set(name(key), value)
        return spacing

    def _as_text(self, node: Element) -> str:
        """Return XML without the namespaces that the part declares anyway."""
        text = to_text(node)
        for declaration in self._sample.declared:
            text = text.replace(declaration, "")
        return text


def _run_properties(sample: Element | None, run: Run) -> Element:
    given: list[Element] = []
    if run.bold:
        given += [element("w:b"), element("w:bCs")]
    if run.italic:
        given += [element("w:i"), element("w:iCs")]
    if run.underline:
        given.append(valued("w:u", "single"))
    if run.script:
        given.append(valued("w:vertAlign", "subscript" if run.script == "sub" else "superscript"))
    return _in_order("w:rPr", sample, given, _RUN_ORDER)


def _in_order(short: str, sample: Element | None, given: Sequence[Element], order: Sequence[str]) -> Element:
    """Return properties with those of the sample and those given, which take their place."""
    names = {local_name(child) for child in given}
    kept = [] if sample is None else [child for child in sample if local_name(child) not in names]
    copies = [element_copy(child) for child in kept]
    places = {local: place for place, local in enumerate(order)}
    together = sorted([*copies, *given], key=lambda child: places.get(local_name(child), -1))
    return element(short, None, *together)


def element_copy(node: Element) -> Element:
    """Return a copy of an element that stands nowhere."""
    made = node.makeelement(node.tag, dict(node.attrib), node.nsmap)
    made.text = node.text
    made.extend([element_copy(child) for child in node])
    return made


def _lines(block: Paragraph | Item | Table | Picture) -> Iterator[Line]:
    if isinstance(block, Table):
        yield from (line for row in block.rows for cell in row for line in cell)
    else:
        yield () if isinstance(block, Picture) else block.runs


_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Picture {number}" descr="{words}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="Picture {number}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
