"""Sections that linked articles bring into a form: told in both languages, awake, asleep or not there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.formspec.articles import ArticleSections, load_article_sections
from workbench.formspec.kinds import display, normalise
from workbench.formspec.loader import load_forms
from workbench.formspec.model import Form, Section
from workbench.formspec.validation import completeness, missing, visible_fields
from workbench.kernel.errors import DataFileError, Refused, UnknownName
from workbench.kernel.paths import form_folder

NINE, THREE = ArticleRef(DEFAULT_PLAN, "9"), ArticleRef(DEFAULT_PLAN, "3")
FILE = """\
plan: action-plan-2022
article: "9"
id: {section}
title: {{zh: 第九条, en: Article nine}}
source: Ours
confidence: GK
fields:
  - {{id: {field}, kind: short_text, label: {{zh: 问, en: Q}}}}
  - {{id: more, kind: short_text, label: {{zh: 又, en: M}}, visible_if: {asked} == "x"}}
"""


@cache
def forms() -> dict[str, Form]:
    return load_forms(form_folder())


@cache
def sections() -> tuple[Section, ...]:
    return load_article_sections(form_folder(), forms().values())


def form_of(*linked: ArticleRef, form: str = "gb-t-recommended", **values: str) -> Form:
    """Return the form of a case that is linked to articles and holds values."""
    return ArticleSections(sections()).form_of(forms()[form], linked, values)


def test_each_of_the_first_eleven_articles_asks_something() -> None:
    asked = {section.article.article for section in sections() if section.article is not None}
    assert asked == {str(number) for number in range(1, 12)}
    assert all(any(field.required_if.holds({}) for field in section.fields) for section in sections())


def test_questions_are_told_in_both_languages_and_are_never_official() -> None:
    for section in sections():
        words = [section.title, section.help]
        words += [word for field in section.fields for word in (field.label, field.help, field.example)]
        words += [choice.label for field in section.fields for choice in field.choices]
        assert all(word.zh and word.en for word in words), section.id
        assert {field.confidence for field in section.fields} == {"GK"}


def test_every_example_is_an_answer_that_its_question_takes() -> None:
    for field in (field for section in sections() for field in section.fields):
        for text in (field.example.zh, field.example.en):
            assert display(field, normalise(field, text), "zh"), field.id


@pytest.mark.parametrize("form_id", list(forms()))
def test_every_form_takes_the_sections_of_linked_articles_behind_its_own(form_id: str) -> None:
    own = [section.id for section in forms()[form_id].sections]
    made = form_of(THREE, NINE, form=form_id)
    assert [section.id for section in made.sections] == [*own, "article3", "article9"]
    assert made.asleep == frozenset()


def test_a_link_to_a_task_brings_the_section_of_its_article() -> None:
    assert "article9_aspect" in form_of(ArticleRef(DEFAULT_PLAN, "9", "accounting")).fields


def test_what_an_article_asks_counts_while_it_is_linked() -> None:
    values = {"article9_aspect": "accounting"}
    gaps = {gap.field for gap in missing(form_of(NINE, **values), values)}
    assert {"article9_boundary", "article9_gases"} <= gaps
    assert completeness(form_of(NINE), {}) == completeness(forms()["gb-t-recommended"], {}) == 0


def test_an_unlinked_section_with_answers_sleeps_and_counts_nowhere() -> None:
    values = {"article9_aspect": "accounting"}
    made = form_of(**values)
    assert made.asleep == {"article9"}
    assert "article9_aspect" in made.fields
    assert not {field.id for field in visible_fields(made, values)} & made.sleeping_fields
    assert not {gap.field for gap in missing(made, values)} & made.sleeping_fields


def test_an_unlinked_section_without_answers_is_gone_and_says_what_would_bring_it() -> None:
    made = form_of(THREE)
    assert "article9_aspect" not in made.fields
    assert made.nameable_fields["article9_aspect"].label.en == "Aspect"
    with pytest.raises(Refused) as caught:
        made.field_named("article9_aspect")
    assert "9" in caught.value.hint
    with pytest.raises(UnknownName):
        made.field_named("article99_aspect")


@pytest.mark.parametrize(
    ("section", "field", "asked", "message"),
    [
        ("basics", "fresh", "fresh", "there are two sections with the id basics"),
        ("nine", "scope", "scope", "there are two fields with the id scope"),
        ("nine", "fresh", "scope", "the condition asks for “scope”"),
    ],
)
def test_a_section_may_not_take_the_names_of_a_form_or_ask_about_its_fields(
    tmp_path: Path, section: str, field: str, asked: str, message: str
) -> None:
    (tmp_path / "articles").mkdir()
    text = FILE.format(section=section, field=field, asked=asked)
    (tmp_path / "articles" / "nine.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_article_sections(tmp_path, forms().values())
    assert message in caught.value.message
    assert "articles/nine.yaml" in caught.value.message


def test_two_files_for_one_article_are_refused(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("one", "two"):
        text = FILE.format(section=name, field=f"{name}_a", asked=f"{name}_a").replace(
            "id: more", f"id: {name}_b"
        )
        (tmp_path / "articles" / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match="two sections for article"):
        load_article_sections(tmp_path, ())
