"""The long page as lines: sections, fields with their values, rows, links, and what was found, in place.

Only what stands in each line; how it looks is the duty of `delegate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from workbench.app.wording import role_words
from workbench.checks.answers import Answer, AnswerLink, Answers, AnswerSection
from workbench.checks.model import Finding, Severity
from workbench.checks.report import Report, severity_word
from workbench.checks.workleft import WorkLeft
from workbench.domain.blocks import Content
from workbench.domain.casepaths import LINKS
from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.columns import width
from workbench.kernel.i18n import listed, tr
from workbench.ui.widgets.workwords import with_later

_NARROWEST, _WIDEST = 10, 40  # columns of a terminal: a Chinese character takes two


class Kind(Enum):
    """What a line is."""

    SECTION = auto()
    ANSWER = auto()
    HEAD = auto()
    ROW = auto()
    TOTAL = auto()
    LINK = auto()
    FINDING = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page; `field` and `row` say where a jump leads to, `section` what it belongs to.

    `cells` are those of a row, of its head or of the totals, `shares` how wide each column is, in parts,
    `numbers` the places of the columns that hold numbers. A finding has a `severity`; `quiet` is what only
    stands in for a value. `content` is that of a rich text with looks, whose words alone are `text`.
    """

    kind: Kind
    section: str
    text: str = ""
    label: str = ""
    field: str = ""
    row: str = ""
    column: str = ""
    cells: tuple[str, ...] = ()
    shares: tuple[int, ...] = ()
    numbers: frozenset[int] = frozenset()
    severity: Severity | None = None
    quiet: bool = False
    content: Content = ()

    @property
    def spoken(self) -> str:
        """The whole line as it is read out."""
        if self.severity is not None:
            return f"{severity_word(self.severity)}: {self.text}"
        return ": ".join(
            filter(None, (self.label, listed(filter(None, self.cells)) if self.cells else self.text))
        )

    @property
    def place(self) -> tuple[Kind, str, str, str]:
        """What stays the same when the case is read anew."""
        return self.kind, self.section, self.field, self.row


def lines_of(
    answers: Answers,
    work: WorkLeft,
    unstored: Mapping[str, str],
    rich: Mapping[str, Content],
    attention_only: bool = False,
) -> list[Line]:
    """Return the lines of a case; `work` is what is left to do at it, told in the heads of its sections.

    `unstored` says by field why what was typed there could not be stored, `rich` has by field the texts that
    have looks.
    """
    lines: list[Line] = []
    for section in answers.sections:
        shown = [
            answer
            for answer in section.answers
            if not attention_only or answer.needs_attention or answer.field.id in unstored
        ]
        below: list[Line] = []
        for answer in shown:
            field = answer.field.id
            below += _answer_lines(section.section.id, answer, unstored.get(field, ""), rich.get(field, ()))
        if shown or not attention_only:
            lines += [_section_line(section, work), *below]
    return [*lines, *_link_lines(answers, attention_only)]


def _section_line(section: AnswerSection, work: WorkLeft) -> Line:
    """Return the head of a section, with the errors that count in it now and those that do so later."""
    fields = {answer.field.id for answer in section.answers}
    words = _share_words(section)
    errors = work.errors_in(fields)
    if errors:
        words = tr("{standing}, errors: {errors}", standing=words, errors=errors)
    words = with_later(words, [finding for finding in work.later if finding.where.field in fields])
    first = section.answers[0].field.id if section.answers else ""
    return Line(Kind.SECTION, section.section.id, words, section.section.title.here(), first)


def _share_words(section: AnswerSection) -> str:
    """Return how much of a section is filled; one that is whole while it is empty requires nothing."""
    share = int(section.share * 100)
    if not section.answers:
        return tr("Nothing is asked here yet")
    if share < 100:
        return tr("{percent} % of the required fields are filled", percent=share)
    if all(answer.is_empty for answer in section.answers):
        return tr("Nothing is required here")
    return tr("All required fields are filled")


def _answer_lines(section: str, answer: Answer, unstored: str, content: Content) -> Iterator[Line]:
    field = answer.field
    empty = tr("not stored") if unstored else tr("not filled") if answer.missing else tr("left empty")
    text = empty if answer.is_empty else answer.text
    yield Line(Kind.ANSWER, section, text, field.label.here(), field.id, quiet=answer.is_empty, content=content)
    if unstored:
        words = tr("Not stored: {reason}", reason=unstored)
        yield Line(Kind.FINDING, section, words, field=field.id, severity=Severity.ERROR)
    heads = tuple(head.here() for head in field.heads.values())
    totals = [answer.totals] if answer.totals else []
    shares = _shares([heads, *(row.cells for row in answer.rows), *totals])
    numbers = frozenset(place for place, name in enumerate(field.heads) if name in field.figures)
    if answer.rows:
        yield Line(Kind.HEAD, section, field=field.id, cells=heads, shares=shares, numbers=numbers)
    for row in answer.rows:
        yield Line(
            Kind.ROW, section, field=field.id, row=row.id, cells=row.cells, shares=shares, numbers=numbers
        )
        yield from _finding_lines(section, row.findings)
    for cells in totals:
        yield Line(Kind.TOTAL, section, field=field.id, cells=cells, shares=shares, numbers=numbers)
    yield from _finding_lines(section, Report(answer.findings).beside([field.id] if unstored else []).findings)


def _shares(rows: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    """Return how wide each column of a table is: as its longest cell, within bounds."""
    return tuple(min(_WIDEST, max(_NARROWEST, *map(width, cells))) for cells in zip(*rows, strict=True))


def _link_lines(answers: Answers, attention_only: bool) -> Iterator[Line]:
    shown = [link for link in answers.links if link.needs_attention or not attention_only]
    findings = list(_finding_lines(LINKS, answers.findings))
    if not shown and not findings and attention_only:
        return
    words = "" if answers.links else tr("The case is linked to no article.")
    yield Line(Kind.SECTION, LINKS, words, tr("Links to articles"), LINKS)
    for link in shown:
        yield _link_line(link)
        yield from _finding_lines(LINKS, link.findings)
    yield from findings


def _link_line(shown: AnswerLink) -> Line:
    link = shown.link
    place = link.ref.place if link.ref.plan == DEFAULT_PLAN else str(link.ref)
    name = tr("Article {article} · {role}", article=place, role=role_words(link.role))
    quote = tr("Quoted: {quote}", quote=link.quote) if link.quote else ""
    text = "\n".join(filter(None, (link.reason, quote)))
    return Line(Kind.LINK, LINKS, text, name, LINKS, link.id)


def _finding_lines(section: str, findings: Iterable[Finding]) -> Iterator[Line]:
    for finding in findings:
        if finding.counts:
            where = finding.where
            words = tr("{sentence} ({rule})", sentence=finding.message.here(), rule=finding.rule)
            yield Line(
                Kind.FINDING,
                section,
                words,
                field=where.field,
                row=where.row,
                column=where.column,
                severity=finding.severity,
            )
