"""Classification codes, ICS and CCS: tables to look a code up and to find one by words.

A well-formed code that the tables lack is not refused here; a check warns about it. Titles stand in the
languages the tables have: ICS in English (its fields in Chinese too), CCS in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from workbench.formspec.tables import read_table
from workbench.kernel.i18n import Bilingual

_ICS = re.compile(r"(?:ICS ?:? ?)?(?P<code>[0-9]{2}(?:\.[0-9]{3}(?:\.[0-9]{2})?)?)", re.IGNORECASE)
_CCS = re.compile(r"(?:CCS ?:? ?)?(?P<letter>[A-HJ-NP-Z]) ?(?P<digits>[0-9]{2})", re.IGNORECASE)
_NOT_FOUND = 99


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code with its title."""

    code: str
    title: Bilingual


@dataclass(frozen=True)
class CodeTable:
    """The codes of one classification, in order."""

    entries: Mapping[str, CodeEntry]

    def get(self, code: str) -> CodeEntry | None:
        """Return the entry of a code, blanks and case aside; None if the table has no such code."""
        return self.entries.get(_key(code))

    def find(self, query: str, count: int = 20) -> list[CodeEntry]:
        """Return up to `count` entries whose code begins with the query or whose title holds all its words."""
        key, words = _key(query), query.casefold().split()
        if not words:
            return []
        found = [(rank, place, entry) for place, (rank, entry) in enumerate(self._ranked(key, words))]
        found.sort(key=lambda item: item[:2])
        return [entry for _, _, entry in found[:count]]

    def _ranked(self, key: str, words: list[str]) -> Iterable[tuple[int, CodeEntry]]:
        for code, entry in self.entries.items():
            rank = 0 if code.startswith(key) else _rank(entry, words)
            if rank < _NOT_FOUND:
                yield rank, entry


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
    entries = {}
    for row in read_table("ics.csv"):
        code = row["code"]
        entries[_key(code)] = CodeEntry(code, Bilingual(row["field_zh"], row["title_en"]))
    return CodeTable(entries)


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
