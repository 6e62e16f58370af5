"""Who issues standards and how their numbers look: reads `resources/codes/issuers.yaml`.

Only the patterns; reading and finding numbers is the business of `standard_numbers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from workbench.formspec.tables import read_table
from workbench.kernel.datafile import Entry, read_data_file
from workbench.kernel.i18n import Bilingual, tr
from workbench.kernel.paths import resource

_BEFORE = r"(?<![A-Za-z0-9])(?<![A-Za-z]/)"  # after a digit and a slash a second number may follow
_AFTER = r"(?![A-Za-z0-9])"
_UNBOUNDED = re.compile(r"(?<!\\)[+*](?!\?*\])|\{\d*,\}")


@dataclass(frozen=True, slots=True)
class Style:
    """How numbers of a group of issuers look and are written."""

    number: str
    year: str
    amendment: str
    written: str
    written_year: str
    written_amendment: str


@dataclass(frozen=True)
class Issuer:
    """One issuer: `pattern` reads a whole number, `found` one at the start of a longer text."""

    id: str
    family: str
    name: Bilingual
    prefix: str
    style: Style
    number: str
    shy: bool
    examples: tuple[str, ...]

    @property
    def example(self) -> str:
        """One number of this issuer."""
        return self.examples[0]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches a whole number in capitals; groups prefix, number, year and those of the amendment."""
        return re.compile(self._expression, re.IGNORECASE)

    @cached_property
    def found(self) -> re.Pattern[str]:
        """Matches a number at the start of a text, as far as it reaches."""
        return re.compile(self._expression + _AFTER)

    @property
    def _expression(self) -> str:
        prefix = self.prefix.replace("/", " ?/ ?")
        amendment = f"(?:{self.style.amendment})?" if self.style.amendment else ""
        return f"(?P<prefix>{prefix}) ?(?P<number>{self.number})(?:{self.style.year})?{amendment}"


@dataclass(frozen=True)
class Issuers:
    """All issuers in the order in which they are tried."""

    all: tuple[Issuer, ...]
    spellings: dict[str, str]
    shy_digits: int

    @cached_property
    def prefixes(self) -> re.Pattern[str]:
        """Finds where any prefix may begin."""
        alternatives = "|".join(issuer.prefix.replace("/", " ?/ ?") for issuer in self.all)
        return re.compile(rf"{_BEFORE}(?:{alternatives}) ?[A-Z0-9]")

    @cached_property
    def names(self) -> frozenset[str]:
        """What a form may write under `issuers`: issuers and families."""
        return frozenset(name for issuer in self.all for name in (issuer.id, issuer.family))

    def chosen(self, names: tuple[str, ...]) -> tuple[Issuer, ...]:
        """Return the issuers that are named, or whose family is; all of them if nothing is named."""
        if not names:
            return self.all
        return tuple(issuer for issuer in self.all if issuer.id in names or issuer.family in names)


def read_issuers() -> Issuers:
    """Return the issuers of the data file; raises DataFileError naming file and line."""
    entry = read_data_file(resource("codes", "issuers.yaml"))
    styles = _styles(entry.entry("styles"))
    sectors = [row["code"] for row in read_table("sector_codes.csv")]
    for sector in entry.entries("more_sectors"):
        sectors.append(sector.text("code"))
        sector.words("name", required=True)
        sector.done()
    provinces = [row["prefix"] for row in read_table("province_codes.csv")]
    lists = {"{sectors}": _alternatives(sectors), "{provinces}": _alternatives(provinces)}
    result = Issuers(
        tuple(_issuer(item, styles, lists) for item in entry.entries("issuers")),
        _spellings(entry.entry("spellings")),
        entry.integer("shy_digits"),
    )
    entry.done()
    return result


def _alternatives(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def _styles(entry: Entry) -> dict[str, Style]:
    names = entry.keys()
    return {name: _style(entry.entry(name)) for name in names}


def _spellings(entry: Entry) -> dict[str, str]:
    words = entry.keys()
    return {word: entry.text(word) for word in words}


def _style(entry: Entry) -> Style:
    style = Style(
        number=_expression(entry, "number"),
        year=_expression(entry, "year"),
        amendment=_expression(entry, "amendment", ""),
        written=entry.text("written"),
        written_year=entry.text("written_year"),
        written_amendment=entry.text("written_amendment", ""),
    )
    entry.done()
    return style


def _issuer(entry: Entry, styles: dict[str, Style], lists: dict[str, str]) -> Issuer:
    style = styles[entry.choice("style", styles)]
    prefix = _expression(entry, "prefix")
    for name, words in lists.items():
        prefix = prefix.replace(name, words)
    issuer = Issuer(
        id=entry.text("id"),
        family=entry.text("family"),
        name=entry.words("name", required=True),
        prefix=prefix,
        style=style,
        number=_expression(entry, "number", style.number),
        shy=entry.flag("shy", default=False),
        examples=entry.texts("examples"),
    )
    if not issuer.examples:
        raise entry.wrong("examples", tr("an issuer needs at least one example."))
    entry.done()
    return issuer


def _expression(entry: Entry, key: str, default: str | None = None) -> str:
    """Return a regular expression of the file; refuses one that is wrong or repeats without bound."""
    text = entry.text(key, default)
    if _UNBOUNDED.search(text):
        raise entry.wrong(
            key, tr("repetitions in a pattern need an upper bound."), tr("Allowed: {names}.", names="{1,6} ?")
        )
    try:
        re.compile(text.replace("{sectors}", "X").replace("{provinces}", "X"))
    except re.error as error:
        raise entry.wrong(key, tr("this is not a regular expression."), str(error)) from error
    return text
