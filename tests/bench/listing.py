"""The list of ten thousand cases and opening one of them; beside bare sqlite3 reading the same columns."""

from __future__ import annotations

import gc
import random
import sqlite3
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from tests.bench.measuring import Line, Report, Work, at_most_ms, in_turns
from tests.bench.titles import made_titles
from tests.helpers.workbenches import FORM, open_for_test, sample_case
from workbench.app.workbench import Workbench
from workbench.domain.proposal import Proposal, State
from workbench.storage.records import ArticleLinkRecord, ProposalRecord, ProposalValueRecord
from workbench.storage.repositories.valuecolumns import value_to_columns

_MOST_LIST = 60.0
_MOST_OPEN = 1.0
_MOST_MB = 12.0
_MB = 1_000_000
_START = datetime(2026, 1, 1, tzinfo=UTC)
_LIST = (
    "SELECT uid, ref, form, title, state, completeness, articles, changed_at, form_version, title_en "
    "FROM proposal WHERE trashed = 0 ORDER BY changed_at DESC, ref DESC"
)
_OPEN = (
    "SELECT * FROM proposal WHERE ref = ?",
    "SELECT v.* FROM proposal_value v JOIN proposal p ON p.uid = v.proposal_uid WHERE p.ref = ?",
    "SELECT l.* FROM article_link l JOIN proposal p ON p.uid = l.proposal_uid WHERE p.ref = ?",
    "SELECT w.* FROM waiver w JOIN proposal p ON p.uid = w.proposal_uid WHERE p.ref = ?",
)


def measure(folder: Path, quick: bool) -> Report:
    """Fill a workspace with copies of the sample case, then list and open in turns."""
    cases = 200 if quick else 10_000
    path = folder / "workspace.db"
    with open_for_test(str(path)) as workbench, closing(sqlite3.connect(path)) as bare:
        fill(workbench, sample_case(workbench), cases)
        lists = in_turns(
            {"ours": workbench.drafting.cases, "bare": lambda: bare.execute(_LIST).fetchall()},
            runs=2 if quick else 15,
        )
        opened = in_turns(
            {"ours": _opener(workbench, cases), "bare": _bare_opener(bare, cases)},
            runs=5 if quick else 200,
            warm=3,
        )
        held = _memory(workbench.drafting.cases)
    listing, opening = lists["ours"], opened["ours"]
    lines = (
        Line(
            f"list: {cases:,} cases",
            listing,
            "sqlite3, same columns",
            lists["bare"],
            targets=(at_most_ms(listing, _MOST_LIST),),
        ),
        Line(
            "list: opening one case",
            opening,
            "sqlite3, four selects",
            opened["bare"],
            targets=(at_most_ms(opening, _MOST_OPEN),),
        ),
    )
    met = "yes" if held <= _MOST_MB else "no"
    return Report(lines, (f"The list of {cases:,} cases holds {held:.1f} MB (target {_MOST_MB:g} MB: {met}).",))


def fill(workbench: Workbench, sample: Proposal, cases: int) -> None:
    """Put copies of a case straight into the tables; the journal knows nothing of them."""
    titles = made_titles(cases)
    moments = random.Random(2)
    base = [{"field": name, **(value_to_columns(value) or {})} for name, value in sample.values.items()]
    links = [{"plan": link.ref.plan, "article": link.ref.article, "role": "main"} for link in sample.links]
    for first in range(0, cases, 500):
        numbers = range(first, min(first + 500, cases))
        with workbench.workspace.transaction() as connection:
            rows = [_case_row(number, titles[number], sample, moments) for number in numbers]
            connection.execute(insert(ProposalRecord), rows)
            values = [{"proposal_uid": _uid(number), **columns} for number in numbers for columns in base]
            connection.execute(insert(ProposalValueRecord), values)
            connection.execute(insert(ArticleLinkRecord), _link_rows(numbers, links))


def _case_row(number: int, title: str, sample: Proposal, moments: random.Random) -> dict[str, object]:
    return {
        "uid": _uid(number),
        "ref": _ref(number),
        "form": FORM,
        "form_version": sample.form_version,
        "state": str(State.DRAFTING),
        "title": title,
        "completeness": 0.5,
        "articles": "3 9",
        "trashed": False,
        "version": 1,
        "created_at": _START,
        "changed_at": _START + timedelta(seconds=moments.randrange(20_000_000)),
    }


def _link_rows(numbers: range, links: list[dict[str, str]]) -> list[dict[str, object]]:
    return [
        {
            "id": f"l{number}-{place}",
            "proposal_uid": _uid(number),
            "reason": "装置",
            "linked_at": _START,
            **link,
        }
        for number in numbers
        for place, link in enumerate(links)
    ]


def _uid(number: int) -> str:
    return f"{number:032x}".replace("0", "f", 1)


def _ref(number: int) -> str:
    return f"2025-{number:05d}"


def _opener(workbench: Workbench, cases: int) -> Work:
    chosen = random.Random(3)
    return lambda: workbench.drafting.case(_ref(chosen.randrange(cases)))


def _bare_opener(bare: sqlite3.Connection, cases: int) -> Work:
    chosen = random.Random(3)

    def opened() -> None:
        ref = _ref(chosen.randrange(cases))
        for statement in _OPEN:
            bare.execute(statement, (ref,)).fetchall()

    return opened


def _memory(listed: Callable[[], object]) -> float:
    """Return the megabytes that Python keeps for what a list gives."""
    gc.collect()
    tracemalloc.start()
    try:
        kept = listed()
        gc.collect()
        size = tracemalloc.get_traced_memory()[0]
        del kept
    finally:
        tracemalloc.stop()
    return size / _MB
