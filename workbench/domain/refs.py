"""References people write by hand: articles of a plan, as `[PLAN:]ARTICLE[.TASK]`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr

DEFAULT_PLAN = "action-plan-2022"
_ARTICLE = re.compile(r"(?:(?P<plan>[^:\s]+):)?(?P<article>\d{1,4})(?:\.(?P<task>[\w-]+))?")


@dataclass(frozen=True, slots=True, order=True)
class ArticleRef:
    """An article of a plan, or one task of it; numbers are texts, as printed."""

    plan: str
    article: str
    task: str = ""

    def __str__(self) -> str:
        return f"{self.plan}:{self.place}"

    @property
    def place(self) -> str:
        """The article and task without the plan: `9` or `9.accounting`."""
        return f"{self.article}.{self.task}" if self.task else self.article


def parse_article_ref(text: str, default_plan: str = DEFAULT_PLAN) -> ArticleRef:
    """Return the reference that `[PLAN:]ARTICLE[.TASK]` names; raises WrongUse if it isn't one."""
    match = _ARTICLE.fullmatch(text.strip())
    if match is None:
        raise WrongUse(
            tr("“{text}” does not name an article.", text=text),
            tr("Write it as ARTICLE, ARTICLE.TASK or PLAN:ARTICLE.TASK, for example 9 or 9.1."),
        )
    return ArticleRef(match["plan"] or default_plan, str(int(match["article"])), match["task"] or "")


def listed_article(ref: ArticleRef) -> str:
    """Return the article as lists of cases show it: the plan is named unless it is the usual one."""
    return ref.article if ref.plan == DEFAULT_PLAN else f"{ref.plan}:{ref.article}"
