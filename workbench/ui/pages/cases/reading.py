"""Reading what the list of cases shows: what runs on a lane, and asking for it not more often than needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.proposal import ProposalSummary
from workbench.domain.refs import ArticleRef, listed_article
from workbench.ui.errors import trouble_of
from workbench.ui.models.cases import Names, search_keys
from workbench.ui.widgets.page import Page

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Listed:
    """All cases with their search keys, those in the trash apart, and the names to show for codes."""

    cases: list[ProposalSummary]
    keys: list[str]
    trashed: list[ProposalSummary]
    trashed_keys: list[str]
    names: Names


def read(workbench: Workbench, known: Names | None) -> Listed:
    """Return what the list shows; names are read again only if none are known."""
    names = known or _names(workbench)
    cases, trashed = workbench.drafting.cases(), workbench.drafting.cases(trashed=True)
    return Listed(cases, search_keys(cases, names), trashed, search_keys(trashed, names), names)


def _names(workbench: Workbench) -> Names:
    forms = workbench.drafting.forms()
    titles = {form.id: form.title.here() for form in forms}
    articles = {
        listed_article(ArticleRef(plan.id, article.number)): article.title.here()
        for plan in workbench.planning.plans()
        for article in plan.articles
    }
    return Names(titles, articles, {form.id: form.version for form in forms})


class Reader:
    """Reads the list for a page, one reading at a time; `take(listed)` gets only what is not outdated."""

    def __init__(self, page: Page, take: Callable[[Listed], None]) -> None:
        self._page = page
        self._give = take
        self._names: Names | None = None
        self._busy = False
        self._again = False

    def forget_names(self) -> None:
        """Read titles of forms and articles anew the next time."""
        self._names = None

    def read(self) -> None:
        """Read the list; while a reading is under way, one more after it is enough."""
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        known = self._names
        self._page.desk.operations.ask(self._page, lambda wb: read(wb, known), self._take, self._failed)

    def _take(self, listed: Listed) -> None:
        self._busy = False
        if self._again:
            self.read()
            return
        self._names = listed.names
        self._give(listed)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._page.show_trouble(trouble_of(error), self.read)
