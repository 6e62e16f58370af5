"""A short piece of a long text around what was searched, with the places to mark.

Gives positions only; how they are marked (bold, colour, asterisks) is decided where the snippet is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from workbench.search.query import Query
from workbench.search.tokens import fold_with_places, run_places

_ELLIPSIS = "…"
_MOST_SPANS = 500
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line; `spans` are (start, end) places in it that were searched for."""

    text: str
    spans: tuple[Span, ...] = ()


def snippet(text: str, query: Query, width: int = 80) -> Snippet:
    """Return up to `width` characters of `text` (and marks of omission) that show most words of `query`."""
    line = "".join(" " if character.isspace() else character for character in text)
    spans = found_spans(line, query)
    start = _best_start(line, spans, width)
    end = min(len(line), start + width)
    lead = _ELLIPSIS if start > 0 else ""
    tail = _ELLIPSIS if end < len(line) else ""
    shift = len(lead) - start
    kept = [(max(a, start) + shift, min(b, end) + shift) for a, b, _ in spans if a < end and b > start]
    return Snippet(lead + line[start:end] + tail, tuple(_merged(kept)))


def found_spans(text: str, query: Query) -> list[tuple[int, int, int]]:
    """Return (start, end, number of the word) for every place of `text` that a word of `query` takes up."""
    normal, origins = _normal_with_origins(text)
    found = []
    for number, word in enumerate(query.words):
        for place in word.places_in(normal)[:_MOST_SPANS]:
            last = place + len(word.normal) - 1
            found.append((origins[place][0], origins[last][1], number))
    return sorted(found)


def _normal_with_origins(text: str) -> tuple[str, list[Span]]:
    """Return the normal text and, for each of its characters, which characters of `text` it came from."""
    whole, origins = fold_with_places(text)
    normal: list[str] = []
    places: list[Span] = []
    for first, last in run_places(whole):
        if normal:
            normal.append(" ")
            places.append(origins[first])
        normal.append(whole[first:last])
        places += origins[first:last]
    return "".join(normal), places


def _best_start(line: str, spans: list[tuple[int, int, int]], width: int) -> int:
    """Return where a window of `width` begins that shows most different words, the earliest of equals."""
    if len(line) <= width or not spans:
        return 0
    spans = spans[:_MOST_SPANS]
    best = max(spans, key=lambda span: (_words_within(spans, span[0], span[0] + width), -span[0]))
    lead = max(0, (width - (best[1] - best[0])) // 4)
    if _words_within(spans, best[0] - lead, best[0] - lead + width) < _words_within(
        spans, best[0], best[0] + width
    ):
        lead = 0
    return max(0, min(best[0] - lead, len(line) - width))


def _words_within(spans: list[tuple[int, int, int]], start: int, end: int) -> int:
    return len({number for first, last, number in spans if first >= start and last <= end})


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
