"""Articles of the plan that fit a title: how long it takes and how often the right one is among the first."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

from tests.bench.measuring import Line, Report, at_most_ms, in_turns
from tests.helpers.tools import ROOT
from tests.helpers.workbenches import open_for_test
from workbench.app.workbench import Workbench
from workbench.kernel.datafile import read_data_file

_PLAN = "action-plan-2022"
_MOST_MS = 1.0
_TITLES = ROOT / "tests" / "data" / "suggest_titles.yaml"


def measure(folder: Path, quick: bool) -> Report:
    """Ask for each title in turn, beside asking for nothing; then count the right answers."""
    titles = known_titles()
    asked = cycle(titles)
    with open_for_test(str(folder / "workspace.db")) as workbench:
        times = in_turns(
            {
                "ours": lambda: workbench.planning.suggest_for_text(next(asked), _PLAN),
                "nothing": lambda: workbench.planning.suggest_for_text("", _PLAN),
            },
            runs=5 if quick else 3 * len(titles),
            warm=2,
        )
        first, third = (hits(workbench, titles, count) for count in (1, 3))
    ours = times["ours"]
    target = at_most_ms(ours, _MOST_MS)
    line = Line("suggest: articles for a title", ours, "an empty title", times["nothing"], targets=(target,))
    share = f"right article first {first / len(titles):.1%}, among three {third / len(titles):.1%}"
    return Report((line,), (f"Suggestions for {len(titles)} titles: {share}.",))


def known_titles() -> dict[str, str]:
    """Return the titles whose article is known, with its number."""
    file = read_data_file(_TITLES)
    return {entry.text("title"): str(entry.integer("article")) for entry in file.entries("titles")}


def hits(workbench: Workbench, titles: dict[str, str], count: int) -> int:
    """Return for how many titles the right article is among the first `count`."""
    return sum(
        article in [found.article for found in workbench.planning.suggest_for_text(title, _PLAN, count)]
        for title, article in titles.items()
    )
