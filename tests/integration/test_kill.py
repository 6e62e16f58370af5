"""Killing a writing process at any moment loses no acknowledged value and breaks no journal."""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path

import pytest

from tests.helpers.forking import Call, running
from tests.helpers.tools import ROOT
from tests.helpers.workbenches import new_case, open_for_test

KILLS = int(os.environ.get("WORKBENCH_KILLS", "60"))
SHARES = 4  # so that several test processes share the work

# Tells each value after the service has returned: from then on it must never be lost.
WRITER = """
import sys
from tests.helpers.workbenches import open_for_test
with open_for_test(sys.argv[1], "writer", fixed=False) as workbench:
    for number in range(int(sys.argv[3]), 10**9):
        workbench.drafting.set_value(sys.argv[2], "remarks", f"value {number}")
        print(number, flush=True)
"""


@pytest.fixture
def writer(tmp_path: Path) -> Path:
    """Give the program that writes until it is killed."""
    script = tmp_path / "writer.py"
    script.write_text(WRITER, encoding="utf-8")
    return script


def _write_until_killed(writer: Path, place: str, case: str, first: int, chance: random.Random) -> int:
    """Let a process write, kill it, return the last number that it acknowledged (0: none)."""
    writes, delay = chance.randrange(1, 12), chance.uniform(0, 0.004)
    last = 0
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with running(Call([str(writer), place, case, str(first)], str(ROOT), environment)) as (output, kill):
        for _ in range(writes):
            last = int(output.readline())
        threading.Event().wait(delay)  # into the middle of the next write
        kill()
        for line in output:
            last = int(line) if line.endswith("\n") else last
    return last


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_no_acknowledged_value_is_lost_in_many_kills(tmp_path: Path, writer: Path, share: int) -> None:
    place, chance = str(tmp_path / "workspace.db"), random.Random(share)
    with open_for_test(place, fixed=False) as workbench:
        case = new_case(workbench).ref
    acknowledged = 0
    for _ in range(KILLS // SHARES):
        acknowledged = max(acknowledged, _write_until_killed(writer, place, case, acknowledged + 1, chance))
        with open_for_test(place, fixed=False) as workbench:
            found = workbench.maintaining.examine()
            assert found.sound, found
            assert found.journal.verdict == "proven"
            held = str(workbench.drafting.case(case).values["remarks"])
            assert int(held.removeprefix("value ")) >= acknowledged
            written = [
                change.after for entry in workbench.history.of_case(case, "remarks") for change in entry.changes
            ]
            assert {f"value {number}" for number in range(1, acknowledged + 1)} <= set(written)
