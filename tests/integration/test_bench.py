"""`dev.py bench` runs and says what it measured; how fast anything is, no test says."""

from __future__ import annotations

import subprocess
import sys

from tests.bench import measuring
from tests.bench.measuring import Line, Times, at_most_ms, at_most_times, table, times_faster
from tests.bench.titles import holds, made_queries, made_titles
from tests.helpers.tools import ROOT
from workbench.search.query import Query

SLOW, FAST = Times(10.0, 20.0, 7), Times(4.0, 5.0, 7)


def bench(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the measurements as `dev.py bench` does."""
    command = [sys.executable, "-m", "tests.bench", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)


def test_two_quick_measurements_print_a_table_of_both() -> None:
    done = bench("--quick", "help", "suggest")
    assert done.returncode == 0, done.stderr
    heading, rule, *rest = done.stdout.splitlines()
    assert heading.split()[0] == "measurement"
    assert heading.split()[-2:] == ["target", "met"]
    assert set(rule) == {"-", " "}
    assert [line.split(":")[0] for line in rest[:2]] == ["help", "suggest"]
    assert all(line.split()[-1] in {"yes", "no"} for line in rest[:2])
    assert "quick run" in done.stdout


def test_an_unknown_measurement_is_refused_and_the_known_ones_are_named() -> None:
    done = bench("speling")
    assert done.returncode == 2
    assert "speling" in done.stderr
    assert "suggest" in done.stderr


def test_works_are_run_in_turns_and_the_warm_rounds_are_not_counted() -> None:
    calls: list[str] = []
    times = measuring.in_turns({"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, runs=3, warm=1)
    assert "".join(calls) == "abababab"
    assert (times["a"].count, times["b"].count) == (3, 3)


def test_times_are_summed_up_in_milliseconds() -> None:
    times = Times.of([0.003, 0.001, 0.002])
    assert (round(times.median, 6), round(times.p95, 6), times.count) == (2.0, 3.0, 3)


def test_targets_are_met_at_their_bound_and_not_beyond() -> None:
    assert at_most_times(SLOW, FAST, 2.5).met
    assert not at_most_times(SLOW, FAST, 2.4).met
    assert times_faster(FAST, SLOW, 4.0).met
    assert not times_faster(FAST, SLOW, 4.1).met
    assert at_most_ms(FAST, 5.0, "p95").met
    assert not at_most_ms(FAST, 4.9, "p95").met


def test_a_line_with_one_missed_target_says_no() -> None:
    line = Line("x", FAST, "y", SLOW, targets=(at_most_ms(FAST, 4.0), at_most_ms(FAST, 3.0)))
    assert line.cells()[-1] == "no"
    assert line.cells()[6] == "1/2.5"


def test_a_line_without_comparison_or_target_leaves_both_open() -> None:
    assert table([Line("x", FAST)]).splitlines()[-1].split() == ["x", "4.00", "5.00", "none"]


def test_the_plain_truth_of_the_search_measurement_agrees_with_the_query_itself() -> None:
    titles = made_titles(300)
    for texts in made_queries(titles, 5).values():
        for text in texts:
            query = Query(text)
            assert [holds(title, text) for title in titles] == [query.matches(title) for title in titles]
