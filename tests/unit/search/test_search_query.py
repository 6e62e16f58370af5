"""Queries: what a person types means the same in FTS5, in PostgreSQL and in plain Python."""

from __future__ import annotations

import random
import sqlite3

import pytest

from workbench.search.query import Query
from workbench.search.tokens import fold, tokens

_TEXTS = [
    "储能电站应急供电装置 技术要求",
    "电力储能用锂离子电池",
    "碳达峰碳中和标准化提升工程",
    "碳达 峰",
    "GB/T 36276—2023 电力储能用锂离子电池",
    "Carbon footprint of products",
    "decarbonization of steel",
    "储能EMS系统 第2部分：接口",
    "能源互联网 EMS 系统",
    "智慧城市 ICT参考框架",
    "𠀀字 𠀀𠀁字",
    "Rock 'n' roll OR NOT near(a b) * : ^ - + {x}",
    "信息技术 (IT) 安全技术 IT/OT",
]


def _found_by_fts5(texts: list[str], query: Query) -> list[str]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 0')")
        rows = [(number, " ".join(tokens(text))) for number, text in enumerate(texts)]
        connection.executemany("INSERT INTO t(rowid, x) VALUES(?, ?)", rows)
        found = connection.execute("SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid", (query.fts5(),))
        return [texts[number] for (number,) in found]
    finally:
        connection.close()


def test_chinese_words_become_phrases_of_pairs() -> None:
    assert Query("碳达峰").fts5() == '"碳达" + "达峰"'
    assert Query("碳达峰").tsquery() == "'碳达' & '达峰'"


def test_latin_words_and_single_characters_are_beginnings() -> None:
    assert Query("Carb 能").fts5() == '"carb" * AND "能" *'
    assert Query("Carb 能").tsquery() == "'carb':* & '能':*"


def test_a_word_of_several_parts_is_one_phrase() -> None:
    assert Query("GB/T 1.1").fts5() == '"gb" + "t" * AND "1" + "1" *'


def test_quotes_keep_words_together() -> None:
    assert Query("“smart grid”").words == Query('"smart grid"').words
    assert Query('"smart grid"').tsquery() == "'smart' & 'grid':*"


def test_chinese_commas_part_words() -> None:
    assert Query("储能、消防，安全").tsquery() == "'储能' & '消防' & '安全'"


def test_the_same_word_twice_is_one_word() -> None:
    assert len(Query("储能 储能 ＥＭＳ ems").words) == 2


@pytest.mark.parametrize("typed", ["", "  ", "——！", "\"'*:()", "🙂"])
def test_a_query_without_words_finds_nothing(typed: str) -> None:
    query = Query(typed)
    assert query.is_empty
    assert query.tsquery() == ""
    assert not query.matches("任何文字 any text")
    assert _found_by_fts5(_TEXTS, query) == []


def test_words_must_all_occur() -> None:
    assert Query("储能 消防").matches("储能电站消防")
    assert not Query("储能 消防").matches("储能电站")


def test_a_latin_word_is_found_at_its_beginning_only() -> None:
    assert Query("carbon").matches("Low-CARBON products")
    assert not Query("carbon").matches("decarbonization")


@pytest.mark.parametrize(
    "typed", ["OR", "NOT x", "a*", "near(a", "'; DROP TABLE t --", '"', "{x} : ^", "a AND", "-能"]
)
def test_what_is_typed_is_never_read_as_syntax(typed: str) -> None:
    query = Query(typed)
    assert _found_by_fts5(_TEXTS, query) == [text for text in _TEXTS if query.matches(text)]
    assert set(query.tsquery()) <= set("'<-> &:*") | {
        character for character in fold(typed) if character.isalnum()
    }


def test_the_index_finds_what_the_text_holds() -> None:
    chance = random.Random(7)
    for _ in range(400):
        text = chance.choice(_TEXTS)
        start = chance.randrange(len(text))
        query = Query(text[start : start + chance.randint(1, 7)])
        expected = [one for one in _TEXTS if query.matches(one)]
        assert _found_by_fts5(_TEXTS, query) == expected, query.text


def test_chinese_is_found_wherever_it_stands() -> None:
    for text in _TEXTS[:4]:
        for word in text.split():
            for start in range(len(word)):
                assert Query(word[start:]).matches(text)
