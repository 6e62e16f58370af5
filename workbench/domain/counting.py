"""How long a text is, counted as Chinese word processors do: words (字数), characters, Chinese, Latin, numbers.

Counts plain text only. Bounds of fields and the measures of the rules are the business of others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.kernel.script import CHINESE

# What stands in a square of its own in Chinese: characters, signs and letters of full width, and the signs that
# Chinese shares with Latin and sets in full width (— … · “ ” ‘ ’).
_SQUARE = rf"{CHINESE}\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u3000-\u303f\u3040-\u30ff\uff00-\uffef"
_SQUARES = re.compile(rf"[{_SQUARE}]")
_CHINESE = re.compile(rf"[{CHINESE}]")
_RUN = re.compile(rf"[^\s{_SQUARE}]+")
_BLANK = re.compile(r"\s")
_BREAK = re.compile(r"[\r\n\u2028\u2029]")
_WIDE_BLANK = "\u3000"


@dataclass(frozen=True, slots=True)
class TextCount:
    """What was counted in a text.

    `words` is 字数: each character that fills a square counts, each run of others counts once. `characters`
    leaves line breaks out, `without_spaces` every blank too. `latin_words` are runs with a letter,
    as 200kW is, `numbers` those with digits and no letter.
    """

    words: int = 0
    characters: int = 0
    without_spaces: int = 0
    chinese: int = 0
    latin_words: int = 0
    numbers: int = 0

    def __add__(self, other: TextCount) -> TextCount:
        return TextCount(
            self.words + other.words,
            self.characters + other.characters,
            self.without_spaces + other.without_spaces,
            self.chinese + other.chinese,
            self.latin_words + other.latin_words,
            self.numbers + other.numbers,
        )


def count_text(text: str) -> TextCount:
    """Return how long a text is."""
    runs = _RUN.findall(text)
    lettered = [any(sign.isalpha() for sign in run) for run in runs]
    numbered = [any(sign.isdigit() for sign in run) for run in runs]
    squares = len(_SQUARES.findall(text)) - text.count(_WIDE_BLANK)
    return TextCount(
        words=squares + len(runs),
        characters=len(_BREAK.sub("", text)),
        without_spaces=len(_BLANK.sub("", text)),
        chinese=len(_CHINESE.findall(text)),
        latin_words=sum(lettered),
        numbers=sum(digits and not letters for digits, letters in zip(numbered, lettered, strict=True)),
    )
