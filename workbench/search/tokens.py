"""Text cut into tokens that an index can look up, the same way for every database and for plain Python.

Chinese (with Japanese kana) is cut into overlapping pairs of characters, everything else into words. Ends at
tokens: how they are combined into a question is the business of `query`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from workbench.kernel.script import CHINESE

# A database limits the length of an indexed word (PostgreSQL: 2,046 bytes); nobody searches for more than this.
LONGEST_TOKEN = 200

_KANA = "\u3040-\u30ff"
_RUN = re.compile(f"(?P<chinese>[{CHINESE}{_KANA}]+)|(?P<word>[^\\W_{CHINESE}{_KANA}]+)")


# Chinese titles are full of these, and nothing joins with what they become: replaced before, they spare most
# texts the whole work of Unicode's normal form, which takes thirty times as long.
_WIDE_MARKS = tuple(zip("！（），：；？", "!(),:;?", strict=True))


def fold(text: str) -> str:
    """Return `text` so that full-width, compatibility and upper-case forms of the same text are equal."""
    for wide, narrow in _WIDE_MARKS:
        text = text.replace(wide, narrow)
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded)


@lru_cache(maxsize=20_000)
def _fold_piece(piece: str) -> str:
    return fold(piece)


def fold_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the folded text and, for each of its characters, the (start, end) it came from in `text`.

    Folding can lengthen or shorten a text (ﬁ, accents written apart), so it is done for each character together
    with the marks that follow it.
    """
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = _fold_piece(text[start:end])
        folded.append(piece)
        places += [(start, end)] * len(piece)
        start = end
    return "".join(folded), places


def runs(folded: str) -> list[str]:
    """Return the runs of Chinese characters and the words of a folded text, in order."""
    return [match.group() for match in _RUN.finditer(folded)]


def run_places(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where each run of a folded text begins and ends, in order."""
    for match in _RUN.finditer(folded):
        yield match.span()


def is_chinese(run: str) -> bool:
    """Return whether a run is Chinese; a run is so as a whole or not at all."""
    match = _RUN.match(run)
    return match is not None and match["chinese"] is not None


def bigrams(run: str) -> list[str]:
    """Return the overlapping pairs of a run of Chinese characters; none for a single character."""
    return [run[place : place + 2] for place in range(len(run) - 1)]


def tokens(text: str) -> list[str]:
    """Return the tokens of `text`, in order, each at most LONGEST_TOKEN characters long.

    A run of Chinese gives its overlapping pairs and then its last character alone, so that looking for tokens
    that begin with one character finds that character wherever it stands. Any other word gives itself, folded.
    """
    found: list[str] = []
    for run in runs(fold(text)):
        if is_chinese(run):
            found += [*bigrams(run), run[-1]]
        else:
            found.append(run[:LONGEST_TOKEN])
    return found
