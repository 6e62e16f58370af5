"""One field set through the program, journalled and on the disk; beside bare sqlite3 doing the least of it.

The least: one value updated, one chained audit row, one commit with the same promise (WAL, synchronous=FULL).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.bench.measuring import Line, Report, at_most_ms, at_most_times, in_turns
from tests.helpers.workbenches import sample_case, sample_file
from workbench.app.bootstrap import Surroundings, open_workbench
from workbench.app.workbench import Workbench
from workbench.domain.people import Person

_MOST_TIMES = 5.0
_MOST_MS = 2.0
_SCHEMA = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE value (owner TEXT, field TEXT, held TEXT, PRIMARY KEY (owner, field));
CREATE TABLE audit (number INTEGER PRIMARY KEY, at TEXT, who TEXT, what TEXT, before TEXT, hash TEXT);
"""


def measure(folder: Path, quick: bool) -> Report:
    """Edit in turns: a short field and a long text of the sample case, and a row of a bare database."""
    person = Surroundings(person=lambda: Person("林一", "测试所"))
    with open_workbench(str(folder / "workspace.db"), person) as workbench:
        ref = sample_case(workbench).ref
        times = in_turns(
            {
                "short": _editor(workbench, ref, "title_en", "Emergency power supply devices"),
                "long": _editor(workbench, ref, "purpose", str(sample_file().values["purpose"])),
                "bare": _bare_editor(folder / "bare.db"),
            },
            runs=5 if quick else 300,
            warm=3,
        )
    lines = tuple(
        Line(f"edit: a {name} text, durable", ours, "sqlite3, same promise", times["bare"], targets=targets)
        for name in ("short", "long")
        for ours in (times[name],)
        for targets in ((at_most_times(ours, times["bare"], _MOST_TIMES), at_most_ms(ours, _MOST_MS, "p95")),)
    )
    return Report(lines)


def _editor(workbench: Workbench, ref: str, field_id: str, text: str) -> Callable[[], object]:
    numbers = count(1)
    return lambda: workbench.drafting.set_value(ref, field_id, f"{text} {next(numbers)}")


def _bare_editor(path: Path) -> Callable[[], None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(_SCHEMA)
    connection.executemany("INSERT INTO value VALUES ('case', ?, '')", [(f"f{n}",) for n in range(40)])
    numbers, state = count(1), {"hash": "0" * 64}

    def edit() -> None:
        number, before = next(numbers), state["hash"]
        text = f"Emergency power supply devices {number}"
        what = f"case f3 {text}"
        state["hash"] = hashlib.sha256(f"{before}{number}{what}".encode()).hexdigest()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE value SET held=? WHERE owner='case' AND field='f3'", (text,))
        row = (number, "2026-11-23T00:00:00", "林一", what, before, state["hash"])
        connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)", row)
        connection.execute("COMMIT")

    return edit
