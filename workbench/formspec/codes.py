"""Classification codes, ICS and CCS: tables to look a code up and to find one by words.

A well-formed code that the tables lack is not refused here; a check warns about it. Titles stand in the
languages the tables have: ICS in English and Chinese (below its fields in this program's own wording, which a
note tells), CCS in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.formspec.tables import read_table
from workbench.kernel.datafile import read_data_file
from workbench.kernel.errors import DataFileError
from workbench.kernel.i18n import NO_WORDS, Bilingual, tr
from workbench.kernel.paths import resource

_ICS = re.compile(r"(?:ICS ?:? ?)?(?P<code>[0-9]{2}(?:\.[0-9]{3}(?:\.[0-9]{2})?)?)", re.IGNORECASE)
_CCS = re.compile(r"(?:CCS ?:? ?)?(?P<letter>[A-HJ-NP-Z]) ?(?P<digits>[0-9]{2})", re.IGNORECASE)
_NOT_FOUND = 99
_ICS_CODES, _ICS_NAMES = "ics.csv", "ics_names_zh.csv"


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code with its title."""

    code: str
    title: Bilingual


@dataclass(frozen=True)
class CodeTable:
    """The codes of one classification, in order; `note` tells what is to be known of their titles."""

    entries: Mapping[str, CodeEntry]
    note: Bilingual = NO_WORDS

    def get(self, code: str) -> CodeEntry | None:
        """Return the entry of a code, blanks and case aside; None if the table has no such code."""
        return self.entries.get(_key(code))

    def find(self, query: str, count: int = 20) -> list[CodeEntry]:
        """Return up to `count` entries whose code begins with the query or whose title holds all its words.

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
            if code.startswith(key):
                yield 0, 0, entry
            elif (rank := _rank(entry, words)) < _NOT_FOUND:
                yield rank, code.count("."), entry


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
    """Return the CCS codes with their fields (F) and groups (F 10/19); read once."""
    entries = {}
    for row in read_table("ccs_fields.csv"):
        entries[row["code"]] = CodeEntry(row["code"], Bilingual(zh=row["title_zh"]))
    for row in read_table("ccs_groups.csv"):
        entries[row["range"]] = CodeEntry(_spaced(row["range"]), Bilingual(zh=row["title_zh"]))
    for row in read_table("ccs.csv"):
        entries[row["code"]] = CodeEntry(_spaced(row["code"]), Bilingual(zh=row["title_zh"]))
    return CodeTable(entries)


def _spaced(code: str) -> str:
    return f"{code[0]} {code[1:]}"


def _key(code: str) -> str:
    return code.replace(" ", "").upper()


def _rank(entry: CodeEntry, words: list[str]) -> int:
    """Return how well a title fits, 1 best: all words, the first at the start, at a word's start, anywhere."""
    titles = [title.casefold() for title in (entry.title.zh, entry.title.en) if title]
    return min((_title_rank(title, words) for title in titles), default=_NOT_FOUND)


def _title_rank(title: str, words: list[str]) -> int:
    if not all(word in title for word in words):
        return _NOT_FOUND
    if title == " ".join(words):
        return 1
    if title.startswith(words[0]):
        return 2
    return 3 if f" {words[0]}" in title else 4
