"""Plans as data files and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.kernel.errors import DataFileError, NotReadable
from workbench.kernel.fingerprint import Json
from workbench.plan.model import TextState
from workbench.plan.reader import (
    article_from_json,
    article_to_json,
    header_to_json,
    load_plan,
    load_plans,
    plan_from_json,
)

_SMALL = """\
id: small
title: {zh: 小计划, en: Small plan}
legend:
  seen: {zh: 见过, en: Seen}
articles:
  - number: 1
    title: {zh: 第一, en: First}
    evidence: seen
    tasks:
      - {id: one, summary: {zh: 做, en: Do}, keywords: {zh: 储能、电池, en: "storage, battery"}}
  - {number: 2, evidence: seen}
"""


def _write(folder: Path, text: str, name: str = "small.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_file_becomes_a_plan(tmp_path: Path) -> None:
    plan = load_plan(_write(tmp_path, _SMALL))
    assert plan.title.en == "Small plan"
    assert plan.article("1").task("one").keywords.zh == "储能、电池"
    assert plan.article("2").state is TextState.NOT_SUPPLIED


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("evidence: seen\n    tasks", "evidence: heard\n    tasks", 8, "Allowed: seen"),
        ("number: 2", "number: 1", 11, "given twice"),
        ("number: 2", "number: ix", 11, "article number"),
        ("id: one", "id: One Task", 10, "can't be an id"),
        ("title: {zh: 第一", "titel: {zh: 第一", 7, "Allowed: "),
        ("summary: {zh: 做, en: Do}, ", "", 10, "summary or a text"),
        ("id: small\n", "", 1, "id is missing"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    assert _SMALL.count(old) == 1
    with pytest.raises(DataFileError) as caught:
        load_plan(_write(tmp_path, _SMALL.replace(old, new)))
    assert caught.value.file == "small.yaml"
    assert caught.value.line == line
    assert words in f"{caught.value.message} {caught.value.hint}"


def test_a_plan_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="at least one article"):
        load_plan(_write(tmp_path, "id: x\ntitle: {zh: 甲, en: A}\narticles: []\n"))


def test_plans_of_a_folder_come_by_id(tmp_path: Path) -> None:
    _write(tmp_path, _SMALL)
    _write(tmp_path, _SMALL.replace("id: small", "id: another"), "z.yaml")
    assert list(load_plans(tmp_path)) == ["small", "another"]


def test_two_files_with_the_same_plan_are_refused(tmp_path: Path) -> None:
    _write(tmp_path, _SMALL)
    _write(tmp_path, _SMALL, "z.yaml")
    with pytest.raises(DataFileError, match="already a plan"):
        load_plans(tmp_path)


def test_a_plan_comes_back_from_the_json_of_its_header_and_articles(tmp_path: Path) -> None:
    plan = load_plan(_write(tmp_path, _SMALL))
    articles = [article_to_json(article) for article in plan.articles]
    assert plan_from_json(header_to_json(plan), articles) == plan
    assert article_from_json(articles[0]) == plan.articles[0]


@pytest.mark.parametrize(
    ("header", "articles"),
    [(None, []), ([], []), ("x", []), ({"id": 3}, []), ({"id": "x", "title": []}, []), ({"id": "x"}, ["y"])],
)
def test_damaged_json_is_refused(header: Json, articles: list[Json]) -> None:
    with pytest.raises(NotReadable, match="damaged"):
        plan_from_json(header, articles)
