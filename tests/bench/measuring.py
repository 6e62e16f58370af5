"""Measured times: taken in turns, summed up, held against targets, printed as a table.

A figure means little on another machine, so what is compared runs side by side, turn by turn. What is measured
is the business of the modules beside this one.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Literal

Work = Callable[[], object]
Statistic = Literal["median", "p95"]
_HEADINGS = (
    "measurement",
    "median ms",
    "p95 ms",
    "compared with",
    "its median",
    "its p95",
    "ratio",
    "target",
    "met",
)


@dataclass(frozen=True, slots=True)
class Times:
    """Times of one piece of work in milliseconds."""

    median: float
    p95: float
    count: int

    @staticmethod
    def of(seconds: Sequence[float]) -> Times:
        """Return what the times come to; `seconds` holds at least one."""
        row = sorted(seconds)
        last = row[round(0.95 * (len(row) - 1))]
        return Times(statistics.median(row) * 1000, last * 1000, len(row))


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at, in words, and whether it was reached."""

    words: str
    met: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `other` is what ran beside it, compared by one statistic."""

    name: str
    ours: Times
    other_name: str = ""
    other: Times | None = None
    compared_by: Statistic = "median"
    targets: tuple[Target, ...] = ()

    @property
    def ratio(self) -> float | None:
        """How many times as long as the other ours takes; None if nothing ran beside it."""
        return None if self.other is None else _ratio(self.ours, self.other, self.compared_by)

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the line, one for each heading."""
        other = ("", "") if self.other is None else (f"{self.other.median:.2f}", f"{self.other.p95:.2f}")
        ratio = "" if self.ratio is None else _ratio_in_words(self.ratio, self.compared_by)
        words = ", ".join(target.words for target in self.targets) or "none"
        met = "" if not self.targets else "yes" if all(target.met for target in self.targets) else "no"
        ours = (f"{self.ours.median:.2f}", f"{self.ours.p95:.2f}")
        return (self.name, *ours, self.other_name, *other, ratio, words, met)


@dataclass(frozen=True, slots=True)
class Report:
    """What one measurement gave: lines of the table, and sentences to stand below it."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


def at_most_times(ours: Times, other: Times, most: float, by: Statistic = "median") -> Target:
    """Return the target of taking at most `most` times as long as the other."""
    return Target(f"{most:g} x", _ratio(ours, other, by) <= most)


def times_faster(ours: Times, other: Times, least: float, by: Statistic = "p95") -> Target:
    """Return the target of being at least `least` times faster than the other."""
    return Target(f"{least:g} x faster", _ratio(ours, other, by) * least <= 1)


def at_most_ms(ours: Times, most: float, by: Statistic = "median") -> Target:
    """Return the target of taking at most `most` milliseconds."""
    return Target(f"{by} {most:g} ms", getattr(ours, by) <= most)


def in_turns(works: Mapping[str, Work], runs: int, warm: int = 1) -> dict[str, Times]:
    """Run all works in turns, `warm` rounds unmeasured and then `runs` measured; return their times by name."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    with swept():
        for number in range(warm + runs):
            for name, work in works.items():
                seconds = timed(work)
                if number >= warm:
                    taken[name].append(seconds)
    return {name: Times.of(row) for name, row in taken.items()}


def timed(work: Work) -> float:
    """Return the seconds that one run takes, without the garbage of whatever ran before."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


@contextmanager
def swept() -> Iterator[None]:
    """Set aside all objects there are now, so that collecting between many short runs costs little."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a table with headings, names to the left and figures to the right."""
    rows = [_HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    drawn = [_drawn(row, widths) for row in rows]
    drawn.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(drawn)


def _drawn(row: tuple[str, ...], widths: Sequence[int]) -> str:
    left = {"measurement", "compared with", "target", "met"}
    cells = [
        cell.ljust(width) if heading in left else cell.rjust(width)
        for cell, width, heading in zip(row, widths, _HEADINGS, strict=True)
    ]
    return "  ".join(cells).rstrip()


def _ratio(ours: Times, other: Times, by: Statistic) -> float:
    held: float = getattr(other, by)
    taken: float = getattr(ours, by)
    return taken / held


def _ratio_in_words(ratio: float, by: Statistic) -> str:
    words = f"{ratio:.2f} x" if ratio >= 1 else f"1/{1 / ratio:.1f}"
    return words if by == "median" else f"{words} ({by})"
