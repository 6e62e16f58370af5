"""Searching everything gives the same answers on both databases."""

from __future__ import annotations

import pytest

from tests.helpers.workbenches import new_case, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.contacts import ContactKind
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import use_language
from workbench.search.query import Query
from workbench.services.searching import Found
from workbench.storage.repositories.facts import CURRENT, SEARCH_INDEX

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


def found(workbench: Workbench, words: str, kind: str) -> list[tuple[str, str]]:
    """Return id and place of what is found of one kind, the best first."""
    return [(item.id, item.place) for item in workbench.searching.search(words) if item.kind == kind]


def marked(item: Found) -> list[str]:
    """Return the marked pieces of an excerpt."""
    return [item.snippet.text[start:end] for start, end in item.snippet.spans]


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


ARTICLE = ArticleRef("action-plan-2022", "9")


@pytest.mark.parametrize("words", ["2026-002", "２０２６－００２"])
def test_a_case_is_found_by_its_number_before_all_else(workbench: Workbench, words: str) -> None:
    first = new_case(workbench, "甲")
    new_case(workbench, "乙")
    workbench.drafting.set_value(first.ref, "remarks", "与 2026-002 配套")

    best, other = workbench.searching.search(words)[:2]
    assert (best.kind, best.id, best.title, marked(best)) == ("number", "2026-002", "乙", ["2026-002"])
    assert (other.kind, other.id, other.place) == ("case", first.ref, "remarks")


def test_the_end_of_a_number_is_enough(workbench: Workbench) -> None:
    new_case(workbench, "甲")
    new_case(workbench, "乙")
    assert found(workbench, "002", "number") == found(workbench, "2026 002", "number") == [("2026-002", "")]


def test_the_beginning_of_a_number_finds_all_that_begin_so_the_newest_first(workbench: Workbench) -> None:
    for title in "甲乙丙":
        new_case(workbench, title)
    workbench.drafting.trash("2026-002")

    assert found(workbench, "2026-00", "number") == [("2026-003", ""), ("2026-001", "")]
    assert found(workbench, "2026-002", "number") == []
    assert found(workbench, "026", "number") == []
    assert found(workbench, "2026 甲", "number") == []


def test_the_reason_and_the_quote_of_a_link_are_found_as_long_as_they_stand(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.planning.link(case.ref, ARTICLE, "旧的理由", quote="碳达峰碳中和标准化提升工程")
    at_link = [(case.ref, "action-plan-2022:9")]

    assert found(workbench, "旧的理由", "link") == at_link
    assert found(workbench, "提升工程", "link") == at_link
    workbench.planning.relink(case.ref, ARTICLE, ARTICLE, "新的说法")
    assert found(workbench, "旧的理由", "link") == []
    assert found(workbench, "新的说法", "link") == at_link
    workbench.history.undo(case.ref)
    assert found(workbench, "旧的理由", "link") == at_link
    workbench.planning.unlink(case.ref, ARTICLE)
    assert found(workbench, "旧的理由", "link") == []


def test_the_reason_of_a_waiver_is_found_until_the_rule_counts_again(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.checking.waive(case.ref, "P16", "委员会同意不适用")

    assert found(workbench, "同意不适用", "waiver") == [(case.ref, "P16")]
    workbench.drafting.trash(case.ref)
    assert found(workbench, "同意不适用", "waiver") == []
    workbench.drafting.untrash(case.ref)
    workbench.checking.unwaive(case.ref, "P16")
    assert found(workbench, "同意不适用", "waiver") == []


def test_a_version_is_found_by_the_name_it_bears(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.versioning.name(case.ref, "征求意见稿")
    version = workbench.versioning.versions(case.ref)[0].id

    assert found(workbench, "征求意见", "version") == [(case.ref, version)]
    workbench.versioning.rename(case.ref, version, "送审稿")
    assert found(workbench, "征求意见", "version") == []
    assert found(workbench, "送审", "version") == [(case.ref, version)]
    deleted = workbench.versioning.delete(case.ref, version)
    assert found(workbench, "送审", "version") == []
    workbench.versioning.take_back(case.ref, deleted.entry)
    assert found(workbench, "送审", "version") == [(case.ref, version)]


def test_the_address_book_is_found_by_name_and_organisation(workbench: Workbench) -> None:
    added = workbench.people.add(ContactKind.PERSON, {"name": "王工", "organisation": "新型储能标准研究院"})
    entry = [(next(iter(added.contacts)), "person")]

    assert found(workbench, "王工", "contact") == entry
    assert found(workbench, "储能 王", "contact") == entry
    workbench.people.change("王工", {"organisation": "测试所"})
    assert found(workbench, "储能", "contact") == []
    workbench.people.remove(["王工"])
    assert found(workbench, "王工", "contact") == []


def test_a_person_named_in_many_cases_is_found_in_the_address_book_too(workbench: Workbench) -> None:
    workbench.people.add(ContactKind.PERSON, {"name": "王工"})
    for number in range(6):
        case = new_case(workbench, f"标题 {number}")
        workbench.drafting.set_value(case.ref, "remarks", "联系王工")

    assert workbench.searching.search("王工", 3)[0].kind == "contact"


def test_the_manual_is_found_in_the_language_in_use(workbench: Workbench) -> None:
    assert found(workbench, "fewer shorter words", "topic") == [("search", "")]
    assert found(workbench, "Keyboard shortcuts", "topic")[0] == ("shortcuts", "")
    use_language("zh")
    assert ("contacts", "") in found(workbench, "通讯录", "topic")
    assert found(workbench, "fewer shorter words", "topic") == []


def test_of_the_manual_the_passage_is_shown_without_marks_of_markdown(workbench: Workbench) -> None:
    item = next(item for item in workbench.searching.search("calibration") if item.kind == "topic")

    assert item.snippet.text.startswith("a Latin word or number is found by its beginning: cali finds")
    assert marked(item) == ["calibration"]


def test_words_that_only_serve_finding_are_not_shown_as_text(workbench: Workbench) -> None:
    found_items = {item.id: item for item in workbench.searching.search("shortcuts") if item.kind == "topic"}
    assert (found_items["shortcuts"].title, found_items["shortcuts"].snippet.text) == ("Keyboard shortcuts", "")
    by_keyword = [item for item in workbench.searching.search("sources checks") if item.kind == "topic"]
    assert ("rules", "") in [(item.id, item.snippet.text) for item in by_keyword]


def test_what_an_earlier_program_did_not_search_is_found_at_the_next_search(workbench: Workbench) -> None:
    case = new_case(workbench)
    workbench.planning.link(case.ref, ARTICLE, "支撑双碳")
    workbench.checking.waive(case.ref, "P16", "委员会同意")
    workbench.versioning.name(case.ref, "征求意见稿")
    with workbench.workspace.writing("林一") as unit:
        unit.search.remove("case", case.uid)
        unit.facts.put(SEARCH_INDEX, CURRENT)

    assert found(workbench, "支撑双碳", "link")
    assert found(workbench, "委员会", "waiver")
    assert found(workbench, "征求意见", "version")
    assert cases_found(workbench, "储能")
