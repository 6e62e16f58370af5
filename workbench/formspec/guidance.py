"""What belongs into a long text or a list: points as a checklist, an outline, phrases to begin with.

Read from `forms/_guidance`. Says which words of a text speak of a point, never whether the text is good.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.formspec.model import CONFIDENCE, Form
from workbench.formspec.standard_numbers import find_standard_numbers
from workbench.kernel.datafile import Entry, parse_data, read_text_file
from workbench.kernel.i18n import Bilingual, Language, listed, tr

GUIDANCE_FOLDER = "_guidance"
OUTLINED = frozenset({"long_text", "rich"})  # kinds of fields that take the headings of points as an outline
_LAW_TITLE = re.compile(r"《[^《》]{2,80}》")
# A number, its thousands perhaps parted by blanks, with what it counts; years, months, days, clauses and the
# like are no figures, nor is the 2 in H2O.
_FIGURE = re.compile(
    r"(?<![A-Za-z\d.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:,\d{3})*)(?:\.\d+)?[ \u00a0\u202f]?"
    r"(?:[%‰％℃°]|个月|[百千万亿]+[\u4e00-\u9fff]|(?![年月日号章条款项])[\u4e00-\u9fff]"
    r"|[A-Za-z]{1,4}(?:[·/][A-Za-z]{1,4})*\b)"
)
_NUMBER = re.compile(r"[\d.,\s\u00a0\u202f]+")
# What a product measures, and no effect: 10 kN, 40 ℃, 5 兆帕. Energy saved and tonnes are left out.
_LATIN_UNIT = re.compile(
    r"(?:[kMGmcdnμ]?(?:N|Pa|V|A|W|VA|Hz|J|K|m|g|L|l|s|F|H|bar|lx|lm|cd|mol|Gy|Bq|Sv|Ah)|dB|rad|bit|rpm|min)"
)
_CHINESE_UNIT = re.compile(
    r"[℃°]|[千兆毫厘分微纳百]?(?:米|牛|帕|伏|安|瓦(?!时)|赫|秒|升|克|焦)|摄氏|公里|分贝|勒克斯|度(?![电的]|$)"
)
_MONEY = re.compile(r"[百千万亿]*(?:元|美元|欧元)|[%％]|(?:yuan|RMB|CNY|USD|EUR)\b")
# A number with a blank behind it numbers a line that is short and no sentence: 1 目的和意义.
_NUMBER_OF_LINE = re.compile(
    r"^[^\S\n]*[（(]?\d{1,3}(?:(?:\.\d{1,2})+(?=\s+(?![百千万亿])[\u4e00-\u9fff])|[)）.．、](?!\d)"
    r"|(?<!\d{3})(?=[^\S\n]+(?![百千万亿个])[\u4e00-\u9fff][^\n。；，！？：:\d]{1,19}$))",
    re.MULTILINE,
)
# 图1 and 表2-1 where they begin a line or are pointed to; not the 表 of 代表 5 家.
_NUMBER_OF_PICTURE = re.compile(
    r"(?:(?:^|(?<=[见如由在据和与及附、，。；（(]))[^\S\n]*[图表]|\b(?:Figures?|Fig\.|Tables?))"
    r"[^\S\n]*\d+(?:[.\-–]\d+)*",
    re.MULTILINE | re.IGNORECASE,
)
_LATIN_WORDS = re.compile(r"[A-Za-z]+(?:[·/][A-Za-z]+)*")
_UNIT_AT_MOST = 4  # characters behind a figure that may belong to what it counts
_ORDINAL = re.compile(r"^\s*[（(]?[0-9一二三四五六七八九十]{1,3}[）).．、]\s*")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a text has to tell. `signs` and `marks` show that it speaks of it.

    In a list only what stands in `columns` does, if any are named: what a row is called is not what it tells.
    `source` and `confidence` (H, M, L, GK) say where the point comes from; GK is never shown as
    official.
    """

    heading: Bilingual
    text: Bilingual
    source: str
    confidence: str
    signs: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def seen_in(self, text: str) -> str:
        """Return the first words of a text that speak of this point; empty if none do."""
        found = (_MARKS[mark](text) for mark in self.marks)
        named = next(filter(None, found), "")
        return named or next(filter(None, (_word_in(sign, text) for sign in self.signs)), "")


@dataclass(frozen=True, slots=True)
class Guidance:
    """What belongs into one field: its points in the order of the text, and phrases of our own."""

    points: tuple[Point, ...]
    phrases: tuple[Bilingual, ...]

    def seen_in(self, text: str, by_column: Mapping[str, str] | None = None) -> tuple[str, ...]:
        """Return for each point the words that speak of it, the headings of the outline left aside.

        Of a list `by_column` has what each of its columns tells.
        """
        cells = by_column or {}
        headings = {words for point in self.points for words in (point.heading.zh, point.heading.en)}
        body = "\n".join(line for line in text.splitlines() if _bare(line) not in headings)
        return tuple(
            point.seen_in("\n".join(cells.get(name, "") for name in point.columns) if point.columns else body)
            for point in self.points
        )

    def outlined(self, text: str, language: Language) -> str:
        """Return a text with the headings that it lacks at its end, the same if it has all."""
        there = {_bare(line) for line in text.splitlines()}
        lacking = [
            f"{number}. {point.heading.within(language)}"
            for number, point in enumerate(self.points, start=1)
            if not there & {point.heading.zh, point.heading.en}
        ]
        if not lacking:
            return text
        begun = [text.rstrip()] if text.strip() else []
        return "\n\n".join([*begun, *lacking])


class GuidanceBook:
    """The guidance to the fields of all forms."""

    def __init__(self, entries: Mapping[tuple[str, str], Guidance]) -> None:
        self._entries = entries

    def of(self, form_id: str, field_id: str) -> Guidance | None:
        """Return the guidance to a field of a form, that for just this form first; None if there is none."""
        return self._entries.get((form_id, field_id)) or self._entries.get(("", field_id))


def load_guidance(folder: Path, forms: Mapping[str, Form]) -> GuidanceBook:
    """Return the guidance of a folder of forms; raises DataFileError with file and line.

    Refused is guidance to a field or form that there is not, and to a field twice.
    """
    entries: dict[tuple[str, str], Guidance] = {}
    for path in sorted((folder / GUIDANCE_FOLDER).glob("*.yaml")):
        file = parse_data(read_text_file(path), f"{GUIDANCE_FOLDER}/{path.name}")
        for entry in file.entries("texts"):
            guidance, places = _guidance(entry, _columns(entry, forms)), _places(entry, forms)
            for place in places:
                if place in entries:
                    message = tr("there is guidance to {field} already.", field=place[1])
                    raise entry.wrong("field", message)
                entries[place] = guidance
            entry.done()
        file.done()
    return GuidanceBook(entries)


def _places(entry: Entry, forms: Mapping[str, Form]) -> list[tuple[str, str]]:
    """Return form and field that an entry is for; an empty form stands for all that have the field."""
    field_id, names = entry.text("field"), entry.texts("forms")
    for name in names:
        if name not in forms:
            allowed = tr("Allowed: {names}.", names=listed(forms))
            raise entry.wrong("forms", tr("There is no form “{form}”.", form=name), allowed)
    asked = [forms[name] for name in names] if names else list(forms.values())
    found = [form for form in asked if field_id in form.fields]
    if not found or (names and len(found) < len(names)):
        raise entry.wrong("field", tr("no form has the field “{name}”.", name=field_id))
    return [(form.id, field_id) for form in found] if names else [("", field_id)]


def _columns(entry: Entry, forms: Mapping[str, Form]) -> list[str]:
    """Return the ids of the columns that a field has in any form."""
    found = (form.fields[entry.text("field")] for form in forms.values() if entry.text("field") in form.fields)
    return list(dict.fromkeys(column.id for field in found for column in field.columns))


def _guidance(entry: Entry, columns: Sequence[str]) -> Guidance:
    source, confidence = entry.text("source"), entry.choice("confidence", CONFIDENCE[1:])
    points = tuple(_point(item, source, confidence, columns) for item in entry.entries("points"))
    if not points:
        raise entry.wrong("points", tr("guidance needs at least one point."))
    return Guidance(points, tuple(_phrase(item) for item in entry.entries("phrases")))


def _point(entry: Entry, source: str, confidence: str, columns: Sequence[str]) -> Point:
    point = Point(
        heading=entry.words("heading", required=True),
        text=entry.words("text", required=True),
        source=entry.text("source", source),
        confidence=entry.choice("confidence", CONFIDENCE[1:], confidence),
        signs=entry.texts("signs"),
        marks=entry.texts("marks"),
        columns=entry.texts("columns"),
    )
    _refuse_unknown(entry, "marks", point.marks, list(_MARKS))
    _refuse_unknown(entry, "columns", point.columns, columns)
    entry.done()
    return point


def _refuse_unknown(entry: Entry, key: str, named: Sequence[str], known: Sequence[str]) -> None:
    unknown = [name for name in named if name not in known]
    if unknown:
        allowed = tr("Allowed: {names}.", names=listed(known))
        raise entry.wrong(key, tr("{key} can't be “{value}”.", key=key, value=unknown[0]), allowed)


def _phrase(entry: Entry) -> Bilingual:
    words = Bilingual(entry.text("zh"), entry.text("en"))
    entry.done()
    return words


def _bare(line: str) -> str:
    """Return a line without the number and the colon of a heading."""
    return _ORDINAL.sub("", line, count=1).strip().rstrip("：:")


def _word_in(sign: str, text: str) -> str:
    """Return the words that a sign stands in; Latin ones it begins, small or large unless in capitals.

    A Chinese one before 化 is part of another word: 国家标准化 speaks of no national standard.
    """
    if not sign.isascii():
        return sign if re.search(rf"{re.escape(sign)}(?!化)", text) else ""
    flags = 0 if sign.isupper() else re.IGNORECASE
    found = re.search(rf"(?<![A-Za-z]){re.escape(sign)}[A-Za-z]*", text, flags)
    return found[0] if found else ""


def _standard_number(text: str) -> str:
    return next((found.written for found in find_standard_numbers(text)), "")


def _law_title(text: str) -> str:
    found = _LAW_TITLE.search(text)
    return found[0] if found else ""


def _figures(text: str) -> Iterator[tuple[str, str]]:
    """Yield each figure with what stands behind its number; numbers of standards, lines and tables are none."""
    for standard in find_standard_numbers(text):
        text = text.replace(standard.written, "")
    text = _NUMBER_OF_PICTURE.sub("", _NUMBER_OF_LINE.sub("", text))
    for found in _FIGURE.finditer(text):
        number = _NUMBER.match(found[0])
        start = found.start() + (number.end() if number else 0)
        yield found[0], text[start : found.end() + _UNIT_AT_MOST]


def _figure(text: str) -> str:
    return next((figure for figure, _ in _figures(text)), "")


def _effect(text: str) -> str:
    """Return the first figure that is not only what a product measures."""
    return next((figure for figure, behind in _figures(text) if not _is_measure(behind)), "")


def _is_measure(behind: str) -> bool:
    latin = _LATIN_WORDS.match(behind)
    if latin is None:
        return _CHINESE_UNIT.match(behind) is not None
    return all(_LATIN_UNIT.fullmatch(unit) for unit in re.split("[·/]", latin[0]))


def _money(text: str) -> str:
    """Return the first figure that is an amount of money or a share."""
    return next((figure for figure, behind in _figures(text) if _MONEY.match(behind)), "")


_MARKS: Mapping[str, Callable[[str], str]] = {
    "standard_number": _standard_number,
    "law_title": _law_title,
    "figure": _figure,
    "effect": _effect,
    "money": _money,
}
