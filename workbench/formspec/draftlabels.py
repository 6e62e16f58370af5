"""Which words of a draft are the label of which field: those of the form, of its documents, other usual ones.

Numbering, blanks, brackets behind and the width of signs do not count. What stands at a label is read by
`draftplacing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.formspec.draftwords import RowWords, draft_words
from workbench.formspec.kind_attachments import ATTACHMENTS
from workbench.formspec.kind_base import half_width
from workbench.formspec.kind_rich import RICH
from workbench.formspec.model import Field, Form

_LONGEST = 60  # characters of a label
_BLANKS = re.compile(r"\s+")
_COLON = re.compile(r"[:：|｜\n]")  # a label and its colon stand on one line
_ENDS = ":*、.,;"
_NUMBERING = re.compile(
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}\)?[、.,:]?|\(?[一二三四五六七八九十]{1,3}\)?[、.,]?|[①-⑳]"
    r"|第[一二三四五六七八九十\d]{1,3}[章节条项部分]{1,2}|\(?[a-z]\)|[*●■◆·-])"
)
_BRACKETS = re.compile(r"\([^()]*\)$")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]{1,12})[)）]\s*(\S.*)")
_UNCUT = frozenset({"long_text", RICH.name})
_AROUND = "()[]【】"
_GAP = re.compile(r"[;；]|[ \t]{2,}|\u3000+")  # between two labels with their values on one line


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """What documents of a form print beside its values.

    `labels` are (words, field), `columns` (field, words, column). Words that are `fixed` hold nothing, nor does
    a place with an `empty` word. What stands at a `told` label has no field.
    """

    labels: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str, str], ...] = ()
    titles: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class Labels:
    """The labels of one form and its columns."""

    def __init__(self, form: Form, printed: PrintedWords) -> None:
        fields = [field for field in form.fields.values() if field.kind != ATTACHMENTS.name]
        own = [(words, field.id) for field in fields for words in _both(field)]
        words = draft_words()
        rows = [one for one in words.rows if one.field in form.fields]
        self._form = form
        self._fields = _unique(own, [*printed.labels], [*words.labels])
        self._rows = {
            _key(label): one for one in rows for label in one.words if _key(label) not in self._fields
        }
        self._fields |= {label: one.field for label, one in self._rows.items()}
        self._heads = {label.partition("(")[0] for label in self._fields if label.endswith(")")}
        self._columns = {
            field.id: _unique(
                [(label, name) for name, head in field.heads.items() for label in (head.zh, head.en)],
                [(head, column) for owner, head, column in printed.columns if owner == field.id],
                [(head, column) for owner, head, column in words.columns if owner == field.id],
            )
            for field in fields
            if field.columns
        }
        titles = (form.title.zh, form.title.en, *printed.titles)
        sections = [title for section in form.sections for title in (section.title.zh, section.title.en)]
        self._titles = {plain(title) for title in titles if title}
        fixed = [line for one in (*printed.fixed, *words.fixed) for line in (one, *one.split("\n"))]
        asked = [field for section in form.unlinked for field in section.fields]
        sections += [title for section in form.unlinked for title in (section.title.zh, section.title.en)]
        self._fixed = self._titles | {plain(one) for one in (*sections, *fixed) if one}
        no_field = (*(label for field in asked for label in _both(field)), *printed.told, *words.others)
        self._asked = {_key(label) for label in no_field} - self._fields.keys()
        self.empty_lists = frozenset(plain(words) for words in printed.empty)

    def field(self, text: str) -> Field | None:
        """Return the field that a text is the label of, if it is one."""
        found = _looked_up(self._fields, text)
        return self._form.fields.get(found) if found else None

    def row(self, text: str) -> RowWords | None:
        """Return which rows of a list a text is the label of, if it is one of single rows."""
        found = next((one for one in _keys_of(_cut_at_colon(text)[0]) if one in self._fields), "")
        return self._rows.get(found)

    def beneath(self, head: str, text: str) -> Field | None:
        """Return the field that a text is the label of below another label: 英文 below 项目名称."""
        if len(head) + len(text) > _LONGEST or self._heads.isdisjoint(_keys_of(head)):
            return None
        inner = plain(text).strip(_ENDS + _AROUND)
        found = (self._fields.get(_key(f"{one}({inner})"), "") for one in _forms_of(plain(head)))
        return next((self._form.fields[name] for name in found if name in self._form.fields), None)

    def split_beneath(self, head: str, text: str) -> tuple[Field | None, str]:
        """Return what `split` does for a label below another one: 英文：… or （英文）… below 项目名称."""
        above = _cut_at_colon(head)[0]
        if self._heads.isdisjoint(_keys_of(above)):
            return None, ""
        before, colon, rest = _cut_at_colon(text.strip())
        match = None if colon else _IN_BRACKETS.match(text.strip())
        if match is not None:
            before, rest = match[1], match[2]
        elif not colon:
            return None, ""
        return self.beneath(above, before), rest.strip()

    def pieces(self, text: str) -> list[str]:
        """Return a line in pieces, if several labels stand on it with a value behind each.

        A long text is never cut, and the names of a list only where there is a gap between them and the label.
        """
        gaps = list(_GAP.finditer(text))
        result, start, field = [], 0, self.split(text)[0] if gaps else None
        for gap in gaps:
            if field is None or field.kind in _UNCUT or (field.columns and gap[0] in ";；"):
                break
            following = self.split(text[gap.end() : gap.end() + _LONGEST + 1])[0]
            if following is not None:
                result.append(text[start : gap.start()])
                start, field = gap.end(), following
        return [*result, text[start:]]

    def column(self, field: Field, text: str) -> str:
        """Return the id of the column of a list that a text is the head of, or an empty text."""
        return _looked_up(self._columns.get(field.id, {}), text)

    def split(self, text: str) -> tuple[Field | None, str]:
        """Return the field whose label stands before the first colon of a line, and what stands behind it."""
        head, colon, rest = _cut_at_colon(text)
        inner, below = self.split_beneath(head, rest) if rest else (None, "")
        if inner is not None:
            return inner, below
        return (self.field(head), rest.strip()) if colon else (None, "")

    def without_unit(self, field: Field, text: str) -> str:
        """Return a text without the unit that a document of ours prints behind the value or the blank."""
        stripped = text.strip()
        for unit in (field.unit.zh, field.unit.en):
            if unit and stripped.endswith(unit):
                return stripped.removesuffix(unit)
        return text

    def holds_nothing(self, text: str) -> bool:
        """Return whether a text is only words of the paper: its title, headings, notes, lines to sign on."""
        lines = [plain(line) for line in text.split("\n")]
        return plain(text) in self._fixed or all(line in self._fixed or _is_blank(line) for line in lines)

    def is_asked(self, text: str) -> bool:
        """Return whether a text is the label of something without a field.

        Such are the questions of an article that the case is not linked to, and what is said about a link.
        """
        return not self._asked.isdisjoint(_keys_of(text))

    def is_blank(self, text: str) -> bool:
        """Return whether a place was left as it is printed: （签字、盖章） 年 月 日."""
        return all(_is_blank(plain(line)) for line in text.split("\n"))

    def is_title(self, text: str) -> bool:
        """Return whether a text is the title of the form or of one of its documents."""
        return plain(text) in self._titles


def plain(text: str) -> str:
    """Return a text for comparison: half-width, without blanks and case."""
    return _BLANKS.sub("", half_width(text)).casefold()


def alike(one: str, other: str) -> bool:
    """Return whether two labels are the same words."""
    return not set(_keys_of(one)).isdisjoint(_keys_of(other))


def _cut_at_colon(text: str) -> tuple[str, str, str]:
    match = _COLON.search(text[: _LONGEST + 1])
    if match is None or match[0] == "\n":
        return text, "", ""
    return text[: match.start()], match[0], text[match.end() :]


def _looked_up(known: Mapping[str, str], text: str) -> str:
    return next((known[words] for words in _keys_of(text) if words in known), "")


def _keys_of(text: str) -> Iterator[str]:
    return map(folded, _forms_of(plain(text))) if len(text) <= _LONGEST else iter(())


def _key(label: str) -> str:
    return folded(plain(label).strip(_ENDS))


def folded(words: str) -> str:
    """Return a label without what makes no difference; words that are nothing else stay."""
    return _pattern(draft_words().folded).sub("", words) or words


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(half_width(one)) for one in words))


def _is_blank(line: str) -> bool:
    """Return whether a line holds only the words where people sign: （签字、盖章） 年 月 日."""
    return not _pattern(draft_words().blanks).sub("", line).strip(_ENDS + _AROUND + "_/")


def _forms_of(text: str) -> Iterator[str]:
    """Yield a label as it stands, without its numbering, and without what stands in brackets behind."""
    bare = text.strip(_ENDS)
    match = _NUMBERING.match(bare)
    forms = [bare, bare[match.end() :].strip(_ENDS)] if match else [bare]
    yield from forms
    for words in forms if bare.endswith(")") else ():
        yield _BRACKETS.sub("", words).strip(_ENDS)


def _both(field: Field) -> tuple[str, str]:
    return field.label.zh, field.label.en


def _unique(*sources: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by their words; earlier sources go first, and doubt within one gives none."""
    result: dict[str, str] = {}
    for source in sources:
        found: dict[str, set[str]] = {}
        for words, name in source:
            if words:
                found.setdefault(_key(words), set()).add(name)
        for words, names in found.items():
            if len(names) == 1:
                result.setdefault(words, next(iter(names)))
    return result
