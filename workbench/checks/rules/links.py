"""P18: the case serves at least one article of the plan, and says of each link why in a sentence of its own.

P25: whatever was linked still says what it said then.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.case import CaseView
from workbench.checks.model import Hit
from workbench.checks.registry import rule
from workbench.checks.settings import RuleSettings
from workbench.checks.wording import Measured, size, stands_for_nothing, trimmed
from workbench.domain.casepaths import LINKS
from workbench.domain.proposal import ArticleLink
from workbench.domain.values import is_filled


@rule("P18")
def plan_links(case: CaseView, settings: RuleSettings) -> Iterator[Hit]:
    """Yield a hit if nothing is linked, and for each link whose reason is none; `row` is the link's id."""
    if not case.links:
        yield Hit("none", LINKS)
    for link in case.links:
        problem = _problem(link, case, settings)
        if problem:
            yield Hit(problem, LINKS, link.id, text=link.reason, details={"article": link.ref.place})


@rule("P25")
def confirmed_links(case: CaseView, _settings: RuleSettings) -> Iterator[Hit]:
    """Yield a hit for each link whose article was reworded or is gone since; `row` is the link's id."""
    for link in case.links:
        if link.id in case.suspect:
            message = "reworded" if link.ref in case.article_texts else "gone"
            yield Hit(message, LINKS, link.id, details={"article": link.ref.place})


def _problem(link: ArticleLink, case: CaseView, settings: RuleSettings) -> str:
    if not is_filled(link.reason):
        return "no_reason"
    if stands_for_nothing(link.reason, settings) or size(link.reason) < settings.number("shortest"):
        return "short"
    wordings = (*case.article_texts.get(link.ref, ()), link.quote)
    copied = any(_repeats(link.reason, words, settings) for words in wordings if is_filled(words))
    return "copy" if copied else ""


def _repeats(reason: str, words: str, settings: RuleSettings) -> bool:
    """Return whether a reason hardly says more than the article's own words do."""
    own, theirs = trimmed(reason), trimmed(words)
    if own in theirs:
        return True
    rest = own.replace(theirs, " ") if theirs else own
    if rest != own and size(rest) < settings.number("least_of_its_own"):
        return True
    return Measured(reason).likeness(Measured(words)) >= settings.share("alike_percent")
