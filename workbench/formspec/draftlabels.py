"""Which words of a draft are the label of which field: those of the form, of its documents, other usual ones.

Numbering, blanks, brackets behind and the width of signs do not count. What stands at a label is read by
`draftplacing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.formspec.kind_attachments import ATTACHMENTS
from workbench.formspec.kind_base import half_width
from workbench.formspec.model import Field, Form
from workbench.kernel.datafile import read_data_file
from workbench.kernel.paths import resource

_LONGEST = 60  # characters of a label
_BLANKS = re.compile(r"\s+")
_COLON = re.compile(r"[:：|｜\n]")  # a label and its colon stand on one line
_ENDS = ":*、.,;"
_NUMBERING = re.compile(
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}\)?[、.,:]?|\(?[一二三四五六七八九十]{1,3}\)?[、.,]?|[①-⑳]"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条项部分]{1,2}|\(?[a-z]\)|[*●■◆·-])"
)
_BRACKETS = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """What documents of a form print beside its values.

    `labels` are (words, field), `columns` (field, words, column), `units` (field, words behind its value).
    Words that are `fixed` hold nothing, nor does a place with an `empty` word.
    """

    labels: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()
    titles: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    units: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftWords:
    """The words of `resources/drafts/labels.yaml`; marks are sorted by their length, the longest first."""

    labels: tuple[tuple[str, str], ...]
    ticked: tuple[str, ...]
    unticked: tuple[str, ...]
    empty: frozenset[str]


@cache
def draft_words() -> DraftWords:
    """Return what is known of how drafts are written; read once. Raises DataFileError if the file is wrong."""
    entry = read_data_file(resource("drafts", "labels.yaml"))
    inner = entry.entry("labels")
    names = inner.keys()
    labels = tuple((words, field_id) for field_id in names for words in inner.texts(field_id))
    words = DraftWords(
        labels=labels,
        ticked=_by_length(entry.texts("ticked")),
        unticked=_by_length(entry.texts("unticked")),
        empty=frozenset(plain(word) for word in entry.texts("empty")),
    )
    inner.done()
    entry.done()
    return words


class Labels:
    """The labels of one form and its columns."""

    def __init__(self, form: Form, printed: PrintedWords) -> None:
        fields = [field for field in form.fields.values() if field.kind != ATTACHMENTS.name]
        own = [(words, field.id) for field in fields for words in _both(field)]
        self._form = form
        self._fields = _unique(own, [*printed.labels], [*draft_words().labels])
        self._columns = {
            field.id: _unique(
                [(words, name) for name, head in field.heads.items() for words in (head.zh, head.en)],
                [(words, column) for owner, words, column in printed.columns if owner == field.id],
            )
            for field in fields
            if field.columns
        }
        titles = (form.title.zh, form.title.en, *printed.titles)
        sections = [words for section in form.sections for words in (section.title.zh, section.title.en)]
        self._titles = {plain(title) for title in titles if title}
        fixed = [line for words in printed.fixed for line in (words, *words.split("\n"))]
        self._fixed = self._titles | {plain(words) for words in (*sections, *fixed) if words}
        self._units = printed.units
        self.empty_lists = frozenset(plain(words) for words in printed.empty)

    def field(self, text: str) -> Field | None:
        """Return the field that a text is the label of, if it is one."""
        found = _looked_up(self._fields, text)
        return self._form.fields.get(found) if found else None

    def column(self, field: Field, text: str) -> str:
        """Return the id of the column of a list that a text is the head of, or an empty text."""
        return _looked_up(self._columns.get(field.id, {}), text)

    def split(self, text: str) -> tuple[Field | None, str]:
        """Return the field whose label stands before the first colon of a line, and what stands behind it."""
        head, colon, rest = _cut_at_colon(text)
        return (self.field(head), rest.strip()) if colon else (None, "")

    def without_unit(self, field: Field, text: str) -> str:
        """Return a text without the unit that a document of ours prints behind the value or the blank."""
        stripped = text.strip()
        for unit in (*(unit for owner, unit in self._units if owner == field.id), field.unit.zh, field.unit.en):
            if unit and stripped.endswith(unit):
                return stripped.removesuffix(unit)
        return text

    def holds_nothing(self, text: str) -> bool:
        """Return whether a text is only words of the paper: its title, headings, notes, numbers of rows."""
        lines = [plain(line) for line in text.split("\n")]
        return plain(text) in self._fixed or all(
            not line or line.isdigit() or line in self._fixed for line in lines
        )

    def is_title(self, text: str) -> bool:
        """Return whether a text is the title of the form or of one of its documents."""
        return plain(text) in self._titles


def plain(text: str) -> str:
    """Return a text for comparison: half-width, without blanks and case."""
    return _BLANKS.sub("", half_width(text)).casefold()


def _cut_at_colon(text: str) -> tuple[str, str, str]:
    match = _COLON.search(text[: _LONGEST + 1])
    if match is None or match[0] == "\n":
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :]


def _looked_up(known: Mapping[str, str], text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    return next((known[words] for words in _forms_of(plain(text)) if words in known), "")


def _forms_of(text: str) -> Iterator[str]:
    """Yield a label as it stands, without its numbering, and without what stands in brackets behind."""
    bare = text.strip(_ENDS)
    match = _NUMBERING.match(bare)
    shorter = bare[match.end() :].strip(_ENDS) if match else bare
    yield from (bare, shorter)
    for words in (bare, shorter):
        yield _BRACKETS.sub("", words).strip(_ENDS)


def _both(field: Field) -> tuple[str, str]:
    return field.label.zh, field.label.en


def _by_length(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(marks, key=len, reverse=True))


def _unique(*sources: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by their words; earlier sources go first, and doubt within one gives none."""
    result: dict[str, str] = {}
    for source in sources:
        found: dict[str, set[str]] = {}
        for words, name in source:
            if words:
                found.setdefault(plain(words).strip(_ENDS), set()).add(name)
        for words, names in found.items():
            if len(names) == 1:
                result.setdefault(words, next(iter(names)))
    return result
