"""The texts of a link to an article: the reason, which people write, and the quote, which is the plan's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.casepaths import LINKS, path_of
from workbench.domain.changes import Change
from workbench.domain.encoding import link_to_json
from workbench.domain.proposal import ArticleLink, Proposal
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr
from workbench.services.steps.cases import aggregate
from workbench.services.steps.words import free_text


@dataclass(frozen=True, slots=True)
class LinkText:
    """Stands for a field where there is none: the reason or the quote of a link to an article."""

    id: ClassVar[str] = LINKS
    link: str
    article: str
    is_quote: bool = False

    @property
    def column(self) -> str:
        """The name of the text within its link."""
        return "quote" if self.is_quote else "reason"

    @property
    def words(self) -> str:
        """What it is, in the language in use."""
        if self.is_quote:
            return tr("Quote from article {number}", number=self.article)
        return tr("Reason for article {number}", number=self.article)


def link_texts(proposal: Proposal) -> Iterator[tuple[LinkText, str]]:
    """Yield the reason and, if there is one, the quote of each link."""
    for link in proposal.links:
        yield LinkText(link.id, link.ref.article), link.reason
        if link.quote:
            yield LinkText(link.id, link.ref.article, is_quote=True), link.quote


def checked_reason(text: str) -> str:
    """Return the reason of a link as it is stored; raises InvalidValue for an empty one."""
    reason = free_text(text)
    if not reason:
        raise InvalidValue(
            tr("A link needs a reason."), tr("Say in a sentence how the proposal serves the article.")
        )
    return reason


def with_reason(proposal: Proposal, link: ArticleLink, text: str) -> Change:
    """Return the change that gives a link another reason; whether it is suspect stays as it is."""
    after = replace(link, reason=checked_reason(text))
    return Change(aggregate(proposal.uid), path_of(LINKS, link.id), link_to_json(link), link_to_json(after))
