"""What a link may point to, in which order links stand, and whether one still points to what it was made for.

Making and keeping links is the duty of services and storage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.domain.proposal import ArticleLink, LinkRole
from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import UnknownName, WrongUse
from workbench.kernel.i18n import tr
from workbench.plan.model import Article, Plan


def check_target(plan: Plan, ref: ArticleRef) -> None:
    """Raise UnknownName, with the nearest names, if `ref` names no article or task of `plan`."""
    article = plan.article(ref.article)
    if ref.task:
        article.task(ref.task)


def by_task_id(plan: Plan, ref: ArticleRef) -> ArticleRef:
    """Return a reference with the id of its task, which may be given by its number, such as the 1 of 9.1.

    Raises UnknownName for an unknown article, WrongUse naming the tasks there are for an unknown task.
    """
    article = plan.article(ref.article)
    ids = [task.id for task in article.tasks]
    if not ref.task or ref.task in ids:
        return ref
    number = int(ref.task) if ref.task.isdecimal() else 0
    if 1 <= number <= len(ids):
        return replace(ref, task=ids[number - 1])
    message = tr("Article {article} has no task “{task}”.", article=article.number, task=ref.task)
    raise WrongUse(message, _tasks_there_are(plan, article))


def _tasks_there_are(plan: Plan, article: Article) -> str:
    count = len(article.tasks)
    if not count:
        return tr("It has no tasks; name the article alone.")
    if count == 1:
        return tr("It has one task, {only}; “plans {plan}” shows it.", only=f"{article.number}.1", plan=plan.id)
    return tr(
        "Its tasks are {first} to {last}; “plans {plan}” shows them.",
        first=f"{article.number}.1",
        last=f"{article.number}.{count}",
        plan=plan.id,
    )


def is_suspect(plan: Plan, link: ArticleLink) -> bool:
    """Return whether the article or task says something else than when the link was made, or is gone.

    A link without a fingerprint was never tied to a wording and is not suspect.
    """
    try:
        now = plan.fingerprint_of(link.ref)
    except UnknownName:
        return True
    return bool(link.fingerprint) and now != link.fingerprint


def in_print_order(links: Iterable[ArticleLink], plans: Mapping[str, Plan]) -> tuple[ArticleLink, ...]:
    """Return links as they are read and printed: the main purpose first, then as `plans` and articles go.

    A link to a whole article stands before those to its tasks, and a plan that is gone behind the others.
    """
    known = list(plans)

    def key(link: ArticleLink) -> tuple[bool, int, str, int, str, int, str]:
        ref = link.ref
        plan = known.index(ref.plan) if ref.plan in known else len(known)
        task = _place_of_task(plans.get(ref.plan), ref)
        # The numbers are texts: a longer one is a greater one.
        return link.role is not LinkRole.MAIN, plan, ref.plan, len(ref.article), ref.article, task, ref.task

    return tuple(sorted(links, key=key))


def _place_of_task(plan: Plan | None, ref: ArticleRef) -> int:
    """Return the place of a task in its article from 1: 0 without a task, behind all if it is gone."""
    article = plan.by_number.get(ref.article) if plan is not None else None
    tasks = [task.id for task in article.tasks] if article is not None else []
    if not ref.task:
        return 0
    return tasks.index(ref.task) + 1 if ref.task in tasks else len(tasks) + 1


def suspect_links(plans: Mapping[str, Plan], links: Iterable[ArticleLink]) -> frozenset[str]:
    """Return the ids of the links whose article says something else than when it was linked, or is gone."""
    return frozenset(
        link.id for link in links if link.ref.plan not in plans or is_suspect(plans[link.ref.plan], link)
    )
