"""Articles of the plan that fit a title: how long it takes and how often the right one is among the first."""

from __future__ import annotations

from collections import defaultdict
from itertools import cycle
from pathlib import Path

from tests.bench.measuring import Line, Report, at_most_ms, in_turns
from tests.helpers.plantitles import KnownTitle, Suggest, count_hits, known_titles
from tests.helpers.workbenches import open_for_test

_PLAN = "action-plan-2022"
_MOST_MS = 1.0


def measure(folder: Path, quick: bool) -> Report:
    """Ask for each title in turn, beside asking for nothing; then count the right answers."""
    titles = known_titles()
    asked = cycle(titles)
    with open_for_test(str(folder / "workspace.db")) as workbench:
        suggest = workbench.planning.suggest_for_text
        times = in_turns(
            {
                "ours": lambda: suggest(next(asked).text, _PLAN),
                "nothing": lambda: suggest("", _PLAN),
            },
            runs=5 if quick else len(titles),
            warm=2,
        )
        answers = {title.text: [found.article for found in suggest(title.text, _PLAN, 3)] for title in titles}
        notes = _shares(titles, lambda text, count: answers[text][:count])
    ours = times["ours"]
    target = at_most_ms(ours, _MOST_MS)
    line = Line("suggest: articles for a title", ours, "an empty title", times["nothing"], targets=(target,))
    return Report((line,), notes)


def _shares(titles: list[KnownTitle], suggest: Suggest) -> tuple[str, ...]:
    """Return in words how often the right article comes first and among three: by round, language, article."""
    groups: dict[str, list[KnownTitle]] = defaultdict(list)
    for title in titles:
        groups["all"].append(title)
        groups[f"round {title.round}"].append(title)
        groups[f"round {title.round}, {title.language}"].append(title)
        groups[f"language {title.language}"].append(title)
        groups[f"article {title.article:>2}"].append(title)
    shares = [f"  {name}, {count_hits(groups[name], suggest)}" for name in sorted(groups)]
    return ("Suggestions with the right article first, among the first three:", *shares)
