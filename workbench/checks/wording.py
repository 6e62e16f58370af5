"""How much a text says and how near two texts are: the measures that several rules share.

Works on plain text in Chinese and English without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property, lru_cache
from itertools import pairwise

from workbench.checks.settings import RuleSettings
from workbench.kernel.script import CHINESE, count_chinese

_UNIT = re.compile(rf"[{CHINESE}]|[^\W_{CHINESE}]+")
_BETWEEN = re.compile(r"[\W_]+")
_EDGES = " \t\r\n\u3000。．.，,、；;：:！!（）()[]【】<>《》“”‘’\"'"


@lru_cache(maxsize=64)  # the rules look at the same long texts one after the other
def half_width(text: str) -> str:
    """Return `text` with full-width letters, digits and signs as ordinary ones (NFKC)."""
    return unicodedata.normalize("NFKC", text)


def core(text: str) -> str:
    """Return the letters and digits of `text` alone, folded, so that layout and signs do not matter."""
    return _BETWEEN.sub("", half_width(text).casefold())


def size(text: str) -> int:
    """Return how much a text holds: 1 for each Chinese character, 2 for each Latin word or number."""
    plain = half_width(text)
    return 2 * len(_UNIT.findall(plain)) - count_chinese(plain)


class Measured:
    """A text that is measured several times and read once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def size(self) -> int:
        """How much the text holds, as the function `size` counts."""
        return size(self.text)

    @cached_property
    def substance(self) -> int:
        """How much the text says once: like `size`, but repeated words count once.

        Twice the number of different neighbouring pairs bounds what a text can say; ordinary prose stays well
        below that bound, a sentence copied ten times does not.
        """
        units = _UNIT.findall(half_width(self.text).casefold())
        return min(self.size, 2 * len(set(pairwise(units))) + 2)

    def likeness(self, other: Measured) -> float:
        """Return from 0 to 1 how alike two texts are: twice the shared pairs of characters over all (Dice)."""
        total = self._pairs.total() + other._pairs.total()
        return 2 * self._shared(other) / total if total else 0.0

    def containment(self, other: Measured) -> float:
        """Return from 0 to 1 how much of the shorter text stands in the longer one."""
        least = min(self._pairs.total(), other._pairs.total())
        return self._shared(other) / least if least else 0.0

    def _shared(self, other: Measured) -> int:
        return (self._pairs & other._pairs).total()

    @cached_property
    def _pairs(self) -> Counter[str]:
        letters = core(self.text)
        return Counter(map("".join, pairwise(letters)))


def stands_for_nothing(text: str, settings: RuleSettings) -> bool:
    """Return whether a filled text only holds a place: signs, XXX, 待定, 无 and the like (shared settings)."""
    return bool(text.strip()) and (is_placeholder(text, settings) or says_nothing(text, settings))


def is_placeholder(text: str, settings: RuleSettings) -> bool:
    """Return whether the whole text is one that is put where the real one is still to come."""
    inner = trimmed(text)
    return not inner or settings.pattern("placeholders").fullmatch(inner) is not None


def says_nothing(text: str, settings: RuleSettings) -> bool:
    """Return whether the whole text is a word for “none”."""
    return settings.pattern("nothing_words").fullmatch(trimmed(text)) is not None


def trimmed(text: str) -> str:
    """Return `text` folded and without blanks, stops and brackets around it."""
    return half_width(text).casefold().strip(_EDGES)


def shortened(text: str, length: int = 40) -> str:
    """Return the beginning of a text for use within a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1]}…"
