"""Classification codes, ICS and CCS: tables to look a code up and to find one by words.

A well-formed code that the tables lack is not refused here; a check warns about it. Titles stand in the
languages the tables have: ICS in English and Chinese (below its fields in this program's own wording, which a
note tells), CCS in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from workbench.formspec.tables import read_table
from workbench.kernel.datafile import read_data_file
from workbench.kernel.errors import DataFileError
from workbench.kernel.i18n import NO_WORDS, Bilingual, tr
from workbench.kernel.paths import resource

_ICS = re.compile(r"(?:ICS ?:? ?)?(?P<code>[0-9]{2}(?:\.[0-9]{3}(?:\.[0-9]{2})?)?)", re.IGNORECASE)
_CCS = re.compile(r"(?:CCS ?:? ?)?(?P<letter>[A-HJ-NP-Z]) ?(?P<digits>[0-9]{2})", re.IGNORECASE)
_HAN = re.compile("[㐀-鿿]+")
_NOT_FOUND = 99
_LONGEST_PART, _SHORTEST_PART = 8, 2  # signs of a Chinese word that are looked for together
_MOST_SIGNS = 40  # of a query that are taken apart
_ICS_CODES, _ICS_NAMES = "ics.csv", "ics_names_zh.csv"


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code with its title.

    `heading` tells that it stands above codes and is none itself, `group` is the key of the one it stands in.
    """

    code: str
    title: Bilingual
    heading: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class FoundCodes:
    """What was found for a query; `by_parts` if no title holds all its words, only parts of them."""

    entries: list[CodeEntry]
    by_parts: bool = False


@dataclass(frozen=True)
class CodeTable:
    """The codes of one classification, in order; `note` tells what is to be known of their titles."""

    entries: Mapping[str, CodeEntry]
    note: Bilingual = NO_WORDS

    def get(self, code: str) -> CodeEntry | None:
        """Return the entry of a code, blanks and case aside; None if the table has no such code."""
        return self.entries.get(_key(code))

    def first(self, count: int) -> list[CodeEntry]:
        """Return what is shown before anything is asked for: the topmost headings, or else the first codes."""
        topmost = [entry for entry in self.entries.values() if entry.heading and not entry.group]
        return (topmost or list(self.entries.values()))[:count]

    def around(self, entry: CodeEntry, count: int) -> list[CodeEntry]:
        """Return an entry with up to `count` entries in all that stand before and after it."""
        entries = list(self.entries.values())
        start = max(0, entries.index(entry) - count // 2)
        return entries[start : start + count]

    def look_up(self, query: str, count: int = 20) -> FoundCodes:
        """Return what `find` does; if that is nothing, those whose titles hold most parts of the words."""
        found = self.find(query, count)
        parts = [] if found else self._find_parts(query.casefold().split(), count)
        return FoundCodes(found or parts, bool(parts))

    def find(self, query: str, count: int = 20) -> list[CodeEntry]:
        """Return up to `count` entries whose code begins with the query or whose title holds all its words.

        For the code of a heading what stands below it is found too.
        Of titles that fit alike those of the upper levels come first: the field before its vocabulary.
        """
        key, words = _key(query), query.casefold().split()
        if not words:
            return []
        found = sorted(self._ranked(key, words), key=lambda item: item[:2])  # the rest stays in order
        return [entry for _, _, entry in found[:count]]

    def _ranked(self, key: str, words: list[str]) -> Iterable[tuple[int, int, CodeEntry]]:
        """Go through what fits with how well it does, 0 best, and how far down it stands."""
        for code, entry in self.entries.items():
            if code.startswith(key) or entry.group == key:
                yield 0, 0, entry
            elif (rank := _rank(self._titles[code], words)) < _NOT_FOUND:
                yield rank, code.count("."), entry

    def _find_parts(self, words: list[str], count: int) -> list[CodeEntry]:
        """Return the entries for the longest parts of the words that any title holds, those with most first."""
        for length in range(_LONGEST_PART, _SHORTEST_PART - 1, -1):
            held: dict[str, list[str]] = {}
            for part in _parts(words, length):
                for code in self._codes_with(part):
                    held.setdefault(code, []).append(part)
            if held:
                codes = [code for code in self.entries if code in held]
                codes.sort(key=lambda code: self._order_by_parts(code, held[code]))
                return [self.entries[code] for code in codes[:count]]
        return []

    def _order_by_parts(self, code: str, held: list[str]) -> tuple[int, int, int]:
        rank = min(_rank(self._titles[code], [part]) for part in held)
        return -len(held), rank, self.entries[code].code.count(".")

    def _codes_with(self, part: str) -> list[str]:
        """Return whose titles hold a part: Chinese anywhere, other words from where a word begins."""
        if _HAN.match(part):
            known = self._by_pair.get(part[:_SHORTEST_PART], ())
            return [code for code in known if part in self.entries[code].title.zh]
        return [code for code, (_, english) in self._titles.items() if f" {part}" in f" {english}"]

    @cached_property
    def _titles(self) -> Mapping[str, tuple[str, str]]:
        """The titles of every code in Chinese and in English, empty where there is none, to be compared."""
        every = self.entries.items()
        return {code: (entry.title.zh.casefold(), entry.title.en.casefold()) for code, entry in every}

    @cached_property
    def _by_pair(self) -> Mapping[str, Mapping[str, None]]:
        """The codes whose Chinese titles hold two signs that stand side by side, in order."""
        pairs: dict[str, dict[str, None]] = {}
        for code, entry in self.entries.items():
            for run in _HAN.findall(entry.title.zh):
                for pair in map("".join, pairwise(run)):
                    pairs.setdefault(pair, {})[code] = None
        return pairs


def normal_ics(text: str) -> str:
    """Return an ICS code as it is written (29.240.99), or an empty text if it isn't well formed."""
    match = _ICS.fullmatch(text.strip())
    return match["code"] if match else ""


def normal_ccs(text: str) -> str:
    """Return a CCS code as it is written (F 19), or an empty text if it isn't well formed."""
    match = _CCS.fullmatch(text.strip())
    return f"{match['letter'].upper()} {match['digits']}" if match else ""


@cache
def ics_table() -> CodeTable:
    """Return the ICS codes of edition 7; read once."""
    notes = read_data_file(resource("codes", "code_tables.yaml"))
    return CodeTable(read_ics_entries(), notes.entry("ics").words("note"))


def read_ics_entries() -> dict[str, CodeEntry]:
    """Return the ICS codes in order, each with an English and a Chinese title.

    Raises DataFileError for a code that has no Chinese name, and for a name whose code is not there.
    """
    rows = read_table(_ICS_CODES)
    names = _ics_names({row["code"] for row in rows})
    entries = {}
    for line, row in enumerate(rows, start=2):
        code = row["code"]
        name = row["field_zh"] or names.get(code)
        if not name:
            raise _nameless(_ICS_CODES, line, code)
        entries[_key(code)] = CodeEntry(code, Bilingual(name, row["title_en"]))
    return entries


def _ics_names(codes: Container[str]) -> dict[str, str]:
    names = {}
    for line, row in enumerate(read_table(_ICS_NAMES), start=2):
        code, name = row["code"], row["title_zh"].strip()
        if not name:
            raise _nameless(_ICS_NAMES, line, code)
        if code not in codes:
            message = tr("{code} has a name, but there is no such code.", code=code)
            raise DataFileError(_ICS_NAMES, line, message)
        names[code] = name
    return names


def _nameless(file: str, line: int, code: str) -> DataFileError:
    return DataFileError(file, line, tr("the code {code} has no Chinese name.", code=code))


@cache
def ccs_table() -> CodeTable:
    """Return the CCS codes, each below its field (F) and its group (F 10/19); read once."""
    entries: dict[str, CodeEntry] = {}
    groups, codes = read_table("ccs_groups.csv"), read_table("ccs.csv")
    for field in read_table("ccs_fields.csv"):
        _add_heading(entries, field["code"], field["code"], field["title_zh"], "")
        for group in groups:
            if group["field"] == field["code"]:
                _add_heading(entries, group["range"], _spaced(group["range"]), group["title_zh"], field["code"])
                _add_codes(entries, [row for row in codes if row["group"] == group["range"]])
    return CodeTable(entries)


def _add_heading(entries: dict[str, CodeEntry], key: str, code: str, title: str, group: str) -> None:
    entries[key] = CodeEntry(code, Bilingual(zh=title), heading=True, group=group)


def _add_codes(entries: dict[str, CodeEntry], rows: Iterable[Mapping[str, str]]) -> None:
    for row in rows:
        entries[row["code"]] = CodeEntry(
            _spaced(row["code"]), Bilingual(zh=row["title_zh"]), group=row["group"]
        )


def _spaced(code: str) -> str:
    return f"{code[0]} {code[1:]}"


def _key(code: str) -> str:
    return code.replace(" ", "").upper()


def _rank(titles: Iterable[str], words: list[str]) -> int:
    """Return how well titles fit, 1 best: all words, the first at the start, at a word's start, anywhere."""
    return min(_title_rank(title, words) for title in titles)


def _title_rank(title: str, words: list[str]) -> int:
    if not all(word in title for word in words):
        return _NOT_FOUND
    if title == " ".join(words):
        return 1
    if title.startswith(words[0]):
        return 2
    return 3 if f" {words[0]}" in title else 4


def _parts(words: list[str], length: int) -> set[str]:
    """Return the pieces of so many signs of what is Chinese in the words; at the shortest other words whole."""
    signs = [run for word in words for run in _HAN.findall(word[:_MOST_SIGNS])]
    pieces = {run[at : at + length] for run in signs for at in range(len(run) - length + 1)}
    others = [word for word in words if not _HAN.search(word) and len(word) > _SHORTEST_PART]
    return pieces.union(others if length == _SHORTEST_PART else ())
