"""Made-up titles of standards in Chinese, English and both, the same ones each time, and what to look for."""

from __future__ import annotations

import random
import re

from tests.helpers.tools import ROOT
from workbench.kernel.datafile import read_data_file

_WORDS = read_data_file(ROOT / "tests" / "data" / "bench_words.yaml")
_CHINESE = _WORDS.texts("chinese")
_ENGLISH = _WORDS.texts("english")
_RUN = re.compile("[\u4e00-\u9fff]+")


def made_titles(count: int) -> list[str]:
    """Return titles: more than half Chinese, a quarter in both languages, the rest English."""
    chance = random.Random(7)
    return [_title(chance) for _ in range(count)]


def made_queries(titles: list[str], each: int) -> dict[str, list[str]]:
    """Return what to look for by kind, `each` of a kind, all of it to be found somewhere in the titles."""
    chance = random.Random(11)
    runs = [run for title in chance.sample(titles, min(len(titles), 5_000)) for run in _RUN.findall(title)]
    return {
        "one Chinese character": [_piece(chance, runs, 1) for _ in range(each)],
        "two Chinese characters": [_piece(chance, runs, 2) for _ in range(each)],
        "3 to 6 Chinese characters": [_piece(chance, runs, chance.randint(3, 6)) for _ in range(each)],
        "a Latin word or its beginning": [_latin(chance) for _ in range(each)],
        "two words": [f"{_piece(chance, runs, 2)} {_other(chance)}" for _ in range(each)],
    }


def holds(title: str, query: str) -> bool:
    """Return whether a made title holds every word of a query, found out without the program's own search."""
    lower = title.lower()
    return all(
        word in lower if _RUN.search(word) else re.search(rf"\b{word}", lower) is not None
        for word in query.split()
    )


def _title(chance: random.Random) -> str:
    kind = chance.random()
    part = chance.randint(1, 20)
    if kind < 0.55:
        return f"{_zh(chance, 2)} {_zh(chance, 2)} 第{part}部分：{_zh(chance, 3)}"
    if kind < 0.8:
        return f"{_zh(chance, 4)} {_en(chance, 4).title()}"
    return f"{_en(chance, 3).capitalize()} — {_en(chance, 4).capitalize()} — Part {part}: {_en(chance, 3)}"


def _zh(chance: random.Random, words: int) -> str:
    return "".join(chance.choice(_CHINESE) for _ in range(words))


def _en(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_ENGLISH) for _ in range(words))


def _piece(chance: random.Random, runs: list[str], length: int) -> str:
    run = chance.choice([run for run in runs[:500] if len(run) >= length])
    start = chance.randint(0, len(run) - length)
    return run[start : start + length]


def _latin(chance: random.Random) -> str:
    word = chance.choice(_ENGLISH)
    return word if chance.random() < 0.6 else word[:3]


def _other(chance: random.Random) -> str:
    return chance.choice(_ENGLISH) if chance.random() < 0.4 else chance.choice(_CHINESE)
