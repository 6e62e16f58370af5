"""P18 and P25: links to the plan, their reasons, and articles that changed since."""

from __future__ import annotations

import dataclasses

import pytest

from tests.unit.checks.case_builder import REASON, case, findings, keys, link
from workbench.checks.case import CaseView
from workbench.checks.model import Severity, Step

TITLE = "实施碳达峰碳中和标准化提升工程"
SUMMARY = "建立碳排放核算和核查所需的标准，并完善节能标准。"


def _linked(reason: str, quote: str = "") -> CaseView:
    view = case((link(reason, quote=quote),))
    return dataclasses.replace(view, article_texts={link().ref: (TITLE, SUMMARY, "Carbon standards upgrade")})


def test_a_case_without_link_is_told_so_from_submission() -> None:
    assert keys("P18", case(())) == ["none"]
    assert keys("P18", case(()), Step.DRAFTING) == []


@pytest.mark.parametrize(
    "reason",
    [
        REASON,
        f"支撑第9条“{TITLE}”：统一储能设备待机损耗的限值，减少运行排放。",
        "It sets limits for standby losses and so lowers the emissions of storage stations.",
        "为碳排放核算提供设备级能耗数据。",
    ],
)
def test_a_reason_of_its_own_is_accepted(reason: str) -> None:
    assert keys("P18", _linked(reason)) == []


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("", "no_reason"),
        ("  ", "no_reason"),
        ("相关", "short"),
        ("支撑本条。", "short"),
        ("见附件", "short"),
        ("待定", "short"),
        ("Related work.", "short"),
        ("……………………………………", "short"),
        (TITLE, "copy"),
        (f"{TITLE}。", "copy"),
        (f"符合{TITLE}", "copy"),
        (SUMMARY, "copy"),
        ("建立碳排放核算和核查所需的标准", "copy"),
        ("建立碳排放核算、核查所需的标准，并且完善节能标准", "copy"),
    ],
)
def test_a_reason_that_is_none_is_found(reason: str, expected: str) -> None:
    assert keys("P18", _linked(reason)) == [expected]


def test_a_reason_that_only_repeats_the_quote_is_found() -> None:
    quote = "开展重点行业温室气体排放核算方法与标准的研究"
    assert keys("P18", _linked(quote, quote)) == ["copy"]


def test_each_link_is_looked_at_and_named_by_its_article() -> None:
    found = findings("P18", case((link(), link("好", "3", 2), link("", "5", 3))))
    assert [(item.where.row, item.key) for item in found] == [("l2", "short"), ("l3", "no_reason")]
    assert "article 3" in found[0].message.en


def test_a_link_to_an_article_no_plan_holds_is_judged_by_its_reason_alone() -> None:
    assert keys("P18", case((link(TITLE, "99"),))) == []


def test_a_link_whose_article_was_reworded_is_to_be_confirmed_at_every_step() -> None:
    view = dataclasses.replace(_linked(REASON), suspect=frozenset({"l1"}))
    (found,) = findings("P25", view, Step.DRAFTING)
    assert (found.key, found.severity, found.where.field, found.where.row) == (
        "reworded",
        Severity.WARNING,
        "links",
        "l1",
    )
    assert "article 9" in found.message.en
    assert keys("P25", _linked(REASON)) == []


def test_a_link_whose_article_is_gone_is_told_so() -> None:
    assert keys("P25", dataclasses.replace(case((link(),)), suspect=frozenset({"l1"}))) == ["gone"]
