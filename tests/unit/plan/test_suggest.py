"""Suggestions: which articles a text seems to serve."""

from __future__ import annotations

import csv
import gzip
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.plantitles import KnownTitle, count_hits, known_titles
from workbench.kernel.i18n import Bilingual
from workbench.kernel.paths import resource
from workbench.plan.attaching import new_plan
from workbench.plan.commonwords import common_words
from workbench.plan.model import Article, Plan
from workbench.plan.reader import load_plan
from workbench.plan.suggest import Suggester
from workbench.plan.textreader import read_numbered_text
from workbench.search.phrases import phrase_of

_CATALOGUE = Path(__file__).parents[4] / "shared" / "data" / "catalogue" / "iso_titles.csv.gz"
# International committees whose whole field lies in one article.
_COMMITTEES = {
    "3": ("39", "96", "127", "184", "195"),
    "4": ("51", "68", "104", "228"),
    "5": ("136", "181", "216", "217"),
    "6": ("150", "206", "215", "229", "276"),
    "7": ("4", "38", "60", "131", "164"),
    "8": ("204", "211"),
    "9": ("180", "197", "238", "265", "301"),
    "10": ("146", "147", "190", "331"),
    "11": ("82", "102", "183", "282"),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(resource("plans", "action-plan-2022.yaml"))


@pytest.fixture(scope="module")
def suggester(plan: Plan) -> Suggester:
    return Suggester([plan])


@pytest.fixture(scope="module")
def titles() -> list[KnownTitle]:
    return known_titles()


def _articles(suggester: Suggester, title: str, count: int) -> list[str]:
    return [suggestion.article for suggestion in suggester.suggest(title, count=count)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_right_article_is_mostly_first_and_among_three(
    suggester: Suggester, titles: list[KnownTitle], language: str
) -> None:
    asked = [title for title in titles if title.language == language]
    hits = count_hits(asked, lambda text, count: _articles(suggester, text, count))
    assert hits.among_three >= 0.97 * hits.titles, hits.missed
    assert hits.first >= 0.95 * hits.titles


@pytest.mark.parametrize("article", [str(number) for number in range(2, 12)])
def test_titles_of_each_article_are_placed(
    suggester: Suggester, titles: list[KnownTitle], article: str
) -> None:
    asked = [title for title in titles if title.article == article]
    hits = count_hits(asked, lambda text, count: _articles(suggester, text, count))
    assert hits.titles >= 30
    assert hits.among_three >= 0.93 * hits.titles, hits.missed


def test_the_titles_are_half_in_each_language_and_none_comes_twice(titles: list[KnownTitle]) -> None:
    assert len({title.text for title in titles}) == len(titles)
    languages = Counter(title.language for title in titles)
    assert languages["zh"] == languages["en"]


def test_titles_of_a_large_catalogue_are_placed_by_their_committee(suggester: Suggester) -> None:
    if not _CATALOGUE.is_file():
        pytest.skip("the optional reading folder with the catalogue is absent")
    article_of = {f"ISO/TC {number}": article for article, numbers in _COMMITTEES.items() for number in numbers}
    with gzip.open(_CATALOGUE, "rt", encoding="utf-8-sig") as file:
        rows = [(row["committee"].split("/SC")[0], row["title_en"]) for row in csv.DictReader(file)]
    known = [(title, article_of[committee]) for committee, title in rows if committee in article_of]
    sample = random.Random(5).sample(known, 600)
    hits = sum(article in _articles(suggester, title, 3) for title, article in sample)
    assert hits >= 0.9 * len(sample)


def test_titles_of_the_measure_are_no_keywords(plan: Plan, titles: list[KnownTitle]) -> None:
    keywords = {
        word.strip().lower()
        for article in plan.articles
        for words in (article.keywords, *(task.keywords for task in article.tasks))
        for word in [*words.zh.split("、"), *words.en.split(",")]
    }
    assert not {title.text.lower() for title in titles} & keywords


def test_the_sample_case_points_to_articles_nine_and_three(suggester: Suggester) -> None:
    found = suggester.suggest("储能电站应急供电装置 技术要求")
    assert [(one.article, one.task) for one in found[:2]] == [
        ("9", "energy-storage"),
        ("3", "high-end-equipment"),
    ]
    english = "Emergency power supply devices for energy storage stations—Technical requirements"
    assert _articles(suggester, english, 2) == ["9", "3"]


def test_matched_words_stand_as_in_the_text(suggester: Suggester) -> None:
    found = suggester.suggest("ＣＮＣ Machine　Tools 与储能电站")
    assert {word for one in found for word in one.words} >= {"ＣＮＣ", "Machine　Tools", "储能电站"}


def test_an_article_comes_once_and_the_best_first(suggester: Suggester) -> None:
    found = suggester.suggest("光伏 储能 氢能 核电 国家公园 海水淡化", count=20)
    assert len({one.article for one in found}) == len(found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found[0].article == "9"


def test_codes_alone_point_to_an_article(suggester: Suggester) -> None:
    assert suggester.suggest("", ics=["29.240.20"], ccs=["F19"])[0].article == "9"


def test_codes_decide_where_words_are_weak(suggester: Suggester) -> None:
    assert suggester.suggest("装置 通用规范", ics=["13.060.50"], ccs=["Z16"])[0].article == "10"


@pytest.mark.parametrize(
    "text",
    [
        "术语",
        "使用 性能 试验方法",
        "管理规范",
        "产品 分类与代码 第1部分：通则",
        "Vocabulary",
        "Performance requirements and test methods",
        "Guidelines for use — Part 2",
    ],
)
def test_generic_words_alone_lead_to_no_article(suggester: Suggester, text: str) -> None:
    assert suggester.suggest(text) == []


def test_a_generic_word_counts_beside_a_specific_one() -> None:
    first, second = (
        Article(number, keywords=Bilingual(zh=zh)) for number, zh in (("1", "蜡染、术语"), ("2", "蜡染"))
    )
    found = Suggester([Plan("p", Bilingual("甲"), (second, first))]).suggest("蜡染 术语")
    assert [(one.article, one.words) for one in found] == [("1", ("蜡染", "术语")), ("2", ("蜡染",))]


def test_the_words_shown_are_never_generic_ones_alone(suggester: Suggester, titles: list[KnownTitle]) -> None:
    generic = common_words().generic
    for title in titles:
        for found in suggester.suggest(title.text):
            assert not {phrase_of(word) for word in found.words} <= generic, (title.text, found)


def test_the_field_leads_before_the_means(suggester: Suggester) -> None:
    assert _articles(suggester, "地籍数据库", 2) == ["11", "6"]
    assert _articles(suggester, "Software for machine tools", 1) == ["3"]


def test_numbers_and_single_letters_point_to_no_article(suggester: Suggester) -> None:
    assert suggester.suggest("R 100 D 62 B 2022") == []


@pytest.mark.parametrize("text", ["", "  ", "！？", "🙂", "zzz qqq", "x" * 5000])
def test_a_text_that_says_nothing_gets_no_suggestion(suggester: Suggester, text: str) -> None:
    assert suggester.suggest(text) == []


def test_articles_without_text_are_never_suggested(suggester: Suggester, plan: Plan) -> None:
    silent = {article.number for article in plan.articles if not article.keywords}
    titles = [article.title.within("zh") for article in plan.articles]
    found = {one.article for title in titles for one in suggester.suggest(title, count=33)}
    assert not found & silent


def test_an_imported_plan_without_keywords_gives_suggestions() -> None:
    read = read_numbered_text(
        "一、节水。推广节水灌溉器具。\n二、造林。组织退耕还林。\n三、办公。采购办公用品。"
    )
    found = Suggester([new_plan("region", "地方计划", read)]).suggest("节水灌溉工程 技术规范")
    assert [(one.plan, one.article, one.task) for one in found] == [("region", "1", "s1")]
    assert found[0].words == ("节水灌溉",)


def test_several_plans_are_ranked_together(plan: Plan) -> None:
    other = Plan("other", Bilingual("另"), (Article("1", keywords=Bilingual(zh="皮影戏、皮影")),))
    assert [one.plan for one in Suggester([plan, other]).suggest("皮影戏")] == ["other"]


def test_no_plans_give_no_suggestions() -> None:
    assert Suggester([]).suggest("储能") == []


def test_a_whole_draft_can_be_asked_about(suggester: Suggester) -> None:
    text = "本标准规定储能电站应急供电装置的技术要求。消防负荷应持续供电，装置应便于运维。" * 200
    before = time.process_time()
    assert suggester.suggest(text)[0].article == "9"
    assert time.process_time() - before < 10  # linear takes a fraction of a second
