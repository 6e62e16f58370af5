"""How far cases serve a plan."""

from __future__ import annotations

from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import Bilingual
from workbench.plan.attaching import attach_text, new_plan
from workbench.plan.coverage import CaseLink, CoveringCase, coverage
from workbench.plan.model import Article, Plan, Task, TextState
from workbench.plan.textreader import read_numbered_text

_PLAN = Plan(
    "p",
    Bilingual("计划"),
    (
        Article("1", Bilingual("统筹"), tasks=(Task("a", Bilingual("甲")), Task("b", Bilingual("乙")))),
        Article("2", Bilingual("互动")),
        Article("3"),
    ),
)


def _link(case: str, article: str, task: str = "", plan: str = "p") -> CaseLink:
    return case, "drafting", f"Title {case}", ArticleRef(plan, article, task)


def test_every_article_has_a_row_with_its_state() -> None:
    found = coverage(_PLAN, [])
    assert [(row.number, row.state) for row in found.rows] == [
        ("1", TextState.SUMMARY),
        ("2", TextState.TITLE_ONLY),
        ("3", TextState.NOT_SUPPLIED),
    ]
    assert found.rows[0].gaps == ("a", "b")


def test_cases_are_counted_once_per_article_and_by_task() -> None:
    found = coverage(_PLAN, [_link("c1", "1", "a"), _link("c1", "1"), _link("c2", "1", "a"), _link("c2", "2")])
    first = found.rows[0]
    assert first.cases[0] == CoveringCase("c1", "drafting", "Title c1", ("a",))
    assert first.tasks[0].cases == ("c1", "c2")
    assert first.gaps == ("b",)
    assert found.rows[1].cases[0].tasks == ()


def test_totals_count_cases_links_articles_and_tasks() -> None:
    found = coverage(_PLAN, [_link("c1", "1", "a"), _link("c2", "1", "a"), _link("c2", "2")])
    assert (found.cases, found.links) == (2, 3)
    assert (found.covered_articles, found.articles) == (2, 3)
    assert (found.covered_tasks, found.tasks) == (1, 2)


def test_links_to_other_plans_do_not_count() -> None:
    assert coverage(_PLAN, [_link("c1", "1", plan="q")]).cases == 0


def test_links_to_what_the_plan_lacks_are_reported() -> None:
    lost = [_link("c1", "9"), _link("c1", "1", "z")]
    found = coverage(_PLAN, lost)
    assert found.unknown == tuple(lost)
    assert found.cases == 0


def test_imported_sentences_open_no_gaps_beside_our_own_tasks() -> None:
    plan = attach_text(_PLAN, read_numbered_text("1. Planning. First. Second.")).plan
    assert coverage(plan, []).rows[0].gaps == ("a", "b")
    linked = coverage(plan, [_link("c1", "1", "s2")]).rows[0]
    assert [task.id for task in linked.tasks] == ["a", "b", "s2"]


def test_sentences_are_the_tasks_of_a_plan_made_of_text() -> None:
    plan = new_plan("p", "Plan", read_numbered_text("1. Planning. First. Second."))
    assert coverage(plan, [_link("c1", "1", "s1")]).rows[0].gaps == ("s2",)
