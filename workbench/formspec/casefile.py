"""Case files: the values of one case, and its links, as YAML that people write by hand.

    form: gb-t-recommended
    person: {name: …, organisation: …}
    values: {title_zh: …}          or the fields directly at the top
    links: [{article: "9", reason: …, answers: {article9_aspect: …}}]
    files: [{name: …, purpose: …, section: …, text: …}]      small texts, attached to the samples of forms

Every plain value is taken as the text in the file, so that a code like 27.180 keeps its last digit; what it
means is decided when the form normalises it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.people import Person
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.kernel.datafile import Entry, read_data_file

_OTHER_KEYS = ("form", "person", "links", "files", "note")


@dataclass(frozen=True, slots=True)
class WantedLink:
    """A link as a case file asks for it; `answers` as written, by ids of the fields it brings along."""

    ref: ArticleRef
    reason: str
    role: LinkRole
    quote: str
    answers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A file that is attached to a sample; purpose and section are ids, `text` is all that it holds."""

    name: str
    purpose: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a case file holds; `values` as written, by field id."""

    form: str
    person: Person | None
    values: Mapping[str, object]
    links: tuple[WantedLink, ...]
    files: tuple[SampleFile, ...] = ()


def read_case_file(path: Path) -> CaseFile:
    """Read a case file; raises NotReadable or DataFileError with the line if it can't be read."""
    root = read_data_file(path)
    form = root.text("form", "")
    root.text("note", "")
    person = _person(root.entry("person")) if "person" in root else None
    links = tuple(_link(entry) for entry in root.entries("links"))
    files = tuple(_file(entry) for entry in root.entries("files"))
    if "values" in root:
        found = _as_written(root.entry("values"))
        root.done()
    else:
        names = root.keys()
        found = {name: root.as_written(name) for name in names if name not in _OTHER_KEYS}
    return CaseFile(form, person, found, links, files)


def _person(entry: Entry) -> Person:
    person = Person(entry.text("name"), entry.text("organisation", ""), entry.text("email", ""))
    entry.done()
    return person


def _link(entry: Entry) -> WantedLink:
    link = WantedLink(
        ArticleRef(entry.text("plan", DEFAULT_PLAN), entry.text("article"), entry.text("task", "")),
        entry.text("reason"),
        LinkRole(entry.choice("role", list(LinkRole), str(LinkRole.MAIN))),
        entry.text("quote", ""),
        _as_written(entry.entry("answers")) if "answers" in entry else {},
    )
    entry.done()
    return link


def _file(entry: Entry) -> SampleFile:
    file = SampleFile(entry.text("name"), entry.text("purpose"), entry.text("section", ""), entry.text("text"))
    entry.done()
    return file


def _as_written(entry: Entry) -> dict[str, object]:
    names = entry.keys()
    return {name: entry.as_written(name) for name in names}
