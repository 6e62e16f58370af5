"""Linking a case to what the plan page shows: asking for case and reason, storing, telling, taking back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from workbench.domain.proposal import ProposalSummary
from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import InvalidValue, Refused
from workbench.kernel.i18n import tr
from workbench.plan.model import Article, TextState
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.pages.plan.article import Shown, listed_title
from workbench.ui.pages.plan.choosing import CaseChoice, CaseChoiceDialog
from workbench.ui.pages.plan.reading import Links, PlanSheet
from workbench.ui.widgets.page import Page
from workbench.ui.widgets.undoing import tell_linked


@dataclass(frozen=True, slots=True)
class Asked:
    """What a case is to be linked to, with its heading and whether its text was imported, and the cases."""

    target: ArticleRef
    heading: str
    supplied: bool
    cases: Sequence[ProposalSummary]


class Linking(QObject):
    """Offers the cases that are not linked yet to the article, or to the task, that is shown."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def ask(self, sheet: PlanSheet, shown: Shown, links: Links) -> None:
        """Ask for a case and link it."""
        article = sheet.article(shown.number)
        if article is None:
            return
        target = ArticleRef(sheet.plan.id, shown.number, shown.task)
        linked = {
            ref
            for ref, lines in links.items()
            if any((line.article, line.task) == (target.article, target.task) for line in lines)
        }
        self._page.desk.operations.ask(
            self._page,
            lambda wb: [case for case in wb.drafting.cases() if case.ref not in linked],
            lambda cases: self._open(
                Asked(target, _heading(article, shown.task), article.state is TextState.SUPPLIED, cases)
            ),
        )

    def _open(self, asked: Asked, present: CaseChoice | None = None, wrong: str = "") -> None:
        if not asked.cases:
            self._page.show_trouble(
                Trouble(
                    tr("There is no case that could be linked here."),
                    tr("Make a case first; one that is linked already is not offered again."),
                )
            )
            return
        dialog = CaseChoiceDialog(self._page, asked.heading, asked.supplied, asked.cases, present, wrong)
        dialog.chosen.connect(lambda choice: self.link(asked, choice))
        dialog.open()

    def link(self, asked: Asked, choice: CaseChoice) -> None:
        """Store a link; one that is not taken is asked for again, with what was typed."""
        page, target = self._page, asked.target

        def failed(error: BaseException) -> None:
            trouble = trouble_of(error)
            if isinstance(error, InvalidValue | Refused):
                self._open(asked, choice, trouble.words)
            else:
                page.show_trouble(trouble)

        page.desk.operations.change(
            page,
            lambda wb: wb.planning.link(choice.ref, target, choice.reason, choice.role, choice.quote),
            lambda changes: tell_linked(page.desk, choice.ref, target, changes),
            failed,
        )


def _heading(article: Article, task_id: str) -> str:
    """Return number and title of an article, or the words of one of its tasks."""
    if not task_id:
        return listed_title(article)
    task = article.task(task_id)
    return "\u2003".join([tr("Article {number}", number=article.number), (task.summary or task.text).here()])
