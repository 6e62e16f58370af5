"""Links that still point to what they were made for, and the order in which they are read."""

from __future__ import annotations

import pytest

from workbench.domain.proposal import ArticleLink, LinkRole
from workbench.domain.refs import ArticleRef, parse_article_ref
from workbench.kernel.errors import UnknownName
from workbench.kernel.i18n import Bilingual
from workbench.plan.attaching import attach_text
from workbench.plan.linking import check_target, in_print_order, is_suspect
from workbench.plan.model import Article, Plan, Task
from workbench.plan.textreader import read_numbered_text

_PLAN = Plan(
    "p", Bilingual("计划"), (Article("9", Bilingual("双碳"), tasks=(Task("accounting", Bilingual("核算")),)),)
)


def _link(plan: Plan, task: str = "") -> ArticleLink:
    ref = ArticleRef("p", "9", task)
    return ArticleLink("1", ref, "reason", fingerprint=plan.fingerprint_of(ref))


def test_a_fresh_link_is_not_suspect() -> None:
    assert not is_suspect(_PLAN, _link(_PLAN))
    assert not is_suspect(_PLAN, _link(_PLAN, "accounting"))


def test_a_link_to_an_article_is_suspect_when_its_text_changes() -> None:
    after = attach_text(_PLAN, read_numbered_text("9. Carbon. New words.")).plan
    assert is_suspect(after, _link(_PLAN))
    assert not is_suspect(after, _link(_PLAN, "accounting"))


def test_a_link_to_what_is_gone_is_suspect() -> None:
    assert is_suspect(Plan("p", Bilingual("计划"), (Article("8"),)), _link(_PLAN))


def test_a_link_without_a_fingerprint_is_not_suspect() -> None:
    assert not is_suspect(_PLAN, ArticleLink("1", ArticleRef("p", "9"), "reason"))


@pytest.mark.parametrize(("article", "task", "nearest"), [("90", "", "9"), ("9", "acounting", "accounting")])
def test_an_unknown_target_is_named_with_the_nearest(article: str, task: str, nearest: str) -> None:
    with pytest.raises(UnknownName) as caught:
        check_target(_PLAN, ArticleRef("p", article, task))
    assert nearest in caught.value.nearest


def test_the_main_purpose_is_printed_first_then_as_plans_articles_and_tasks_go() -> None:
    tasks = (Task("zeta"), Task("alpha"))
    first = Plan("z", Bilingual("甲"), (Article("2"), Article("10", tasks=tasks)))
    second = Plan("a", Bilingual("乙"), (Article("1"),))
    places = ["gone:1", "a:1", "z:10.gone", "z:10.alpha", "z:10.zeta", "z:10", "z:2"]
    links = [ArticleLink(place, parse_article_ref(place), "", LinkRole.SUPPORTING) for place in places]
    main = ArticleLink("main", ArticleRef("a", "1", "x"), "")

    ordered = in_print_order([*links, main], {"z": first, "a": second})

    assert [link.id for link in ordered] == ["main", *reversed(places)]


def test_a_known_target_passes() -> None:
    check_target(_PLAN, ArticleRef("p", "9", "accounting"))
    check_target(_PLAN, ArticleRef("p", "9"))
