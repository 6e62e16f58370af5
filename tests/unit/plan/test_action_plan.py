"""The bundled plan: what it must hold, and that it holds no wording that is not ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from workbench.kernel.paths import resource
from workbench.plan.model import Plan, TextState
from workbench.plan.reader import article_to_json, header_to_json, load_plan, plan_from_json

_FACTS = Path(__file__).parents[4] / "shared" / "data" / "plan"
_CATEGORIES = {"safety", "health", "environment", "basic", "method", "management", "product", "other"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(resource("plans", "action-plan-2022.yaml"))


def _fact_file(name: str) -> str:
    path = _FACTS / name
    if not path.is_file():
        pytest.skip("the optional reading folder with the plan's facts is absent")
    return path.read_text(encoding="utf-8")


def test_the_plan_has_33_articles_in_order(plan: Plan) -> None:
    assert [article.number for article in plan.articles] == [str(number) for number in range(1, 34)]


def test_the_first_eleven_have_titles_and_tasks_in_both_languages(plan: Plan) -> None:
    for article in plan.articles[:11]:
        assert article.title.zh and article.title.en and article.summary.zh and article.summary.en
        assert article.state is TextState.SUMMARY
        assert len(article.tasks) >= 3
        assert all(task.summary.zh and task.summary.en for task in article.tasks)
        assert all(task.keywords.zh and task.keywords.en for task in article.tasks)
        assert article.ics and article.ccs and set(article.categories) <= _CATEGORIES


def test_article_two_names_each_of_its_commitments(plan: Plan) -> None:
    assert {
        "linkage",
        "results-rate",
        "research-layout",
        "indicator",
        "preliminary-review",
        "essential-patents",
        "ip-mechanism",
    } == {task.id for task in plan.article("2").tasks}


def test_articles_12_to_18_have_titles_only(plan: Plan) -> None:
    assert all(article.state is TextState.TITLE_ONLY for article in plan.articles[11:18])
    assert all(article.title.zh and article.title.en for article in plan.articles[11:18])


def test_articles_19_to_30_have_no_text_and_no_title(plan: Plan) -> None:
    assert all(article.state is TextState.NOT_SUPPLIED for article in plan.articles[18:30])
    assert {article.evidence for article in plan.articles[18:30]} == {"unknown"}


def test_articles_31_to_33_say_that_their_order_is_assumed(plan: Plan) -> None:
    assert {article.evidence for article in plan.articles[30:]} == {"paraphrase"}
    assert all(article.title.en and not article.title.zh for article in plan.articles[30:])
    assert "assumed" in plan.legend["paraphrase"].en


def test_every_evidence_word_is_explained_in_both_languages(plan: Plan) -> None:
    assert {article.evidence for article in plan.articles} <= set(plan.legend)
    assert all(words.zh and words.en for words in plan.legend.values())
    assert plan.note.zh and plan.note.en


def test_no_imported_wording_is_bundled(plan: Plan) -> None:
    assert not any(article.text or any(task.text for task in article.tasks) for article in plan.articles)


def test_the_bundled_plan_comes_back_from_its_json(plan: Plan) -> None:
    articles = [article_to_json(article) for article in plan.articles]
    assert plan_from_json(*json.loads(json.dumps([header_to_json(plan), articles]))) == plan


def test_titles_and_evidence_are_those_of_the_facts(plan: Plan) -> None:
    facts: dict[str, Any] = json.loads(_fact_file("action-plan-2022.facts.json"))
    assert (plan.title.zh, plan.title.en) == (facts["title_zh"], facts["title_en"])
    assert (plan.document_number, plan.issued, plan.horizon) == (
        facts["document_number"],
        facts["date"],
        facts["horizon"],
    )
    assert list(plan.issuers) == facts["issuers_zh"]
    for fact in facts["articles"]:
        article = plan.article(str(fact["number"]))
        assert (article.title.zh, article.title.en) == (fact["title_zh"] or "", fact["title_en"] or "")
        assert article.evidence == fact["evidence"]


def test_our_summaries_share_no_long_run_of_words_with_the_published_text(plan: Plan) -> None:
    words = re.findall(r"[a-z]+", _fact_file("action-plan-2022-articles-1-11.en.txt").lower())
    published = {tuple(words[place : place + 7]) for place in range(len(words))}
    for article in plan.articles[:11]:
        for summary in (article.summary, *(task.summary for task in article.tasks)):
            own = re.findall(r"[a-z]+", summary.en.lower())
            runs = {tuple(own[place : place + 7]) for place in range(len(own) - 6)}
            assert not runs & published, summary.en
