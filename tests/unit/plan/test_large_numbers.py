"""Articles above 999: they are read, and what is not taken as a number is told."""

from __future__ import annotations

import pytest

from workbench.plan.textreader import read_numbered_text, told_missing, told_unread

WAYS = {"arabic": "{}. 名称。办理。", "article": "第{}条 名称\n办理。"}


@pytest.mark.parametrize("way", WAYS)
def test_articles_above_999_are_read(way: str) -> None:
    read = read_numbered_text("\n".join(WAYS[way].format(number) for number in range(990, 1101)))
    assert [article.number for article in read.articles] == [str(number) for number in range(990, 1101)]
    assert {task.text for article in read.articles for task in article.tasks} == {"办理。"}
    assert (told_missing(read), told_unread(read)) == ("", "")


def test_articles_above_999_are_read_in_chinese_numerals() -> None:
    read = read_numbered_text("第九百九十九条 甲\n办甲。\n第一千条 乙\n办乙。\n第一千零一条 丙\n办丙。\n")
    assert [article.number for article in read.articles] == ["999", "1000", "1001"]


def test_a_year_that_begins_a_line_stays_text_and_that_is_told() -> None:
    read = read_numbered_text("1. Ports. Shore power is there by\n2025. Cranes follow.\n2. Grids. They grow.\n")
    assert [article.number for article in read.articles] == ["1", "2"]
    assert "2025. Cranes" in read.articles[0].text.replace("\n", " ")
    assert told_unread(read) == "Lines begin with these numbers too, which were left in the text: 2025."


def test_numbers_that_no_article_can_have_are_told() -> None:
    read = read_numbered_text("第9999条 甲\n办甲。\n第10000条 乙\n办乙。\n")
    assert [article.number for article in read.articles] == ["9999"]
    assert told_unread(read).endswith("left in the text: 10000.")
