"""What people write by hand: article references and persons."""

from __future__ import annotations

import pytest

from workbench.domain.changes import Change, inverted
from workbench.domain.people import Person, email_doubt, parse_person
from workbench.domain.refs import ArticleRef, parse_article_ref
from workbench.kernel.errors import WrongUse


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("9", ArticleRef("action-plan-2022", "9")),
        (" 09 ", ArticleRef("action-plan-2022", "9")),
        ("9.accounting", ArticleRef("action-plan-2022", "9", "accounting")),
        ("province-2026:12.s3", ArticleRef("province-2026", "12", "s3")),
    ],
)
def test_an_article_is_named_by_plan_article_and_task(text: str, ref: ArticleRef) -> None:
    assert parse_article_ref(text) == ref


@pytest.mark.parametrize("text", ["", "nine", "9.", ":9", "9:9:9", "9 10", "9.a b", "99999"])
def test_anything_else_is_wrong_use(text: str) -> None:
    with pytest.raises(WrongUse):
        parse_article_ref(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("周启明", Person("周启明")),
        ("周启明 (储能所)", Person("周启明", "储能所")),
        ("周启明（储能所）", Person("周启明", "储能所")),
        ("周启明 (储能所) <z@example.org>", Person("周启明", "储能所", "z@example.org")),
        ("Zhou <z@example.org>", Person("Zhou", "", "z@example.org")),
    ],
)
def test_a_person_is_read_from_one_line(text: str, person: Person) -> None:
    assert parse_person(text) == person


def test_taking_changes_back_begins_with_the_last() -> None:
    changes = (Change("proposal/1", "a", None, 1), Change("proposal/1", "a", 1, 2))

    assert inverted(changes) == (Change("proposal/1", "a", 2, 1), Change("proposal/1", "a", 1, None))


@pytest.mark.parametrize("text", ["", "wang@example.cn", "a.b+c@mail.example.org"])
def test_an_email_that_may_be_right_is_not_doubted(text: str) -> None:
    assert email_doubt(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("wang @example.cn", "a blank"),
        ("wang＠example.cn", "“＠”"),
        ("wang", "one @"),
        ("wang@", "one @"),
        ("@example.cn", "one @"),
        ("wang@li@example.cn", "one @"),
        ("wang@example", "a dot"),
        ("wang@example.", "a dot"),
        ("wang@.cn", "a dot"),
    ],
)
def test_what_is_wrong_with_an_email_is_said(text: str, said: str) -> None:
    assert said in email_doubt(text)
