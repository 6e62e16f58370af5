"""Searching cases and plans gives the same answers on both databases."""

from __future__ import annotations

import pytest

from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.search.query import Query

TITLES = [
    "储能电站应急供电装置 技术要求",
    "碳排放核算与报告要求 第1部分：通则",
    "GB/T 36276 锂离子电池",
    "𠀀𠀁稀有汉字的编码",
    "Carbon footprint of products",
    "电",
    "Café déjà vu",
    "标准化标准化",
]


def cases_found(workbench: Workbench, words: str) -> set[str]:
    """Return the titles of the cases found."""
    return {item.title for item in workbench.searching.search(words) if item.kind == "case"}


WORDS = (
    "电 储 求 储能 碳排放 要求 𠀀 𠀀𠀁 carbon CARB foot 36276 gb 第1部分 café 标准化 化标 没有 ． ' \" * NEAR("
)


@pytest.mark.parametrize("words", [*WORDS.split(), "储能 要求", "GB/T 36276", "product carbon", "a OR b"])
def test_every_case_that_holds_all_words_is_found_and_no_other(workbench: Workbench, words: str) -> None:
    for title in TITLES:
        new_case(workbench, title)

    found = cases_found(workbench, words)

    query = Query(words)
    assert found == {title for title in TITLES if query.matches(title)}


def test_a_changed_text_is_found_by_its_new_words_only(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.drafting.set_value(case.ref, "remarks", "旧的说法")
    workbench.drafting.set_value(case.ref, "remarks", "新的提法")

    assert not cases_found(workbench, "旧的说法")
    assert cases_found(workbench, "新的提法")
    workbench.history.undo(case.ref)
    assert cases_found(workbench, "旧的说法")


def test_rows_and_choices_are_found_too_and_the_trash_is_not(workbench: Workbench) -> None:
    case = sample_case(workbench)
    units = case.values["drafting_units"]
    assert isinstance(units, tuple)
    name = str(units[0].cells["name"]) if not isinstance(units[0], str) else ""

    assert cases_found(workbench, name)
    workbench.drafting.trash(case.ref)
    assert not cases_found(workbench, name)


def test_plan_articles_are_found_in_both_languages(workbench: Workbench) -> None:
    zh = {(item.id, item.place) for item in workbench.searching.search("碳达峰") if item.kind == "plan"}
    en = {(item.id, item.place) for item in workbench.searching.search("carbon peak") if item.kind == "plan"}

    assert ("action-plan-2022", "9") in zh & en


def test_a_title_comes_before_other_texts(workbench: Workbench) -> None:
    other = new_case(workbench, "别的题目")
    workbench.drafting.set_value(other.ref, "remarks", "与光伏有关")
    new_case(workbench, "光伏组件 技术要求")

    assert workbench.searching.search("光伏")[0].title == "光伏组件 技术要求"
