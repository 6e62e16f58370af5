"""Reading what the list of cases shows: what runs on a lane, and asking for it not more often than needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.proposal import ProposalSummary
from workbench.domain.refs import ArticleRef, listed_article
from workbench.ui.errors import trouble_of
from workbench.ui.models.cases import Names, prepared
from workbench.ui.models.rows import Given
from workbench.ui.widgets.page import Page

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Listed:
    """All cases ready to be listed, those in the trash apart, and the names to show for codes."""

    cases: Given[ProposalSummary]
    trashed: Given[ProposalSummary]
    names: Names


def read(workbench: Workbench, known: Names | None, sorted_by: str) -> Listed:
    """Return what the list shows, sorted by a column; names are read again only if none are known."""
    names = known or _names(workbench)
    cases, trashed = workbench.drafting.cases(), workbench.drafting.cases(trashed=True)
    return Listed(prepared(cases, names, sorted_by), prepared(trashed, names, sorted_by), names)


def _names(workbench: Workbench) -> Names:
    forms = workbench.drafting.forms()
    titles = {form.id: form.title.here() for form in forms}
    plans = workbench.planning.plans()
    articles = {
        listed_article(ArticleRef(plan.id, article.number)): article.title.here()
        for plan in plans
        for article in plan.articles
    }
    searched = {form.id: (form.title.zh, form.title.en) for form in forms}
    versions = {form.id: form.version for form in forms}
    return Names(titles, articles, versions, searched, {plan.id: plan.title.here() for plan in plans})


class Reader:
    """Reads the list for a page, one reading at a time; `take(listed)` gets only what is not outdated.

    `sorted_by()` gives the key of the column that the list is sorted by.
    """

    def __init__(self, page: Page, sorted_by: Callable[[], str], take: Callable[[Listed], None]) -> None:
        self._page = page
        self._sorted_by = sorted_by
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
        known, sorted_by = self._names, self._sorted_by()
        self._page.desk.operations.ask(
            self._page, lambda wb: read(wb, known, sorted_by), self._take, self._failed
        )

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
