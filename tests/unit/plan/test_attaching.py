"""Imported text on a plan: what was there stays, every sentence has its place."""

from __future__ import annotations

import pytest

from workbench.domain.refs import ArticleRef
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import Bilingual
from workbench.plan.attaching import attach_text, new_plan
from workbench.plan.model import Article, Plan, Task, TextState
from workbench.plan.textreader import read_numbered_text

_PLAN = Plan(
    "p",
    Bilingual("计划", "Plan"),
    (
        Article("1", Bilingual(zh="统筹"), tasks=(Task("own", Bilingual("做", "Do")),), evidence="title"),
        Article("3"),
    ),
)
_ENGLISH = read_numbered_text("Preamble.\n1. Planning. First. Second.\n2. New one. Third.\n3. Late. Fourth.")
_CHINESE = read_numbered_text("前言。\n一、规划。只有一句。\n")


def test_articles_are_matched_by_number_and_new_ones_put_in_order() -> None:
    attached = attach_text(_PLAN, _ENGLISH)
    assert (attached.matched, attached.added) == (("1", "3"), ("2",))
    assert [article.number for article in attached.plan.articles] == ["1", "2", "3"]
    assert attached.plan.preamble.en == "Preamble."


def test_every_sentence_becomes_the_text_of_a_task() -> None:
    article = attach_text(_PLAN, _ENGLISH).plan.article("1")
    assert [(task.id, task.text.en) for task in article.tasks] == [
        ("own", ""),
        ("s1", "First."),
        ("s2", "Second."),
    ]
    assert article.text.en == "First. Second."
    assert article.state is TextState.SUPPLIED


def test_our_own_tasks_keep_id_summary_and_fingerprint() -> None:
    after = attach_text(_PLAN, _ENGLISH).plan
    ref = ArticleRef("p", "1", "own")
    assert after.article("1").task("own") == _PLAN.article("1").task("own")
    assert after.fingerprint_of(ref) == _PLAN.fingerprint_of(ref)


def test_a_title_is_filled_in_where_there_was_none() -> None:
    after = attach_text(_PLAN, _ENGLISH).plan
    assert after.article("1").title == Bilingual("统筹", "Planning")
    assert attach_text(_PLAN, _CHINESE).plan.article("1").title.zh == "统筹"


def test_evidence_says_where_an_unknown_article_came_from() -> None:
    after = attach_text(_PLAN, _ENGLISH).plan
    assert [article.evidence for article in after.articles] == ["title", "imported", "imported"]


def test_reading_the_same_text_again_changes_nothing() -> None:
    once = attach_text(_PLAN, _ENGLISH).plan
    assert attach_text(once, _ENGLISH).plan == once


def test_the_other_language_gets_tasks_of_its_own() -> None:
    both = attach_text(attach_text(_PLAN, _ENGLISH).plan, _CHINESE).plan
    assert [task.id for task in both.article("1").tasks] == ["own", "s1", "s2", "s1-zh"]
    assert both.article("1").task("s1").text.en == "First."
    assert both.article("1").task("s1-zh").text.zh == "只有一句。"
    assert attach_text(both, _CHINESE).plan == both
    assert attach_text(both, _ENGLISH).plan == both


def test_a_sentence_that_is_gone_leaves_its_id_behind() -> None:
    once = attach_text(_PLAN, _ENGLISH).plan
    again = attach_text(once, read_numbered_text("1. Planning. Only one.")).plan
    assert [(task.id, task.text.en) for task in again.article("1").tasks] == [
        ("own", ""),
        ("s1", "Only one."),
        ("s2", ""),
    ]


def test_an_article_without_sentences_keeps_what_it_had() -> None:
    once = attach_text(_PLAN, _ENGLISH).plan
    assert attach_text(once, read_numbered_text("1. Planning")).plan == once


def test_responsible_bodies_come_along() -> None:
    read = read_numbered_text("一、甲。做一。（乙部负责）做二。（丙委负责）")
    article = attach_text(_PLAN, read).plan.article("1")
    assert article.bodies == ("丙委",)
    assert article.task("s1").bodies == ("乙部",)


def test_a_text_can_become_a_plan_of_its_own() -> None:
    plan = new_plan("region-2025", "Regional plan", _ENGLISH)
    assert plan.title == Bilingual(en="Regional plan")
    assert [article.number for article in plan.articles] == ["1", "2", "3"]
    assert plan.article("1").task("s2").text.en == "Second."


def test_a_plan_needs_a_plain_id() -> None:
    with pytest.raises(WrongUse, match="My Plan"):
        new_plan("My Plan", "x", _ENGLISH)
