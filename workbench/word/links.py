"""The links of a case as they stand on paper: in their order, each with what its plan says of the article.

Where they stand on paper is told by `linkannex`; whether a link still holds is the business of `plan`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.domain.proposal import ArticleLink
from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.i18n import NO_WORDS, Bilingual, Language, tr
from workbench.plan.linking import in_print_order
from workbench.plan.model import Plan, Task

REASON, QUOTE = "reason", "quote"


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """A link with the words that its plan has for it; none of them where plan, article or task are gone.

    `plan` is empty where nobody needs to be told which plan it is. `task` is numbered within its article;
    `task_supplied` tells that its words are none of our summary.
    """

    link: ArticleLink
    plan: Bilingual = NO_WORDS
    title: Bilingual = NO_WORDS
    task: Bilingual = NO_WORDS
    task_supplied: bool = True

    @property
    def label(self) -> str:
        """How the link is named to the user."""
        return tr("Link to article {article}", article=self.link.ref.place)


def printed_links(links: Iterable[ArticleLink], plans: Mapping[str, Plan]) -> tuple[PrintedLink, ...]:
    """Return the links of a case in the order of `in_print_order`.

    The plan is named where there are links to several, or to another one than the usual.
    """
    ordered = in_print_order(links, plans)
    named = {link.ref.plan for link in ordered} != {DEFAULT_PLAN}
    return tuple(_printed(link, plans.get(link.ref.plan), named) for link in ordered)


def _printed(link: ArticleLink, plan: Plan | None, named: bool) -> PrintedLink:
    ref = link.ref
    name = (plan.title if plan is not None else Bilingual(ref.plan, ref.plan)) if named else NO_WORDS
    article = plan.by_number.get(ref.article) if plan is not None else None
    if article is None:
        return PrintedLink(link, name, task=Bilingual(ref.task, ref.task))
    found = next(((place, task) for place, task in enumerate(article.tasks, 1) if task.id == ref.task), None)
    if found is None:
        return PrintedLink(link, name, article.title, Bilingual(ref.task, ref.task))
    place, task = found
    supplied = bool(task.text) or not task.summary
    return PrintedLink(link, name, article.title, _numbered(ref.article, place, task), supplied)


def _numbered(article: str, place: int, task: Task) -> Bilingual:
    said = task.text or task.summary
    zh, en = (f"{article}.{place} {said.within(language)}".strip() for language in ("zh", "en"))
    return Bilingual(zh, en)


def words_of_plans(plans: Iterable[Plan], article: str, language: Language) -> Iterator[str]:
    """Yield all that a link can print of plans; `article` is how their articles are written there."""
    for plan in plans:
        yield plan.title.within(language)
        for one in plan.articles:
            yield f"{article.replace('{article}', one.number)} {one.title.within(language)}".strip()
            for place, task in enumerate(one.tasks, 1):
                yield _numbered(one.number, place, task).within(language)
