"""Numbers of standards: read one, write it the way its issuer does, find them in running text.

Patterns are data (`resources/codes/issuers.yaml`); every repetition in them is bounded and a candidate is
looked at only where a prefix stands, so that long texts take linear time. Whether a standard exists or is in
force is not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workbench.formspec.issuers import Issuer, Issuers, read_issuers
from workbench.formspec.kind_base import half_width, shown
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import listed, tr

_LONGEST = 120
_BLANKS = re.compile(r"\s{1,100}")
_DIGIT = re.compile(r"[0-9]")
_MOST_EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """A standard's number taken apart; `text` is the whole of it as its issuer writes it.

    `issuer` and `family` (national, industry, local, group, enterprise, international, foreign) are those of
    issuers.yaml; `year` is empty where none was given, `amendment` (XG1—2022, AMD 1:2024) likewise.
    """

    issuer: str
    family: str
    prefix: str
    number: str
    year: str
    text: str
    amendment: str = ""


@dataclass(frozen=True, slots=True)
class FoundNumber(StandardNumber):
    """A number found in a text: `written` is what stands there, from `start` up to `end` (counted from 0)."""

    start: int = 0
    end: int = 0
    written: str = ""


@cache
def issuers() -> Issuers:
    """Return all issuers; read once. Raises DataFileError if their file is wrong."""
    return read_issuers()


def parse_standard_number(text: str, allowed: tuple[str, ...] = ()) -> StandardNumber:
    """Return the number that `text` is, in the issuer's writing.

    `allowed` names issuers or families of issuers.yaml; none means all. Raises InvalidValue with examples.
    """
    if len(text) <= _LONGEST:
        written = _BLANKS.sub(" ", half_width(text).strip()).upper()
        for issuer in issuers().chosen(allowed):
            match = issuer.pattern.fullmatch(written)
            if match is not None:
                return StandardNumber(**_parts(issuer, match))
    raise _no_number(text, allowed)


def find_standard_numbers(text: str) -> list[FoundNumber]:
    """Return the numbers of standards that stand in a text, in their order, mis-typed dashes included.

    Prefixes count only in capitals; letters that are also a unit (64 GB) need a year or enough digits.
    """
    written = half_width(text)
    found: list[FoundNumber] = []
    position = 0
    for place in issuers().prefixes.finditer(written):
        if place.start() < position:
            continue
        number = _number_at(text, written, place.start())
        if number is not None:
            found.append(number)
            position = number.end
    return found


def _number_at(text: str, written: str, start: int) -> FoundNumber | None:
    window = written[start : start + _LONGEST]
    best: tuple[Issuer, re.Match[str]] | None = None
    for issuer in issuers().all:
        match = issuer.found.match(window)
        if match is not None and (best is None or match.end() > best[1].end()):
            best = (issuer, match)
    if best is None or _too_shy(*best):
        return None
    issuer, match = best
    end = start + match.end()
    return FoundNumber(**_parts(issuer, match), start=start, end=end, written=text[start:end])


def _too_shy(issuer: Issuer, match: re.Match[str]) -> bool:
    if not issuer.shy or match["year"] or "/" in match["prefix"]:
        return False
    return len(_DIGIT.findall(match["number"])) < issuers().shy_digits


def _parts(issuer: Issuer, match: re.Match[str]) -> dict[str, str]:
    groups = {name: value or "" for name, value in match.groupdict().items()}
    prefix = _spelled(_BLANKS.sub(" ", groups["prefix"].replace(" /", "/").replace("/ ", "/")))
    number, year = _BLANKS.sub(" ", groups["number"]), groups["year"].lower()
    style = issuer.style
    text = style.written.format(prefix=prefix, number=number)
    text += style.written_year.format(year=year) if year else ""
    amendment = ""
    if groups.get("amendment"):
        kind = groups.get("amendment_kind", "").capitalize()
        written = style.written_amendment.format_map({**groups, "amendment_kind": kind})
        text += written.rstrip(":")
        amendment = written.rstrip(":").lstrip("/")
    return {
        "issuer": issuer.id,
        "family": issuer.family,
        "prefix": prefix,
        "number": number,
        "year": year,
        "text": text,
        "amendment": amendment,
    }


def _spelled(prefix: str) -> str:
    words = issuers().spellings
    return " ".join(words.get(word, word) for word in prefix.split(" "))


def _no_number(text: str, allowed: tuple[str, ...]) -> InvalidValue:
    examples = [issuer.example for issuer in issuers().chosen(allowed)][:_MOST_EXAMPLES]
    return InvalidValue(
        tr("“{value}” is not the number of a standard that can be given here.", value=shown(text)),
        tr("Write it like {examples}.", examples=listed(examples)),
    )
