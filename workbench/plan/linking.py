"""Whether a link still points to what it was made for.

Making and keeping links is the duty of services and storage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.domain.proposal import ArticleLink
from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import UnknownName
from workbench.plan.model import Plan


def check_target(plan: Plan, ref: ArticleRef) -> None:
    """Raise UnknownName, with the nearest names, if `ref` names no article or task of `plan`."""
    article = plan.article(ref.article)
    if ref.task:
        article.task(ref.task)


def is_suspect(plan: Plan, link: ArticleLink) -> bool:
    """Return whether the article or task says something else than when the link was made, or is gone.

    A link without a fingerprint was never tied to a wording and is not suspect.
    """
    try:
        now = plan.fingerprint_of(link.ref)
    except UnknownName:
        return True
    return bool(link.fingerprint) and now != link.fingerprint


def suspect_links(plans: Mapping[str, Plan], links: Iterable[ArticleLink]) -> frozenset[str]:
    """Return the ids of the links whose article says something else than when it was linked, or is gone."""
    return frozenset(
        link.id for link in links if link.ref.plan not in plans or is_suspect(plans[link.ref.plan], link)
    )
