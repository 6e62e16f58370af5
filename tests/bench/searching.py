"""Words looked up in a hundred thousand titles; beside FTS5 ranking the same hits, and a LIKE scan.

Some queries of every kind are held against the truth: which titles hold them, found out without any index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import insert, text

from tests.bench.measuring import Line, Report, Target, Times, Work, at_most_ms, swept, timed, times_faster
from tests.bench.titles import holds, made_queries, made_titles
from tests.helpers.workbenches import open_for_test
from workbench.app.workbench import Workbench
from workbench.search.query import Query
from workbench.search.tokens import tokens
from workbench.storage.fulltext import SearchIndex
from workbench.storage.records import SearchRecord

_MOST_MS = 2.0
_TIMES_RANK = 25.0
_TIMES_LIKE = 10.0
_RANK = (
    "SELECT e.owner, e.text FROM search_index f JOIN search_entry e ON e.id = f.rowid "
    "WHERE search_index MATCH ? ORDER BY rank LIMIT 50"
)
# The truth about a query is read off every title, so only some of the queries are held against it.
_EVERY = 3
_WAYS = ("ours", "rank", "like")


@dataclass
class _Taken:
    """Seconds taken for one kind of query, by way of looking, and how true the answers were."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {way: [] for way in _WAYS})
    wanted: int = 0
    found: int = 0
    both: int = 0

    @property
    def recall(self) -> float:
        """The share of the wanted titles that was found."""
        return self.both / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of the found titles that was wanted."""
        return self.both / self.found if self.found else 1.0


def measure(folder: Path, quick: bool) -> Report:
    """Look up all queries in turns by each way, in one and the same index."""
    titles = made_titles(2_000 if quick else 100_000)
    queries = made_queries(titles, 3 if quick else 60)
    path = folder / "workspace.db"
    taken = {kind: _Taken() for kind in queries}
    with open_for_test(str(path)) as workbench, closing(sqlite3.connect(path)) as bare:
        fill(workbench, titles)
        with workbench.workspace.reading() as unit:
            for kind, texts in queries.items():
                _look_up(unit.search, bare, texts, taken[kind], rounds=1 if quick else 3)
                _compare_with_truth(unit.search, titles, texts[::_EVERY], taken[kind])
    return Report(tuple(_lines(taken, len(titles))), tuple(_remarks(taken)))


def fill(workbench: Workbench, titles: list[str]) -> None:
    """Put titles straight into the table of searchable texts, and build its index at once."""
    rows = [
        {
            "kind": "case",
            "owner": str(number),
            "place": "title",
            "text": title,
            "tokens": " ".join(tokens(title)),
        }
        for number, title in enumerate(titles)
    ]
    with workbench.workspace.transaction() as connection:
        connection.execute(insert(SearchRecord), rows)
        connection.execute(text("INSERT INTO search_index(search_index) VALUES('rebuild')"))


def _look_up(
    index: SearchIndex, bare: sqlite3.Connection, texts: list[str], taken: _Taken, rounds: int
) -> None:
    with swept():
        for query in texts:
            for way, work in _works(index, bare, query).items():
                work()
                taken.seconds[way] += [timed(work) for _ in range(rounds)]


def _works(index: SearchIndex, bare: sqlite3.Connection, query: str) -> dict[str, Work]:
    words = query.split()
    like = (
        "SELECT owner, text FROM search_entry WHERE " + " AND ".join(["text LIKE ?"] * len(words)) + " LIMIT 50"
    )
    parts = [f"%{word}%" for word in words]
    return {
        "ours": lambda: index.find(Query(query)),
        "rank": lambda: bare.execute(_RANK, (Query(query).fts5(),)).fetchall(),
        "like": lambda: bare.execute(like, parts).fetchall(),
    }


def _compare_with_truth(index: SearchIndex, titles: list[str], texts: list[str], taken: _Taken) -> None:
    for query in texts:
        wanted = {str(number) for number, title in enumerate(titles) if holds(title, query)}
        found = {hit.owner for hit in index.find(Query(query), limit=len(titles))}
        taken.wanted += len(wanted)
        taken.found += len(found)
        taken.both += len(wanted & found)


def _lines(taken: dict[str, _Taken], titles: int) -> Iterator[Line]:
    together = {way: Times.of([s for one in taken.values() for s in one.seconds[way]]) for way in _WAYS}
    ours = together["ours"]
    name = f"search: all in {titles:,} titles"
    for way, words, least in (
        ("rank", "FTS5 bm25, best 50", _TIMES_RANK),
        ("like", "LIKE scan, 50", _TIMES_LIKE),
    ):
        other = together[way]
        targets = (at_most_ms(ours, _MOST_MS, "p95"), times_faster(ours, other, least))
        yield Line(name, ours, words, other, "p95", targets)
    for kind, one in taken.items():
        mine, rank = Times.of(one.seconds["ours"]), Times.of(one.seconds["rank"])
        exact = Target("all and only", one.recall == one.precision == 1.0)
        yield Line(f"search: {kind}", mine, "FTS5 bm25, best 50", rank, "p95", (exact,))


def _remarks(taken: dict[str, _Taken]) -> Iterator[str]:
    for kind, one in taken.items():
        queries = len(one.seconds["ours"])
        yield (
            f"Search for {kind}: recall {one.recall:.4f}, precision {one.precision:.4f} over "
            f"{one.wanted:,} right answers ({queries} times taken)."
        )
