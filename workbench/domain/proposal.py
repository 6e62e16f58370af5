"""A proposal (提案): what a team has written in one form, with its links to plan articles and its waivers.

A frozen snapshot; changes are made by services and arrive as a new snapshot.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from workbench.domain.refs import ArticleRef
from workbench.domain.values import Value
from workbench.kernel.i18n import Language
from workbench.kernel.script import has_chinese


class State(StrEnum):
    """Where a proposal stands; the codes are stable and used in JSON whatever the language."""

    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    REVISING = "revising"
    CLEARED = "cleared"
    NOT_RECOMMENDED = "not_recommended"
    HANDED_IN = "handed_in"
    APPROVED = "approved"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class LinkRole(StrEnum):
    """How a proposal serves an article."""

    MAIN = "main"
    SUPPORTING = "supporting"


def next_role(linked: Collection[object]) -> LinkRole:
    """Return the role of the next link of a case: the first article is its main purpose, others it supports."""
    return LinkRole.SUPPORTING if linked else LinkRole.MAIN


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A link to an article or task of a plan.

    `fingerprint` is that of the article's (or task's) text at the time of linking: when the text changes, the
    link is suspect until somebody looks.
    """

    id: str
    ref: ArticleRef
    reason: str
    role: LinkRole = LinkRole.MAIN
    quote: str = ""
    fingerprint: str = ""
    linked_at: datetime | None = None
    linked_by: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule set aside for one proposal, with the reason and the name of who answers for it."""

    rule: str
    reason: str
    waived_by: str
    waived_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One case. `uid` is unique everywhere, `ref` (2026-001) within a workspace; `version` counts changes.

    `dismissed` are the articles that are not to be suggested any more.
    """

    uid: str
    ref: str
    form: str
    form_version: int
    state: State
    values: Mapping[str, Value]
    links: tuple[ArticleLink, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    version: int = 1
    created_at: datetime | None = None
    changed_at: datetime | None = None
    trashed: bool = False
    completeness: float = field(default=0.0)
    dismissed: tuple[ArticleRef, ...] = ()

    @property
    def title(self) -> str:
        """The Chinese title, or the English one while there is no Chinese one."""
        return str(self.values.get("title_zh") or self.values.get("title_en") or "")

    @property
    def title_en(self) -> str:
        """The English title where `title` is another one; empty otherwise."""
        english = str(self.values.get("title_en") or "")
        return english if english != self.title else ""

    def title_in(self, language: Language) -> str:
        """Return the English title for readers of English if there is one, else what `title` is."""
        return _title_in(language, self.title, self.title_en)

    @property
    def language(self) -> Language | None:
        """The language that the case is written in, after its title; None while it has none."""
        return ("zh" if has_chinese(self.title) else "en") if self.title else None


class ProposalSummary(NamedTuple):
    """One line of the list of cases: columns only, cheap to load by the ten thousand.

    `title` and `title_en` are those of the proposal: most lines have one title, which is held once.
    """

    uid: str
    ref: str
    form: str
    title: str
    state: str
    completeness: float
    articles: tuple[str, ...]
    changed_at: datetime
    trashed: bool
    form_version: int
    title_en: str = ""

    def title_in(self, language: Language) -> str:
        """Return the title that `Proposal.title_in` gives."""
        return _title_in(language, self.title, self.title_en)


def _title_in(language: Language, title: str, title_en: str) -> str:
    return title_en if language == "en" and title_en else title
