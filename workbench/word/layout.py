"""Layouts: how the rows of a form stand on paper, read from `templates_docx/_layouts`.

Only structure and measures (millimetres, points); `formtable` and `pagestyle` turn them into Word's XML.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.i18n import Bilingual, Language, tr

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_ONE, _TWO = "one", "two"
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Page:
    """Sheet and margins in millimetres; `footer` is the distance of the page number from the edge."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float

    @property
    def text_width(self) -> float:
        """Width between the margins in millimetres."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Look:
    """Fonts by name, sizes in points, line spacing as a multiple, indent in characters, least row height."""

    latin: str
    body: str
    heading: str
    boxes: str
    title_size: float
    body_size: float
    small_size: float
    line: float
    indent: int
    row_height: float


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What stands around a link: `main` and `supporting` are roles, most others labels.

    `article` and `quotation` have a place for {article} and {quote}; `task_summary` is the label of a task of
    which only our summary is known.
    """

    article: str
    quotation: str
    role: str
    main: str
    supporting: str
    reason: str
    quote: str
    task: str
    task_summary: str


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words of the paper: for what does not apply, for an empty list, for numbering, for the annexes."""

    links: LinkWords
    absent: str
    empty_list: str
    serial: str
    page: str
    annex: str
    attachments: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and the field beside it; `latin` says that the text is Latin even in a Chinese form."""

    field: str
    label: str
    latin: bool = False


@dataclass(frozen=True, slots=True)
class PairRow:
    """One or two pairs side by side, with the width of each cell; a `repeated` row tops every page."""

    pairs: tuple[Pair, ...]
    widths: tuple[float, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list, `width` in millimetres."""

    column: str
    label: str
    width: float
    centred: bool


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list of rows with its own head row; `serial` is the width of the numbering."""

    serial: float
    columns: tuple[ListColumn, ...]

    @property
    def widths(self) -> list[float]:
        """The widths of its cells in millimetres."""
        return [self.serial, *(column.width for column in self.columns)]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list of rows beside one label."""

    field: str
    label: str
    label_width: float
    table: ListTable

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        """The columns of the list."""
        return self.table.columns


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Boxes for signatures and seals, side by side; `room` is the blank above the lines in millimetres."""

    boxes: tuple[str, ...]
    lines: tuple[str, ...]
    room: float


LayoutRow = PairRow | ListRow | SignatureRow


@dataclass(frozen=True, slots=True)
class Layout:
    """A form on paper in one language; `pair_widths` are those of a label and one field beside it.

    `attachments` is the list of what is attached, on a page of its own.
    """

    name: str
    language: Language
    page: Page
    look: Look
    words: Words
    title: str
    above: Pair | None
    pair_widths: tuple[float, ...]
    rows: tuple[LayoutRow, ...]
    notes: tuple[str, ...]
    attachments: ListTable

    def fields(self) -> list[str]:
        """Return the fields that are printed, in their order on paper; not the list of attachments."""
        found = [self.above.field] if self.above else []
        for row in self.rows:
            if isinstance(row, PairRow):
                found.extend(pair.field for pair in row.pairs)
            elif isinstance(row, ListRow):
                found.append(row.field)
        return found


class _Reader:
    """Reads one layout file for one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._widths: dict[str, tuple[float, ...]] = {}

    def layout(self, root: Entry, name: str) -> Layout:
        self._widths = self._column_sets(root.entry("columns"))
        result = Layout(
            name=name,
            language=self.language,
            page=_page(root.entry("page")),
            look=self._look(root),
            words=self._words(root.entry("words")),
            title=self._text(root, "title"),
            above=self._pair(root.entry("above")) if "above" in root else None,
            pair_widths=self._widths[_ONE],
            rows=tuple(self._row(entry) for entry in root.entries("rows")),
            notes=tuple(self._note(entry) for entry in root.entries("notes")),
            attachments=self._attachments(root.entry("attachments")),
        )
        root.done()
        _check_widths(root, result)
        return result

    def _column_sets(self, entry: Entry) -> dict[str, tuple[float, ...]]:
        sets: dict[Language, dict[str, tuple[float, ...]]] = {}
        for language in LANGUAGES:
            inner = entry.entry(language)
            names = inner.keys()
            sets[language] = {key: _numbers(inner, key) for key in names}
        entry.done()
        return sets[self.language]

    def _text(self, entry: Entry, key: str) -> str:
        return entry.words(key, required=True).within(self.language)

    def _note(self, entry: Entry) -> str:
        words = Bilingual(entry.text("zh"), entry.text("en"))
        entry.done()
        return words.within(self.language)

    def _number_here(self, entry: Entry, key: str) -> float:
        inner = entry.entry(key)
        numbers = {code: _number(inner, code) for code in LANGUAGES}
        inner.done()
        return numbers[self.language]

    def _look(self, root: Entry) -> Look:
        fonts, sizes, text = root.entry("fonts"), root.entry("sizes"), root.entry("text")
        look = Look(
            latin=fonts.text("latin"),
            body=fonts.text("body"),
            heading=fonts.text("heading"),
            boxes=fonts.text("boxes"),
            title_size=_number(sizes, "title"),
            body_size=_number(sizes, "body"),
            small_size=_number(sizes, "small"),
            line=_number(text, "line"),
            indent=int(self._number_here(text, "indent")),
            row_height=_number(text, "row"),
        )
        for entry in (fonts, sizes, text):
            entry.done()
        return look

    def _words(self, entry: Entry) -> Words:
        keys = ("absent", "empty_list", "serial", "page", "annex", "attachments")
        words = Words(self._link_words(entry.entry("links")), *(self._text(entry, key) for key in keys))
        entry.done()
        return words

    def _link_words(self, entry: Entry) -> LinkWords:
        words = LinkWords(*(self._text(entry, item.name) for item in fields(LinkWords)))
        entry.done()
        return words

    def _pair(self, entry: Entry) -> Pair:
        pair = Pair(entry.text("field"), self._text(entry, "label"), entry.flag("latin", False))
        entry.done()
        return pair

    def _row(self, entry: Entry) -> LayoutRow:
        if "pairs" in entry:
            row: LayoutRow = self._pair_row(entry)
        elif "list" in entry:
            label_width = self._widths[_ONE][0]
            row = ListRow(entry.text("list"), self._text(entry, "label"), label_width, self._list(entry))
        elif "signatures" in entry:
            boxes = tuple(self._note(box) for box in entry.entries("signatures"))
            lines = tuple(self._note(line) for line in entry.entries("lines"))
            row = SignatureRow(boxes, lines, _number(entry, "room"))
        else:
            raise entry.wrong("", tr("a row needs one of pairs, list, signatures."))
        entry.done()
        return row

    def _attachments(self, entry: Entry) -> ListTable:
        table = self._list(entry)
        entry.done()
        return table

    def _list(self, entry: Entry) -> ListTable:
        columns = tuple(self._column(column) for column in entry.entries("columns"))
        return ListTable(self._number_here(entry, "serial"), columns)

    def _pair_row(self, entry: Entry) -> PairRow:
        pairs = tuple(self._pair(pair) for pair in entry.entries("pairs"))
        if len(pairs) not in (1, 2):
            raise entry.wrong("pairs", tr("a row holds one pair or two."))
        widths = self._widths[entry.choice("widths", self._widths, _ONE if len(pairs) == 1 else _TWO)]
        return PairRow(pairs, widths, entry.flag("repeated", False))

    def _column(self, entry: Entry) -> ListColumn:
        column = ListColumn(
            entry.text("column"),
            self._text(entry, "label"),
            self._number_here(entry, "width"),
            entry.flag("centred", False),
        )
        entry.done()
        return column


def _page(entry: Entry) -> Page:
    keys = ("width", "height", "top", "right", "bottom", "left", "footer")
    page = Page(*(_number(entry, key) for key in keys))
    entry.done()
    return page


def _number(entry: Entry, key: str) -> float:
    value = entry.scalar(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise entry.wrong(key, tr("{key} must be a number.", key=key))
    return float(value)


def _numbers(entry: Entry, key: str) -> tuple[float, ...]:
    try:
        return tuple(float(item) for item in entry.texts(key))
    except ValueError as error:
        raise entry.wrong(key, tr("{key} must be a list of numbers.", key=key)) from error


def _check_widths(root: Entry, layout: Layout) -> None:
    """Raise DataFileError where the cells of a row are not exactly as wide as the text of the page."""
    for row in layout.rows:
        if isinstance(row, PairRow):
            name, widths, cells = row.pairs[0].field, list(row.widths), 2 * len(row.pairs)
        elif isinstance(row, ListRow):
            name, widths = row.field, [row.label_width, *row.table.widths]
            cells = len(widths)
        else:
            continue
        _check_width(root, layout, name, widths, cells)
    widths = layout.attachments.widths
    _check_width(root, layout, "attachments", widths, len(widths))


def _check_width(root: Entry, layout: Layout, name: str, widths: list[float], cells: int) -> None:
    wanted = layout.page.text_width
    if len(widths) != cells or abs(sum(widths) - wanted) > _TOLERANCE:
        message = tr(
            "the row of {name} is {total} mm wide in {count} cells, the page has {wanted} mm.",
            name=name,
            total=sum(widths),
            count=len(widths),
            wanted=wanted,
        )
        raise root.wrong("rows", message)


def load_layout(path: Path, language: Language) -> Layout:
    """Return the layout of `path` in one language; raises DataFileError with file and line if it is wrong.

    `look: NAME` takes what the layout does not say itself from NAME.yaml beside it.
    """
    root = read_data_file(path)
    if "look" in root:
        root = root.over(read_data_file(path.with_name(f"{root.text('look')}.yaml")))
    return _Reader(language).layout(root, path.stem)
